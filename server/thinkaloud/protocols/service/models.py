"""Routes that belong to no dialect: what is served, and what it has done."""

import time
from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import Forbidden, MetricsForbidden, ModelNotFound
from thinkaloud.generation import Caller
from thinkaloud.protocols.wire import openapi
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.telemetry import exposition
from thinkaloud.telemetry.metrics import Metrics


def routes(pipeline: Pipeline, fleet: Fleet, metrics: Metrics) -> APIRouter:
    """`GET /v1/models`, `/v1/models/{name}`, `/metrics`."""
    router = APIRouter()
    created, models = int(time.time()), pipeline.models

    def row(model: ServedModel, caller: Caller) -> dict[str, Any]:
        length = model.engine.context_length
        return {
            "id": model.name,
            "object": "model",
            "created": created,
            "owned_by": "thinkaloud",
            "thinking": model.thinking,
            "visibility": pipeline.ceiling(model.name, caller),
            "context_length": length,
            "max_model_len": length,
        }

    def alias(name: str, caller: Caller) -> dict[str, Any]:
        lanes = pipeline.routers[name].settings
        own = row(models[lanes.thinking], caller)
        lengths = (models[each].engine.context_length for each in (lanes.fast, lanes.thinking))
        length = max((each for each in lengths if each is not None), default=None)
        return own | {
            "id": name,
            "visibility": pipeline.ceiling(name, caller),
            "context_length": length,
            "max_model_len": length,
            "route": {"fast": lanes.fast, "thinking": lanes.thinking},
        }

    @router.get("/v1/models", responses=openapi.refusals())
    async def list_models(request: Request) -> dict[str, Any]:
        """Those that the caller may use, each with the most that it may see of its traces."""
        caller: Caller = request.state.caller
        rows = [row(model, caller) for name, model in models.items() if caller.may_use(name)]
        rows += [alias(name, caller) for name in pipeline.routers if caller.may_use(name)]
        return {"object": "list", "data": rows}

    @router.get("/v1/models/{name:path}", responses=openapi.refusals())
    async def show_model(name: str, request: Request) -> dict[str, Any]:
        if not request.state.caller.may_use(name):
            raise Forbidden(f"this key may not use the model {name[:100]!r}", param="model")
        if name in pipeline.routers:
            return alias(name, request.state.caller)
        if name not in models:
            raise ModelNotFound(f"there is no model {name[:100]!r}", param="model")
        return row(models[name], request.state.caller)

    @router.get("/metrics")
    async def show_metrics(request: Request) -> Response:
        """The server's metrics and those of its engines, in Prometheus' text format."""
        _require_metrics(request.state.caller)
        registries = [metrics.registry, *(engine.registry for engine in fleet.engines.values())]
        return Response(exposition.page(registries), media_type=CONTENT_TYPE_LATEST)

    return router


def _require_metrics(caller: Caller) -> None:
    if not caller.metrics:
        raise MetricsForbidden("this key may not read the metrics: they tell of every caller")
