"""How long an engine may take: to its first token, from one to the next, and in all.

Only the waiting for the engine counts, not that for a slow reader, except in the total.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from types import TracebackType
from typing import Self

from thinkaloud.errors import GenerationTimedOut
from thinkaloud.events import Chunk
from thinkaloud.settings import LimitsSettings


async def in_time(chunks: AsyncGenerator[Chunk, None], limits: LimitsSettings) -> AsyncGenerator[Chunk, None]:
    """The same chunks. Ending early closes `chunks`, which aborts the generation.

    Raises:
        GenerationTimedOut: the engine took longer than `limits` allow.
    """
    now = asyncio.get_running_loop().time
    end = now() + limits.total
    pause, what = limits.first_token, "its first token"
    alarm = _Alarm()
    try:
        async with aclosing(chunks):
            while True:
                deadline = now() + pause
                if end < deadline:
                    deadline, what = end, "its answer"
                with alarm.at(deadline):
                    chunk = await anext(chunks, None)
                if chunk is None:
                    return
                yield chunk
                pause, what = limits.between_tokens, "its next token"
                if chunk.ended_by is not None or chunk.retry:  # words of ours, behind which the engine begins anew
                    pause = limits.first_token
    except _Rang:
        raise GenerationTimedOut(f"the model took too long for {what}", retry_after=10) from None
    finally:
        alarm.off()


class _Rang(Exception):
    """An alarm did."""


class _Alarm:
    """`asyncio.timeout_at` for wait after wait. One timer, which is looked at when it fires: to set one for each token
    takes longer than half of what else is done for it here.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: asyncio.Task[object] | None = None
        self._cancelling = 0
        self._deadline = 0.0
        self._rings = False

    def at(self, deadline: float) -> Self:
        """The same, for a block that raises `_Rang` where it waits for longer than that, by the loop's clock."""
        self._deadline = deadline
        if self._timer is None or deadline < self._timer.when():
            self.off()
            self._timer = self._loop.call_at(deadline, self._look)
        return self

    def off(self) -> None:
        """There is nothing more to wait for."""
        if self._timer is not None:
            self._timer.cancel()

    def _look(self) -> None:
        self._timer = None
        if self._waiting is None:
            return
        if self._loop.time() < self._deadline:
            self._timer = self._loop.call_at(self._deadline, self._look)
        else:
            self._rings = True
            self._waiting.cancel()

    def __enter__(self) -> None:
        self._waiting = asyncio.current_task()
        self._cancelling = self._waiting.cancelling() if self._waiting else 0

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        task, self._waiting = self._waiting, None
        rings, self._rings = self._rings, False
        if rings and task is not None and task.uncancel() <= self._cancelling and kind is asyncio.CancelledError:
            raise _Rang from error
