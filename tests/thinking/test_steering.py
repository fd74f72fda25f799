"""Steering: a trace is ended, or made to go on, by what is put behind it; laws over a model that writes anything."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.events import AnswerDelta, Chunk, Event, Finished, TraceDelta, TraceEnd
from thinkaloud.generation import TagIds
from thinkaloud.request.stages import Fold
from thinkaloud.thinking.boundary import Boundary
from thinkaloud.thinking.budgets import Bounds, limit_budget
from thinkaloud.thinking.finish import Finish
from thinkaloud.thinking.formats import Format
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.steering import Steering, Switch

START, END = "<think>", "</think>"
THINK = Format(START, END)
CLOSING = ("\n", "Time", " is", " up", ".", END)
AGAIN = "Wait,"
IDS: dict[str, int] = {}


def number(piece: str) -> int:
    return IDS.setdefault(piece, len(IDS))


def spell(text: str) -> Chunk:
    """The closing in its pieces, the tag as one, and what is left as one."""
    before = text.removesuffix(END)
    pieces = list(CLOSING) if text == "".join(CLOSING) else [*filter(None, [before]), *[END] * (before != text)]
    return Chunk(pieces, [number(piece) for piece in pieces])


class Model:
    """Writes its tokens in chunks of the given sizes, whatever stands before; once its trace is closed, its answer.

    cut: whether its tag is in two pieces. silent: it ends its turn where its tag should come.
    opens: it writes the opening tag itself. joined: the end of its turn comes with its last tokens.
    """

    def __init__(
        self,
        thought: Sequence[str],
        answer: Sequence[str],
        sizes: Sequence[int],
        *,
        cut: bool = False,
        silent: bool = False,
        opens: bool = False,
        joined: bool = False,
    ) -> None:
        self._thought, self._answer, self._sizes = list(thought), list(answer), list(sizes)
        self._tag = [".</th", "ink>"] if cut else [END]
        self._first = [START] * opens + self._thought + ([] if silent else self._tag + self._answer)
        self._joined = joined
        self.began_behind: list[list[str]] = []
        self.spent: list[int] = []

    async def run(self, written: tuple[int, ...], spent: int, _: int) -> AsyncGenerator[Chunk, None]:
        pieces = {identity: piece for piece, identity in IDS.items()}
        before = [pieces[identity] for identity in written]
        self.began_behind.append(before)
        self.spent.append(spent)
        tokens = self._answer if END in "".join(before) else self._first
        at, turn = 0, 0
        while at < len(tokens):
            size = self._sizes[turn % len(self._sizes)]
            told = tokens[at : at + size]
            at, turn = at + size, turn + 1
            chunk = Chunk(told, [number(piece) for piece in told], tokens=len(told))
            if self._joined and at >= len(tokens):
                yield replace(chunk, tokens=chunk.tokens + 1, finish_reason="stop")
                return
            yield chunk
        yield Chunk([], [], tokens=1, finish_reason="stop")


def bounds(budget: int | None = None, **more: Any) -> Bounds:
    return Bounds(budget, "".join(CLOSING), END, AGAIN, detects_loops=False, **more)


async def steered(model: Model, steering: Steering, boundary: Boundary) -> AsyncGenerator[Event, None]:
    """The events of all the generations that it takes, words of ours among them."""
    fold = Fold[Chunk]([steering, Finish(boundary, None, 0)])
    is_cut, turns = True, count()
    while is_cut:
        is_cut = False
        for next_words in (steering.retry_words, steering.closing_words):
            if (words := next_words()) is not None:
                for event in fold.feed(words):
                    yield event
        async with aclosing(model.run(steering.output_ids, steering.spent_tokens, next(turns))) as chunks:
            async for chunk in chunks:
                for part in steering.split(chunk):
                    for event in fold.feed(part):
                        yield event
                    if is_cut := steering.must_restart:
                        break
                if is_cut:
                    break
    for event in fold.flush():
        yield event


async def events_of(
    model: Model, bounds: Bounds, switch: Switch | None = None, *, ids: bool = True, opened: bool = True
) -> list[Event]:
    splitter = Splitter(THINK, opened=opened, tag_ids=TagIds(number(START), number(END)) if ids else TagIds())
    boundary = Boundary(splitter, 0)
    steering = Steering(bounds, boundary, splitter, switch or Switch(), spell)
    return [event async for event in steered(model, steering, boundary)]


def text(events: Sequence[Event], kind: type[TraceDelta] | type[AnswerDelta]) -> str:
    return "".join(event.text for event in events if isinstance(event, kind))


def ended_by(events: Sequence[Event]) -> list[str]:
    return [event.ended_by for event in events if isinstance(event, TraceEnd)]


def finished(events: Sequence[Event]) -> Finished:
    last = events[-1]
    assert isinstance(last, Finished)
    return last


thoughts = st.lists(st.sampled_from(["a", " b", "\n", " wait", "c."]), max_size=30)
sizes = st.lists(st.integers(1, 7), min_size=1, max_size=4)
ANSWER = ["So", " it", " is", " 3", "."]


@given(thoughts, sizes, st.integers(0, 40))
async def test_a_trace_never_has_more_tokens_than_its_budget_and_its_closing_and_the_answer_is_whole(
    thought: list[str], sizes: list[int], budget: int
) -> None:
    events = await events_of(Model(thought, ANSWER, sizes), bounds(budget))
    assert text(events, AnswerDelta) == "".join(ANSWER)
    if len(thought) < budget:
        assert (ended_by(events), finished(events).reasoning_tokens) == (["model"], len(thought) + 1)
    else:
        assert (ended_by(events), finished(events).reasoning_tokens) == (["budget"], budget + len(CLOSING))
        assert text(events, TraceDelta) == "".join([*thought[:budget], *CLOSING[:-1]])


@given(thoughts, st.one_of(sizes, st.just([100])), st.booleans(), st.booleans())
async def test_a_model_that_ends_its_turn_within_its_trace_is_made_to_answer_once_however_its_tokens_come(
    thought: list[str], sizes: list[int], opens: bool, joined: bool
) -> None:
    def model() -> Model:
        return Model(thought, ANSWER, sizes, silent=True, opens=opens, joined=joined)

    made = model()
    events = await events_of(made, bounds(), opened=not opens)
    assert text(events, AnswerDelta) == "".join(ANSWER)
    assert text(events, TraceDelta).rstrip("\n") == "".join(thought).rstrip("\n")
    assert (ended_by(events), finished(events).reason, len(made.spent)) == (["model"], "stop", 2)
    assert text(await events_of(model(), bounds(requires_answer=False), opened=not opens), AnswerDelta) == ""


@given(thoughts, st.one_of(sizes, st.just([100])), st.booleans(), st.booleans())
async def test_a_trace_that_ends_in_time_passes_as_it_came_in_one_generation(
    thought: list[str], sizes: list[int], opens: bool, joined: bool
) -> None:
    model = Model(thought, ANSWER, sizes, opens=opens, joined=joined)
    events = await events_of(model, bounds(), opened=not opens)
    assert len(model.began_behind) == 1
    assert text(events, TraceDelta) == "".join(thought)
    assert text(events, AnswerDelta) == "".join(ANSWER)
    assert finished(events).completion_tokens == opens + len(thought) + 1 + len(ANSWER) + 1


@given(thoughts, sizes, st.integers(0, 5), st.booleans(), st.booleans())
async def test_a_model_thinks_again_as_often_as_is_asked_for_whatever_its_tag_is_made_of(
    thought: list[str], sizes: list[int], retries: int, ids: bool, cut: bool
) -> None:
    model = Model(thought, ANSWER, sizes, cut=cut and not ids)
    events = await events_of(model, bounds(retries=retries), ids=ids)
    assert text(events, TraceDelta).count(AGAIN) == retries == finished(events).retries
    assert END not in text(events, TraceDelta)
    assert (ended_by(events), text(events, AnswerDelta)) == (["model"], "".join(ANSWER))


@given(thoughts, sizes, st.integers(0, 5), st.booleans())
async def test_each_generation_begins_behind_exactly_the_trace_that_was_told(
    thought: list[str], sizes: list[int], retries: int, cut: bool
) -> None:
    model = Model(thought, ANSWER, sizes, cut=cut)
    events = await events_of(model, bounds(budget=25, retries=retries), ids=not cut)
    told = text(events, TraceDelta)
    for before in model.began_behind:
        assert told.startswith("".join(before).removesuffix(END))
    assert model.spent == sorted(model.spent)


@given(thoughts, sizes, st.integers(1, 60))
async def test_a_trace_has_at_least_the_tokens_that_were_asked_for(
    thought: list[str], sizes: list[int], least: int
) -> None:
    events = await events_of(Model(thought, ANSWER, sizes), bounds(min_tokens=least))
    assert finished(events).reasoning_tokens >= least
    assert text(events, AnswerDelta) == "".join(ANSWER)


@given(thoughts, sizes, st.integers(0, 20), st.integers(0, 5))
async def test_a_budget_stands_above_retries_and_the_least(
    thought: list[str], sizes: list[int], budget: int, retries: int
) -> None:
    asked = bounds(budget, retries=retries, min_tokens=100)
    events = await events_of(Model(thought, ANSWER, sizes), asked)
    assert finished(events).reasoning_tokens <= budget + len(CLOSING)
    assert text(events, AnswerDelta) == "".join(ANSWER)


@given(thoughts, sizes, st.integers(0, 30))
async def test_answer_now_ends_the_trace_with_the_chunk_in_which_it_is_asked_for(
    thought: list[str], sizes: list[int], after: int
) -> None:
    model, switch = Model(thought, ANSWER, sizes), Switch()
    splitter = Splitter(THINK, opened=True, tag_ids=TagIds(None, number(END)))
    boundary = Boundary(splitter, 0)
    steering = Steering(bounds(), boundary, splitter, switch, spell)
    events: list[Event] = []
    pressed_at = None
    async with aclosing(steered(model, steering, boundary)) as told:
        async for event in told:
            events.append(event)
            if pressed_at is None and isinstance(event, TraceDelta) and len(text(events, TraceDelta)) >= after:
                pressed_at = len(text(events, TraceDelta))
                switch.turn_on()
    assert text(events, AnswerDelta) == "".join(ANSWER)
    if ended_by(events) == ["user"]:
        assert pressed_at is not None
        assert text(events, TraceDelta)[pressed_at:] == "".join(CLOSING[:-1])


async def test_answer_now_before_the_first_token_starts_no_generation_for_the_trace() -> None:
    model, switch = Model(["a"] * 9, ANSWER, [2]), Switch()
    switch.turn_on()
    events = await events_of(model, bounds(), switch)
    assert ended_by(events) == ["user"]
    assert model.began_behind == [list(CLOSING)]


async def test_a_trace_that_repeats_itself_is_closed() -> None:
    model = Model(["a", " b"] * 2000, ANSWER, [4])
    events = await events_of(model, Bounds(None, "".join(CLOSING), END, AGAIN))
    assert ended_by(events) == ["loop"]
    assert finished(events).reasoning_tokens < 1000
    assert text(events, AnswerDelta) == "".join(ANSWER)


def test_words_of_ours_are_certain_where_probabilities_are_asked_for() -> None:
    splitter = Splitter(THINK, opened=True, tag_ids=TagIds(None, number(END)))
    steering = Steering(bounds(budget=0), Boundary(splitter, 0), splitter, Switch(), spell, logprobs=2)
    first = steering.closing_words()
    assert first is not None
    assert first.logprobs is not None
    assert [(each.token, each.logprob, len(each.top)) for each in first.logprobs] == [(p, 0.0, 1) for p in CLOSING]


@given(st.one_of(st.none(), st.integers(0, 5000)), st.integers(1, 5000), st.integers(1, 30), st.integers(1, 500))
def test_closing_and_answer_always_find_room(budget: int | None, max_tokens: int, closing: int, answer: int) -> None:
    found = limit_budget(budget, max_tokens, closing, answer)
    assert found is not None
    assert budget is None or found <= budget
    if max_tokens > closing:
        left = max_tokens - closing - found
        assert left >= min(answer, (max_tokens - closing) // 2) > -1
        assert left > 0


@pytest.mark.parametrize(("budget", "max_tokens", "expected"), [(None, 1000, 784), (50, 1000, 50), (900, 1000, 784)])
def test_a_budget_leaves_the_answers_tokens(budget: int | None, max_tokens: int, expected: int) -> None:
    assert limit_budget(budget, max_tokens, closing=16, answer=200) == expected


def test_without_room_for_an_answer_a_trace_may_take_all() -> None:
    assert limit_budget(None, 100, closing=16, answer=0) is None
    assert limit_budget(70, 100, closing=16, answer=0) == 70
