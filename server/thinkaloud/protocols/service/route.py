"""What is said of a route, and `POST /v1/route`: where an alias would send a request, and why, without asking a model.

The body is that of a chat completion, of which the messages, the tools and the thinking controls matter.
"""

from typing import Any

from fastapi import APIRouter, Request

from thinkaloud.errors import ModelNotFound
from thinkaloud.generation import Caller
from thinkaloud.protocols.chat.decode import decode
from thinkaloud.protocols.chat.schema import ChatRequest
from thinkaloud.protocols.service.route_object import told
from thinkaloud.protocols.wire import openapi
from thinkaloud.protocols.wire.body import new_id, read_json
from thinkaloud.protocols.wire.thinking_controls import ROUTE_HEADER
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.settings import Settings


def routes(pipeline: Pipeline, settings: Settings) -> APIRouter:
    """The one route."""
    router = APIRouter()

    @router.post("/v1/route", openapi_extra=openapi.body(ChatRequest), responses=openapi.refusals())
    async def dry_run(request: Request) -> dict[str, Any]:
        """Where this would go."""
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
        asked = decoded.generation
        pipeline.gate.ask(asked, caller)
        alias = pipeline.routers.get(asked.model)
        if alias is None:
            there_are = ", ".join(pipeline.routers) or "none"
            raise ModelNotFound(
                f"{asked.model[:100]!r} is no alias with a route (there are: {there_are})", param="model"
            )
        route = alias.decide(asked, caller, dry=True)
        return {
            "object": "route",
            **told(alias.model(route.lane), route),
            "lane": route.lane,
            "threshold": round(alias.threshold, 4),
            "tentative": route.tentative,
            "features": [{"name": name, "log_odds": round(weight, 3)} for name, weight in alias.explain(asked)],
        }

    return router
