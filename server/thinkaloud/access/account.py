"""The limits of one key, and how much of them is used."""

import math
from dataclasses import dataclass

from thinkaloud.access.token_bucket import Bucket, Clock
from thinkaloud.errors import InvalidRequest, RateLimited
from thinkaloud.generation import Sampling
from thinkaloud.settings import KeySettings

_SMOOTHING = 0.2
"""The weight of the newest output in the running mean of a model's output length."""


@dataclass(slots=True, frozen=True)
class Limit:
    """One limit of a key.

    of: requests or tokens. capacity: what a minute may have. remaining: of it, now. seconds: until all of it is back.
    """

    of: str
    capacity: int
    remaining: int
    seconds: float


class Account:
    """The state of one key's limits."""

    def __init__(self, key: KeySettings | None, clock: Clock) -> None:
        """key: None for the local caller of an open server, who has no limits."""
        self._clock = clock
        self.max_running: int | None = None
        self.max_tokens: int | None = None
        self.requests: Bucket | None = None
        self.tokens: Bucket | None = None
        self.running = 0
        self.mean_output: dict[str, float] = {}
        """The running mean of the tokens of an output, by model."""
        if key is not None:
            self.set_limits(key)

    def set_limits(self, key: KeySettings) -> None:
        """Apply the limits of `key` from now on. A changed limit per minute starts with a full bucket."""
        self.max_running, self.max_tokens = key.max_running, key.max_tokens
        self.requests = self._make_bucket(self.requests, key.requests_per_minute)
        self.tokens = self._make_bucket(self.tokens, key.tokens_per_minute)

    def _make_bucket(self, current: Bucket | None, per_minute: int | None) -> Bucket | None:
        if per_minute is None or (current is not None and current.capacity == per_minute):
            return current if per_minute else None
        return Bucket(per_minute, self._clock)

    def check_sampling(self, sampling: Sampling) -> None:
        """Raise `InvalidRequest` if `sampling` asks for more tokens than the key may have."""
        if self.max_tokens is not None and (sampling.max_tokens or 0) > self.max_tokens:
            raise InvalidRequest(f"max_tokens: this key may ask for at most {self.max_tokens}", param="max_tokens")

    def enter(self) -> None:
        """Count one more running request; a `Permit` takes it off again.

        Raises `RateLimited` if the key has no running request, no request per minute or no token left.
        """
        if self.max_running is not None and self.running >= self.max_running:
            raise RateLimited(f"this key may have {self.max_running} requests at once", retry_after=1)
        # At least one token. The exact amount is reserved once the prompt is counted.
        if self.tokens is not None:
            self.tokens.require(1, "tokens")
        self.charge_request()
        self.running += 1

    def charge_request(self) -> None:
        """Spend one request per minute. Raises `RateLimited`."""
        if self.requests is not None:
            self.requests.require(1, "requests")
            self.requests.spend(1)

    def limits(self) -> list[Limit]:
        """The limits per minute that the key has."""
        buckets = (("requests", self.requests), ("tokens", self.tokens))
        return [
            Limit(name, int(bucket.capacity), max(0, math.floor(bucket.level())), bucket.time_until_full())
            for name, bucket in buckets
            if bucket is not None
        ]

    def record_output(self, model: str, tokens: int) -> None:
        """Update the mean output of `model` with the length of one that had no `max_tokens`."""
        self.mean_output[model] = (
            tokens if (mean := self.mean_output.get(model)) is None else mean + _SMOOTHING * (tokens - mean)
        )
