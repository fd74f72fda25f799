"""`GET /admin/overview`: the server as its operator sees it, for a key that may. The page at `/admin` shows it."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request

from thinkaloud.errors import AdminForbidden
from thinkaloud.protocols.wire import openapi
from thinkaloud.request import Pipeline


def routes(pipeline: Pipeline) -> APIRouter:
    """`GET /admin/overview`."""
    router = APIRouter()

    @router.get("/admin/overview", responses=openapi.refusals())
    async def show_overview(request: Request) -> dict[str, Any]:
        """Engines, models, routes and keys, with what was used since the server started. Times are in seconds."""
        if not request.state.caller.admin:
            raise AdminForbidden("this key may not read the operator's page: its settings need admin: true")
        return asdict(await pipeline.overview())

    return router
