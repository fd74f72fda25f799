"""A token bucket: so many a minute, saved up for at most a minute."""

import math
from collections.abc import Callable

from thinkaloud.errors import RateLimited

Clock = Callable[[], float]
"""Seconds that only grow, such as `time.monotonic`."""


class Bucket:
    """Full at first. What is spent after the fact may overdraw it, and is then waited for, a minute at most."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self.capacity = per_minute
        self._rate = per_minute / 60
        self._clock = clock
        self._level = float(per_minute)
        self._seen = clock()

    def level(self) -> float:
        """What can be taken now; below 0 when overdrawn."""
        now = self._clock()
        self._level = min(self.capacity, self._level + (now - self._seen) * self._rate)
        self._seen = now
        return self._level

    def wait(self, amount: float) -> float:
        """Seconds until `amount` can be taken; 0 when it can be now."""
        return max(0.0, (amount - self.level()) / self._rate)

    def require(self, amount: float, unit: str) -> None:
        """Raise `RateLimited` where `amount` cannot be taken now. unit: what is counted, for the message."""
        if (seconds := self.wait(amount)) > 0:
            wait = min(60, math.ceil(seconds))  # as long as `retry-after` may be
            message = f"this key may use {self.capacity} {unit} a minute; try again in {wait} s"
            raise RateLimited(message, retry_after=wait)

    def spend(self, amount: float) -> None:
        """Take `amount`, there or not. A negative one gives back."""
        self._level = max(1 - self.capacity, min(self.capacity, self.level() - amount))

    def until_full(self) -> float:
        """Seconds until everything can be taken."""
        return self.wait(self.capacity)
