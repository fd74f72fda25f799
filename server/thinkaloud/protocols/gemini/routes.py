"""`POST /v1beta/models/{model}:generateContent`, `:streamGenerateContent` and `:countTokens`; the same under `/v1`."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.convertors import StringConvertor, register_url_convertor

from thinkaloud.errors import NotFound
from thinkaloud.events import Event, Started
from thinkaloud.protocols.gemini import encode
from thinkaloud.protocols.gemini.decode import DecodedRequest, Defaults, decode, validate, validate_count
from thinkaloud.protocols.gemini.response import JoinedResponse
from thinkaloud.protocols.gemini.schema import GenerateContentRequest
from thinkaloud.protocols.wire import openapi, sse
from thinkaloud.protocols.wire.answer_headers import answer_headers
from thinkaloud.protocols.wire.disconnect import while_connected
from thinkaloud.protocols.wire.request_body import read_json
from thinkaloud.protocols.wire.request_headers import add_headers
from thinkaloud.protocols.wire.request_id import new_id
from thinkaloud.protocols.wire.thinking_controls import FORMAT_HEADER, ROUTE_HEADER
from thinkaloud.request import Pipeline
from thinkaloud.settings import LimitsSettings, Settings

_VERSIONS = ("/v1beta", "/v1")
"""Of the API, each with the same methods: clients choose either."""


class _VerbConvertor(StringConvertor):
    """What stands behind the last colon. Without colons in it, a path of colons is matched in one pass."""

    regex = "[^/:]+"


register_url_convertor("verb", _VerbConvertor())


def routes(pipeline: Pipeline, settings: Settings) -> APIRouter:
    """Return the router of the dialect."""
    methods = APIRouter()

    async def read(
        request: Request, name: str, check: Callable[[dict[str, Any], LimitsSettings], GenerateContentRequest]
    ) -> DecodedRequest:
        defaults = Defaults(
            settings.traces.visibility,
            pipeline.seals,
            request.headers.get(FORMAT_HEADER),
            request.headers.get(ROUTE_HEADER),
        )
        model = name.removeprefix("models/")
        fields = partial(decode, model=model, request_id=new_id("gen"), limits=settings.limits, defaults=defaults)
        return await read_json(request, settings.limits, lambda body: fields(check(body, settings.limits)))

    @methods.post(
        "/models/{name:path}:generateContent",
        response_model=None,
        openapi_extra=openapi.body(GenerateContentRequest),
        responses=openapi.responses("The response") | openapi.refusals(),
    )
    async def generate(name: str, request: Request) -> Response:
        """Answer at once."""
        decoded = await read(request, name, validate)
        fold = encode.ResponseFold(decoded)
        generation = add_headers(decoded.generation, request.headers, settings.session_headers)
        events = pipeline.run(generation, request.state.caller)
        response = await while_connected(request, _collect(events, fold))
        headers = answer_headers(fold.completion.model, fold.completion.route, decoded.ignored)
        body = await encode.encode_complete(response, is_long=decoded.generation.sampling.logprobs is not None)
        return Response(body, media_type="application/json", headers=headers)

    @methods.post(
        "/models/{name:path}:streamGenerateContent",
        response_model=None,
        openapi_extra=openapi.body(GenerateContentRequest),
        responses=openapi.responses("The response in chunks") | openapi.refusals(),
    )
    async def stream(name: str, request: Request) -> Response:
        """Answer in chunks: as events with `alt=sse`, else as one array."""
        decoded = await read(request, name, validate)
        generation = add_headers(decoded.generation, request.headers, settings.session_headers)
        events = pipeline.run(generation, request.state.caller)
        # A failure before the first event is a status, not an error in the stream.
        first = await while_connected(request, anext(events))
        assert isinstance(first, Started)  # noqa: S101  narrowed by the pipeline
        is_sse = request.query_params.get("alt") == "sse"
        return sse.EventStream(
            first,
            events,
            encode.StreamEncoder(decoded) if is_sse else encode.ArrayEncoder(decoded),
            headers=answer_headers(first.model, first.route, decoded.ignored),
            heartbeat=settings.server.heartbeat,
            media_type="text/event-stream" if is_sse else "application/json",
        )

    @methods.post(
        "/models/{name:path}:countTokens",
        openapi_extra=openapi.body(GenerateContentRequest),
        responses=openapi.refusals(),
    )
    async def count(name: str, request: Request) -> dict[str, Any]:
        """The tokens of the prompt that this request would have. No model runs."""
        decoded = await read(request, name, validate_count)
        counted = await while_connected(request, pipeline.count_prompt(decoded.generation, request.state.caller))
        return {"totalTokens": counted}

    @methods.post("/models/{name:path}:{verb:verb}", response_model=None, include_in_schema=False)
    async def refuse(name: str, verb: str) -> Response:
        """Tell which method is not there."""
        raise NotFound(f"models have no method {verb[:100]!r}: generateContent, streamGenerateContent, countTokens")

    router = APIRouter()
    for version in _VERSIONS:
        router.include_router(methods, prefix=version)
    return router


async def _collect(events: AsyncGenerator[Event, None], fold: encode.ResponseFold) -> JoinedResponse:
    response = JoinedResponse()
    async with aclosing(events):
        async for event in events:
            for chunk in fold.feed(event):
                response.add(chunk)
    return response
