"""What one running request holds of its key's limits."""

import asyncio
import math
import time
from dataclasses import replace
from types import TracebackType
from typing import Self

from thinkaloud.access.account import Account
from thinkaloud.errors import InvalidRequest
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt, Sampling

FIRST_GUESS = 512
"""Tokens reserved for an output without `max_tokens`, before anything is known of the model."""


class Permit:
    """One running request. Tokens are reserved at its start: the prompt, and the output that was asked for or that is
    usual. What goes beyond that is taken as it comes, and what was not used goes back at the end.

    places: that it has in the server; a request that never had any costs none of the requests a minute.
    patience: until when it waits for them, by the loop's clock. began: when it had them, by the monotonic one.
    output: tokens so far, over all choices, of the model that it came to last.
    """

    def __init__(self, account: Account, choices: int = 1) -> None:
        """Raises `RateLimited`, see `Account.enter`."""
        account.enter()
        self.choices = choices
        self.places = 0
        self.patience = math.inf
        self.began = time.monotonic()
        self._account = account
        self._turns = asyncio.Semaphore(choices)
        self._unbounded: str | None = None  # the model, where its outputs tell what is usual
        self.output = self._earlier = self._prompt = self._readers = self._reserved = 0

    def admit(self, places: int) -> None:
        """The request has so many places: it runs so many choices at the same time, and no more."""
        if not self.places:
            self.places, self.began = places, time.monotonic()
        self._turns = asyncio.Semaphore(places)

    def within(self, sampling: Sampling) -> Sampling:
        """`sampling` with no more output than the key may have."""
        largest = self._account.max_tokens
        if largest is None or (sampling.max_tokens or math.inf) <= largest:
            return sampling
        return replace(sampling, max_tokens=largest)

    def reserve(self, model: str, prompt: Prompt, asked: int | None, most: int | None = None) -> None:
        """Reserve the tokens of the prompt and of each choice's output. A second call is for another model: what was
        reserved for the first one and not used goes back.

        asked: `max_tokens` of the request. most: the longest output that is possible.

        Raises:
            InvalidRequest: no minute has so many tokens as were asked for.
            RateLimited: this minute has not.
        """
        bucket = self._account.tokens
        self._earlier, self.output, self._readers = self._used, 0, 0
        self._unbounded, self._prompt = model if asked is None else None, prompt.tokens
        if bucket is None:
            return
        self._settle()
        tokens = self._prompt + self.choices * (asked or 0)
        if tokens > bucket.capacity and (asked or prompt.token_ids is not None):
            message = f"the prompt and max_tokens are {tokens} tokens; this key may use {bucket.capacity} a minute"
            raise InvalidRequest(message, param="max_tokens" if asked else "messages")
        if asked is None:
            tokens += self.choices * math.ceil(min(self._account.usual.get(model, FIRST_GUESS), most or math.inf))
        tokens = min(tokens, bucket.capacity)  # an estimate is never too much, it only waits for a full minute
        bucket.require(tokens, "tokens")
        bucket.spend(tokens)
        self._reserved += tokens

    def close(self) -> None:
        """End the request."""
        self._account.running -= 1
        self._settle()
        if self._account.requests is not None and not self.places:
            self._account.requests.spend(-1)

    @property
    def _used(self) -> int:
        return self._earlier + self.output + (self._prompt if self._readers else 0)

    def _settle(self) -> None:
        """Take what was used beyond the reservation, or give back what was reserved and not used."""
        if self._account.tokens is not None:
            self._account.tokens.spend(self._used - self._reserved)
            self._reserved = self._used

    def _count(self, tokens: int) -> None:
        self.output += tokens
        if self._account.tokens is not None and self._used > self._reserved:
            self._settle()


class Turn:
    """One choice of a request, which runs while this is entered: as many at a time as the request has places."""

    def __init__(self, permit: Permit) -> None:
        self._permit = permit
        self._turns = permit._turns
        self._spent = 0

    async def __aenter__(self) -> Self:
        await self._turns.acquire()
        self._permit._readers += 1
        return self

    def count(self, chunk: Chunk) -> None:
        """Count what `chunk` spent. An upstream's count of the prompt wins over ours, and of the output where it is
        more."""
        permit, tokens = self._permit, chunk.tokens
        if (usage := chunk.usage) is not None:
            tokens = max(0, usage.completion_tokens - self._spent)
            permit._prompt = usage.prompt_tokens if usage.prompt_tokens > 0 else permit._prompt
        self._spent += tokens
        permit._count(tokens)

    def finish(self) -> None:
        """The choice has ended by itself, so that its length tells what is usual."""
        if self._permit._unbounded is not None:
            self._permit._account.learn(self._permit._unbounded, self._spent)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not self._spent:
            self._permit._readers -= 1  # nothing ran: the prompt costs nothing
        self._turns.release()
