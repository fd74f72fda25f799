"""The gate: the fast model's first tokens are held back until it is known whether they are good enough to be sent.

Then they go out and the stream goes on, or they are dropped and the thinking model answers. Once anything has been
sent, nothing is ever taken back.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from time import perf_counter

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


def revealing(request: GenerationRequest) -> GenerationRequest:
    """The same request, with the log-probabilities that a draft is judged by."""
    asked = request.sampling.logprobs or 0
    return replace(request, sampling=replace(request.sampling, logprobs=max(asked, ALTERNATIVES)))


class Draft:
    """An answer whose beginning is held; it has to be sent or dropped.

    asked: the alternatives of each token that the caller asked for; None: not even the token's own log-probability.
    """

    def __init__(self, events: AsyncGenerator[Event, None], asked: int | None) -> None:
        self._events, self._asked = events, asked
        self._seen: list[Event] = []
        self._found: list[TokenLogprob] = []
        self._pending: asyncio.Task[Event | None] = _next(events)
        self._known = True

    async def hold(self, tokens: int, seconds: float) -> None:
        """Wait for so many tokens, but not longer than so many seconds behind the first. Drops itself if that fails."""
        clock, until = asyncio.get_running_loop().time, None
        try:
            while len(self._found) < tokens and self._known:
                await asyncio.wait((self._pending,), timeout=None if until is None else until - clock())
                if not self._pending.done() or (event := self._pending.result()) is None:
                    break
                self._seen.append(event)
                self._pending = _next(self._events)
                if isinstance(event, AnswerDelta | TraceDelta):
                    until = until or clock() + seconds
                    self._found += event.logprobs or ()
                    self._known = bool(self._found)
                elif isinstance(event, Undecided):
                    until = until or clock() + seconds
                elif isinstance(event, ToolCallDelta):
                    self._known = False
                elif isinstance(event, Finished):
                    break
        except BaseException:
            await self.drop()
            raise

    @property
    def signals(self) -> Signals | None:
        """How sure the model was; None where the engine does not tell, or a tool is called."""
        return measure_signals(self._found) if self._known else None

    @property
    def tokens(self) -> int:
        """How many are held."""
        return len(self._found)

    async def sent(self) -> AsyncGenerator[Event, None]:
        """All events, from the first on."""
        try:
            for event in self._seen:
                yield self._concealed(event)
            while (following := await asyncio.shield(self._pending)) is not None:
                yield self._concealed(following)
                self._pending = _next(self._events)
        finally:
            await self.drop()

    async def drop(self) -> None:
        """End it, which makes the engine abort."""
        async with aclosing(self._events):
            await tasks.end((self._pending,))

    def _concealed(self, event: Event) -> Event:
        """The event with what the caller asked for of its log-probabilities."""
        if isinstance(event, AnswerDelta | TraceDelta) and event.logprobs is not None:
            asked = self._asked
            kept = None if asked is None else [replace(token, top=token.top[:asked]) for token in event.logprobs]
            return replace(event, logprobs=kept)
        return event


def _next(events: AsyncGenerator[Event, None]) -> "asyncio.Task[Event | None]":
    async def following() -> Event | None:
        return await anext(events, None)

    return asyncio.create_task(following())


async def judged(draft: Draft, route: Route, router: Router) -> Route:
    """Hold `draft` until `router` can tell whether it may be sent; the route that says so. Raises `Dropped`."""
    began = perf_counter()
    gate = router.settings.gate
    assert gate is not None  # noqa: S101  only then is a route tentative
    await draft.hold(gate.tokens, gate.wait)
    final = router.resolve(route, draft.signals, perf_counter() - began)
    if final.lane == "thinking":
        await draft.drop()
        raise Dropped(replace(final, drafted=draft.tokens))
    return final
