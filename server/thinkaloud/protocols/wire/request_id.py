"""An id for each request, in the response header `x-request-id` and in the log. Also the net under every handler."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.body import new_id

_SANE = re.compile(r"[\w.:-]{1,128}", re.ASCII)


class RequestId:
    """ASGI middleware. A sane `x-request-id` of the client's is kept, so that logs can be joined."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _SANE.fullmatch(given) else new_id("req")
        scope.setdefault("state", {})["request_id"] = request_id
        begun = False

        async def send_with_id(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            failure = error_response.translate(error, request_id)
            if begun:
                raise
            await error_response.response(failure)(scope, receive, send_with_id)
