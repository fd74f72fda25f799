"""The limits of one key, and how much of them is in use."""

import math

from thinkaloud.access.token_bucket import Bucket, Clock
from thinkaloud.errors import InvalidRequest, RateLimited
from thinkaloud.generation import Sampling
from thinkaloud.settings import KeySettings

_NEWEST = 0.2
"""How much the newest output counts in the mean of what a model writes."""


class Account:
    """The running state of one key's limits."""

    def __init__(self, key: KeySettings | None, clock: Clock) -> None:
        """key: None for the caller of an open server, who has no limits."""
        self._clock = clock
        self.max_running: int | None = None
        self.max_tokens: int | None = None
        self.requests: Bucket | None = None
        self.tokens: Bucket | None = None
        self.running = 0
        self.usual: dict[str, float] = {}
        """Tokens that an output of each model had for this key, as a running mean."""
        if key is not None:
            self.limit(key)

    def limit(self, key: KeySettings) -> None:
        """Hold to the limits of `key` from now on; where one a minute has changed, its minute begins anew."""
        self.max_running, self.max_tokens = key.max_running, key.max_tokens
        self.requests = self._bucket(self.requests, key.requests_per_minute)
        self.tokens = self._bucket(self.tokens, key.tokens_per_minute)

    def _bucket(self, held: Bucket | None, per_minute: int | None) -> Bucket | None:
        if per_minute is None or (held is not None and held.capacity == per_minute):
            return held if per_minute else None
        return Bucket(per_minute, self._clock)

    def check(self, sampling: Sampling) -> None:
        """Raises `InvalidRequest` where `sampling` asks for more than the key may."""
        if self.max_tokens is not None and (sampling.max_tokens or 0) > self.max_tokens:
            raise InvalidRequest(f"max_tokens: this key may ask for at most {self.max_tokens}", param="max_tokens")

    def enter(self) -> None:
        """Count one more running request; a `Permit` counts it out again.

        Raises `RateLimited` where the key has no running request, no request a minute or no token left.
        """
        if self.max_running is not None and self.running >= self.max_running:
            raise RateLimited(f"this key may have {self.max_running} requests at once", retry_after=1)
        # A token at least: the exact amount is taken once the prompt is counted.
        if self.tokens is not None:
            self.tokens.require(1, "tokens")
        self.ask()
        self.running += 1

    def ask(self) -> None:
        """Take one of the requests a minute. Raises `RateLimited`."""
        if self.requests is not None:
            self.requests.require(1, "requests")
            self.requests.spend(1)

    def headers(self) -> dict[str, str]:
        """OpenAI's rate-limit headers, for the limits that there are."""
        headers = {}
        for name, bucket in (("requests", self.requests), ("tokens", self.tokens)):
            if bucket is not None:
                headers[f"x-ratelimit-limit-{name}"] = str(bucket.capacity)
                headers[f"x-ratelimit-remaining-{name}"] = str(max(0, math.floor(bucket.level())))
                headers[f"x-ratelimit-reset-{name}"] = duration(bucket.until_full())
        return headers

    def learn(self, model: str, tokens: int) -> None:
        """An output of `model` that nothing bounded had so many tokens."""
        self.usual[model] = tokens if (mean := self.usual.get(model)) is None else mean + _NEWEST * (tokens - mean)


def duration(seconds: float) -> str:
    """A time as OpenAI's headers spell it: 120ms, 1.5s, 2m30s."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{minutes:.0f}m{rest:g}s" if minutes else f"{rest:g}s"
