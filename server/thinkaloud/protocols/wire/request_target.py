"""A request as the routes know it: HEAD is GET whose body nobody gets, and a slash behind a path is none.

A redirect would lose the body of a POST, and lead to whatever the Host header names. A query of too many fields is
refused before anybody parses it.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from thinkaloud.errors import InvalidRequest

_MAX_FIELDS = 100
"""Fields of a query. No route has as many."""


class RequestTarget:
    """ASGI middleware. The connection still knows a HEAD, and sends no body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if scope["query_string"].count(b"&") >= _MAX_FIELDS:
                raise InvalidRequest(f"the query has more than {_MAX_FIELDS} fields")
            path: str = scope["path"]
            if path.endswith("/") and not path.startswith("//") and path != "/":
                scope = {**scope, "path": path[:-1]}
            if scope["method"] == "HEAD":
                scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)
