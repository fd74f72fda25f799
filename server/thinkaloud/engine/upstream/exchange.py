"""Generators that run in tasks of their own, so that whatever becomes of their reader, they end in order.

A reader may be cancelled twice, by its deadline and by its client, and an HTTP client that is cancelled while it gives
its connection back has lost it. Here a generator is cancelled once. One whose last item was taken may go on behind
its reader's back, to read the rest of a body.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeAlias

from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk
from thinkaloud.runtime import tasks

_AHEAD = 8
"""Chunks that are read before they are asked for; one may have some megabytes."""

_Handed: TypeAlias = "asyncio.Queue[Chunk | Exception]"


class Apart:
    """The generators of one engine. most: how many there may be before those that nobody reads are cut short."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._running: set[asyncio.Task[None]] = set()

    async def read(self, chunks: AsyncGenerator[Chunk, None]) -> AsyncGenerator[Chunk, None]:
        """The same chunks, up to the one with the finish reason; without one `chunks` has to raise."""
        handed: _Handed = asyncio.Queue(_AHEAD)
        task = asyncio.create_task(_hand(chunks, handed))
        self._running.add(task)
        task.add_done_callback(lambda _: self._ended(task, handed))
        finished = False
        try:
            while not finished:
                chunk = await handed.get()
                if isinstance(chunk, Exception):
                    raise chunk
                finished = chunk.finish_reason is not None
                yield chunk
        finally:
            if not finished or len(self._running) > self._most:
                task.cancel()

    async def stop(self) -> None:
        """Cancel them all; their readers see `EngineFailed`."""
        await tasks.end(self._running)

    def _ended(self, task: "asyncio.Task[None]", handed: _Handed) -> None:
        self._running.discard(task)
        if task.cancelled():
            while not handed.empty():
                handed.get_nowait()
            handed.put_nowait(EngineFailed("the engine is stopped"))


async def _hand(chunks: AsyncGenerator[Chunk, None], handed: _Handed) -> None:
    async with aclosing(chunks):
        try:
            async for chunk in chunks:
                await handed.put(chunk)
        except Exception as error:  # noqa: BLE001  raised again where it is read
            await handed.put(error)
