"""Who calls, before anything of the body is read; and the caller's rate limits, on every answer."""

from collections.abc import Callable, Mapping, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thinkaloud.generation import Caller

OPEN = frozenset({"/", "/health", "/ready"})
"""Paths that need no key: what watches the process has none, and the page is where one is entered."""
ASSETS = "/assets/"
"""What the page is made of, under which is nothing else."""


class Authentication:
    """ASGI middleware. Puts the `Caller` into the request's state.

    identify: the caller that the `Authorization` headers name; raises `Unauthorized`.
    limits: the headers that tell a caller what is left.
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
        if scope["type"] != "http" or scope["path"] in OPEN or scope["path"].startswith(ASSETS):
            await self.app(scope, receive, send)
            return
        caller = self._identify(Headers(scope=scope).getlist("authorization"))
        scope["state"]["caller"] = caller

        async def send_with_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._limits(caller))
            await send(message)

        await self.app(scope, receive, send_with_limits)
