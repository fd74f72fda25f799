"""Wakes the readers of an engine's tokens, and where they are many, once for several of its steps.

The rule: readers are woken as soon as a step has brought tokens. If there are more than a few, and serving them took
more than a seventeenth of the event loop's time, they wait for the tokens of the next steps too, at most
`_LONGEST_PAUSE`, and only where another step is expected meanwhile. First and last tokens never wait.
"""

import asyncio
from typing import Any, Protocol

from thinkaloud.runtime import pacing

_LONGEST_PAUSE = 0.05
"""Seconds: text that is read comes at least 20 times a second."""


class _Queue(Protocol):
    """vLLM's queue of one request."""

    output: Any
    ready: asyncio.Event


class ReaderWakeup:
    """The readers of one engine. waiting: their queues, which have got tokens since the last round."""

    def __init__(self) -> None:
        self.waiting: list[_Queue] = []
        self._timer: asyncio.TimerHandle | None = None
        self._last_step = self._next_round = 0.0

    def wake_soon(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wake the readers now, or after a later step. Called once a step."""
        now = loop.time()
        interval, self._last_step = now - self._last_step, now
        if not self.waiting:
            return
        if now + interval >= self._next_round:
            self._wake(loop)
        elif self._timer is None:
            self._timer = loop.call_at(self._next_round, self._wake, loop)

    def _wake(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiting, self.waiting = self.waiting, []
        for queue in waiting:
            if queue.output is not None:  # vLLM has not woken this reader meanwhile, for a last token
                queue.ready.set()
        if len(waiting) > pacing.FEW_READERS:
            loop.call_soon(self._end_round, loop.time(), loop)  # behind the readers

    def _end_round(self, began: float, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        self._next_round = now + pacing.pause(now - began, _LONGEST_PAUSE)
