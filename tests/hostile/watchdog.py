"""Measures for how long the event loop was held: a task that wants to run every few milliseconds, and its delays.

A delay counts as far as this process computed in it: on the loop, or in a thread that kept the interpreter's lock. What
another process took of a busy machine is no block.
"""

import asyncio
import time
from types import TracebackType
from typing import Self

BEAT = 0.005


class Watchdog:
    """`worst` is the longest time for which the loop ran nothing else, in seconds, within the block."""

    def __init__(self) -> None:
        self.worst = 0.0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._beat())
        await asyncio.sleep(0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._task is not None
        await asyncio.sleep(BEAT)  # a block that goes on until now is seen, too
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _beat(self) -> None:
        while True:
            began, computed = time.perf_counter(), time.process_time()
            await asyncio.sleep(BEAT)
            held = min(time.perf_counter() - began - BEAT, time.process_time() - computed)
            self.worst = max(self.worst, held)
