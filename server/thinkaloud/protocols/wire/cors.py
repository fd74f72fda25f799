"""Browsers on other origins: what they may send, and what of a response they may read.

https://fetch.spec.whatwg.org/#http-cors-protocol. Keys come in a header that a page sets itself, and nothing in a
cookie, so that no request needs the browser's own credentials. Only the start of a response is looked at: what is
streamed goes past all middleware (`sse.py`).
"""

from collections.abc import Collection, Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from thinkaloud.errors import ForeignOrigin
from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.dialect import OPENAI, Dialect
from thinkaloud.protocols.wire.thinking_controls import ROUTE_HEADER

_EXPOSED = (
    "x-request-id",
    "x-thinkaloud-model",
    ROUTE_HEADER,
    "x-thinkaloud-ignored",
    "retry-after",
)
"""What a page may read in every dialect. `*` would not do where a request has an `Authorization`."""


def allows(origins: Collection[str], origin: str | None) -> bool:
    """Whether a page of `origin` may call, where the settings list `origins`."""
    return origin is not None and ("*" in origins or origin in origins)


class Cors(CORSMiddleware):
    """Starlette's middleware, with refusals in the API's form.

    origins: those that the settings list, or `*`. dialects: beside OpenAI's.
    """

    def __init__(self, app: ASGIApp, origins: Collection[str], dialects: Sequence[Dialect] = ()) -> None:
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=["*"],
            allow_headers=["*"],
            allow_private_network=True,
            expose_headers=[*_EXPOSED, *(name for dialect in (OPENAI, *dialects) for name in dialect.exposed_headers)],
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        if self.is_allowed_origin(request_headers["origin"]):
            return super().preflight_response(request_headers)
        refused = ForeignOrigin("the settings of this server do not list this origin")
        refusal = error_response.response(refused, OPENAI, "")
        refusal.headers["vary"] = "Origin"
        return refusal
