"""Drafts: the fast model's first tokens are buffered until the router decides whether they may be sent.

If they may, they are sent and the stream goes on; if not, they are dropped and the thinking model answers. Text that
was sent is never taken back.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import Protocol

from thinkaloud.events import AnswerDelta, Event, Finished, TokenLogprob, ToolCallDelta, TraceDelta, Undecided
from thinkaloud.generation import GenerationRequest, Route
from thinkaloud.routing.confidence import ALTERNATIVES, Signals, measure_signals
from thinkaloud.routing.policy import Router
from thinkaloud.runtime import tasks


class DraftRejected(Exception):
    """The draft was not good enough. Caught in the pipeline. route: to the thinking model instead."""

    def __init__(self, route: Route) -> None:
        super().__init__()
        self.route = route


def add_logprobs(request: GenerationRequest) -> GenerationRequest:
    """Return the same request, with the log-probabilities that the router needs for a draft."""
    alternatives = max(request.sampling.logprobs or 0, ALTERNATIVES)
    return replace(request, sampling=replace(request.sampling, logprobs=alternatives))


class Source(Protocol):
    """A source of events."""

    async def read(self) -> Sequence[Event] | None:
        """Return the next events, or None after the last."""

    async def close(self) -> None:
        """End the source, which makes the engine abort."""


class Draft:
    """An answer whose beginning is buffered. It has to be read or closed. A `Source` itself.

    alternatives: how many of each token the caller asked for; None if it asked for no log-probabilities at all.
    """

    def __init__(self, source: Source, alternatives: int | None) -> None:
        self._source, self._alternatives = source, alternatives
        self._buffer: list[Event] = []
        self._logprobs: list[TokenLogprob] = []
        self._pending: asyncio.Task[Sequence[Event] | None] | None = asyncio.create_task(source.read())
        self._is_measurable = True

    async def buffer(self, tokens: int, seconds: float) -> None:
        """Buffer `tokens` tokens, for at most `seconds` after the first one. Closes the draft if that fails."""
        try:
            await self._buffer_tokens(tokens, seconds)
        except BaseException:
            await self.close()
            raise

    async def _buffer_tokens(self, tokens: int, seconds: float) -> None:
        clock, until = asyncio.get_running_loop().time, None
        while self._pending is not None:
            await asyncio.wait((self._pending,), timeout=None if until is None else until - clock())
            if not self._pending.done() or (events := self._pending.result()) is None:
                return
            self._buffer += events
            self._pending = asyncio.create_task(self._source.read())
            for event in events:
                if isinstance(event, AnswerDelta | TraceDelta | Undecided):
                    until = until or clock() + seconds
                self._collect_logprobs(event)
                if isinstance(event, Finished) or len(self._logprobs) >= tokens or not self._is_measurable:
                    return

    def _collect_logprobs(self, event: Event) -> None:
        if isinstance(event, AnswerDelta | TraceDelta):
            self._logprobs += event.logprobs or ()
            self._is_measurable = bool(self._logprobs)
        elif isinstance(event, ToolCallDelta):
            self._is_measurable = False

    @property
    def signals(self) -> Signals | None:
        """How certain the model was; None if the engine gives no log-probabilities, or a tool was called."""
        return measure_signals(self._logprobs) if self._is_measurable else None

    @property
    def tokens(self) -> int:
        """How many tokens are buffered."""
        return len(self._logprobs)

    async def read(self) -> Sequence[Event] | None:
        """Return the next events, from the first on, or None after the last."""
        events: Sequence[Event] | None
        if self._buffer:
            events, self._buffer = self._buffer, []
        elif self._pending is not None:
            events = await asyncio.shield(self._pending)
            self._pending = None
        else:
            events = await self._source.read()
        return None if events is None else [self._restrict_logprobs(event) for event in events]

    async def close(self) -> None:
        """End the draft, which makes the engine abort."""
        try:
            await tasks.end([self._pending] if self._pending else [])
        finally:
            await self._source.close()

    def _restrict_logprobs(self, event: Event) -> Event:
        """Return the event with only the log-probabilities that the caller asked for."""
        if isinstance(event, AnswerDelta | TraceDelta) and event.logprobs is not None:
            count = self._alternatives
            logprobs = None if count is None else [replace(token, top=token.top[:count]) for token in event.logprobs]
            return replace(event, logprobs=logprobs)
        return event


async def check_draft(draft: Draft, route: Route, router: Router) -> Route:
    """Buffer `draft` until `router` can decide whether it may be sent. Returns the final route.

    Raises `DraftRejected` if it may not.
    """
    started_at = perf_counter()
    gate = router.settings.gate
    assert gate is not None  # noqa: S101  only then is a route tentative
    await draft.buffer(gate.tokens, gate.wait)
    final = router.resolve(route, draft.signals, perf_counter() - started_at)
    if final.lane == "thinking":
        await draft.close()
        raise DraftRejected(replace(final, draft_tokens=draft.tokens))
    return final
