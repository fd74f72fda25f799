"""`POST /v1/route/outcomes`: what a caller says of an answer that an alias gave, by the id of the answer."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field

from thinkaloud.protocols.wire import openapi
from thinkaloud.protocols.wire.answer_headers import ignored_header
from thinkaloud.protocols.wire.request_body import read_json
from thinkaloud.protocols.wire.wire_model import WireModel, first_names, read_model, unknown_fields
from thinkaloud.request import Caller, Pipeline
from thinkaloud.settings import Settings


class OutcomeRequest(WireModel):
    """The outcome of one answer."""

    id: Annotated[str, Field(min_length=1, max_length=256)]
    outcome: Literal["right", "wrong", "up", "down"]


def routes(pipeline: Pipeline, settings: Settings) -> APIRouter:
    """`POST /v1/route/outcomes`, and the same under `/v1beta`."""
    router = APIRouter()

    @router.post("/v1/route/outcomes", openapi_extra=openapi.body(OutcomeRequest), responses=openapi.refusals())
    @router.post("/v1beta/route/outcomes", openapi_extra=openapi.body(OutcomeRequest), responses=openapi.refusals())
    async def rate(request: Request, response: Response) -> dict[str, Any]:
        """Say whether an answer was right, or give it a thumb. The last outcome of an answer counts."""
        caller: Caller = request.state.caller
        told = await read_json(request, settings.limits, lambda body: read_model(OutcomeRequest, body, ""))
        await pipeline.records.rate(told.id, told.outcome, caller)
        response.headers.update(ignored_header(first_names(unknown_fields(told))))
        return {"object": "route.outcome", "id": told.id, "outcome": told.outcome}

    return router
