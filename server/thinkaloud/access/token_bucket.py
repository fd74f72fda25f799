"""A token bucket: a rate limit per minute, with a burst of one minute's worth."""

import math
from collections.abc import Callable

from thinkaloud.errors import RateLimited

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

    def require(self, amount: float, unit: str) -> None:
        """Raise `RateLimited` if `amount` is not available now. unit: what is counted, for the message."""
        if (seconds := self.wait_time(amount)) > 0:
            wait = min(60, math.ceil(seconds))  # as long as `retry-after` may be
            message = f"this key may use {self.capacity} {unit} a minute; try again in {wait} s"
            raise RateLimited(message, retry_after=wait)

    def spend(self, amount: float) -> None:
        """Take `amount`, even if it is not available. A negative amount is given back."""
        self._level = max(1 - self.capacity, min(self.capacity, self.level() - amount))

    def time_until_full(self) -> float:
        """Seconds until the bucket is full."""
        return self.wait_time(self.capacity)
