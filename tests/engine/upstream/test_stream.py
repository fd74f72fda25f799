"""What an upstream may stream, and what becomes of it."""

from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.support import read, text_of
from engine.wire import DONE, Body, call, delta, event, replay, upstream, usage
from thinkaloud.engine.upstream import sse_reader
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk, EngineUsage, ToolCallDelta
from thinkaloud.generation import Prompt, Sampling


def raw(text: str) -> Chunk:
    return Chunk(texts=[text], tokens=1)


def trace(text: str) -> Chunk:
    return Chunk(texts=[text], channel="trace", tokens=1)


def answer(text: str) -> Chunk:
    return Chunk(texts=[text], channel="answer", tokens=1)


def calls(*deltas: ToolCallDelta) -> Chunk:
    return Chunk(tool_calls=list(deltas), tokens=1)


STOP = Chunk(finish_reason="stop")

STREAMS: dict[str, tuple[list[dict[str, Any]], list[Chunk]]] = {
    "content alone is raw, with its tags": (
        [delta(role="assistant", content=""), delta(content="<think>a</thi"), delta(content="nk>b"), delta("stop")],
        [raw("<think>a</thi"), raw("nk>b"), STOP],
    ),
    "both reasoning fields are one text": (
        [delta(reasoning="a", reasoning_content="a"), delta(content="b"), delta("stop")],
        [trace("a"), answer("b"), STOP],
    ),
    "reasoning alone labels": ([delta(reasoning="a"), delta("stop", content="b")], [trace("a"), answer("b"), STOP]),
    "reasoning_content alone labels": (
        [delta(reasoning_content="a"), delta(content="b"), delta("stop")],
        [trace("a"), answer("b"), STOP],
    ),
    "one delta with trace and content is two chunks": (
        [delta("stop", reasoning="a", content="b")],
        [trace("a"), answer("b"), STOP],
    ),
    "null and empty reasoning fields label nothing": (
        [delta(content="a", reasoning_content=None), delta(content="b", reasoning=""), delta("stop", content=None)],
        [raw("a"), raw("b"), STOP],
    ),
    "content before any reasoning stays raw": (
        [delta(content="a"), delta(reasoning="b"), delta(content="c"), delta("stop")],
        [raw("a"), trace("b"), answer("c"), STOP],
    ),
    "a refusal is answer text": ([delta(refusal="I cannot."), delta("stop")], [raw("I cannot."), STOP]),
    "tool calls keep their positions and tell id and name once": (
        [
            delta(tool_calls=[call(0, id="x", name="add", arguments="")]),
            delta(tool_calls=[call(0, id="x", name="add", arguments='{"a"'), call(1, id="y", name="mul")]),
            delta(tool_calls=[call(0, arguments=":1}"), call(1, id="", arguments="{}")]),
            delta("tool_calls"),
        ],
        [
            calls(ToolCallDelta(0, 0, "x", "add")),
            calls(ToolCallDelta(0, 0, arguments='{"a"'), ToolCallDelta(0, 1, "y", "mul")),
            calls(ToolCallDelta(0, 0, arguments=":1}"), ToolCallDelta(0, 1, arguments="{}")),
            Chunk(finish_reason="tool_calls"),
        ],
    ),
    "tool calls without an index begin with their id": (
        [
            delta(tool_calls=[call(id="x", name="add", arguments="{")]),
            delta(tool_calls=[call(arguments="}")]),
            delta(tool_calls=[call(id="y", name="add", arguments="[")]),
            delta(tool_calls=[call(id="x", arguments="!")]),
            delta(tool_calls=[call(arguments="]")]),
            delta("tool_calls"),
        ],
        [
            calls(ToolCallDelta(0, 0, "x", "add", "{")),
            calls(ToolCallDelta(0, 0, arguments="}")),
            calls(ToolCallDelta(0, 1, "y", "add", "[")),
            calls(ToolCallDelta(0, 0, arguments="!")),
            calls(ToolCallDelta(0, 1, arguments="]")),
            Chunk(finish_reason="tool_calls"),
        ],
    ),
    "function_call ends as tool_calls": ([delta("function_call")], [Chunk(finish_reason="tool_calls")]),
    "length is length": ([delta("length")], [Chunk(finish_reason="length")]),
    "a content filter is told": ([delta("content_filter")], [Chunk(finish_reason="content_filter")]),
    "an end in another word is one": ([delta("eos_token")], [STOP]),
    "an unknown finish reason is no end": (
        [delta("who_knows", content="a")],
        [raw("a"), Chunk(finish_reason="abort")],
    ),
    "no finish reason in other words is none": (
        [delta("", content="a"), delta("null"), delta("not_finished"), delta("stop")],
        [raw("a"), STOP],
    ),
    "usage after the finish rides on the last chunk": (
        [delta(content="a"), delta("stop"), usage(5, 2)],
        [raw("a"), Chunk(finish_reason="stop", usage=EngineUsage(5, 2))],
    ),
    "usage with the finish rides on the last chunk": (
        [delta(content="a"), {**delta("stop", content="b"), "usage": usage(5, 2)["usage"]}],
        [raw("a"), raw("b"), Chunk(finish_reason="stop", usage=EngineUsage(5, 2))],
    ),
    "of a running usage the last counts": (
        [{**delta(content="a"), "usage": usage(5, 1)["usage"]}, {**delta("stop"), "usage": None}, usage(5, 2)],
        [raw("a"), Chunk(finish_reason="stop", usage=EngineUsage(5, 2))],
    ),
    "usage details are taken": (
        [
            delta(reasoning="a"),
            delta("stop"),
            usage(5, 2, completion_tokens_details={"reasoning_tokens": 0}, prompt_tokens_details={"cached_tokens": 4}),
        ],
        [trace("a"), Chunk(finish_reason="stop", usage=EngineUsage(5, 2, None, 4))],
    ),
    "a hidden trace is counted": (
        [delta(content="a"), delta("stop"), usage(5, 9, completion_tokens_details={"reasoning_tokens": 7})],
        [raw("a"), Chunk(finish_reason="stop", usage=EngineUsage(5, 9, 7))],
    ),
    "no reasoning tokens, said of raw content, is no count": (
        [delta(content="<think>"), delta("stop"), usage(5, 9, completion_tokens_details={"reasoning_tokens": 0})],
        [raw("<think>"), Chunk(finish_reason="stop", usage=EngineUsage(5, 9, None))],
    ),
    "text after the finish reason is text": ([delta("stop"), delta(content="a")], [raw("a"), STOP]),
    "of two finish reasons the one that cut it counts": (
        [delta("length"), delta("stop")],
        [Chunk(finish_reason="length")],
    ),
    "of two ends by the model the last counts": (
        [delta("stop"), delta("tool_calls")],
        [Chunk(finish_reason="tool_calls")],
    ),
    "a role that comes again says nothing": ([delta(role="assistant"), delta(role="user"), delta("stop")], [STOP]),
    "of several choices the first one is ours": (
        [
            {"choices": [{"index": 1, "delta": {"content": "b"}}, {"index": 0, "delta": {"content": "a"}}]},
            {"choices": [{"index": 0, "delta": {"content": "a"}, "finish_reason": "length"}]},
            {"choices": [{"index": 1, "delta": {"content": "c"}, "finish_reason": "stop"}]},
        ],
        [raw("b"), raw("c"), STOP],
    ),
    "no choices, no delta and no text are nothing": (
        [{"choices": None}, {"choices": []}, {"choices": [{"delta": None}]}, delta(content=""), {}, delta("stop")],
        [STOP],
    ),
    "content in parts is its text": (
        [delta(content=[{"type": "text", "text": "a"}, {"type": "image"}, {"text": "b"}]), delta("stop")],
        [raw("a"), raw("b"), STOP],
    ),
    "a part that thinks is trace": (
        [
            delta(content=[{"type": "thinking", "thinking": [{"type": "text", "text": "a"}]}]),
            delta(content=[{"type": "thinking", "thinking": "b"}, {"type": "text", "text": "c"}]),
            delta("stop", content="d"),
        ],
        [trace("a"), trace("b"), answer("c"), answer("d"), STOP],
    ),
    "tool calls are counted from none, whatever their index": (
        [
            delta(tool_calls=[call(10**30, id="x", name="add")]),
            delta(tool_calls=[call(-7, id="y", name="mul"), call(10**30, arguments="{}")]),
            delta("tool_calls"),
        ],
        [
            calls(ToolCallDelta(0, 0, "x", "add")),
            calls(ToolCallDelta(0, 1, "y", "mul"), ToolCallDelta(0, 0, arguments="{}")),
            Chunk(tool_calls=[ToolCallDelta(0, 1, arguments="{}")], finish_reason="tool_calls"),
        ],
    ),
    "a whole completion is a chunk": (
        [
            {
                "choices": [{"message": {"reasoning": "a", "content": "b"}, "finish_reason": "stop"}],
                "usage": usage(5, 2)["usage"],
            }
        ],
        [trace("a"), answer("b"), Chunk(finish_reason="stop", usage=EngineUsage(5, 2))],
    ),
    "half a usage is none": ([delta("stop"), {"choices": [], "usage": {"prompt_tokens": 3}}], [STOP]),
    "unknown events and fields are passed over": (
        [
            {"object": "ping"},
            {"choices": [], "prompt_filter_results": []},
            {**delta(content="a", logprobs=1), "id": 7},
            delta("stop"),
        ],
        [raw("a"), STOP],
    ),
}


