"""The stage: what the caller sees of the trace, and when."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import through
from thinkaloud.events import AnswerDelta, Event, Finished, Progress, StepEnd, TokenLogprob, TraceDelta, TraceEnd
from thinkaloud.generation import Visibility
from thinkaloud.traces.seen.progress import REPORT_INTERVAL, ProgressReports
from thinkaloud.traces.seen.step_ends import StepEnds
from thinkaloud.traces.seen.visibility import HiddenTrace, lowest_visibility
from thinkaloud.traces.seen.whole_blocks import WholeBlocks


def hide(events: Sequence[Event]) -> list[Event]:
    return through(events, ProgressReports(), HiddenTrace())


EVENTS = st.lists(
    st.one_of(
        st.builds(TraceDelta, st.integers(0, 2), st.text(min_size=1, max_size=3)),
        st.builds(AnswerDelta, st.integers(0, 2), st.text(min_size=1, max_size=3)),
        st.builds(TraceEnd, st.integers(0, 2), st.integers(0, 9), st.just("model")),
    ),
    max_size=20,
)
LAST = [Finished(index, "stop", 0, 0) for index in range(3)]


def text(events: Sequence[Event], kind: type[TraceDelta] | type[AnswerDelta], index: int) -> str:
    return "".join(event.text for event in events if isinstance(event, kind) and event.index == index)


@given(EVENTS)
def test_gathering_loses_nothing_and_sends_each_block_once(events: list[Event]) -> None:
    found = through([*events, *LAST], WholeBlocks())
    for index in range(3):
        for kind in (TraceDelta, AnswerDelta):
            assert text(found, kind, index) == text(events, kind, index)
        own = [event for event in found if getattr(event, "index", None) == index]
        for event, following in itertools.pairwise(own):
            if isinstance(event, TraceDelta):
                assert isinstance(following, TraceEnd | Finished)
    assert [event for event in found if not isinstance(event, TraceDelta)] == [
        event for event in [*events, *LAST] if not isinstance(event, TraceDelta)
    ]


def test_a_gathered_block_has_the_log_probabilities_of_all_its_tokens() -> None:
    one, two = TokenLogprob("a", -1), TokenLogprob("b", -2)
    events: list[Event] = [TraceDelta(0, "a", [one]), TraceDelta(0, "b", [two]), TraceEnd(0, 2, "model")]
    assert through(events, WholeBlocks()) == [TraceDelta(0, "ab", [one, two]), events[-1]]


@given(EVENTS)
def test_hidden_lets_no_trace_pass_and_everything_else(events: list[Event]) -> None:
    found = hide(events)
    assert found == [event for event in events if not isinstance(event, TraceDelta)]


@given(EVENTS)
def test_the_steps_of_a_choice_joined_are_its_trace_and_nothing_else_is_changed(events: list[Event]) -> None:
    found = through([*events, *LAST], StepEnds())
    assert [event for event in found if not isinstance(event, StepEnd)] == [*events, *LAST]
    for index in range(3):
        ends = [event for event in found if isinstance(event, StepEnd) and event.index == index]
        assert "".join(end.text for end in ends) == text(events, TraceDelta, index)
        assert [end.number for end in ends] == list(range(len(ends)))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 40)), max_size=20))
def test_progress_is_round_never_more_than_there_is_and_never_falls(pieces: list[tuple[int, int]]) -> None:
    spent, events = [0, 0, 0], list[Event]()
    for index, tokens in pieces:
        spent[index] += tokens
        events.append(TraceDelta(index, "x", tokens=spent[index]))
    found = hide(events)
    told = [event.tokens for event in found if isinstance(event, Progress)]
    assert told == sorted(set(told))
    assert all(tokens % REPORT_INTERVAL == 0 for tokens in told)
    assert (told[-1] if told else 0) == sum(spent) // REPORT_INTERVAL * REPORT_INTERVAL


@pytest.mark.parametrize(
    ("ceilings", "seen"),
    [
        (("full", "full", "full"), "full"),
        (("full", "hidden"), "hidden"),
        (("hidden", "full", "full"), "hidden"),
        (("full", "summary", "full"), "summary"),
        (("summary", "hidden"), "hidden"),
    ],
)
def test_the_lowest_ceiling_holds(ceilings: tuple[Visibility, ...], seen: Visibility) -> None:
    assert lowest_visibility(*ceilings) == seen
