"""The HTTP clients for the upstreams of one engine: their connections and timeouts."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from thinkaloud import settings as config
from thinkaloud.errors import SettingsError

_KEEPALIVE = 4.0
"""Seconds an idle connection is kept: less than uvicorn's 5, so that the upstream does not close it first."""
_CLIENTS = 8
"""At the begin and the end of each request, httpcore asks the socket of every idle connection of its client whether it
is still open, and compares each connection with each other. With 32 streams on one client, that was a sixth of what the
front end computes."""
_MAX_IDLE = 8
"""Idle connections of each client."""


class Clients:
    """A few clients, of which each request is lent the one with the fewest others."""

    def __init__(self, name: str, settings: config.PooledEngine, transport: httpx.AsyncBaseTransport | None) -> None:
        """Raises `SettingsError`. name: the engine's. transport: for tests."""
        try:
            # To read whom to trust takes 20 ms, and a transport of its own asks nobody over TLS.
            verify = httpx.create_ssl_context() if transport is None else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self._clients = [_new_client(settings, verify, transport) for _ in range(_CLIENTS)]
        except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
            raise SettingsError(
                f"engines.{name}: no connection can be made with the proxy variables and the SSL_CERT_FILE "
                f"of this environment ({type(error).__name__})"
            ) from error
        self._requests = [0] * _CLIENTS

    @contextmanager
    def lend(self) -> Iterator[httpx.AsyncClient]:
        """Lend the client with the fewest requests; the first of those, so that few requests keep few connections."""
        at = self._requests.index(min(self._requests))
        self._requests[at] += 1
        try:
            yield self._clients[at]
        finally:
            self._requests[at] -= 1

    async def close(self) -> None:
        """Close all connections."""
        await asyncio.gather(*(client.aclose() for client in self._clients))


def _new_client(
    settings: config.PooledEngine, verify: ssl.SSLContext, transport: httpx.AsyncBaseTransport | None
) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        verify=verify,
        transport=transport,
        headers={"accept-encoding": "identity"},  # compressed streams come in blocks, not token by token
        # access/admission.py limits the number of connections, where requests wait for one.
        timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout, pool=None),
        limits=httpx.Limits(max_keepalive_connections=_MAX_IDLE, keepalive_expiry=_KEEPALIVE),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
    )


def endpoint(base: httpx.URL, path: str) -> httpx.URL:
    """Return the URL of `path` below the base URL."""
    return base.copy_with(path=f"{base.path.rstrip('/')}/{path}")
