"""`POST /v1/messages`, and what belongs to one."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response

from thinkaloud.errors import ModelNotFound
from thinkaloud.events import Event, Started
from thinkaloud.protocols.messages.decode import Asking, DecodedRequest, decode
from thinkaloud.protocols.messages.encode import MessageFold, StreamEncoder
from thinkaloud.protocols.messages.schema import CountTokensRequest, MessagesRequest
from thinkaloud.protocols.wire import openapi, sse
from thinkaloud.protocols.wire.answer_headers import answer_headers
from thinkaloud.protocols.wire.disconnect import while_connected
from thinkaloud.protocols.wire.request_body import read_json
from thinkaloud.protocols.wire.request_headers import add_headers
from thinkaloud.protocols.wire.request_id import new_id
from thinkaloud.protocols.wire.thinking_controls import FORMAT_HEADER, ROUTE_HEADER
from thinkaloud.request import Caller, Pipeline
from thinkaloud.settings import Settings


def routes(pipeline: Pipeline, settings: Settings) -> APIRouter:
    """Return the router of the dialect."""
    router = APIRouter()

    async def read(request: Request, kind: type[MessagesRequest] | type[CountTokensRequest]) -> DecodedRequest:
        caller: Caller = request.state.caller
        asking = Asking(
            lambda model: pipeline.ceiling(model, caller),
            settings.traces.visibility,
            pipeline.seals,
            request.headers.get(FORMAT_HEADER),
            request.headers.get(ROUTE_HEADER),
            ",".join(request.headers.getlist("anthropic-beta")),
        )
        return await read_json(
            request, settings.limits, lambda body: decode(kind, body, new_id("msg", "_"), settings.limits, asking)
        )

    @router.post(
        "/v1/messages",
        response_model=None,
        openapi_extra=openapi.body(MessagesRequest),
        responses=openapi.responses("The message; a stream of events where it was asked for"),
    )
    async def create(request: Request) -> Response:
        decoded = await read(request, MessagesRequest)
        fold = MessageFold(decoded, streamed=decoded.stream)
        generation = add_headers(decoded.generation, request.headers, settings.session_headers)
        events = pipeline.run(generation, request.state.caller)
        with _own_words(decoded):
            if not decoded.stream:
                await while_connected(request, _collect(events, fold))
                completion = fold.completion
                return Response(
                    msgspec.json.encode(fold.message),
                    media_type="application/json",
                    headers=answer_headers(completion.model, completion.route, decoded.ignored),
                )
            # A failure before the first event is a status, not an error in the stream.
            first = await while_connected(request, anext(events))
        assert isinstance(first, Started)  # noqa: S101  narrowed by the pipeline
        return sse.EventStream(
            first,
            events,
            StreamEncoder(fold, request.state.request_id),
            headers=answer_headers(first.model, first.route, decoded.ignored),
            heartbeat=settings.server.heartbeat,
        )

    @router.post(
        "/v1/messages/count_tokens", openapi_extra=openapi.body(CountTokensRequest), responses=openapi.refusals()
    )
    async def count_tokens(request: Request) -> dict[str, Any]:
        """The tokens of the prompt that this request would have. No model runs."""
        decoded = await read(request, CountTokensRequest)
        with _own_words(decoded):
            counted = await while_connected(request, pipeline.count_prompt(decoded.generation, request.state.caller))
        return {"input_tokens": counted}

    @router.post("/v1/messages/{message_id}/answer", responses=openapi.refusals())
    async def answer_now(message_id: str, request: Request) -> dict[str, Any]:
        """End the thinking of a running message of the same key; its stream goes on with the answer."""
        await pipeline.answer_now(message_id, request.state.caller)
        return {"id": message_id, "type": "message_answer", "answering": True}

    return router


async def _collect(events: AsyncGenerator[Event, None], fold: MessageFold) -> None:
    async with aclosing(events):
        async for event in events:
            fold.feed(event)
    fold.end()


@contextmanager
def _own_words(decoded: DecodedRequest) -> Iterator[None]:
    """Say that a model is not there as clients of this dialect read it."""
    try:
        yield
    except ModelNotFound:
        raise ModelNotFound(f"model: {decoded.generation.model[:100]}", param="model") from None
