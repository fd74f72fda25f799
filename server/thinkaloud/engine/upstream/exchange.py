"""Generators that run in tasks of their own, so that they end in order whatever happens to their reader.

A reader may be cancelled twice, by its deadline and by its client, and an HTTP client that is cancelled while it
returns a connection to its pool loses it. Here a generator is cancelled once. After its last chunk it may go on without
a reader, to read the rest of a body.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeAlias

from thinkaloud.engine.upstream.joined_tokens import join_tokens
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk
from thinkaloud.runtime import tasks
from thinkaloud.runtime.pacing import FEW_READERS

_READ_AHEAD = 32
"""Chunks that are read ahead."""

_ChunkQueue: TypeAlias = "asyncio.Queue[Chunk | Exception]"


class ExchangeTasks:
    """The generators of one engine.

    limit: how many may run before those without a reader are cancelled.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._readers = 0
        self._running: set[asyncio.Task[None]] = set()

    async def read(self, chunks: AsyncGenerator[Chunk, None]) -> AsyncGenerator[Chunk, None]:
        """Yield `chunks` up to the one with the finish reason. Without one, `chunks` must raise.

        Where more than `FEW_READERS` read, tokens that have come while a reader was busy are joined.
        """
        queue: _ChunkQueue = asyncio.Queue(_READ_AHEAD)
        task = asyncio.create_task(_produce(chunks, queue))
        self._running.add(task)
        task.add_done_callback(lambda _: self._handle_end(task, queue))
        finished = False
        self._readers += 1
        try:
            while not finished:
                ready, error = await _take(queue, 1 if self._readers <= FEW_READERS else _READ_AHEAD)
                for chunk in join_tokens(ready):
                    finished = chunk.finish_reason is not None
                    yield chunk
                if error is not None:
                    raise error
        finally:
            self._readers -= 1
            if not finished or len(self._running) > self._limit:
                task.cancel()

    async def stop(self) -> None:
        """Cancel all generators. Their readers get `EngineFailed`."""
        await tasks.end(self._running)

    def _handle_end(self, task: "asyncio.Task[None]", queue: _ChunkQueue) -> None:
        self._running.discard(task)
        if task.cancelled():
            while not queue.empty():
                queue.get_nowait()
            queue.put_nowait(EngineFailed("the engine is stopped"))


async def _produce(chunks: AsyncGenerator[Chunk, None], queue: _ChunkQueue) -> None:
    async with aclosing(chunks):
        try:
            async for chunk in chunks:
                await queue.put(chunk)
        except Exception as error:  # noqa: BLE001  raised again in `read`
            await queue.put(error)


async def _take(queue: _ChunkQueue, most: int) -> tuple[list[Chunk], Exception | None]:
    """Wait for a chunk or an error, and take what else has come, up to so many chunks."""
    chunks: list[Chunk] = []
    while True:
        item = await queue.get()
        if isinstance(item, Exception):
            return chunks, item
        chunks.append(item)
        if len(chunks) >= most or queue.empty():
            return chunks, None
