"""Laws of the stream: whatever comes, in whatever pieces, the object is the same and no rule is broken."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from protocols.responses.speaking import require_rules, told
from thinkaloud.errors import EngineDied
from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    Progress,
    Sealed,
    Started,
    SummaryDelta,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
)
from thinkaloud.protocols.responses.decode import Defaults, decode, validate
from thinkaloud.protocols.responses.encode import ResponseFold, StreamEncoder
from thinkaloud.settings import LimitsSettings

LIMITS = LimitsSettings()
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
BODY: dict[str, Any] = {
    "model": "m",
    "input": "hi",
    "include": ["reasoning.encrypted_content"],
    "tools": [
        {"type": "namespace", "name": "ns", "tools": [{"type": "function", "name": "f"}]},
        {"type": "custom", "name": "c"},
        {"type": "function", "name": "g"},
    ],
}


def fold(*, sealed: bool) -> ResponseFold:
    wire = validate(BODY, LIMITS)
    return ResponseFold(decode(wire, "resp_1", LIMITS, Defaults(lambda _: "full", seals=sealed)))


def streamed(events: list[Event], *, sealed: bool, failing: bool = False) -> tuple[list[dict[str, Any]], bytes]:
    encoder = StreamEncoder(fold(sealed=sealed))
    parts = [part for event in events for part in encoder.feed(event)]
    parts += [encoder.encode_error(EngineDied("it died"))] if failing else encoder.flush()
    text = b"".join(parts)
    frames = text.decode().split("\n\n")
    assert frames[-2:] == ["data: [DONE]", ""]
    found = [json.loads(frame.split("\ndata: ", 1)[1]) for frame in frames[:-2]]
    require_rules(found)
    return found, text


def complete(events: list[Event], *, sealed: bool) -> dict[str, Any]:
    folded = fold(sealed=sealed)
    for event in events:
        folded.feed(event)
    folded.end()
    return dict(json.loads(msgspec.json.encode(folded.response)))


@st.composite
def blocks(draw: st.DrawFn) -> tuple[list[list[Event]], bool]:
    """The blocks of one answer: traces that are shown, summed up or hidden, answers, and calls."""
    sealed = draw(st.booleans())
    seen = draw(st.sampled_from(["full", "summary", "hidden"]))
    found: list[list[Event]] = []
    calls = 0
    for kind in draw(st.lists(st.sampled_from(["trace", "answer", "call"]), max_size=5)):
        if kind == "trace":
            text = draw(TEXT)
            block: list[Event] = []
            if seen == "full":
                block = [TraceDelta(0, text)]
            elif seen == "summary":
                lines = draw(st.lists(TEXT, max_size=3))
                block = [SummaryDelta(0, at, "checking", line, 0.0, "extractive") for at, line in enumerate(lines)]
            else:
                block = [Progress(16, 1)]
            block.append(TraceEnd(0, 3, draw(st.sampled_from(["model", "budget", "length"]))))
            found.append([*block, *([Sealed(0, "closed")] if sealed else [])])
        elif kind == "answer":
            found.append([AnswerDelta(0, draw(TEXT))])
        else:
            name = draw(st.sampled_from(["ns__f", "c", "g", "made_up"]))
            arguments = json.dumps(draw(st.dictionaries(st.sampled_from(["input", "a"]), TEXT, max_size=2)))
            found.append([ToolCallDelta(0, calls, f"call_{calls}", name, arguments)])
            calls += 1
    return found, sealed


def cut(event: Event, at: int) -> list[Event]:
    """The same event in two pieces."""
    match event:
        case TraceDelta(index, text):
            return [TraceDelta(index, text[:at]), TraceDelta(index, text[at:])]
        case AnswerDelta(index, text):
            return [AnswerDelta(index, text[:at]), AnswerDelta(index, text[at:])]
        case ToolCallDelta():
            first = ToolCallDelta(0, event.position, event.id, event.name, event.arguments[:at])
            return [first, ToolCallDelta(0, event.position, arguments=event.arguments[at:])]
    return [event]


@given(blocks(), st.data(), st.sampled_from(["stop", "length", "tool_calls", "abort", "content_filter"]))
def test_any_pieces_give_one_object_and_the_stream_ends_with_the_complete_one(
    answer: tuple[list[list[Event]], bool], data: st.DataObject, reason: Any
) -> None:
    found, sealed = answer
    events: list[Event] = [Started("m", 3), *(event for block in found for event in block), Finished(0, reason, 9, 3)]
    pieces = [piece for event in events for piece in cut(event, data.draw(st.integers(1, 5)))]
    whole = complete(events, sealed=sealed)
    assert told(complete(pieces, sealed=sealed)) == told(whole)
    for each in (events, pieces):
        assert told(streamed(each, sealed=sealed)[0][-1]["response"]) == told(whole)


@given(blocks(), st.data())
def test_a_stream_that_fails_anywhere_closes_what_is_open(
    answer: tuple[list[list[Event]], bool], data: st.DataObject
) -> None:
    found, sealed = answer
    events: list[Event] = [Started("m", 3), *(event for block in found for event in block)]
    events = events[: data.draw(st.integers(1, len(events)))]
    told, _ = streamed(events, sealed=sealed, failing=True)
    assert told[-1]["response"]["error"] == {"code": "engine_failed", "message": "it died"}


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=30))
def test_pieces_of_calls_in_any_order_make_each_call_whole(order: list[tuple[int, int]]) -> None:
    arguments = [json.dumps({"n": "x" * 9, "at": at}) for at in range(3)]
    left = list(arguments)
    events: list[Event] = [Started("m", 3)]
    begun: set[int] = set()
    for position, length in [*order, (0, 99), (1, 99), (2, 99)]:
        piece, left[position] = left[position][:length], left[position][length:]
        id, name = (None, None) if position in begun else (f"call_{position}", "g")
        begun.add(position)
        events.append(ToolCallDelta(0, position, id, name, piece))
    events.append(Finished(0, "tool_calls", 9, 3))
    found, _ = streamed(events, sealed=False)
    output = {item["call_id"]: item["arguments"] for item in found[-1]["response"]["output"]}
    assert output == {f"call_{at}": arguments[at] for at in range(3)}


@given(blocks())
def test_a_seal_that_was_not_asked_for_is_in_no_event_and_kept_for_later_turns(
    answer: tuple[list[list[Event]], bool],
) -> None:
    found, _ = answer
    events: list[Event] = [Started("m", 3)]
    for block in found:
        events += [event for event in block if not isinstance(event, Sealed)]
        if any(isinstance(event, TraceEnd) for event in block):
            events.append(Sealed(0, "κlosed"))
    events.append(Finished(0, "stop", 9, 3))
    wire = validate(BODY | {"include": None}, LIMITS)
    folded = ResponseFold(decode(wire, "resp_1", LIMITS, Defaults(lambda _: "full", seals=True)))
    encoder = StreamEncoder(folded)
    text = b"".join([part for event in events for part in encoder.feed(event)] + encoder.flush()).decode()
    assert "κ" not in text
    assert "encrypted_content" not in text.replace('"include"', "")
    assert str(folded.output.carried).count("κ") == sum(isinstance(event, Sealed) for event in events)


def test_a_heartbeat_says_how_far_a_hidden_trace_is_until_the_answer_begins() -> None:
    encoder = StreamEncoder(fold(sealed=False))
    encoder.feed(Started("m", 3, "hidden"))
    assert encoder.heartbeat() == b": keep-alive\n\n"
    encoder.feed(Progress(48, 2))
    assert encoder.heartbeat() == b": thinking, 48 tokens\n\n"
    encoder.feed(AnswerDelta(0, "Four."))
    assert encoder.heartbeat() == b": keep-alive\n\n"
