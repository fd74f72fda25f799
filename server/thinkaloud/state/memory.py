"""The state of a single process. Nothing in it waits."""

import time
from typing import ClassVar

from thinkaloud.state.base import DayTokens, Handler, KeyLimits, Quota, Refusal, Topic, Unit, Use
from thinkaloud.state.day_count import DayCount, WallClock
from thinkaloud.state.token_bucket import Bucket, Clock


class MemoryLimits:
    """The limits of one key in this process."""

    def __init__(self, quota: Quota, clock: Clock) -> None:
        self.running = 0
        self.requests: Bucket | None = None
        self.tokens: Bucket | None = None
        self._clock = clock
        self.set_quota(quota)

    def set_quota(self, quota: Quota) -> None:
        self._quota = quota
        self.requests = self._bucket(self.requests, quota.requests)
        self.tokens = self._bucket(self.tokens, quota.tokens)

    def shrink(self, quota: Quota) -> None:
        """Apply a smaller `quota`. Its buckets are as full as those before."""
        for name in ("requests", "tokens"):
            bucket, per_minute = getattr(self, name), getattr(quota, name)
            if bucket is not None and per_minute is not None:
                setattr(self, name, bucket.resized(per_minute))
        self.set_quota(quota)

    async def enter(self) -> Use | Refusal:
        most = self._quota.running
        if most is not None and self.running >= most:
            return Refusal("running", 1)
        # At least one token. The exact amount is taken once the prompt is counted.
        refusal = _lacking("tokens", self.tokens, 1) or await self.charge_request()
        return refusal or MemoryUse(self)

    async def charge_request(self) -> Refusal | None:
        if (refusal := _lacking("requests", self.requests, 1)) is None and self.requests is not None:
            self.requests.spend(1)
        return refusal

    async def take_tokens(self, amount: float) -> Refusal | None:
        """Take tokens if there are so many; a full bucket is enough for any amount."""
        if self.tokens is None:
            return None
        refusal = _lacking("tokens", self.tokens, min(amount, self.tokens.capacity))
        if refusal is None:
            self.tokens.spend(amount)
        return refusal

    def spend_tokens(self, amount: float) -> None:
        """Take tokens that were used; a negative amount is given back."""
        if self.tokens is not None:
            self.tokens.spend(amount)

    def _bucket(self, current: Bucket | None, per_minute: int | None) -> Bucket | None:
        if per_minute is None or (current is not None and current.capacity == per_minute):
            return current if per_minute else None
        return Bucket(per_minute, self._clock)


class MemoryUse:
    """One running request of a key in this process."""

    def __init__(self, limits: MemoryLimits) -> None:
        self._limits = limits
        limits.running += 1

    async def take_tokens(self, amount: float) -> Refusal | None:
        return await self._limits.take_tokens(amount)

    def spend_tokens(self, amount: float) -> None:
        self._limits.spend_tokens(amount)

    def end(self, *, has_run: bool) -> None:
        self._limits.running -= 1
        if not has_run and self._limits.requests is not None:
            self._limits.requests.spend(-1)


def _lacking(of: Unit, bucket: Bucket | None, amount: float) -> Refusal | None:
    seconds = 0.0 if bucket is None else bucket.wait_time(amount)
    return Refusal(of, seconds) if seconds > 0 else None


class MemoryState:
    """The state of the only replica."""

    is_shared: ClassVar[bool] = False
    is_up = True

    def __init__(self, clock: Clock = time.monotonic, wall_clock: WallClock = time.time) -> None:
        self._clock, self._wall_clock = clock, wall_clock

    async def start(self) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""

    def key_limits(self, name: str, quota: Quota) -> KeyLimits:
        return MemoryLimits(quota, self._clock)

    def day_tokens(self, name: str) -> DayTokens:
        return DayCount(self._wall_clock)

    def listen(self, topic: Topic, handler: Handler) -> None:
        """Do nothing: nobody else asks."""

    async def ask(self, topic: Topic, id: str, caller: str) -> str | None:
        return None

    async def load_note(self, name: str) -> bytes | None:
        return None

    def save_note(self, name: str, value: bytes, seconds: int) -> None:
        """Do nothing: nobody else reads it."""
