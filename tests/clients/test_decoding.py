"""The stream's parser: the same bytes are the same events, however they are cut; what it does not know is nothing."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.fake import DONE, chunk, cut, event, stream
from clients.streams import streams, texts
from thinkaloud_client import (
    Answer,
    BrokenStream,
    Done,
    Event,
    Overloaded,
    Progress,
    Reply,
    Sealed,
    ServerFailed,
    Started,
    Step,
    Summary,
    ThinkAloudError,
    Thought,
    ToolCall,
)
from thinkaloud_client.decoding import Decoder


def decoded(pieces: Iterable[bytes]) -> tuple[list[Event], str | None, Reply]:
    """The events, the kind of what was raised behind them, and the answer as far as it came."""
    decoder, events = Decoder(), list[Event]()
    try:
        for piece in pieces:
            events += decoder.feed(piece)  # a list takes each before it asks for the next
        events += decoder.close()
    except ThinkAloudError as error:
        return events, type(error).__name__, decoder.reply()
    return events, None, decoder.reply()


@given(streams(), st.lists(st.integers(0, 10_000), max_size=12))
def test_any_cutting_of_the_same_bytes_gives_the_same_events_and_the_same_mistake(
    data: bytes, places: list[int]
) -> None:
    whole = decoded([data])
    assert decoded(cut(data, places)) == whole
    assert decoded(data[at : at + 1] for at in range(len(data))) == whole


@given(streams())
def test_the_answer_is_the_fold_of_the_events(data: bytes) -> None:
    events, _, reply = decoded([data])
    assert reply.answer == "".join(each.text for each in events if isinstance(each, Answer))
    assert reply.thought == "".join(each.text for each in events if isinstance(each, Thought))
    assert reply.tool_calls == tuple(each for each in events if isinstance(each, ToolCall))
    assert [each.reply for each in events if isinstance(each, Done)] in ([], [reply])


@given(streams())
def test_what_starts_comes_first_and_once_and_what_is_done_last(data: bytes) -> None:
    events, raised, _ = decoded([data])
    assert [at for at, each in enumerate(events) if isinstance(each, Started)] == ([0] if events else [])
    done = [at for at, each in enumerate(events) if isinstance(each, Done)]
    assert done == ([] if raised else [len(events) - 1])


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=4))
def test_any_other_bytes_are_a_broken_stream(data: bytes, places: list[int]) -> None:
    assert decoded(cut(data, places))[1] in {"BrokenStream", "ServerFailed"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
NAMES = (
    "id model choices delta content reasoning reasoning_details tool_calls index usage "
    "thinkaloud route progress thinking context left "
    "votes finish_reason prompt_tokens_details function text"
)
names = st.sampled_from(NAMES.split())


@given(st.recursive(json_values, lambda inner: st.dictionaries(names, inner | st.lists(inner, max_size=2), max_size=4)))
def test_values_of_any_other_type_are_passed_over(value: Any) -> None:
    odd = {"object": "chat.completion.chunk", "choices": [], **value} if isinstance(value, dict) else value
    events, raised, _ = decoded([stream(json.dumps(odd), chunk({"content": "yes"}), DONE)])
    assert raised is None
    assert isinstance(events[-1], Done)
    assert events[-1].reply.answer.endswith("yes")


@pytest.mark.parametrize(
    "unknown",
    [
        b": a comment\n\n",
        b"event: later\ndata: {}\n\n",
        event('{"object": "news", "choices": []}'),
        event('"text"'),
        b"\n\n",
    ],
)
def test_what_it_does_not_know_changes_nothing(unknown: bytes) -> None:
    told = [
        event(each) for each in (chunk({"role": "assistant"}), chunk({"content": "a", "news": 1}), chunk({}, "stop"))
    ]
    plain = decoded([b"".join(told), event(DONE)])
    for at in range(len(told) + 1):
        assert decoded([b"".join([*told[:at], unknown, *told[at:]]), event(DONE)]) == plain


def test_the_events_say_what_the_chunks_do() -> None:
    said = {"visibility": "full", "route": {"model": "m", "by": "kind", "score": 0.9, "ms": 1}}
    usage = {"prompt_tokens": 9, "completion_tokens": 7, "completion_tokens_details": {"reasoning_tokens": 5}}
    events, raised, reply = decoded(
        [
            stream(
                chunk({"role": "assistant", "content": ""}, thinkaloud=said),
                chunk(thinkaloud={"progress": {"tokens": 48, "seconds": 2}}),
                chunk({"reasoning_content": "hm", "reasoning": "hm"}),
                chunk(
                    {"reasoning_details": [{"type": "reasoning.encrypted", "data": "s"}, {"type": "reasoning.text"}]}
                ),
                chunk({"content": "yes"}),
                chunk({"tool_calls": [{"index": 0, "id": "c", "function": {"name": "f", "arguments": '{"a":'}}]}),
                chunk({"tool_calls": [{"index": 0, "function": {"arguments": "1}"}}]}),
                chunk({"tool_calls": [{"index": 1, "id": "d", "function": {"name": "g", "arguments": "{}"}}]}),
                chunk({}, "tool_calls"),
                chunk(usage=usage, thinkaloud={"thinking": {"tokens": 5, "ended_by": "model"}}),
                DONE,
            )
        ]
    )
    assert raised is None
    kinds = [Started, Progress, Thought, Sealed, Answer, ToolCall, ToolCall, Done]
    assert [type(each) for each in events] == kinds
    assert [call.name for call in reply.tool_calls] == ["f", "g"]
    assert reply.tool_calls[0].parsed() == {"a": 1}
    assert (reply.finish_reason, reply.usage.answer, reply.id) == ("tool_calls", 2, "chatcmpl-1")
    assert reply.route is not None
    assert reply.route.by == "kind"
    assert reply.thinking is not None
    assert reply.thinking.ended_by == "model"


def test_where_a_summary_is_shown_the_trace_is_one() -> None:
    steps = [{"type": "reasoning.summary", "summary": "**Checking:** it", "move": "checking", "seconds": 1.5}]
    opening = chunk({"role": "assistant"}, thinkaloud={"visibility": "summary"})
    events, _, reply = decoded(
        [stream(opening, chunk({"reasoning": "**Checking:** it", "reasoning_details": steps}), DONE)]
    )
    assert events[1:3] == [Summary("**Checking:** it"), Step("**Checking:** it", "checking", 1.5)]
    assert (reply.thought, reply.summary) == ("", "**Checking:** it")


def test_a_stream_without_its_end_is_an_error_and_one_without_the_last_newline_is_not() -> None:
    decoder = Decoder()
    assert [*decoder.feed(stream(chunk({"content": "half"})))][-1] == Answer("half")
    with pytest.raises(BrokenStream):
        list(decoder.close())
    assert decoded([event(chunk({"content": "a"})), b"data: [DONE]"])[1] is None


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "m", "code": "overloaded", "type": "overloaded_error"}, Overloaded),
        ({}, ServerFailed),
        ("x", ServerFailed),
    ],
)
def test_an_error_in_the_middle_is_raised_behind_what_came(error: Any, kind: type[Exception]) -> None:
    decoder = Decoder("req-1")
    events = decoder.feed(stream(chunk({"content": "half"}), json.dumps({"error": error})))
    assert isinstance(next(events), Started)
    assert next(events) == Answer("half")
    with pytest.raises(kind) as raised:
        next(events)
    assert (raised.value.status, raised.value.request_id) == (None, "req-1")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("answer", "boxed"),
    [
        ("\\boxed{3}", "3"),
        ("\\boxed{1} or \\boxed{\\frac{1}{2}}.", "\\frac{1}{2}"),
        ("\\boxed{3", None),
        ("3", None),
    ],
)
def test_the_boxed_answer_is_the_last_one_with_its_braces(answer: str, boxed: str | None) -> None:
    assert Reply(answer).boxed == boxed
