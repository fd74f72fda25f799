"""The gate: the fast model's first tokens are held back until it is known whether they are good enough to be sent.

Then they go out and the stream goes on, or they are dropped and the thinking model answers. Once anything has been
sent, nothing is ever taken back.
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


class Dropped(Exception):
    """A draft was not good enough. Never leaves the pipeline. route: to the thinking model, instead."""

    def __init__(self, route: Route) -> None:
        super().__init__()
        self.route = route


def with_logprobs(request: GenerationRequest) -> GenerationRequest:
    """The same request, with the log-probabilities that a draft is judged by."""
    asked = request.sampling.logprobs or 0
    return replace(request, sampling=replace(request.sampling, logprobs=max(asked, ALTERNATIVES)))


class Source(Protocol):
    """Where the events come from."""

    async def read(self) -> Sequence[Event] | None:
        """The next events; None behind the last."""

    async def close(self) -> None:
        """End it, which makes the engine abort."""


class Draft:
    """An answer whose beginning is held; it has to be read or closed. A `Source` itself.

    asked: the alternatives of each token that the caller asked for; None: not even the token's own log-probability.
    """

    def __init__(self, source: Source, asked: int | None) -> None:
        self._source, self._asked = source, asked
        self._held: list[Event] = []
        self._found: list[TokenLogprob] = []
        self._pending: asyncio.Task[Sequence[Event] | None] | None = asyncio.create_task(source.read())
        self._is_known = True

    async def hold(self, tokens: int, seconds: float) -> None:
        """Wait for so many tokens, but at most so many seconds after the first one. Closes itself if that fails."""
        try:
            await self._hold(tokens, seconds)
        except BaseException:
            await self.close()
            raise

    async def _hold(self, tokens: int, seconds: float) -> None:
        clock, until = asyncio.get_running_loop().time, None
        while self._pending is not None:
            await asyncio.wait((self._pending,), timeout=None if until is None else until - clock())
            if not self._pending.done() or (events := self._pending.result()) is None:
                return
            self._held += events
            self._pending = asyncio.create_task(self._source.read())
            for event in events:
                if isinstance(event, AnswerDelta | TraceDelta | Undecided):
                    until = until or clock() + seconds
                self._see(event)
                if isinstance(event, Finished) or len(self._found) >= tokens or not self._is_known:
                    return

    def _see(self, event: Event) -> None:
        if isinstance(event, AnswerDelta | TraceDelta):
            self._found += event.logprobs or ()
            self._is_known = bool(self._found)
        elif isinstance(event, ToolCallDelta):
            self._is_known = False

    @property
    def signals(self) -> Signals | None:
        """How sure the model was; None where the engine does not tell, or a tool is called."""
        return measure_signals(self._found) if self._is_known else None

    @property
    def tokens(self) -> int:
        """How many are held."""
        return len(self._found)

    async def read(self) -> Sequence[Event] | None:
        """The next events, from the first on; None behind the last."""
        events: Sequence[Event] | None
        if self._held:
            events, self._held = self._held, []
        elif self._pending is not None:
            events = await asyncio.shield(self._pending)
            self._pending = None
        else:
            events = await self._source.read()
        return None if events is None else [self._conceal(event) for event in events]

    async def close(self) -> None:
        """End it, which makes the engine abort."""
        try:
            await tasks.end([self._pending] if self._pending else [])
        finally:
            await self._source.close()

    def _conceal(self, event: Event) -> Event:
        """The event with what the caller asked for of its log-probabilities."""
        if isinstance(event, AnswerDelta | TraceDelta) and event.logprobs is not None:
            asked = self._asked
            kept = None if asked is None else [replace(token, top=token.top[:asked]) for token in event.logprobs]
            return replace(event, logprobs=kept)
        return event


async def judge(draft: Draft, route: Route, router: Router) -> Route:
    """Hold `draft` until `router` can tell whether it may be sent; the route that says so. Raises `Dropped`."""
    began = perf_counter()
    gate = router.settings.gate
    assert gate is not None  # noqa: S101  only then is a route tentative
    await draft.hold(gate.tokens, gate.wait)
    final = router.resolve(route, draft.signals, perf_counter() - began)
    if final.lane == "thinking":
        await draft.close()
        raise Dropped(replace(final, drafted=draft.tokens))
    return final