@pytest.mark.parametrize(("events", "expected"), STREAMS.values(), ids=STREAMS.keys())
async def test_a_stream_becomes_these_chunks(events: list[dict[str, Any]], expected: list[Chunk]) -> None:
    assert await replay([b"".join(map(event, events)) + DONE]) == expected


@pytest.mark.parametrize(("events", "expected"), STREAMS.values(), ids=STREAMS.keys())
async def test_without_done_a_stream_becomes_the_same_chunks(
    events: list[dict[str, Any]], expected: list[Chunk]
) -> None:
    assert await replay([event(each) for each in events]) == expected


ODD_TEXT = "ä🍎\u2028\u0085\x0b 'data: x'\r\n\n:"
ODD = [delta(reasoning=ODD_TEXT), delta(content="b" + ODD_TEXT), delta("stop"), usage(5, 2)]
ODD_CHUNKS = [trace(ODD_TEXT), answer("b" + ODD_TEXT), Chunk(finish_reason="stop", usage=EngineUsage(5, 2))]


def spell(newline: bytes, space: bytes = b" ", done: bytes = DONE, comment: bytes = b"") -> bytes:
    body = comment + comment.join(map(event, ODD)) + comment + done
    return body.replace(b"data: {", b"data:" + space + b"{").replace(b"\n", newline)


