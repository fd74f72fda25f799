"""The limits of one key, and how much of them is used."""

import math

from thinkaloud.access.token_bucket import Bucket, Clock
from thinkaloud.errors import InvalidRequest, RateLimited
from thinkaloud.generation import Sampling
from thinkaloud.settings import KeySettings

_SMOOTHING = 0.2
"""The weight of the newest output in the running mean of a model's output length."""


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

    def headers(self) -> dict[str, str]:
        """OpenAI's rate-limit headers, for the limits that the key has."""
        headers = {}
        for name, bucket in (("requests", self.requests), ("tokens", self.tokens)):
            if bucket is not None:
                headers[f"x-ratelimit-limit-{name}"] = str(bucket.capacity)
                headers[f"x-ratelimit-remaining-{name}"] = str(max(0, math.floor(bucket.level())))
                headers[f"x-ratelimit-reset-{name}"] = format_duration(bucket.time_until_full())
        return headers

    def record_output(self, model: str, tokens: int) -> None:
        """Update the mean output of `model` with the length of one that had no `max_tokens`."""
        self.mean_output[model] = (
            tokens if (mean := self.mean_output.get(model)) is None else mean + _SMOOTHING * (tokens - mean)
        )


def format_duration(seconds: float) -> str:
    """Return a time in the form of OpenAI's headers: 120ms, 1.5s, 2m30s."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{minutes:.0f}m{rest:g}s" if minutes else f"{rest:g}s"
