"""What one caller may have, and how much of it is in use."""

import math
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from thinkaloud.access.bucket import Bucket, Clock
from thinkaloud.errors import InvalidRequest, RateLimited
from thinkaloud.events import Chunk
from thinkaloud.generation import Sampling
from thinkaloud.settings import KeySettings


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

    def enter(self) -> "Permit":
        """Begin one request; `Permit.close` ends it.

        Raises:
            RateLimited: as many requests run, or ran in the last minute, as may, or the tokens are used up.
        """
        if self.max_running is not None and self.running >= self.max_running:
            raise RateLimited(f"this key may have {self.max_running} requests at once", retry_after=1)
        # A token at least: the exact amount is taken once the prompt is counted.
        _require(self.tokens, 1, "tokens")
        _require(self.requests, 1, "requests")
        if self.requests is not None:
            self.requests.spend(1)
        self.running += 1
        return Permit(self)

    def headers(self) -> dict[str, str]:
        """OpenAI's rate-limit headers, for the limits that there are."""
        headers = {}
        for name, bucket in (("requests", self.requests), ("tokens", self.tokens)):
            if bucket is not None:
                headers[f"x-ratelimit-limit-{name}"] = str(bucket.capacity)
                headers[f"x-ratelimit-remaining-{name}"] = str(max(0, math.floor(bucket.level())))
                headers[f"x-ratelimit-reset-{name}"] = duration(bucket.until_full())
        return headers


class Permit:
    """One request in work, and the tokens of its key that it holds.

    What was asked for is reserved at the start, what goes beyond that is taken as it comes, and what was not used goes
    back at the end.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._reserved = self._used = self._prompt = 0

    def within(self, sampling: Sampling) -> Sampling:
        """`sampling` with no more output than the key may have."""
        largest = self._account.max_tokens
        if largest is None or (sampling.max_tokens or math.inf) <= largest:
            return sampling
        return replace(sampling, max_tokens=largest)

    def reserve(self, prompt: int, asked: int, n: int) -> None:
        """Take the tokens of the prompt and of the output that was asked for, for each of `n` choices. A second time is
        for another model: what was reserved for the first and not used goes back.

        Output that nobody asked for, up to the end of the context, is taken when it is there.

        Raises:
            InvalidRequest: no minute has so many tokens.
            RateLimited: this minute has not.
        """
        bucket = self._account.tokens
        if bucket is None:
            return
        self._settle(bucket)
        tokens = prompt + n * asked
        if tokens > bucket.capacity:
            message = f"the prompt and max_tokens are {tokens} tokens; this key may use {bucket.capacity} a minute"
            raise InvalidRequest(message, param="max_tokens" if asked else "messages")
        _require(bucket, tokens, "tokens")
        bucket.spend(tokens)
        self._reserved += tokens
        self._used += prompt
        self._prompt = prompt

    async def counted(self, chunks: AsyncGenerator[Chunk, None]) -> AsyncGenerator[Chunk, None]:
        """One choice's chunks; what they spent is known however they end. An upstream's own count wins over ours."""
        spent = 0
        async with aclosing(chunks):
            async for chunk in chunks:
                tokens = chunk.tokens if chunk.usage is None else chunk.usage.completion_tokens - spent
                spent += tokens
                self._use(tokens + self._more_prompt(chunk))
                yield chunk

    def _more_prompt(self, chunk: Chunk) -> int:
        """Tokens of the prompt that only an upstream could count; each of its choices names the same prompt."""
        more = max(0, chunk.usage.prompt_tokens - self._prompt) if chunk.usage is not None else 0
        self._prompt += more
        return more

    def _use(self, tokens: int) -> None:
        self._used += tokens
        beyond = self._used - self._reserved
        if self._account.tokens is not None and beyond > 0:
            self._account.tokens.spend(beyond)
            self._reserved = self._used

    def close(self) -> None:
        """End the request."""
        self._account.running -= 1
        if self._account.tokens is not None:
            self._settle(self._account.tokens)

    def _settle(self, bucket: Bucket) -> None:
        """Give back what was reserved and not used."""
        bucket.spend(self._used - self._reserved)
        self._reserved = self._used


def _require(bucket: Bucket | None, amount: int, what: str) -> None:
    if bucket is not None and (seconds := bucket.wait(amount)) > 0:
        message = f"this key may use {bucket.capacity} {what} a minute; try again in {math.ceil(seconds)} s"
        raise RateLimited(message, retry_after=math.ceil(seconds))


def duration(seconds: float) -> str:
    """A time as OpenAI's headers spell it: 120ms, 1.5s, 2m30s."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{minutes:.0f}m{rest:g}s" if minutes else f"{rest:g}s"
