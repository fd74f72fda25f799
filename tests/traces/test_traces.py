"""The stage: what the caller sees of the trace, and when."""

import itertools
from collections.abc import AsyncGenerator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.events import AnswerDelta, Event, Finished, TokenLogprob, TraceDelta, TraceEnd
from thinkaloud.generation import Visibility
from thinkaloud.traces.gathering import gathered
from thinkaloud.traces.visibility import effective, visible


async def replay(events: Sequence[Event]) -> AsyncGenerator[Event, None]:
    for event in events:
        yield event


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
async def test_gathering_loses_nothing_and_sends_each_block_once(events: list[Event]) -> None:
    found = [event async for event in gathered(replay([*events, *LAST]))]
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


async def test_a_gathered_block_has_the_log_probabilities_of_all_its_tokens() -> None:
    one, two = TokenLogprob("a", -1), TokenLogprob("b", -2)
    events: list[Event] = [TraceDelta(0, "a", [one]), TraceDelta(0, "b", [two]), TraceEnd(0, 2, "model")]
    assert [event async for event in gathered(replay(events))] == [TraceDelta(0, "ab", [one, two]), events[-1]]


@given(EVENTS)
async def test_hidden_lets_no_trace_pass_and_everything_else(events: list[Event]) -> None:
    found = [event async for event in visible(replay(events), "hidden")]
    assert found == [event for event in events if not isinstance(event, TraceDelta)]
    assert [event async for event in visible(replay(events), "full")] == events


@pytest.mark.parametrize(
    ("ceilings", "lowest"),
    [(("full", "full", "full"), "full"), (("full", "hidden"), "hidden"), (("hidden", "full", "full"), "hidden")],
)
def test_the_lowest_ceiling_holds(ceilings: tuple[Visibility, ...], lowest: Visibility) -> None:
    assert effective(*ceilings) == lowest
