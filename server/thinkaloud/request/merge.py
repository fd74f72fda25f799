"""Several streams of events as one, in the order in which they come."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TypeVar

from thinkaloud.runtime import tasks

T = TypeVar("T")


@dataclass(slots=True)
class _End:
    """The last thing that one stream puts into the queue."""

    error: BaseException | None = None


async def merge(streams: Sequence[AsyncGenerator[T, None]]) -> AsyncGenerator[T, None]:
    """The items of every stream. The first error ends all of them; closing the result closes each of them."""
    if len(streams) == 1:
        async with aclosing(streams[0]) as only:
            async for item in only:
                yield item
        return
    queue: asyncio.Queue[T | _End] = asyncio.Queue(maxsize=2 * len(streams))

    async def pump(stream: AsyncGenerator[T, None]) -> None:
        end = _End()
        try:
            async with aclosing(stream):
                async for item in stream:
                    await queue.put(item)
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001  raised again below, for the caller to see
            end.error = error
        if not closing:  # else nobody reads any more
            await queue.put(end)

    closing = False
    pumps = [asyncio.create_task(pump(stream)) for stream in streams]
    try:
        running = len(pumps)
        while running:
            taken = await queue.get()
            if not isinstance(taken, _End):
                yield taken
                continue
            if taken.error is not None:
                raise taken.error
            running -= 1
    finally:
        closing = True
        await tasks.end(pumps)
