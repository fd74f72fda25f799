"""The HTTP client for the upstreams of one engine: its connections and timeouts."""

from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from thinkaloud import settings as config
from thinkaloud.errors import SettingsError

_KEEPALIVE = 4.0
"""Seconds an idle connection is kept: less than uvicorn's 5, so that the upstream does not close it first."""
_MAX_IDLE = 64
"""Idle connections. With each request, httpcore compares each of them with each other."""


def new_client(
    name: str, settings: config.PooledEngine, transport: httpx.AsyncBaseTransport | None
) -> httpx.AsyncClient:
    """Return a client for the engine `name`. Raises `SettingsError`."""
    try:
        return httpx.AsyncClient(
            transport=transport,
            headers={"accept-encoding": "identity"},  # compressed streams come in blocks, not token by token
            # access/admission.py limits the number of connections, where requests wait for one.
            timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout, pool=None),
            limits=httpx.Limits(max_keepalive_connections=_MAX_IDLE, keepalive_expiry=_KEEPALIVE),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )
    except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
        raise SettingsError(
            f"engines.{name}: no connection can be made with the proxy variables and the SSL_CERT_FILE "
            f"of this environment ({type(error).__name__})"
        ) from error


def endpoint(base: httpx.URL, path: str) -> httpx.URL:
    """Return the URL of `path` below the base URL."""
    return base.copy_with(path=f"{base.path.rstrip('/')}/{path}")
