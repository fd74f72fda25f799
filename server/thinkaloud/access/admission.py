"""Room in the server: so many requests in work at once, a queue for more, and a clear answer to the one too many."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from thinkaloud.errors import Overloaded
from thinkaloud.settings import LimitsSettings


class Admission:
    """Places for the requests in work, and the line of those that wait, first come first served.

    Belongs to one event loop.
    """

    def __init__(self, limits: LimitsSettings) -> None:
        self._limits = limits
        self.running = 0
        self._line: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        return len(self._line)

    @asynccontextmanager
    async def enter(self) -> AsyncIterator[None]:
        """Holds one place.

        Raises:
            Overloaded: the line is as long as it may be, or none came free in time.
        """
        if self.running < self._limits.running:
            self.running += 1
        else:
            await self._wait()
        try:
            yield
        finally:
            self._leave()

    async def _wait(self) -> None:
        """Returns with a place, which the one who left handed over."""
        if self.waiting >= self._limits.queue:
            raise self._overloaded()
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(place)
        try:
            async with asyncio.timeout(self._limits.queue_wait):
                await place
        except BaseException as error:
            if place.done() and not place.cancelled():
                self._leave()  # handed over in the moment in which we gave up
            elif place in self._line:
                self._line.remove(place)
            if isinstance(error, TimeoutError):
                raise self._overloaded() from None
            raise

    def _leave(self) -> None:
        """Hand the place to the next in line, so that nobody can come between; without a line it is free."""
        while self._line:
            place = self._line.popleft()
            if not place.done():  # one who is being cancelled is still in line, until that task runs
                place.set_result(None)
                return
        self.running -= 1

    def _overloaded(self) -> Overloaded:
        message = f"the server is full: {self.running} requests in work and {self.waiting} waiting"
        return Overloaded(message, retry_after=5)
