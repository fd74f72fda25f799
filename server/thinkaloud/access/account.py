"""What one caller may have, and how much of it is in use."""

import asyncio
import math
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from thinkaloud.access.token_bucket import Bucket, Clock
from thinkaloud.errors import InvalidRequest, RateLimited
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt, Sampling
from thinkaloud.settings import KeySettings

FIRST_GUESS = 512
"""Tokens that an output is taken to have where nothing was asked for and nothing is known of the model yet."""
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

    def enter(self, choices: int = 1) -> "Permit":
        """Begin one request of so many choices; `Permit.close` ends it.

        Raises:
            RateLimited: as many requests run, or ran in the last minute, as may, or the tokens are used up.
        """
        if self.max_running is not None and self.running >= self.max_running:
            raise RateLimited(f"this key may have {self.max_running} requests at once", retry_after=1)
        # A token at least: the exact amount is taken once the prompt is counted.
        _require(self.tokens, 1, "tokens")
        self.ask()
        self.running += 1
        return Permit(self, choices)

    def ask(self) -> None:
        """Take one of the requests a minute. Raises `RateLimited`."""
        _require(self.requests, 1, "requests")
        if self.requests is not None:
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


class Permit:
    """One request in work, and what of its key's limits it holds.

    Its tokens are reserved at the start: the prompt, and the output that was asked for or that is usual. What goes
    beyond that is taken as it comes, and what was not used goes back at the end.

    places: that it has in the server; a request that never had any costs none of the requests a minute.
    patience: until when it waits for them, by the loop's clock. began: when it had them, by the monotonic one.
    output: tokens so far, over all choices, of the model that it came to last.
    """

    def __init__(self, account: Account, choices: int) -> None:
        self.choices = choices
        self.places = 0
        self.patience = math.inf
        self.began = time.monotonic()
        self._account = account
        self._at_once = asyncio.Semaphore(choices)
        self._unbounded: str | None = None  # the model, where its outputs tell what is usual
        self.output = self._earlier = self._prompt = self._readers = self._reserved = 0

    def admit(self, places: int) -> None:
        """There is room: from now on it runs so many choices at the same time, and no more."""
        if not self.places:
            self.places, self.began = places, time.monotonic()
        self._at_once = asyncio.Semaphore(places)

    def within(self, sampling: Sampling) -> Sampling:
        """`sampling` with no more output than the key may have."""
        largest = self._account.max_tokens
        if largest is None or (sampling.max_tokens or math.inf) <= largest:
            return sampling
        return replace(sampling, max_tokens=largest)

    def reserve(self, model: str, prompt: Prompt, asked: int | None, most: int | None = None) -> None:
        """Take the tokens of the prompt and of the output of each choice: as many as were asked for, or as are usual. A
        second time is for another model: what was reserved for the first and not used goes back.

        most: that an output can have.

        Raises:
            InvalidRequest: no minute has so many tokens as were asked for.
            RateLimited: this minute has not.
        """
        bucket = self._account.tokens
        self._earlier, self.output, self._readers = self._used, 0, 0
        self._unbounded, self._prompt = model if asked is None else None, prompt.tokens
        if bucket is None:
            return
        self._settle(bucket)
        tokens = self._prompt + self.choices * (asked or 0)
        if tokens > bucket.capacity and (asked or prompt.token_ids is not None):
            message = f"the prompt and max_tokens are {tokens} tokens; this key may use {bucket.capacity} a minute"
            raise InvalidRequest(message, param="max_tokens" if asked else "messages")
        if asked is None:
            tokens += self.choices * math.ceil(min(self._account.usual.get(model, FIRST_GUESS), most or math.inf))
        tokens = min(tokens, bucket.capacity)  # what is estimated is never too much, it only waits for a full minute
        _require(bucket, tokens, "tokens")
        bucket.spend(tokens)
        self._reserved += tokens

    async def counted(self, chunks: AsyncGenerator[Chunk, None]) -> AsyncGenerator[Chunk, None]:
        """One choice's chunks, once no more others of the request run than may; what they spent is known however they
        end. An upstream's own count of the prompt wins over ours, and of the output where it is more.
        """
        spent = 0
        async with aclosing(chunks), self._at_once:
            self._readers += 1
            try:
                async for chunk in chunks:
                    tokens = chunk.tokens
                    if (usage := chunk.usage) is not None:
                        tokens = max(0, usage.completion_tokens - spent)
                        self._prompt = usage.prompt_tokens if usage.prompt_tokens > 0 else self._prompt
                    spent += tokens
                    self.output += tokens
                    self._use()
                    if chunk.finish_reason is not None and self._unbounded is not None:
                        self._account.learn(self._unbounded, spent)
                    yield chunk
            except Exception:
                if not spent:
                    self._readers -= 1  # nothing ran: the prompt costs nothing
                raise

    @property
    def _used(self) -> int:
        return self._earlier + self.output + (self._prompt if self._readers else 0)

    def _use(self) -> None:
        if self._account.tokens is not None and self._used > self._reserved:
            self._settle(self._account.tokens)

    def close(self) -> None:
        """End the request."""
        self._account.running -= 1
        if self._account.tokens is not None:
            self._settle(self._account.tokens)
        if self._account.requests is not None and not self.places:
            self._account.requests.spend(-1)

    def _settle(self, bucket: Bucket) -> None:
        """Take what was used beyond what was reserved, or give back what was reserved and not used."""
        bucket.spend(self._used - self._reserved)
        self._reserved = self._used


def _require(bucket: Bucket | None, amount: int, what: str) -> None:
    if bucket is not None and (seconds := bucket.wait(amount)) > 0:
        wait = min(60, math.ceil(seconds))  # as long as `retry-after` may be
        message = f"this key may use {bucket.capacity} {what} a minute; try again in {wait} s"
        raise RateLimited(message, retry_after=wait)


def duration(seconds: float) -> str:
    """A time as OpenAI's headers spell it: 120ms, 1.5s, 2m30s."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{minutes:.0f}m{rest:g}s" if minutes else f"{rest:g}s"
