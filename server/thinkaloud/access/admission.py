"""Room in the server and its engines: so much in work at once, one line for more, a clear answer to the one too many.

The line is fair between keys: whose turn it is depends on what each key was given since there is a line (start-time
fair queueing, Goyal, Vin and Cheng 1996), so that of k keys with equal requests each gets every k-th place, and a
request of many choices counts as many. Who does not fit keeps those behind from the room that it waits for, so that it
is not passed for ever, and from no other.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeAlias

from thinkaloud.errors import Overloaded
from thinkaloud.settings import LimitsSettings


class Room:
    """So many places, of the server or of one engine."""

    __slots__ = ("places", "taken")

    def __init__(self, places: int) -> None:
        self.places = places
        self.taken = 0


_Line: TypeAlias = tuple[str, tuple[Room, ...]]
"""One key's, for places in these rooms."""


@dataclass(slots=True, eq=False)
class _Guest:
    """One in the line. turn: that it had by when it came."""

    places: int
    turn: int
    let_in: asyncio.Future[None]


class Admission:
    """The server's own room, and the line of those that wait for it or for an engine's.

    Belongs to one event loop.
    """

    def __init__(self, limits: LimitsSettings) -> None:
        self._limits = limits
        self.server = Room(limits.running)
        self._lines: dict[_Line, deque[_Guest]] = {}  # of those that have the same turn, the first one's
        self._given: dict[str, int] = {}
        self._turn = 0

    @property
    def waiting(self) -> int:
        return sum(map(len, self._lines.values()))

    @asynccontextmanager
    async def enter(self, key: str, *rooms: Room, places: int = 1) -> AsyncIterator[None]:
        """Holds places. See `take`."""
        await self.take(key, *rooms, places=places)
        try:
            yield
        finally:
            self.free(*rooms, places=places)

    async def take(self, key: str, *rooms: Room, places: int = 1, until: float | None = None) -> None:
        """Take `places` in each of `rooms`, all at once, when it is the turn of `key`.

        until: when to give up, by the loop's clock; None: after as long as the limits say.

        Raises:
            Overloaded: the line is as long as it may be, and no key has more in it; or there was no room in time.
        """
        loop = asyncio.get_running_loop()
        line, guest = (key, rooms), _Guest(places, self._turn, loop.create_future())
        self._lines.setdefault(line, deque()).append(guest)
        self._let_in()
        if guest.let_in.done():
            return
        if self.waiting > self._limits.queue:
            self._refuse_one(key)
        try:
            async with asyncio.timeout_at(loop.time() + self._limits.queue_wait if until is None else until):
                await guest.let_in
        except BaseException as error:
            if _inside(guest):
                self.free(*rooms, places=places)  # let in in the moment in which it gave up
            else:
                self._remove(line, guest)
                self._let_in()  # who stood behind it may fit
            if isinstance(error, TimeoutError):
                raise self._overloaded() from None
            raise

    def free(self, *rooms: Room, places: int = 1) -> None:
        """Give places back, to the next in line where there is one, so that nobody can come between."""
        for room in rooms:
            room.taken -= places
        self._let_in()

    def _let_in(self) -> None:
        """Let everyone in whose turn it is and who fits."""
        short: set[Room] = set()
        while (line := self._next(short)) is not None:
            (key, rooms), guest = line, self._lines[line][0]
            if lacking := [room for room in rooms if room.taken + guest.places > room.places]:
                short.update(lacking)
                continue
            for room in rooms:
                room.taken += guest.places
            guest.let_in.set_result(None)
            turn = self._turn_of(line)
            self._turn, self._given[key] = max(self._turn, turn), turn + guest.places
            self._remove(line, guest)
        if not self._lines:
            self._turn = 0
            self._given.clear()

    def _next(self, short: set[Room]) -> _Line | None:
        """The line whose turn it is, of those that wait for none of the rooms that are short."""
        for line in list(self._lines):
            while (guests := self._lines.get(line)) and guests[0].let_in.done():
                self._remove(line, guests[0])  # who is being cancelled is still in line, until that task runs
        return min((line for line in self._lines if short.isdisjoint(line[1])), key=self._turn_of, default=None)

    def _turn_of(self, line: _Line) -> int:
        return max(self._lines[line][0].turn, self._given.get(line[0], 0))

    def _remove(self, line: _Line, guest: _Guest) -> None:
        guests = self._lines.get(line)
        if guests and guest in guests:
            guests.remove(guest)
            if not guests:
                del self._lines[line]

    def _refuse_one(self, newcomer: str) -> None:
        """The line is too long: the last of the key that has the most in it goes, the newcomer's own if as many."""
        lengths: Counter[str] = Counter()
        for (key, _), guests in self._lines.items():
            lengths[key] += len(guests)
        longest = max(lengths, key=lambda key: (lengths[key], key == newcomer))
        line = max((line for line in self._lines if line[0] == longest), key=lambda line: len(self._lines[line]))
        last = self._lines[line][-1]
        self._remove(line, last)
        if not last.let_in.done():
            last.let_in.set_exception(self._overloaded())

    def _overloaded(self) -> Overloaded:
        message = f"the server is full: {self.server.taken} generations in work and {self.waiting} requests waiting"
        return Overloaded(message, retry_after=5)


def _inside(guest: _Guest) -> bool:
    return guest.let_in.done() and not guest.let_in.cancelled() and guest.let_in.exception() is None
