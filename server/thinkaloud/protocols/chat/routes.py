"""`POST /v1/chat/completions`."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from fastapi import APIRouter, Request, Response

from thinkaloud.events import Event, Started
from thinkaloud.protocols.chat import encode
from thinkaloud.protocols.chat.decode import decode
from thinkaloud.protocols.chat.schema import ChatRequest
from thinkaloud.protocols.wire import openapi, sse
from thinkaloud.protocols.wire.answer_headers import answer_headers
from thinkaloud.protocols.wire.disconnect import while_connected
from thinkaloud.protocols.wire.request_body import read_json
from thinkaloud.protocols.wire.request_headers import add_headers
from thinkaloud.protocols.wire.request_id import new_id
from thinkaloud.protocols.wire.thinking_controls import FORMAT_HEADER, ROUTE_HEADER
from thinkaloud.request import Caller, Pipeline
from thinkaloud.request.completion import Completion, collect
from thinkaloud.settings import Settings


def routes(pipeline: Pipeline, settings: Settings) -> APIRouter:
    """Return the router of the dialect."""
    router = APIRouter()

    @router.post(
        "/v1/chat/completions",
        response_model=None,
        openapi_extra=openapi.body(ChatRequest),
        responses=openapi.responses("The answer; a stream of chunks where it was asked for"),
    )
    async def create(request: Request) -> Response:
        caller: Caller = request.state.caller
        decoded = await read_json(
            request,
            settings.limits,
            lambda body: decode(
                body,
                new_id("chatcmpl"),
                settings.limits,
                ceiling=lambda model: pipeline.ceiling(model, caller),
                visibility=settings.traces.visibility,
                names=lambda model: pipeline.field_names(model, caller),
                format_header=request.headers.get(FORMAT_HEADER),
                route_header=request.headers.get(ROUTE_HEADER),
            ),
        )
        generation = add_headers(decoded.generation, request.headers, settings.session_headers)
        shape = decoded.shape
        events = pipeline.run(generation, caller)
        if not decoded.stream:
            completion = await while_connected(request, _collect(events))
            headers = answer_headers(completion.model, completion.route, decoded.ignored)
            body = await encode.encode_completion(completion, generation.id, shape)
            return Response(body, media_type="application/json", headers=headers)
        # A failure before the first event is a status, not an error in the stream.
        first = await while_connected(request, anext(events))
        assert isinstance(first, Started)  # noqa: S101  narrowed by the pipeline
        return sse.EventStream(
            first,
            events,
            encode.StreamEncoder(generation.id, shape),
            headers=answer_headers(first.model, first.route, decoded.ignored),
            heartbeat=settings.server.heartbeat,
        )

    @router.post("/v1/chat/completions/{completion_id}/answer", responses=openapi.refusals())
    async def answer_now(completion_id: str, request: Request) -> dict[str, Any]:
        """End the thinking of a running request of the same key; its stream goes on with the answer."""
        await pipeline.answer_now(completion_id, request.state.caller)
        return {"id": completion_id, "object": "chat.completion.answer", "answering": True}

    return router


async def _collect(events: AsyncGenerator[Event, None]) -> Completion:
    async with aclosing(events):
        return await collect(events)
