"""`GET /v1/models` and `/v1/models/{name}`, in the form of the dialect that asks; the same under `/v1beta`."""

import time
from typing import Any

from fastapi import APIRouter, Request

from thinkaloud.errors import Forbidden, ModelNotFound
from thinkaloud.protocols.wire import openapi
from thinkaloud.protocols.wire.dialect import Dialect
from thinkaloud.request import Caller, Pipeline


def routes(pipeline: Pipeline) -> APIRouter:
    """Return the router of the models."""
    router = APIRouter()
    created = int(time.time())

    @router.get("/v1/models", responses=openapi.refusals())
    @router.get("/v1beta/models", responses=openapi.refusals())
    async def list_models(request: Request) -> dict[str, Any]:
        """The models that the caller may use, each with the most that it may see of the trace."""
        dialect: Dialect = request.state.dialect
        return dialect.models(pipeline.models_for(request.state.caller), created)

    @router.get("/v1/models/{name:path}", responses=openapi.refusals())
    @router.get("/v1beta/models/{name:path}", responses=openapi.refusals())
    async def show_model(name: str, request: Request) -> dict[str, Any]:
        caller: Caller = request.state.caller
        if not caller.may_use(name):
            raise Forbidden(f"this key may not use the model {name[:100]!r}", param="model")
        model = next((model for model in pipeline.models_for(caller) if model.name == name), None)
        if model is None:
            raise ModelNotFound(f"there is no model {name[:100]!r}", param="model")
        dialect: Dialect = request.state.dialect
        return dialect.model(model, created)

    return router
