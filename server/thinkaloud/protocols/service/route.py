"""`POST /v1/route`: where an alias would send a request, and why. No model runs.

The body is that of a chat completion, of which the messages, the tools and the thinking controls matter.
"""

from typing import Any

from fastapi import APIRouter, Request

from thinkaloud.protocols.chat.decode import decode
from thinkaloud.protocols.chat.schema import ChatRequest
from thinkaloud.protocols.wire import openapi
from thinkaloud.protocols.wire.request_body import read_json
from thinkaloud.protocols.wire.request_id import new_id
from thinkaloud.protocols.wire.route_object import route_object
from thinkaloud.protocols.wire.thinking_controls import ROUTE_HEADER
from thinkaloud.request import Caller, Pipeline
from thinkaloud.settings import Settings


def routes(pipeline: Pipeline, settings: Settings) -> APIRouter:
    """`POST /v1/route`."""
    router = APIRouter()

    @router.post("/v1/route", openapi_extra=openapi.body(ChatRequest), responses=openapi.refusals())
    async def explain(request: Request) -> dict[str, Any]:
        """The route that this request would take."""
        caller: Caller = request.state.caller
        decoded = await read_json(
            request,
            settings.limits,
            lambda body: decode(
                body,
                new_id("route"),
                settings.limits,
                ceiling=lambda model: pipeline.ceiling(model, caller),
                route_header=request.headers.get(ROUTE_HEADER),
            ),
        )
        found = await pipeline.explain_route(decoded.generation, caller)
        return {
            "object": "route",
            **route_object(found.route),
            "threshold": round(found.threshold, 4),
            "tentative": found.route.tentative,
            **({"shadow": found.shadow} if found.shadow else {}),
            "features": [{"name": name, "log_odds": round(weight, 3)} for name, weight in found.features],
        }

    return router
