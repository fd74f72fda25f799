"""`GET /v1/models` and `/v1/models/{name}`."""

import time
from typing import Any

from fastapi import APIRouter, Request

from thinkaloud.errors import Forbidden, ModelNotFound
from thinkaloud.protocols.wire import openapi
from thinkaloud.request import Caller, Pipeline
from thinkaloud.request.introspection import ModelInfo


def routes(pipeline: Pipeline) -> APIRouter:
    """`GET /v1/models`, `/v1/models/{name}`."""
    router = APIRouter()
    created = int(time.time())

    @router.get("/v1/models", responses=openapi.refusals())
    async def list_models(request: Request) -> dict[str, Any]:
        """The models that the caller may use, each with the most that it may see of the trace."""
        models = pipeline.models_for(request.state.caller)
        return {"object": "list", "data": [_model_object(model, created) for model in models]}

    @router.get("/v1/models/{name:path}", responses=openapi.refusals())
    async def show_model(name: str, request: Request) -> dict[str, Any]:
        caller: Caller = request.state.caller
        if not caller.may_use(name):
            raise Forbidden(f"this key may not use the model {name[:100]!r}", param="model")
        model = next((model for model in pipeline.models_for(caller) if model.name == name), None)
        if model is None:
            raise ModelNotFound(f"there is no model {name[:100]!r}", param="model")
        return _model_object(model, created)

    return router


def _model_object(model: ModelInfo, created: int) -> dict[str, Any]:
    """OpenAI's `model` object. `max_model_len` is vLLM's name for the context length."""
    body = {
        "id": model.name,
        "object": "model",
        "created": created,
        "owned_by": "thinkaloud",
        "thinking": model.thinking,
        "visibility": model.visibility,
        "context_length": model.context_length,
        "max_model_len": model.context_length,
    }
    return body if model.route is None else body | {"route": dict(model.route)}