SPELLINGS = {
    "LF": spell(b"\n"),
    "CRLF": spell(b"\r\n"),
    "CR": spell(b"\r"),
    "no space after data": spell(b"\n", space=b""),
    "comments": spell(b"\n", comment=b": keep-alive\n\n:\n"),
    "other fields": spell(b"\n", comment=b"event: message\nid: 1\nretry: 3\nnonsense\n"),
    "no DONE": spell(b"\n", done=b""),
    "no last empty line": spell(b"\n", done=b"").rstrip(),
    "CRLF and no last empty line": spell(b"\r\n", done=b"").rstrip(),
    "one event over two data lines": spell(b"\n").replace(b'"delta"', b'\ndata: "delta"'),
    "one event over two data lines with CRLF": spell(b"\r\n").replace(b'"delta"', b'\r\ndata: "delta"'),
    "text after DONE": spell(b"\n") + event(delta(content="late")),
}


@pytest.mark.parametrize("body", SPELLINGS.values(), ids=SPELLINGS.keys())
async def test_every_spelling_of_one_stream_gives_the_same_chunks(body: bytes) -> None:
    assert await replay([body]) == ODD_CHUNKS


@pytest.mark.parametrize("body", SPELLINGS.values(), ids=SPELLINGS.keys())
async def test_byte_by_byte_a_stream_gives_the_same_chunks(body: bytes) -> None:
    assert await replay([body[at : at + 1] for at in range(len(body))]) == ODD_CHUNKS


