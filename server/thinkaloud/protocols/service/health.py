"""How the server and its engines are. Asked without a key, so nothing is told here that not everyone may know."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from thinkaloud.engine.base import State
from thinkaloud.engine.fleet import Fleet
from thinkaloud.engine.lifecycle import Member
from thinkaloud.request.pipeline import Pipeline


def routes(pipeline: Pipeline, fleet: Fleet, names: Callable[[], bool]) -> APIRouter:
    """`GET /health`, `/ready`.

    names: whether everyone may know what the models are called.
    """
    router = APIRouter()

    @router.get("/health")
    @router.head("/health", include_in_schema=False)
    async def health() -> JSONResponse:
        """200 while the process is worth keeping; 503 once every engine stays down."""
        if fleet.alive():
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "failed"}, status_code=503)

    @router.get("/ready")
    @router.head("/ready", include_in_schema=False)
    async def ready() -> JSONResponse:
        """200 while any model can be asked, 503 while none can and until every engine has been started once; with what
        each engine does, and which models can be asked where their names are no secret."""
        status = fleet.status()
        engines = {name: _told(member) for name, member in fleet.members.items()}
        body = {"status": status, "engines": engines, **({"models": pipeline.askable()} if names() else {})}
        if status in {"ready", "degraded"}:
            return JSONResponse(body)
        wait = min(60, *(member.retry_after for member in fleet.members.values()))
        return JSONResponse(body, status_code=503, headers={"retry-after": str(wait)})

    return router


def _told(member: Member) -> dict[str, Any]:
    return {
        "state": member.state.value,
        "phase": f"{member.phase}; {member.prospect}" if member.state is State.FAILED else member.phase,
        "seconds": round(member.seconds, 1),
        "restarts": member.restarts,
    }
