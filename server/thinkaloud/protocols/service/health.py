"""`GET /health` and `/ready`: the state of the server and its engines. They need no key."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from thinkaloud.request import Pipeline
from thinkaloud.request.introspection import EngineStatus


def routes(pipeline: Pipeline) -> APIRouter:
    """`GET /health` and `/ready`."""
    router = APIRouter()

    @router.get("/health")
    async def health() -> JSONResponse:
        """200 while the process is worth keeping; 503 once every engine stays down."""
        if pipeline.status().is_alive:
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "failed"}, status_code=503)

    @router.get("/ready")
    async def ready() -> JSONResponse:
        """200 while any model can be asked, or all where the settings want that; 503 while none can and until every
        engine has been started once. The body has the state of each engine, how many members of a pool are in which
        state and, on a server without keys, the state of each model and alias.
        """
        status = pipeline.status()
        body: dict[str, Any] = {
            "status": status.status,
            "engines": {name: _engine_object(engine) for name, engine in status.engines.items()},
        }
        if status.models is not None:
            body["models"] = status.models
        if status.is_ready:
            return JSONResponse(body)
        return JSONResponse(body, status_code=503, headers={"retry-after": str(status.retry_after)})

    return router


def _engine_object(engine: EngineStatus) -> dict[str, Any]:
    told = asdict(engine) | {"seconds": round(engine.seconds, 1)}
    return {name: value for name, value in told.items() if value is not None}