@given(body=st.sampled_from(list(SPELLINGS.values())), cuts=st.sets(st.integers(0, 700), max_size=30))
async def test_however_the_bytes_arrive_the_chunks_are_the_same(body: bytes, cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(body)]
    assert await replay([body[a:b] for a, b in pairwise(edges)]) == ODD_CHUNKS


async def test_text_is_passed_on_before_the_stream_ends() -> None:
    seen: list[Chunk] = []
    body = Body([event(delta(content="a"))], httpx.ReadError("gone"))
    async with upstream(lambda _: httpx.Response(200, stream=body)) as engine:
        with pytest.raises(EngineFailed):
            await read(engine.generate(Prompt([]), Sampling(), "early"), seen)
    assert text_of(seen) == "a"


COUNTS = {
    "negative": usage(-5, 2),
    "negative of the output": usage(5, -2),
    "more than anything has": usage(5, 2**53 + 1),
    "much more": usage(10**40, 2),
    "texts": {"usage": {"prompt_tokens": "5", "completion_tokens": "2"}},
    "in halves": {"usage": {"prompt_tokens": 5, "completion_tokens": 2.5}},
    "no numbers": {"usage": {"prompt_tokens": True, "completion_tokens": [2]}},
    "null": {"usage": {"prompt_tokens": None, "completion_tokens": None}},
    "a list": {"usage": [5, 2]},
    "a text": {"usage": "5"},
    "no prompt": usage(0, 2),
    "nothing for a text": usage(5, 0),
}


@pytest.mark.parametrize("counts", COUNTS.values(), ids=COUNTS.keys())
async def test_a_usage_that_cannot_be_true_is_none(counts: dict[str, Any]) -> None:
    assert await replay([event(delta(content="a")), event(delta("stop")), event(counts), DONE]) == [raw("a"), STOP]


@pytest.mark.parametrize(
    ("details", "counted"),
    [
        ({"completion_tokens_details": {"reasoning_tokens": 9}}, EngineUsage(5, 2, 2)),
        ({"completion_tokens_details": {"reasoning_tokens": -1}}, EngineUsage(5, 2)),
        ({"prompt_tokens_details": {"cached_tokens": 99}}, EngineUsage(5, 2, cached_tokens=5)),
        ({"prompt_tokens_details": {"cached_tokens": "all"}, "completion_tokens_details": 7}, EngineUsage(5, 2)),
    ],
)
async def test_no_part_of_a_usage_is_more_than_the_whole(details: dict[str, Any], counted: EngineUsage) -> None:
    chunks = await replay([event(delta(content="a")), event(delta("stop")), event(usage(5, 2, **details)), DONE])
    assert chunks[-1].usage == counted


async def test_a_long_text_comes_in_pieces_and_counts_as_more_than_one_token() -> None:
    text = "word " * 20_000
    chunks = await replay([event(delta("stop", content=text))])
    assert text_of(chunks) == text
    assert max(len(chunk.texts[0]) for chunk in chunks if chunk.texts) <= 4096
    assert sum(chunk.tokens for chunk in chunks) == len(text) // 4


