"""`POST /v1/responses`, and what belongs to one."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager, suppress
from functools import partial
from typing import Any, TypeAlias

from fastapi import APIRouter, Request, Response

from thinkaloud.errors import InvalidRequest, NotFound, RequestError, UpgradeRequired
from thinkaloud.events import Event, Started
from thinkaloud.protocols.responses.background import Run, Runs
from thinkaloud.protocols.responses.decode import DecodedRequest, Defaults, decode, validate
from thinkaloud.protocols.responses.encode import ResponseFold, StreamEncoder
from thinkaloud.protocols.responses.history import read_history
from thinkaloud.protocols.responses.record import record_of
from thinkaloud.protocols.responses.schema import ResponsesRequest
from thinkaloud.protocols.responses.sealed_items import SealedItems
from thinkaloud.protocols.responses.stored import ending_routes, follow, stored_routes, whole
from thinkaloud.protocols.wire import json, openapi, sse
from thinkaloud.protocols.wire.answer_headers import answer_headers
from thinkaloud.protocols.wire.disconnect import while_connected
from thinkaloud.protocols.wire.request_body import read_body
from thinkaloud.protocols.wire.request_headers import add_headers
from thinkaloud.protocols.wire.request_id import new_id
from thinkaloud.protocols.wire.thinking_controls import FORMAT_HEADER, ROUTE_HEADER
from thinkaloud.request import Caller, Pipeline, StoredTraces
from thinkaloud.request.by_size import by_size
from thinkaloud.runtime import tasks
from thinkaloud.settings import Settings
from thinkaloud.store.base import ResponseStore

_PARAMS = {"messages": "input", "max_tokens": "max_output_tokens"}
"""Fields of the conversation and its output, by their names in Chat."""

_LONGEST_MODEL = 256
"""Characters of a model's name in a header."""


def routes(pipeline: Pipeline, settings: Settings, store: ResponseStore, traces: StoredTraces, runs: Runs) -> APIRouter:
    """Return the router of the dialect."""
    router = APIRouter()
    router.include_router(stored_routes(store, traces, runs, settings.server.heartbeat))
    router.include_router(ending_routes(store, traces, runs))

    async def read(request: Request) -> DecodedRequest:
        caller: Caller = request.state.caller
        defaults = Defaults(
            lambda model: pipeline.ceiling(model, caller), settings.traces.visibility, seals=pipeline.seals
        )
        limits = settings.limits
        body = await read_body(request, limits)
        wire = await by_size(len(body), lambda: validate(json.parse(body, limits), limits))
        history = await read_history(wire, SealedItems(traces, caller.name), store, limits)
        size = len(body) + history.size
        read_fields = partial(
            decode,
            wire,
            new_id("resp", "_"),
            limits,
            defaults,
            history=history,
            size=size,
            format_header=request.headers.get(FORMAT_HEADER),
            route_header=request.headers.get(ROUTE_HEADER),
        )
        return await by_size(size, read_fields)

    @router.post(
        "/v1/responses",
        response_model=None,
        openapi_extra=openapi.body(ResponsesRequest),
        responses=openapi.responses("The response; a stream of events where it was asked for"),
    )
    async def create(request: Request) -> Response:
        decoded = await read(request)
        caller: Caller = request.state.caller
        fold = await by_size(decoded.size, lambda: ResponseFold(decoded))
        generation = add_headers(decoded.generation, request.headers, settings.session_headers)
        events = pipeline.run(generation, caller)
        sealed = SealedItems(traces, caller.name)

        async def save() -> None:
            await store.save(await by_size(decoded.size, lambda: record_of(fold, decoded, sealed)))

        async def end(failure: RequestError | None) -> None:
            """Store the response before its end is told, so that none that was told is missing."""
            fold.end() if failure is None else fold.fail(failure)
            if decoded.is_stored:
                with suppress(*() if failure is None else (RequestError,)):
                    await tasks.finish(save())  # also for a client that leaves as soon as it has read the answer

        if decoded.wire.background:
            run = Run(fold, sealed)
            await runs.start(run, events, save)
            headers = answer_headers(_asked_model(decoded.wire), None, decoded.ignored)
            if decoded.wire.stream:
                return follow(run, -1, settings.server.heartbeat, headers)
            return await whole(fold, headers)
        with _own_params():
            if not decoded.wire.stream:
                await while_connected(request, _collect(events, fold))
                await end(None)
                completion = fold.completion
                headers = answer_headers(completion.model, completion.route, decoded.ignored)
                return await whole(fold, headers)
            # A failure before the first event is a status, not an error in the stream.
            first = await while_connected(request, anext(events))
        assert isinstance(first, Started)  # noqa: S101  narrowed by the pipeline
        return sse.EventStream(
            first,
            events,
            StreamEncoder(fold),
            headers=answer_headers(first.model, first.route, decoded.ignored),
            heartbeat=settings.server.heartbeat,
            before_end=end,
        )

    router.include_router(_asides(pipeline, read))
    return router


Read: TypeAlias = Callable[[Request], Awaitable[DecodedRequest]]


def _asides(pipeline: Pipeline, read: Read) -> APIRouter:
    """The routes beside the one that creates: no model runs for them."""
    router = APIRouter()

    @router.get("/v1/responses", responses=openapi.refusals())
    async def refuse_upgrade() -> Response:
        """Tell a client that tries a WebSocket to post instead."""
        raise UpgradeRequired("responses are not served over WebSocket: POST /v1/responses")

    @router.post("/v1/responses/compact", responses=openapi.refusals())
    async def refuse_compaction() -> Response:
        """Tell a client that wants a shorter conversation to go on with the whole one."""
        raise NotFound("conversations are not compacted here: send the items as they are")

    @router.post(
        "/v1/responses/input_tokens",
        openapi_extra=openapi.body(ResponsesRequest),
        responses=openapi.refusals(),
    )
    async def count_input(request: Request) -> dict[str, Any]:
        """The tokens of the prompt that this request would have. No model runs."""
        decoded = await read(request)
        with _own_params():
            counted = await while_connected(request, pipeline.count_prompt(decoded.generation, request.state.caller))
        return {"object": "response.input_tokens", "input_tokens": counted}

    @router.post("/v1/responses/{response_id}/answer", responses=openapi.refusals())
    async def answer_now(response_id: str, request: Request) -> dict[str, Any]:
        """End the thinking of a running response of the same key; its stream goes on with the answer."""
        await pipeline.answer_now(response_id, request.state.caller)
        return {"id": response_id, "object": "response.answer", "answering": True}

    return router


def _asked_model(wire: ResponsesRequest) -> str:
    """The model that was asked for, as a header can have it: nobody has looked yet whether there is one."""
    return (
        wire.model if len(wire.model) <= _LONGEST_MODEL and wire.model.isascii() and wire.model.isprintable() else "?"
    )


async def _collect(events: AsyncGenerator[Event, None], fold: ResponseFold) -> None:
    async with aclosing(events):
        async for event in events:
            fold.feed(event)


@contextmanager
def _own_params() -> Iterator[None]:
    """Name fields of the conversation as this dialect does."""
    try:
        yield
    except InvalidRequest as error:
        error.param = _PARAMS.get(error.param or "", error.param)
        raise
