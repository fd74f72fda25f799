"""Authentication, before the body is read, and the caller's rate-limit headers on every response."""

from collections.abc import Callable, Mapping, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thinkaloud.request import Caller

PUBLIC_PATHS = frozenset({"/", "/health", "/ready"})
"""Paths without a key: health checks have none, and the web page is where one is entered."""
_ASSETS = "/assets/"
"""The files of the web page."""


class Authentication:
    """ASGI middleware. Puts the `Caller` into the request's state.

    identify: returns the caller for the `Authorization` headers; raises `Unauthorized`.
    limits: returns the rate-limit headers for a caller.
    """

    def __init__(
        self,
        app: ASGIApp,
        identify: Callable[[Sequence[str]], Caller],
        limits: Callable[[Caller], Mapping[str, str]],
    ) -> None:
        self.app = app
        self._identify = identify
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in PUBLIC_PATHS or scope["path"].startswith(_ASSETS):
            await self.app(scope, receive, send)
            return
        caller = self._identify(Headers(scope=scope).getlist("authorization"))
        scope["state"]["caller"] = caller

        async def send_with_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._limits(caller))
            await send(message)

        await self.app(scope, receive, send_with_limits)
