"""A count of the day over all replicas: a hash with a field for each process, which that process alone writes.

What it writes is its whole count, so that it can be told again: a reply that was lost, a Redis that was away or has
forgotten everything count nothing twice and lose nothing.
"""

import asyncio
from typing import Any, Protocol

from thinkaloud.errors import StateFailed
from thinkaloud.state.base import digest
from thinkaloud.state.day_count import DAY, DayCount, WallClock
from thinkaloud.state.redis.connection import Connection


class Fleet(Protocol):
    """The replicas, as one of them knows them.

    replica: what this process is called. is_strict: whether requests may be refused while Redis is away.
    """

    connection: Connection
    prefix: str
    replica: str
    is_strict: bool


class SharedDayCount:
    """The count of one key. While Redis is away, what is known of the others stays as it was."""

    def __init__(self, key: str, fleet: Fleet, clock: WallClock) -> None:
        self._name = f"{fleet.prefix}:{{{digest(key)}}}:thinking"
        self._fleet = fleet
        self._own, self._others = DayCount(clock), DayCount(clock)
        self._told = (0, 0)

    @property
    def used(self) -> int:
        return self._own.used + self._others.used

    def spend(self, amount: int) -> None:
        self._own.spend(amount)

    async def read(self) -> int:
        """Raises `StateFailed` where limits are strict and Redis is away."""
        self.tell()
        counts = await self._fleet.connection.call("HGETALL", self._place)
        if counts is not None:
            fields = _pairs(counts)
            others = sum(count for replica, count in fields.items() if replica != self._fleet.replica)
            self._others.spend(others - self._others.used)
        elif self._fleet.is_strict:
            raise StateFailed("the thinking tokens of this key cannot be counted now", retry_after=1)
        return self.used

    def tell(self, *, again: bool = False) -> "asyncio.Future[Any] | None":
        """Write the count of this process, if it has changed. again: also if it has not.

        Returns what is done once it is written; None if there is nothing to write.
        """
        used = self._own.used
        if not used or ((self._own.day, used) == self._told and not again):
            return None
        self._told = self._own.day, used
        self._fleet.connection.call("HSET", self._place, self._fleet.replica, used)
        return self._fleet.connection.call("EXPIRE", self._place, 2 * DAY)

    def seconds_left(self) -> float:
        return self._own.seconds_left()

    @property
    def _place(self) -> str:
        return f"{self._name}:{self._own.day}"


def _pairs(fields: Any) -> dict[str, int]:
    """Return the reply to HGETALL, which clients give as a mapping or as a list, by name."""
    items = fields.items() if isinstance(fields, dict) else zip(fields[::2], fields[1::2], strict=True)
    return {name.decode(): int(count) for name, count in items}
