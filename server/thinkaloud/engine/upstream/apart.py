"""Generators that run in tasks of their own, so that whatever becomes of their reader, they end in order.

A reader may be cancelled twice, by its deadline and by its client, and an HTTP client that is cancelled while it gives
its connection back has lost it. Here a generator is cancelled once. One whose last item was taken may go on behind
its reader's back, to read the rest of a body.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import anyio
from anyio.streams.memory import MemoryObjectSendStream

from thinkaloud import tasks
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk

_AHEAD = 8
"""Chunks that are read before they are asked for; one may have some megabytes."""


class Apart:
    """The generators of one engine. most: how many there may be before those that nobody reads are cut short."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._running: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._running)

    async def read(self, chunks: AsyncGenerator[Chunk, None]) -> AsyncGenerator[Chunk, None]:
        """The same chunks, up to the one with the finish reason; each is a turn of the event loop."""
        sender, receiver = anyio.create_memory_object_stream[Chunk](_AHEAD)
        task = asyncio.create_task(_pump(chunks, sender))
        self._running.add(task)
        task.add_done_callback(lambda _: self._ended(task, sender))
        finished = False
        try:
            async for chunk in receiver:
                finished = chunk.finish_reason is not None
                yield chunk
                if finished:
                    return
            if task.cancelled():
                raise EngineFailed("the engine is stopped")
            task.result()
        finally:
            receiver.close()
            if not finished or len(self) > self._most:
                task.cancel()

    async def stop(self) -> None:
        """Cancel them all; their readers see `EngineFailed`."""
        await tasks.end(self._running)

    def _ended(self, task: "asyncio.Task[None]", sender: MemoryObjectSendStream[Chunk]) -> None:
        self._running.discard(task)
        sender.close()
        if not task.cancelled():
            task.exception()  # one that nobody asks for is logged, with its text


async def _pump(chunks: AsyncGenerator[Chunk, None], sender: MemoryObjectSendStream[Chunk]) -> None:
    async with aclosing(chunks):
        async for chunk in chunks:
            await sender.send(chunk)
