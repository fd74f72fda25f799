"""Ids of requests, in the response header `x-request-id` and in the log. The last exception handler is here too."""

import re
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thinkaloud.protocols.wire import error_response

_VALID = re.compile(r"[\w.:-]{1,128}", re.ASCII)


def new_id(prefix: str, sign: str = "-") -> str:
    """A random id, such as `chatcmpl-3f2a...`. sign: between the prefix and the rest."""
    return f"{prefix}{sign}{uuid.uuid4().hex}"


class RequestId:
    """ASGI middleware. A valid `x-request-id` of the client's is kept, so that logs can be joined."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _VALID.fullmatch(given) else new_id("req")
        scope.setdefault("state", {})["request_id"] = request_id
        has_begun = False

        async def send_with_id(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            failure = error_response.translate(error, request_id)
            if has_begun:
                raise
            await error_response.response(failure)(scope, receive, send_with_id)
