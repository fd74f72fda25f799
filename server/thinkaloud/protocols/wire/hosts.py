"""Host and origin checks for a server without keys: it is asked by its own name, and by no page but its own and those
of the origins that the settings list.

A browser sends the requests of any page, to loopback too. It names the page in `Origin` and `Sec-Fetch-Site`; a page
whose name resolves to this server (DNS rebinding) names itself in `Host`. Headers that a proxy adds are not trusted.
"""

import re
from collections.abc import Callable
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from thinkaloud.errors import ForeignHost, ForeignOrigin
from thinkaloud.protocols.wire import cors
from thinkaloud.protocols.wire.auth import PAGES
from thinkaloud.settings import ServerSettings

_AUTHORITY = re.compile(r"(?:\[(?P<address>[^\[\]]+)\]|(?P<name>[^\[\]:@/]+))(?::[0-9]*)?")
_OWN_SITES = frozenset({"same-origin", "none"})
_EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104  compared, not bound


class Hosts:
    """ASGI middleware. is_open: whether the server has no keys; with keys nothing is checked.

    Starlette's TrustedHostMiddleware has no address ranges and responds in plain text.
    """

    def __init__(self, app: ASGIApp, server: ServerSettings, is_open: Callable[[], bool]) -> None:
        self.app = app
        self._is_open = is_open
        self._names = {each.lower() for each in (server.host, *server.hosts)}
        self._every_address = server.host in _EVERY_ADDRESS
        self._origins = server.cors_origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._is_open():
            headers = Headers(scope=scope)
            self._require_own_name(headers)
            if not _opens_page(scope, headers) and not cors.allows(self._origins, headers.get("origin")):
                _require_own_page(headers)
        await self.app(scope, receive, send)

    def _require_own_name(self, headers: Headers) -> None:
        host = headers.get("host")
        if host is None or self._is_own(host):  # optional in HTTP/1.0, which no browser uses
            return
        raise ForeignHost(
            f"{host[:100]!r} is no name of this server. Without keys it answers to localhost, to server.host of its "
            "settings, and to the names in server.hosts"
        )

    def _is_own(self, host: str) -> bool:
        parts = _AUTHORITY.fullmatch(host)
        if parts is None:
            return False
        name = (parts["address"] or parts["name"]).lower().removesuffix(".")
        if is_loopback(name) or name in self._names:
            return True
        return self._every_address and _is_address(name)  # an address cannot be rebound


def is_loopback(host: str) -> bool:
    """Whether `host`, a name or an address, is loopback."""
    return ip_address(host).is_loopback if _is_address(host) else host.lower() == "localhost"


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _opens_page(scope: Scope, headers: Headers) -> bool:
    """Whether the browser navigates to a web page. The page that has the link cannot read the response."""
    return scope["path"] in PAGES and scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"


def _require_own_page(headers: Headers) -> None:
    origin = headers.get("origin")
    own = origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()
    if not own or headers.get("sec-fetch-site", "none") not in _OWN_SITES:
        raise ForeignOrigin("a server without keys does not answer to pages of other origins")
