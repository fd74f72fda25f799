"""Laws of the stream: whatever comes, in whatever pieces, the message is the same and no rule is broken."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from protocols.messages.speaking import fold_stream, read_events, request, told
from staging import stages_of
from thinkaloud.errors import EngineDied
from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    FinishReason,
    Progress,
    Sealed,
    Started,
    SummaryDelta,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
)
from thinkaloud.generation import ThinkingPlan, Visibility
from thinkaloud.protocols.messages.decode import Asking, DecodedRequest, decode
from thinkaloud.protocols.messages.encode import MessageFold, StreamEncoder
from thinkaloud.protocols.messages.schema import MessagesRequest
from thinkaloud.settings import LimitsSettings

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
REASONS: list[FinishReason] = ["stop", "length", "tool_calls", "abort", "content_filter"]
VISIBILITIES: list[Visibility] = ["full", "summary", "hidden"]


def decoded(*, sealed: bool, betas: str = "") -> DecodedRequest:
    asking = Asking(lambda _: "full", seals=sealed, betas=betas)
    return decode(MessagesRequest, request("hi"), "msg_1", LimitsSettings(), asking)


def streamed(
    events: list[Event], *, sealed: bool, betas: str = "", failing: bool = False
) -> tuple[dict[str, Any], bytes]:
    """The message that the stream builds, and its bytes."""
    encoder = StreamEncoder(MessageFold(decoded(sealed=sealed, betas=betas), streamed=True), "req_1")
    parts = [part for event in events for part in encoder.feed(event)]
    parts += [encoder.encode_error(EngineDied("it died"))] if failing else encoder.flush()
    text = b"".join(parts)
    return fold_stream(read_events(text.decode())), text


def complete(events: list[Event], *, sealed: bool) -> dict[str, Any]:
    fold = MessageFold(decoded(sealed=sealed), streamed=False)
    for event in events:
        fold.feed(event)
    fold.end()
    return fold.message


@st.composite
def blocks(draw: st.DrawFn) -> tuple[list[Event], bool]:
    """The events of one answer but its end: traces that are shown, summed up or hidden, answers, and calls."""
    sealed, seen = draw(st.booleans()), draw(st.sampled_from(VISIBILITIES))
    events: list[Event] = [Started("m", 3, seen)]
    lines = calls = 0
    for kind in draw(st.lists(st.sampled_from(["trace", "answer", "call"]), max_size=5)):
        if kind == "trace":
            if seen == "full":
                events.append(TraceDelta(0, draw(TEXT)))
            elif seen == "hidden":
                events.append(Progress(16, 1))
            else:
                for line in draw(st.lists(TEXT, max_size=3)):
                    events.append(SummaryDelta(0, lines, "checking", line, 0.0, "extractive"))
                    lines += 1
            events.append(TraceEnd(0, 3, draw(st.sampled_from(["model", "budget", "length"]))))
            events += [Sealed(0, "closed")] if sealed else []
        elif kind == "answer":
            events.append(AnswerDelta(0, draw(TEXT)))
        else:
            arguments = json.dumps(draw(st.dictionaries(TEXT, TEXT, max_size=2)))
            events.append(ToolCallDelta(0, calls, f"call_{calls}", "look", arguments))
            calls += 1
    return events, sealed


def cut(event: Event, at: int) -> list[Event]:
    """The same event in two pieces."""
    match event:
        case TraceDelta(index, text):
            return [TraceDelta(index, text[:at]), TraceDelta(index, text[at:])]
        case AnswerDelta(index, text):
            return [AnswerDelta(index, text[:at]), AnswerDelta(index, text[at:])]
        case ToolCallDelta(arguments=arguments):
            first = ToolCallDelta(0, event.position, event.id, event.name, arguments[:at])
            return [first, ToolCallDelta(0, event.position, arguments=arguments[at:])]
    return [event]


@given(blocks(), st.data(), st.sampled_from(REASONS))
def test_any_pieces_give_one_message_and_the_stream_builds_the_complete_one(
    answer: tuple[list[Event], bool], data: st.DataObject, reason: FinishReason
) -> None:
    events, sealed = answer
    events = [*events, Finished(0, reason, 9, 3)]
    pieces = [piece for event in events for piece in cut(event, data.draw(st.integers(1, 5)))]
    whole = complete(events, sealed=sealed)
    assert told(complete(pieces, sealed=sealed)) == told(whole)
    for each in (events, pieces):
        assert told(streamed(each, sealed=sealed)[0]) == told(whole)


@given(blocks(), st.data())
def test_a_stream_may_fail_anywhere_and_says_so_last(answer: tuple[list[Event], bool], data: st.DataObject) -> None:
    events, sealed = answer
    message, text = streamed(events[: data.draw(st.integers(1, len(events)))], sealed=sealed, failing=True)
    assert message["error"] == {"type": "overloaded_error", "message": "it died"}
    assert b"message_stop" not in text
    assert text.endswith(b'"request_id":"req_1"}\n\n')


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=30))
def test_pieces_of_calls_in_any_order_make_each_call_whole(order: list[tuple[int, int]]) -> None:
    inputs = [{"n": "x" * 9, "at": at} for at in range(3)]
    left = [json.dumps(each) for each in inputs]
    events: list[Event] = [Started("m", 3)]
    begun: set[int] = set()
    for position, length in [*order, (0, 99), (1, 99), (2, 99)]:
        piece, left[position] = left[position][:length], left[position][length:]
        id, name = (None, None) if position in begun else (f"call_{position}", "look")
        begun.add(position)
        events.append(ToolCallDelta(0, position, id, name, piece))
    message, _ = streamed([*events, Finished(0, "tool_calls", 9, 3)], sealed=False)
    assert {block["id"]: block["input"] for block in message["content"]} == {
        f"toolu_call_{at}": each for at, each in enumerate(inputs)
    }


def test_what_keeps_the_connection_alive_is_a_ping() -> None:
    encoder = StreamEncoder(MessageFold(decoded(sealed=False), streamed=True), "req_1")
    assert encoder.heartbeat() == b'event: ping\ndata: {"type":"ping"}\n\n'


@given(TEXT)
def test_any_arguments_of_a_call_are_an_object_in_a_complete_message(arguments: str) -> None:
    events: list[Event] = [Started("m", 3), ToolCallDelta(0, 0, "call_0", "look", arguments)]
    [block] = complete([*events, Finished(0, "length", 9, 3)], sealed=False)["content"]
    assert isinstance(block["input"], dict)


@given(
    st.lists(st.text("κ\n ", min_size=1, max_size=60), min_size=1, max_size=4),
    st.sampled_from(["summary", "hidden"]),
    st.booleans(),
    st.sampled_from(["", "thinking-token-count-2026-05-13"]),
)
def test_no_byte_tells_of_a_trace_that_is_not_shown(
    traces: list[str], visibility: Visibility, sealed: bool, betas: str
) -> None:
    fold = stages_of(ThinkingPlan(visibility=visibility, sealed=sealed, sealed_first=True)).fold
    events: list[Event] = [Started("m", 3, visibility)]
    tokens = 0
    for trace in traces:
        tokens += 20
        events += [TraceDelta(0, trace, tokens=tokens), TraceEnd(0, 20, "model"), AnswerDelta(0, "seen")]
    events.append(Finished(0, "stop", 9, 3))
    passed = [each for event in events for each in fold.feed(event)] + [*fold.flush()]
    message, text = streamed(passed, sealed=sealed, betas=betas)
    assert "κ" not in text.decode()
    assert (b"estimated_tokens" in text) == bool(sealed and betas and visibility == "hidden")
    signed = [block for block in message["content"] if block["type"] == "thinking" and block["signature"]]
    assert len(signed) == (len(traces) if sealed else 0)
