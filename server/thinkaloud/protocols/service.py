"""Routes that belong to no dialect: what is served, and how the server is."""

import time
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from thinkaloud.catalog import ServedModel
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import ModelNotFound


def routes(models: Mapping[str, ServedModel], fleet: Fleet) -> APIRouter:
    """`GET /v1/models`, `/v1/models/{name}`, `/health`, `/ready`."""
    router = APIRouter()
    created = int(time.time())

    def row(model: ServedModel) -> dict[str, Any]:
        length = model.engine.context_length
        return {
            "id": model.name,
            "object": "model",
            "created": created,
            "owned_by": "thinkaloud",
            "thinking": model.thinking,
            "context_length": length,
            "max_model_len": length,
        }

    @router.get("/v1/models")
    async def list_models() -> dict[str, Any]:
        return {"object": "list", "data": [row(model) for model in models.values()]}

    @router.get("/v1/models/{name:path}")
    async def show_model(name: str) -> dict[str, Any]:
        if name not in models:
            raise ModelNotFound(f"there is no model {name[:100]!r}", param="model")
        return row(models[name])

    @router.get("/health")
    async def health() -> dict[str, str]:
        """The process is alive; says nothing of its models."""
        return {"status": "ok"}

    @router.get("/ready")
    async def ready() -> JSONResponse:
        """200 once every engine can serve, 503 with what each is doing until then."""
        engines = {
            name: {"state": engine.state.value, "phase": loading.phase, "seconds": round(loading.seconds, 1)}
            for (name, engine), loading in zip(fleet.engines.items(), fleet.loading.values(), strict=True)
        }
        if fleet.ready():
            return JSONResponse({"status": "ready", "engines": engines})
        return JSONResponse({"status": "loading", "engines": engines}, status_code=503, headers={"retry-after": "5"})

    return router
