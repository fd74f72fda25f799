"""Slots of the server and of its engines, and the queue for them.

The queue is fair between keys by start-time fair queueing (Goyal, Vin and Cheng 1996): of k keys with equal requests
each gets every k-th slot, and a request of many choices counts as many. A request that does not fit keeps the slots it
waits for from those behind it, so that it is not passed forever; it delays nobody who waits for other slots.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeAlias

from thinkaloud.errors import Overloaded
from thinkaloud.settings import LimitsSettings


class SlotPool:
    """The slots of the server or of one engine."""

    __slots__ = ("size", "used")

    def __init__(self, size: int) -> None:
        self.size = size
        self.used = 0


_QueueName: TypeAlias = tuple[str, tuple[SlotPool, ...]]
"""A key, and the pools that its requests in this queue need."""


@dataclass(slots=True, eq=False)
class _Waiter:
    """A queued request. arrival: the virtual time when it came. admitted: has a result once it holds its slots."""

    slots: int
    arrival: int
    admitted: asyncio.Future[None]


class AdmissionQueue:
    """The server's slots, and the queue for them and for those of engines. Belongs to one event loop."""

    def __init__(self, limits: LimitsSettings) -> None:
        self._limits = limits
        self.server = SlotPool(limits.running)
        self._queues: dict[_QueueName, deque[_Waiter]] = {}  # of equal start tags, the first queue's is served
        self._finish_tags: dict[str, int] = {}  # by key
        self._virtual_time = 0

    @property
    def limit(self) -> int:
        """How many may wait."""
        return self._limits.queue

    @property
    def length(self) -> int:
        """How many requests are waiting."""
        return sum(map(len, self._queues.values()))

    @asynccontextmanager
    async def hold_slots(self, key: str, *pools: SlotPool, slots: int = 1) -> AsyncIterator[None]:
        """Hold slots while entered. See `acquire`."""
        await self.acquire(key, *pools, slots=slots)
        try:
            yield
        finally:
            self.release(*pools, slots=slots)

    async def acquire(self, key: str, *pools: SlotPool, slots: int = 1, deadline: float | None = None) -> None:
        """Take `slots` of each of `pools`, all at once, when it is the turn of `key`.

        deadline: when to give up, by the loop's clock. Default: after the limits' `queue_wait`.

        Raises:
            Overloaded: the queue is full and no key has more in it, or the wait has timed out.
        """
        loop = asyncio.get_running_loop()
        name, waiter = (key, pools), _Waiter(slots, self._virtual_time, loop.create_future())
        self._queues.setdefault(name, deque()).append(waiter)
        self._admit_waiters()
        if waiter.admitted.done():
            return
        if self.length > self._limits.queue:
            self._reject_one(key)
        try:
            async with asyncio.timeout_at(loop.time() + self._limits.queue_wait if deadline is None else deadline):
                await waiter.admitted
        except BaseException as error:
            if _is_admitted(waiter):
                self.release(*pools, slots=slots)  # admitted in the moment in which it gave up
            else:
                self._remove(name, waiter)
                self._admit_waiters()  # those behind it may fit
            if isinstance(error, TimeoutError):
                raise self._overloaded_error() from None
            raise

    def release(self, *pools: SlotPool, slots: int = 1) -> None:
        """Give slots back, and at once to the next in the queue, so that nobody can come between."""
        for pool in pools:
            pool.used -= slots
        self._admit_waiters()

    def _admit_waiters(self) -> None:
        """Admit every request whose turn it is and that fits."""
        full: set[SlotPool] = set()
        while (name := self._next_queue(full)) is not None:
            (key, pools), waiter = name, self._queues[name][0]
            if lacking := [pool for pool in pools if pool.used + waiter.slots > pool.size]:
                full.update(lacking)
                continue
            for pool in pools:
                pool.used += waiter.slots
            waiter.admitted.set_result(None)
            start = self._start_tag(name)
            self._virtual_time, self._finish_tags[key] = max(self._virtual_time, start), start + waiter.slots
            self._remove(name, waiter)
        if not self._queues:
            self._virtual_time = 0
            self._finish_tags.clear()

    def _next_queue(self, full: set[SlotPool]) -> _QueueName | None:
        """Return the queue whose turn it is, of those that need none of the `full` pools."""
        for name in list(self._queues):
            while (waiters := self._queues.get(name)) and waiters[0].admitted.done():
                self._remove(name, waiters[0])  # a cancelled request stays in the queue until its task runs
        return min((name for name in self._queues if full.isdisjoint(name[1])), key=self._start_tag, default=None)

    def _start_tag(self, name: _QueueName) -> int:
        return max(self._queues[name][0].arrival, self._finish_tags.get(name[0], 0))

    def _remove(self, name: _QueueName, waiter: _Waiter) -> None:
        waiters = self._queues.get(name)
        if waiters and waiter in waiters:
            waiters.remove(waiter)
            if not waiters:
                del self._queues[name]

    def _reject_one(self, newcomer: str) -> None:
        """Reject the last request of the key that has the most in the queue; on a tie, the newcomer's own."""
        lengths: Counter[str] = Counter()
        for (key, _), waiters in self._queues.items():
            lengths[key] += len(waiters)
        longest = max(lengths, key=lambda key: (lengths[key], key == newcomer))
        name = max((name for name in self._queues if name[0] == longest), key=lambda name: len(self._queues[name]))
        last = self._queues[name][-1]
        self._remove(name, last)
        if not last.admitted.done():
            last.admitted.set_exception(self._overloaded_error())

    def _overloaded_error(self) -> Overloaded:
        message = f"the server is full: {self.server.used} generations in work and {self.length} requests waiting"
        return Overloaded(message, retry_after=5)


def _is_admitted(waiter: _Waiter) -> bool:
    future = waiter.admitted
    return future.done() and not future.cancelled() and future.exception() is None
