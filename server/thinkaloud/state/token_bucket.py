"""A token bucket: a rate limit per minute, with a burst of one minute's worth."""

from collections.abc import Callable
from typing import Self

Clock = Callable[[], float]
"""Returns seconds that never decrease, such as `time.monotonic`."""


class Bucket:
    """Starts full. `spend` may overdraw it, by at most one minute's worth."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self.capacity = per_minute
        self._rate = per_minute / 60
        self._clock = clock
        self._level = float(per_minute)
        self._updated_at = clock()

    def level(self) -> float:
        """What is available now; below 0 when overdrawn."""
        now = self._clock()
        self._level = min(self.capacity, self._level + (now - self._updated_at) * self._rate)
        self._updated_at = now
        return self._level

    def wait_time(self, amount: float) -> float:
        """Seconds until `amount` is available; 0 if it is now."""
        return max(0.0, (amount - self.level()) / self._rate)

    def spend(self, amount: float) -> None:
        """Take `amount`, even if it is not available. A negative amount is given back."""
        self.set_level(self.level() - amount)

    def set_level(self, level: float) -> None:
        """Say what is available now."""
        self._level, self._updated_at = max(1 - self.capacity, min(self.capacity, level)), self._clock()

    def time_until_full(self) -> float:
        """Seconds until the bucket is full."""
        return self.wait_time(self.capacity)

    def resized(self, per_minute: int) -> Self:
        """Return a bucket of another size that is as full as this one."""
        bucket = type(self)(per_minute, self._clock)
        bucket.set_level(self.level() * per_minute / self.capacity)
        return bucket
