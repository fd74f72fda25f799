"""What an upstream may stream, and what becomes of it."""

from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.support import read, text_of
from engine.wire import DONE, Body, call, delta, event, replay, upstream, usage
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
    "an unknown finish reason is no end": ([delta("who_knows")], [Chunk(finish_reason="abort")]),
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
        [trace("a"), Chunk(finish_reason="stop", usage=EngineUsage(5, 2, 0, 4))],
    ),
    "a hidden trace is counted": (
        [delta(content="a"), delta("stop"), usage(5, 9, completion_tokens_details={"reasoning_tokens": 7})],
        [raw("a"), Chunk(finish_reason="stop", usage=EngineUsage(5, 9, 7))],
    ),
    "no reasoning tokens, said of raw content, is no count": (
        [delta(content="<think>"), delta("stop"), usage(5, 9, completion_tokens_details={"reasoning_tokens": 0})],
        [raw("<think>"), Chunk(finish_reason="stop", usage=EngineUsage(5, 9, None))],
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


LOST = [httpx.ReadError("gone"), httpx.RemoteProtocolError("incomplete"), httpx.ReadTimeout("late")]


@pytest.mark.parametrize("error", LOST, ids=lambda error: type(error).__name__)
async def test_a_connection_lost_after_the_finish_loses_nothing(error: Exception) -> None:
    assert await replay([event(delta(content="a")), event(delta("stop"))], error) == [raw("a"), STOP]


BROKEN = {
    "ends without a finish reason": [event(delta(content="a"))],
    "says DONE without a finish reason": [event(delta(content="a")), DONE],
    "is empty": [],
    "holds what is not JSON": [b"data: {oops\n\n", event(delta("stop")), DONE],
    "holds another type": [event(delta(content=["a"])), event(delta("stop")), DONE],
    "holds an error": [event(delta(content="a")), event({"error": {"message": "a"}}), event(delta("stop")), DONE],
    "holds an error text": [event({"error": "a"}), event(delta("stop")), DONE],
    "ends in error": [event(delta(content="a")), event(delta("error")), DONE],
}


@pytest.mark.parametrize("pieces", BROKEN.values(), ids=BROKEN.keys())
async def test_a_stream_that_does_not_end_well_fails(pieces: list[bytes]) -> None:
    with pytest.raises(EngineFailed):
        await replay(pieces)
