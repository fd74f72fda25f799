"""A draft is held and then sent as it is, or dropped; either way nothing of it is lost, doubled or left running."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import EventSource
from thinkaloud.errors import EngineFailed
from thinkaloud.events import AnswerDelta, Event, Finished, Started, TokenLogprob, ToolCallDelta, TraceDelta, Undecided
from thinkaloud.generation import GenerationRequest, Sampling
from thinkaloud.routing.draft import Draft, add_logprobs

LONG = 60.0


def token(text: str) -> list[TokenLogprob]:
    """One token and its alternatives."""
    return [TokenLogprob(text, -0.5, [TokenLogprob(text, -0.5), TokenLogprob("x", -1.5), TokenLogprob("y", -2.5)])]


def answer(*texts: str) -> list[Event]:
    """What a model says, a token an event."""
    said: list[Event] = [AnswerDelta(0, text, token(text)) for text in texts]
    return [Started("fast", 3), *said, Finished(0, "stop", len(texts), 0)]


class Source:
    """Events that tell when they are closed. stalls: for ever, behind the last."""

    def __init__(self, events: Sequence[Event], error: Exception | None = None, *, stalls: bool = False) -> None:
        self.closed = False
        self._events, self._error, self._stalls = events, error, stalls

    async def run(self) -> AsyncGenerator[Event, None]:
        try:
            for event in self._events:
                yield event
            if self._error:
                raise self._error
            if self._stalls:
                await asyncio.Event().wait()
        finally:
            self.closed = True


async def stream(draft: Draft) -> AsyncGenerator[Event, None]:
    try:
        while (events := await draft.read()) is not None:
            for event in events:
                yield event
    finally:
        await draft.close()


async def sent(draft: Draft) -> list[Event]:
    return [event async for event in stream(draft)]


EVENTS = st.lists(
    st.one_of(
        st.text(max_size=3).map(lambda text: AnswerDelta(0, text, token(text))),
        st.text(max_size=3).map(lambda text: TraceDelta(0, text, token(text))),
        st.just(ToolCallDelta(0, 0, "id", "f")),
        st.just(AnswerDelta(0, "silent")),
        st.just(Finished(0, "stop", 1, 0)),
    ),
    max_size=12,
)


@given(EVENTS, st.integers(1, 8))
async def test_what_is_sent_is_what_came(events: list[Event], tokens: int) -> None:
    source = Source(events)
    draft = Draft(EventSource(source.run()), alternatives=3)
    await draft.buffer(tokens, LONG)
    assert draft.tokens <= tokens
    assert await sent(draft) == events
    assert source.closed


@given(EVENTS, st.integers(1, 8))
async def test_a_dropped_draft_is_closed(events: list[Event], tokens: int) -> None:
    source = Source([*events, AnswerDelta(0, "a", token("a"))], stalls=True)
    draft = Draft(EventSource(source.run()), alternatives=None)
    await draft.buffer(tokens, 0.001)
    await draft.close()
    assert source.closed


@pytest.mark.parametrize(("asked", "kept"), [(None, None), (0, 0), (1, 1), (3, 3)])
async def test_log_probabilities_go_out_as_they_were_asked_for(asked: int | None, kept: int | None) -> None:
    draft = Draft(EventSource(Source(answer("a", "b", "c")).run()), asked)
    await draft.buffer(2, LONG)
    for event in await sent(draft):
        if isinstance(event, AnswerDelta):
            told = None if event.logprobs is None else [len(each.top) for each in event.logprobs]
            assert told == (None if kept is None else [kept])


async def test_it_is_held_no_longer_than_its_time_behind_the_first_token() -> None:
    source = Source(answer("a")[:2], stalls=True)
    draft = Draft(EventSource(source.run()), alternatives=None)
    await asyncio.wait_for(draft.buffer(32, 0.01), 60)
    assert draft.tokens == 1
    assert draft.signals is not None
    await draft.close()
    assert source.closed


async def test_an_answer_that_ends_early_is_judged_by_what_there_is() -> None:
    draft = Draft(EventSource(Source(answer("a", "b")).run()), alternatives=None)
    await draft.buffer(32, LONG)
    assert (draft.tokens, draft.signals is None) == (2, False)
    await draft.close()


@pytest.mark.parametrize("event", [ToolCallDelta(0, 0, "id", "f"), AnswerDelta(0, "no log-probabilities")])
async def test_what_cannot_be_judged_is_not_held(event: Event) -> None:
    source = Source([Started("fast", 3), event], stalls=True)
    draft = Draft(EventSource(source.run()), alternatives=None)
    await asyncio.wait_for(draft.buffer(32, LONG), 60)
    assert draft.signals is None
    await draft.close()


async def test_a_failure_within_a_draft_is_raised_and_closes_it() -> None:
    source = Source(answer("a")[:2], EngineFailed("gone"))
    draft = Draft(EventSource(source.run()), alternatives=None)
    with pytest.raises(EngineFailed, match="gone"):
        await draft.buffer(32, LONG)
    assert source.closed


async def test_a_failure_behind_a_draft_comes_where_it_came() -> None:
    source = Source(answer("a", "b")[:3], EngineFailed("gone"))
    draft = Draft(EventSource(source.run()), alternatives=None)
    await draft.buffer(2, LONG)
    events = stream(draft)
    assert [await anext(events) for _ in range(3)] == [Started("fast", 3), AnswerDelta(0, "a"), AnswerDelta(0, "b")]
    with pytest.raises(EngineFailed, match="gone"):
        await anext(events)
    assert source.closed


async def test_who_leaves_while_it_is_held_leaves_nothing_running() -> None:
    source = Source(answer("a")[:2], stalls=True)
    held = asyncio.create_task(Draft(EventSource(source.run()), alternatives=None).buffer(32, LONG))
    await asyncio.wait((held,), timeout=0.05)
    held.cancel()
    with pytest.raises(asyncio.CancelledError):
        await held
    assert source.closed


@given(st.one_of(st.none(), st.integers(0, 20)))
def test_a_draft_asks_for_no_less_than_the_caller(asked: int | None) -> None:
    request = GenerationRequest("id", "auto", [], Sampling(logprobs=asked, temperature=0.5))
    told = add_logprobs(request)
    assert (told.sampling.logprobs or 0) >= max(asked or 0, 2)
    assert replace(told, sampling=replace(told.sampling, logprobs=asked)) == request


async def test_a_draft_of_which_nobody_knows_whether_it_is_trace_is_not_waited_for_longer_than_another() -> None:
    source = Source([Started("fast", 3), Undecided(0, 1)], stalls=True)
    draft = Draft(EventSource(source.run()), None)
    await asyncio.wait_for(draft.buffer(8, 0.01), LONG)
    assert draft.signals is None
    await draft.close()
    assert source.closed
