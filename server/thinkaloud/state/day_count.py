"""A count that begins anew at each midnight, UTC."""

from collections.abc import Callable
from typing import TypeAlias

WallClock: TypeAlias = Callable[[], float]
"""Returns seconds since 1970, such as `time.time`."""
DAY = 86_400
"""Seconds."""


class DayCount:
    """The count of this process. Nothing in it waits."""

    def __init__(self, clock: WallClock) -> None:
        self._clock = clock
        self._day, self._used = self.day, 0

    @property
    def day(self) -> int:
        """The number of today, counted from 1970."""
        return int(self._clock() // DAY)

    @property
    def used(self) -> int:
        """What was spent today."""
        return self._used if self._day == self.day else 0

    def spend(self, amount: int) -> None:
        """Count what was used."""
        self._day, self._used = self.day, self.used + amount

    async def read(self) -> int:
        """Return what was spent today, here and elsewhere."""
        return self.used

    def tell(self) -> None:
        """Do nothing: nobody else counts."""

    def seconds_left(self) -> float:
        """Return the seconds until the next midnight."""
        return DAY - self._clock() % DAY
