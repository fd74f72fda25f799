"""`POST /v1/chat/completions`."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from thinkaloud.events import Event
from thinkaloud.pipeline import Completion, Pipeline, collect
from thinkaloud.protocols import failures, sse
from thinkaloud.protocols.chat import encode
from thinkaloud.protocols.chat.decode import Decoded, decode
from thinkaloud.protocols.requests import new_id, read_json, while_connected
from thinkaloud.settings import ServerSettings


def routes(pipeline: Pipeline, settings: ServerSettings) -> APIRouter:
    """The dialect's routes."""
    router = APIRouter()

    @router.post("/v1/chat/completions")
    async def create(request: Request) -> Response:
        decoded = decode(await read_json(request, settings.max_body), new_id("chatcmpl"))
        events = pipeline.run(decoded.generation)
        if not decoded.stream:
            completion = await while_connected(request, _collected(events))
            headers = _headers(decoded, completion.model)
            return JSONResponse(encode.complete(completion, decoded.generation.id), headers=headers)
        # Whatever fails before the first event is a proper status, not a stream.
        first = await while_connected(request, anext(events))
        return sse.stream(
            _encoded(_again(first, events), decoded, request.state.request_id),
            headers=_headers(decoded, decoded.generation.model),
            heartbeat=settings.heartbeat,
            send_timeout=settings.send_timeout,
        )

    return router


async def _collected(events: AsyncGenerator[Event, None]) -> Completion:
    async with aclosing(events):
        return await collect(events)


async def _again(first: Event, rest: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    async with aclosing(rest):
        yield first
        async for event in rest:
            yield event


async def _encoded(
    events: AsyncGenerator[Event, None], decoded: Decoded, request_id: str
) -> AsyncGenerator[bytes, None]:
    """The encoded stream; an error in its middle is its last event, and no `[DONE]` follows."""
    generation = decoded.generation
    async with aclosing(events):
        encoded: AsyncIterator[bytes] = encode.chunks(
            events, generation.id, n=generation.n, include_usage=decoded.include_usage
        )
        try:
            async for part in encoded:
                yield part
        except Exception as error:  # noqa: BLE001  translated: nobody is left above to do it
            yield sse.data(failures.translate(error, request_id).body())


def _headers(decoded: Decoded, model: str) -> dict[str, str]:
    headers = {"x-thinkaloud-model": model}
    if decoded.ignored:
        names = (name if name.isascii() and name.isprintable() else "?" for name in decoded.ignored)
        headers["x-thinkaloud-ignored"] = ", ".join(names)[:1024]
    return headers
