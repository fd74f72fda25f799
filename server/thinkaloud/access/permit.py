"""What one running request uses of its key's limits."""

import asyncio
import math
import time
from collections.abc import Awaitable
from dataclasses import replace
from types import TracebackType
from typing import Self

from thinkaloud.access.account import Account
from thinkaloud.errors import InvalidRequest
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt, Sampling
from thinkaloud.state.base import Use

DEFAULT_OUTPUT = 512
"""Tokens reserved for an output without `max_tokens` while the model has no mean output yet."""


class Permit:
    """One running request. It reserves tokens at its start: the prompt, and `max_tokens` or the model's mean output.
    Tokens beyond the reservation are charged as they come; unused ones are given back at the end.

    slots: of the server; a request that never had one is not charged as a request per minute.
    queue_deadline: when to stop waiting for one, by the loop's clock.
    started_at: when it had one, by the monotonic clock.
    output_tokens: so far, over all choices, of the model that it was sent to last. thinking_tokens: of them, of traces.
    """

    def __init__(self, account: Account, use: Use, choices: int = 1) -> None:
        """use: what `account` counts the request by."""
        self.choices = choices
        self.slots = 0
        self.queue_deadline = math.inf
        self.started_at = time.monotonic()
        self._account, self._use = account, use
        self._semaphore = asyncio.Semaphore(choices)
        self._unlimited_model: str | None = None  # the model, if its outputs count for its mean output
        self.output_tokens = self.thinking_tokens = self._earlier_tokens = self._reserved_tokens = 0
        self._prompt_tokens = self._prompt_readers = 0

    def admit(self, slots: int) -> None:
        """Let the request run as many choices at the same time as it has slots."""
        if not self.slots:
            self.slots, self.started_at = slots, time.monotonic()
        self._semaphore = asyncio.Semaphore(slots)

    def limit_sampling(self, sampling: Sampling) -> Sampling:
        """Return `sampling` with `max_tokens` within the key's limit."""
        largest = self._account.max_tokens
        if largest is None or (sampling.max_tokens or math.inf) <= largest:
            return sampling
        return replace(sampling, max_tokens=largest)

    async def reserve(self, model: str, prompt: Prompt, max_tokens: int | None, longest: int | None = None) -> None:
        """Reserve the tokens of the prompt and of each choice's output. A second call is for another model: the unused
        reservation for the first one is given back.

        max_tokens: of the request. longest: the longest possible output.

        Raises:
            InvalidRequest: the request needs more tokens than the key has per minute.
            RateLimited: it needs more than the key has now.
            StateFailed: nobody can tell.
        """
        most = self._account.quota.tokens
        self._earlier_tokens, self.output_tokens, self._prompt_readers = self._used_tokens, 0, 0
        self.thinking_tokens = 0
        self._unlimited_model, self._prompt_tokens = model if max_tokens is None else None, prompt.tokens
        if most is None:
            return
        self._adjust_charge()
        tokens = self._prompt_tokens + self.choices * (max_tokens or 0)
        if tokens > most and (max_tokens or prompt.token_ids is not None):
            message = f"the prompt and max_tokens are {tokens} tokens; this key may use {most} a minute"
            raise InvalidRequest(message, param="max_tokens" if max_tokens else "messages")
        if max_tokens is None:
            mean = self._account.mean_output.get(model, DEFAULT_OUTPUT)
            tokens += self.choices * math.ceil(min(mean, longest or math.inf))
        tokens = min(tokens, most)  # an estimate is never too much; at worst it needs a full bucket
        await self._account.take_tokens(self._use, tokens)
        self._reserved_tokens += tokens

    def close(self) -> Awaitable[object] | None:
        """End the request, and give back what it did not use. Returns as `Use.end` does."""
        self._adjust_charge()
        told = self._account.tell_thinking()
        return self._use.end(has_run=bool(self.slots)) or told

    def count_thinking(self, tokens: int) -> None:
        """Count the tokens of a choice's trace, at its end."""
        self.thinking_tokens += tokens
        self._account.spend_thinking(tokens)

    @property
    def _used_tokens(self) -> int:
        return self._earlier_tokens + self.output_tokens + (self._prompt_tokens if self._prompt_readers else 0)

    def _adjust_charge(self) -> None:
        """Charge the tokens used beyond the reservation, or give back the reserved ones that were not used."""
        if self._account.quota.tokens is not None and self._used_tokens != self._reserved_tokens:
            self._use.spend_tokens(self._used_tokens - self._reserved_tokens)
            self._reserved_tokens = self._used_tokens

    def _add_output(self, tokens: int) -> None:
        self.output_tokens += tokens
        if self._account.quota.tokens is not None and self._used_tokens > self._reserved_tokens:
            self._adjust_charge()


class ChoiceSlot:
    """A context manager around one choice of a request. As many run at a time as the request has slots."""

    def __init__(self, permit: Permit) -> None:
        self._permit = permit
        self._semaphore = permit._semaphore
        self._tokens = 0

    async def __aenter__(self) -> Self:
        await self._semaphore.acquire()
        self._permit._prompt_readers += 1
        return self

    def count(self, chunk: Chunk) -> None:
        """Count the tokens of `chunk`. An upstream's own count replaces ours; that of the output, if it is higher."""
        permit, tokens = self._permit, chunk.tokens
        if (usage := chunk.usage) is not None:
            tokens = max(0, usage.completion_tokens - self._tokens)
            permit._prompt_tokens = usage.prompt_tokens if usage.prompt_tokens > 0 else permit._prompt_tokens
        self._tokens += tokens
        permit._add_output(tokens)

    def finish(self) -> None:
        """Record the length of a choice that ended by itself."""
        if self._permit._unlimited_model is not None:
            self._permit._account.record_output(self._permit._unlimited_model, self._tokens)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not self._tokens:
            self._permit._prompt_readers -= 1  # nothing was generated, so the prompt costs nothing
        self._semaphore.release()
