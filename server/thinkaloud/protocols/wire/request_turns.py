"""Lets requests that come at once begin in turns with what is running.

Each would do the first step of its work, then each the second: the engine would get the first of them when nearly all
are done, and no stream would go on meanwhile. Here the others wait until a few have done what they do without waiting,
1 to 2 ms each. A few begin in each turn of the event loop, and more where a turn is long: as many as take as much time
as everything else.
"""

import asyncio
from collections import deque
from collections.abc import Callable

_FEW = 8


class RequestTurns:
    """The requests of one server that have not begun."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_scheduled = False
        self._began = self._turn_began = 0.0
        self._count = 1

    def begin(self, start: Callable[[], None], loop: asyncio.AbstractEventLoop) -> None:
        """Call `start`, which creates the task of a request, now or in a later turn."""
        self._waiting.append(start)
        if not self._is_scheduled:
            self._turn_began = loop.time()
            self._start(1, loop)

    def _start(self, count: int, loop: asyncio.AbstractEventLoop) -> None:
        """Start so many requests. The time that their tasks take in the next turn is measured around them."""
        self._is_scheduled = True
        loop.call_soon(self._note_time, loop)
        self._count = min(count, len(self._waiting))
        for _ in range(self._count):
            self._waiting.popleft()()
        loop.call_soon(self._continue, loop)

    def _note_time(self, loop: asyncio.AbstractEventLoop) -> None:
        self._began = loop.time()

    def _continue(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._waiting:
            self._is_scheduled = False
            return
        now = loop.time()
        starts = max(now - self._began, 1e-6)
        others = now - self._turn_began - starts
        self._turn_began = now
        self._start(max(_FEW, int(self._count * others / starts)), loop)