LINE = 16 * 1024 * 1024
LARGE = {
    "a line without end": [b"data: " + b"x" * 65_530] * (LINE // 65_536 + 1),
    "an event of many lines": [b"data: x\n" * 8192] * (LINE // 65_536 + 1),
    "an object without end": [b"{" + b" " * 65_535] * (LINE // 65_536 + 1),
    "a line that is no data": [b"x" * 65_536] * (LINE // 65_536 + 1),
}


@pytest.mark.parametrize("pieces", LARGE.values(), ids=LARGE.keys())
async def test_no_event_is_read_that_is_larger_than_it_may_be(pieces: list[bytes]) -> None:
    with pytest.raises(EngineFailed, match="an event of more than 16777216 bytes"):
        await replay([*pieces, b"\n\n", event(delta("stop")), DONE])


async def test_a_large_event_in_small_pieces_is_read_once() -> None:
    text = "x" * 4_000_000
    data = event(delta("stop", content=text))
    assert text_of(await replay([data[at : at + 500] for at in range(0, len(data), 500)])) == text


@pytest.mark.parametrize("piece", [b": comment\n\n", b"event: ping\n\n", b"\n", b"data:\n\n"])
async def test_what_says_nothing_may_come_for_ever_and_is_not_held(
    piece: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse_reader, "MAX_EVENT_BYTES", 1000)
    chunks = await replay([piece * 200, piece * 200, event(delta("stop", content="a")), DONE])
    assert chunks == [raw("a"), STOP]


async def ends_or_fails(pieces: list[bytes]) -> None:
    try:
        chunks = await replay(pieces)
    except EngineFailed:
        return
    assert [chunk.finish_reason is not None for chunk in chunks] == [False] * (len(chunks) - 1) + [True]


@given(st.lists(st.binary(max_size=40) | st.sampled_from([event(delta("stop")), event(delta(content="a")), b"data: "])))
async def test_whatever_bytes_come_it_ends_with_a_finish_reason_or_fails(pieces: list[bytes]) -> None:
    await ends_or_fails(pieces)


FIELDS = [
    *("reasoning_content", "reasoning_details", "function_call", "type", "summary", "thought", "x_groq", "object"),
    *("choices", "delta", "message", "content", "reasoning", "thinking", "text", "finish_reason", "error", "logprobs"),
    *("tool_calls", "function", "index", "id", "name", "arguments", "usage", "prompt_tokens", "completion_tokens"),
]
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), TREES, max_size=4) | st.just(delta("stop", content="a"))))
async def test_whatever_objects_come_it_ends_with_a_finish_reason_or_fails(events: list[dict[str, Any]]) -> None:
    await ends_or_fails([event(each) for each in events])


LOST = [httpx.ReadError("gone"), httpx.RemoteProtocolError("incomplete"), httpx.ReadTimeout("late")]


@pytest.mark.parametrize("error", LOST, ids=lambda error: type(error).__name__)
async def test_a_connection_lost_after_the_finish_loses_nothing(error: Exception) -> None:
    assert await replay([event(delta(content="a")), event(delta("stop"))], error) == [raw("a"), STOP]


BROKEN = {
    "ends without a finish reason": [event(delta(content="a"))],
    "says DONE without a finish reason": [event(delta(content="a")), DONE],
    "is empty": [],
    "holds what is not JSON": [b"data: {oops\n\n", event(delta("stop")), DONE],
    "holds another type": [event({"choices": "a"}), event(delta("stop")), DONE],
    "ends for a reason that nobody knows, before it began": [event(delta("who_knows")), DONE],
    "holds an error": [event(delta(content="a")), event({"error": {"message": "a"}}), event(delta("stop")), DONE],
    "holds an error text": [event({"error": "a"}), event(delta("stop")), DONE],
    "holds an error that is no text": [b'data: {"error": "\xff"}\n\n', event(delta("stop")), DONE],
    "holds too many objects": [b'data: {"choices": [' + b"{}, " * 100_000 + b"{}]}\n\n", event(delta("stop")), DONE],
    "is nested without end": [b'data: {"choices": ' + b"[" * 100_000 + b"\n\n", event(delta("stop")), DONE],
    "ends in error": [event(delta(content="a")), event(delta("error")), DONE],
}


@pytest.mark.parametrize("pieces", BROKEN.values(), ids=BROKEN.keys())
async def test_a_stream_that_does_not_end_well_fails(pieces: list[bytes]) -> None:
    with pytest.raises(EngineFailed):
        await replay(pieces)
