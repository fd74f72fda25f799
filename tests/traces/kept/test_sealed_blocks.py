"""A seal that goes out where its trace ends: bound to the calls that follow, whose ids have its mark."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import through
from thinkaloud.events import AnswerDelta, Event, Finished, Sealed, ToolCallDelta, TraceDelta, TraceEnd
from thinkaloud.generation import Message
from thinkaloud.settings import SealingSettings
from thinkaloud.traces.kept.sealed_history import open_sealed_traces
from thinkaloud.traces.kept.sealed_output import SealedBlocks
from thinkaloud.traces.kept.sealer import Place, Sealer, mark_call, unmark_call

HERE = Place("me", "m", b"turn")


@pytest.fixture
def sealer(tmp_path: Path) -> Sealer:
    (tmp_path / "key").write_text("a secret of this test and of nothing else")
    return Sealer(SealingSettings.model_validate({"keys": [{"file": tmp_path / "key"}]}).secrets(), 60)


def calls_at(*ids: str) -> Place:
    return Place("me", "m", b"turn", ids)


def sealed(sealer: Sealer, *events: Event) -> list[Event]:
    return through(events, SealedBlocks(lambda trace, mark: sealer.seal(trace, HERE, mark)))


def test_each_block_has_its_seal_behind_its_end_and_before_the_answer(sealer: Sealer) -> None:
    told = sealed(
        sealer,
        TraceDelta(0, "one "), TraceDelta(0, "two"), TraceEnd(0, 2, "model"), AnswerDelta(0, "x"),
        TraceDelta(0, "three"), TraceEnd(0, 1, "model"), ToolCallDelta(0, 0, "call_1", "f"),
        ToolCallDelta(0, 0, arguments="{}"), Finished(0, "tool_calls", 9, 3),
    )  # fmt: skip
    kinds = [type(event).__name__ for event in told]
    assert kinds == [
        "TraceDelta", "TraceDelta", "TraceEnd", "Sealed", "AnswerDelta", "TraceDelta", "TraceEnd", "Sealed",
        "ToolCallDelta", "ToolCallDelta", "Finished",
    ]  # fmt: skip
    first, second = (event.data for event in told if isinstance(event, Sealed))
    call, piece = (event for event in told if isinstance(event, ToolCallDelta))
    assert call.id is not None
    assert piece.id is None
    assert unmark_call(call.id) == "call_1"
    assert [sealer.open(data, calls_at(call.id)) for data in (first, second)] == ["one two", "three"]


def test_a_trace_without_an_end_is_sealed_at_the_end_of_all(sealer: Sealer) -> None:
    told = sealed(sealer, TraceDelta(0, "one"), Finished(0, "length", 1, 1))
    assert [type(event).__name__ for event in told] == ["TraceDelta", "Sealed", "Finished"]


def test_it_opens_beside_calls_of_its_mark_alone_and_beside_none_to_nothing(sealer: Sealer) -> None:
    events: list[Event] = [
        TraceDelta(0, "one"),
        TraceEnd(0, 1, "model"),
        ToolCallDelta(0, 0, "a", "f"),
        ToolCallDelta(0, 1, "b", "f"),
    ]
    told = sealed(sealer, *events)
    [data] = [event.data for event in told if isinstance(event, Sealed)]
    a, b = (event.id or "" for event in told if isinstance(event, ToolCallDelta))
    other = next(event.id or "" for event in sealed(sealer, *events) if isinstance(event, ToolCallDelta))
    assert sealer.open(data, calls_at(a, b)) == sealer.open(data, calls_at(b)) == "one"
    assert sealer.open(data, calls_at()) == "", "the turn is over"
    for ids in (("a",), (a, "b"), (a, other), (other,), (f"{a}0",), ("",)):
        assert sealer.open(data, calls_at(*ids)) is None
    assert sealer.open(data, Place("me", "m", b"other", (a,))) is None
    assert sealer.open(data, Place("you", "m", b"turn", (a,))) is None


@given(
    st.one_of(st.text(), st.text("_ta0f"), st.text("_ta0fg", min_size=16, max_size=16)), st.text("_ta0f\n", max_size=4)
)
def test_a_mark_is_removed_once_and_nothing_else_is(id: str, end: str) -> None:
    for marked in (id + end, mark_call(id, "0123456789abcdef"), mark_call("", id) + end, mark_call(id, id) + end):
        assert unmark_call(marked) == re.sub(r"_ta[0-9a-f]{16}\Z", "", marked)


def test_an_engine_reads_the_ids_that_it_gave() -> None:
    id = "functions.look:0_ta0123456789abcdef"
    call = {"id": id, "type": "function", "function": {"name": "look", "arguments": "{}"}}
    messages: list[Message] = [
        {"role": "assistant", "content": "", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": id, "content": "x"},
        {"role": "tool", "tool_call_id": "call_ta", "content": "x"},
    ]
    shown, _ = open_sealed_traces(messages, lambda *_: None, HERE)
    assert [shown[0]["tool_calls"][0]["id"], *(each["tool_call_id"] for each in shown[1:])] == [
        "functions.look:0", "functions.look:0", "call_ta",
    ]  # fmt: skip
    assert messages[1]["tool_call_id"] == id
