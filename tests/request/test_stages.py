"""Stages as one: what one lets on the next one gets, nothing is lost, and each is closed once, the last first."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import stages_of
from thinkaloud.events import AnswerDelta, Event, Finished, Stage, TraceDelta, TraceEnd
from thinkaloud.generation import ThinkingPlan, Visibility
from thinkaloud.request.stages import Fold


class Numbers(Stage[Any, Any]):
    """Lets each number on so many times, the last `held` of them only when it is flushed."""

    def __init__(self, times: int, held: int, closed: list[tuple["Numbers", BaseException | None]]) -> None:
        self.times, self.held, self.closed = times, held, closed
        self.waiting: list[int] = []

    def feed(self, item: Any) -> Sequence[Any]:
        self.waiting += [item] * self.times
        at = max(0, len(self.waiting) - self.held)
        passed, self.waiting = self.waiting[:at], self.waiting[at:]
        return passed

    def flush(self) -> Sequence[Any]:
        passed, self.waiting = self.waiting, []
        return passed

    def close(self, error: BaseException | None) -> None:
        self.closed.append((self, error))


STAGES = st.lists(st.none() | st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=5)


@given(STAGES, st.lists(st.integers(), max_size=12))
def test_what_comes_out_is_what_each_stage_makes_of_all_that_the_one_before_let_on(
    rows: list[tuple[int, int] | None], numbers: list[int]
) -> None:
    fold = Fold[int]([Numbers(*row, []) if row else None for row in rows])
    told: list[Any] = [passed for number in numbers for passed in fold.feed(number)]
    told += fold.flush()
    expected = list(numbers)
    for row in rows:
        expected = [number for number in expected for _ in range(row[0])] if row else expected
    assert told == expected


@given(STAGES, st.booleans())
def test_every_stage_is_closed_once_the_last_one_first_and_told_what_ended_the_stream(
    rows: list[tuple[int, int] | None], fails: bool
) -> None:
    closed: list[tuple[Numbers, BaseException | None]] = []
    stages = [Numbers(*row, closed) if row else None for row in rows]
    error = ValueError("gone") if fails else None
    Fold[int](stages).close(error)
    assert closed == [(stage, error) for stage in reversed(stages) if stage is not None]


def test_what_a_stage_lets_on_in_its_own_time_goes_to_those_behind_it_alone() -> None:
    first, second, third = (Numbers(times, 0, []) for times in (5, 2, 3))
    events: list[Any] = [7, 8]
    told: list[Any] = [*Fold[int]([first, second, third]).feed_behind(second, events)]
    assert told == [7, 7, 7, 8, 8, 8]


PLANS = st.builds(
    ThinkingPlan,
    visibility=st.sampled_from(["full", "summary", "hidden"]),
    steps=st.booleans(),
    sealed=st.booleans(),
    sealed_first=st.booleans(),
    streamed=st.booleans(),
    in_content=st.booleans(),
)


@given(PLANS, st.lists(st.sampled_from(["a thought. ", "Wait, no. ", "x"]), max_size=8))
def test_under_every_plan_each_choice_ends_once_and_a_trace_that_is_not_shown_is_nowhere(
    plan: ThinkingPlan, thoughts: list[str]
) -> None:
    fold = stages_of(plan).fold
    events: list[Event] = [TraceDelta(0, f"κ{text}") for text in thoughts]
    events += [TraceEnd(0, 5, "model"), AnswerDelta(0, "It is four."), Finished(0, "stop", 9, 5)]
    told = [passed for event in events for passed in fold.feed(event)]
    told += fold.flush()
    fold.close(None)
    assert [event for event in told if isinstance(event, Finished)] == told[-1:]
    assert "".join(event.text for event in told if isinstance(event, AnswerDelta)).endswith("It is four.")
    shown = "".join(event.text for event in told if isinstance(event, TraceDelta | AnswerDelta))
    assert shown.count("κ") == (len(thoughts) if plan.visibility == "full" else 0)


@pytest.mark.parametrize("visibility", ["full", "summary", "hidden"])
def test_only_a_summary_has_a_stage_that_a_model_may_write_lines_for(visibility: Visibility) -> None:
    assert (stages_of(ThinkingPlan(visibility=visibility)).summary is None) == (visibility != "summary")
