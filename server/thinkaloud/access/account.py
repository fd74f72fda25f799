"""The limits of one key, and how much of them is used."""

import math
from collections.abc import Awaitable
from dataclasses import dataclass

from thinkaloud.access.caller import LOCAL
from thinkaloud.errors import InvalidRequest, RateLimited, ThinkingTokensSpent
from thinkaloud.generation import Sampling
from thinkaloud.settings import KeySettings
from thinkaloud.state.base import Quota, Refusal, SharedState, Use

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
    """One key: its limits, and the running means of its models' outputs."""

    def __init__(self, key: KeySettings | None, state: SharedState) -> None:
        """key: None for the local caller of an open server, who has no limits."""
        name = LOCAL.name if key is None else key.name
        self._limits, self._thinking = state.key_limits(name, Quota()), state.day_tokens(name)
        self.quota = Quota()
        self.max_tokens: int | None = None
        self.thinking_tokens_per_day: int | None = None
        self.mean_output: dict[str, float] = {}
        """The running mean of the tokens of an output, by model."""
        if key is not None:
            self.set_limits(key)

    def set_limits(self, key: KeySettings) -> None:
        """Apply the limits of `key` from now on. A changed limit per minute starts with a full bucket."""
        self.max_tokens = key.max_tokens
        self.thinking_tokens_per_day = key.thinking_tokens_per_day
        self.quota = Quota(key.max_running, key.requests_per_minute, key.tokens_per_minute)
        self._limits.set_quota(self.quota)

    @property
    def running(self) -> int:
        """Its requests that run in this process."""
        return self._limits.running

    def check_sampling(self, sampling: Sampling) -> None:
        """Raise `InvalidRequest` if `sampling` asks for more tokens than the key may have."""
        if self.max_tokens is not None and (sampling.max_tokens or 0) > self.max_tokens:
            raise InvalidRequest(f"max_tokens: this key may ask for at most {self.max_tokens}", param="max_tokens")

    async def enter(self) -> Use:
        """Count one more running request.

        Raises:
            RateLimited: the key has no running request, no request per minute or no token left.
            StateFailed: nobody can tell.
        """
        entered = await self._limits.enter()
        if isinstance(entered, Refusal):
            raise self._rate_limited(entered)
        return entered

    async def charge_request(self) -> None:
        """Spend one request per minute. Raises `RateLimited`, `StateFailed`."""
        if (refusal := await self._limits.charge_request()) is not None:
            raise self._rate_limited(refusal)

    async def take_tokens(self, use: Use, tokens: float) -> None:
        """Spend tokens per minute on a running request. Raises `RateLimited`, `StateFailed`."""
        if (refusal := await use.take_tokens(tokens)) is not None:
            raise self._rate_limited(refusal)

    @property
    def thinking_tokens(self) -> int:
        """Its thinking tokens since midnight UTC, as this process last knew; 0 if the key has no limit of them."""
        return self._thinking.used

    async def is_thinking_spent(self) -> bool:
        """Return whether the key has no thinking tokens left today. Raises `StateFailed`."""
        most = self.thinking_tokens_per_day
        return most is not None and await self._thinking.read() >= most

    def spend_thinking(self, tokens: int) -> None:
        """Count thinking tokens of the day."""
        if self.thinking_tokens_per_day is not None:
            self._thinking.spend(tokens)

    def tell_thinking(self) -> Awaitable[object] | None:
        """Tell the other replicas what was thought here. Returns as `DayTokens.tell` does."""
        return self._thinking.tell()

    def refuse_thinking(self) -> ThinkingTokensSpent:
        """Return the error of a request that asks for thinking where none is left."""
        wait = math.ceil(self._thinking.seconds_left())
        return ThinkingTokensSpent(
            f"this key has used its {self.thinking_tokens_per_day} thinking tokens of the day; turn thinking off, ask "
            f"a model that does not think, or try again at 00:00 UTC, in {wait} s",
            retry_after=wait,
        )

    def _rate_limited(self, refusal: Refusal) -> RateLimited:
        most = getattr(self.quota, refusal.of)
        if refusal.of == "running":
            return RateLimited(f"this key may have {most} requests at once", retry_after=1)
        wait = max(1, min(60, math.ceil(refusal.seconds)))  # as `retry-after` may be
        return RateLimited(f"this key may use {most} {refusal.of} a minute; try again in {wait} s", retry_after=wait)

    def limits(self) -> list[Limit]:
        """The limits per minute that the key has."""
        known = self._limits
        buckets = (("requests", self.quota.requests, known.requests), ("tokens", self.quota.tokens, known.tokens))
        return [
            Limit(of, most, max(0, math.floor(bucket.level())), bucket.time_until_full())
            for of, most, bucket in buckets
            if most is not None and bucket is not None
        ]

    def record_output(self, model: str, tokens: int) -> None:
        """Update the mean output of `model` with the length of one that had no `max_tokens`."""
        self.mean_output[model] = (
            tokens if (mean := self.mean_output.get(model)) is None else mean + _SMOOTHING * (tokens - mean)
        )
