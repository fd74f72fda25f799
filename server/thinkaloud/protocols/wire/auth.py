"""Authentication, before the body is read, and the caller's rate-limit headers on every response."""

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thinkaloud.protocols.wire.dialect import Dialect
from thinkaloud.request import Caller, Limit

PAGES = frozenset({"/", "/admin"})
"""The web pages. They are served without a key, because one is entered in them."""
PUBLIC_PATHS = PAGES | {"/manifest.webmanifest", "/health", "/ready"}
"""Paths without a key; browsers and health checks send none there."""
_ASSETS = "/assets/"
"""The files of the web page."""
_KEY_HEADERS = ("x-api-key", "x-goog-api-key")
"""Headers that hold a key and nothing else, of Anthropic's clients and of Google's. Any client may send any of them."""


class Authentication:
    """ASGI middleware. Puts the `Caller` into the request's state.

    identify: returns the caller for the keys of a request; raises `Unauthorized`.
    limits: returns the limits of a caller.
    """

    def __init__(
        self,
        app: ASGIApp,
        identify: Callable[[Sequence[str]], Caller],
        limits: Callable[[Caller], Sequence[Limit]],
    ) -> None:
        self.app = app
        self._identify = identify
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in PUBLIC_PATHS or scope["path"].startswith(_ASSETS):
            await self.app(scope, receive, send)
            return
        dialect: Dialect = scope["state"]["dialect"]
        scope, in_query = _cut_keys(scope)
        caller = self._identify([*_read_keys(Headers(scope=scope)), *(in_query if dialect.has_key_in_query else ())])
        scope["state"]["caller"] = caller

        async def send_with_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(dialect.limit_headers(self._limits(caller)))
            await send(message)

        await self.app(scope, receive, send_with_limits)


def _read_keys(headers: Headers) -> Iterator[str]:
    """Every key in the headers of a request."""
    for value in headers.getlist("authorization"):
        scheme, _, token = value.partition(" ")
        if scheme.lower() == "bearer" and token.strip():
            yield token.strip()
    for name in _KEY_HEADERS:
        yield from (value.strip() for value in headers.getlist(name) if value.strip())


def _cut_keys(scope: Scope) -> tuple[Scope, list[str]]:
    """The request without the keys in its query, which nothing behind this can tell then, and these keys."""
    query: bytes = scope["query_string"]
    if b"key=" not in query:
        return scope, []
    fields = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    keys = [value for name, value in fields if name == "key" and value]
    rest = urlencode([field for field in fields if field[0] != "key"], encoding="latin-1")
    return {**scope, "query_string": rest.encode("ascii")}, keys
