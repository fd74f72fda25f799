"""Server-sent events: encoded bytes in, a response out. Knows no dialect.

sse-starlette does the framing's surroundings: headers, heartbeat comments, and cancelling the stream when the client
goes away. Its habit of ending live streams half a second after SIGTERM is switched off: uvicorn's own grace time lets
them finish. Readers that take nothing are dropped by the connection, see `connection.py`.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, suppress
from typing import TypeVar

import msgspec
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import AppStatus

AppStatus.enable_automatic_graceful_drain = False

T = TypeVar("T")

DONE = b"data: [DONE]\n\n"


def data(payload: object) -> bytes:
    """One event that carries `payload` as JSON."""
    return b"data: " + msgspec.json.encode(payload) + b"\n\n"


async def hesitant(events: AsyncGenerator[T, None], patience: float) -> AsyncGenerator[T, None]:
    """The same events; the first waits for the second, at most `patience` seconds.

    The first event of a stream is made before the engine runs. What the engine refuses, it refuses at once, and an
    error that comes before the first byte can still be a status.
    """
    async with aclosing(events):
        first = await anext(events)
        second = asyncio.create_task(_next(events))
        try:
            await asyncio.wait((second,), timeout=patience)
            if second.done() and (error := second.exception()) and not isinstance(error, StopAsyncIteration):
                raise error
            yield first
            with suppress(StopAsyncIteration):
                yield await second
        finally:
            second.cancel()
            await asyncio.gather(second, return_exceptions=True)
        async for event in events:
            yield event


async def _next(events: AsyncGenerator[T, None]) -> T:
    return await anext(events)


def stream(
    events: AsyncGenerator[bytes, None],
    *,
    headers: Mapping[str, str],
    heartbeat: float,
    comment: Callable[[], str],
) -> EventSourceResponse:
    """The response for `events`, each already encoded. heartbeat: seconds between two comments, made by `comment`."""
    return EventSourceResponse(
        events,
        headers=dict(headers),
        sep="\n",
        ping=heartbeat,
        ping_message_factory=lambda: ServerSentEvent(comment=comment(), sep="\n"),
    )
