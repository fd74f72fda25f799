"""Every request gets its id, for its response and the log, and its dialect. The last exception handler is here too."""

import re
import uuid
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.dialect import Dialect, choose_dialect

_VALID = re.compile(r"[\w.:-]{1,128}", re.ASCII)


def new_id(prefix: str, sign: str = "-") -> str:
    """A random id, such as `chatcmpl-3f2a...`. sign: between the prefix and the rest."""
    return f"{prefix}{sign}{uuid.uuid4().hex}"


class RequestId:
    """ASGI middleware. A valid `x-request-id` of the client's is kept, so that logs can be joined.

    dialects: beside OpenAI's.
    """

    def __init__(self, app: ASGIApp, dialects: Sequence[Dialect] = ()) -> None:
        self.app = app
        self._dialects = dialects

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _VALID.fullmatch(given) else new_id("req")
        dialect = choose_dialect(self._dialects, scope)
        scope.setdefault("state", {}).update(request_id=request_id, dialect=dialect)
        has_begun = False

        async def send_with_id(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                MutableHeaders(scope=message).update(dialect.id_headers(request_id))
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            failure = error_response.translate(error, request_id)
            if has_begun:
                raise
            await error_response.response(failure, dialect, request_id)(scope, receive, send_with_id)
