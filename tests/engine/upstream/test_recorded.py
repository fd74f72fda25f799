"""Answers as public servers send them (`recorded.jsonl`), streamed and whole, in bytes that arrive in any pieces.

A line is one answer of one server: `stream` has its events, or lines as they are; `body` the same answer where it is
not streamed; `expected` what must come out. Lines of the kind "overflow" are refusals, and those of the kind "settings"
what the server needs in the settings. The documentation's table of upstreams is made of the same lines.
"""

import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.far import Far, far
from engine.support import user
from engine.wire import Body, event, upstream
from staging import separate
from thinkaloud.events import AnswerDelta, Event, Finished, ToolCallDelta, TraceDelta
from thinkaloud.generation import Prompt, Sampling
from thinkaloud.settings import UpstreamEngine
from thinkaloud.thinking.formats import FORMATS
from thinkaloud.thinking.splitter import Splitter

LINES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("recorded.jsonl").read_text().splitlines()
]
ANSWERS = [line for line in LINES if "expected" in line]
KINDS = {"trace", "calls", "cut", "overflow", "settings"}


def named(line: dict[str, Any]) -> str:
    return f"{line['upstream']}, {line['kind']}"


def streamed(line: dict[str, Any], newline: bytes = b"\n") -> bytes:
    events = (each.encode() + b"\n\n" if isinstance(each, str) else event(each) for each in line["stream"])
    return b"".join(events).replace(b"\n", newline)


def whole(line: dict[str, Any]) -> bytes:
    body = line["body"]
    return (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, indent=1)).encode()


@pytest.fixture(scope="module")
async def server() -> AsyncGenerator[Far, None]:
    async with far() as both:
        yield both


def test_every_server_has_an_answer_of_each_kind() -> None:
    assert {named(line) for line in LINES} == {f"{line['upstream']}, {kind}" for line in LINES for kind in KINDS}
    assert len(LINES) == len({named(line) for line in LINES})


@pytest.mark.parametrize("stream", [True, False], ids=["to a stream", "to a complete answer"])
@pytest.mark.parametrize("sent", [streamed, whole], ids=["streamed", "whole"])
@pytest.mark.parametrize("line", ANSWERS, ids=named)
async def test_a_servers_answer_becomes_this_reply(line: dict[str, Any], sent: Any, stream: bool, server: Far) -> None:
    server.answer = httpx.Response(200, content=sent(line))
    reply, expected = await server.ask(stream=stream), line["expected"]
    assert reply.trace == expected["trace"]
    assert (reply.content or "") == expected["answer"]
    assert reply.content is not None or expected["calls"]
    assert [list(call) for call in reply.calls] == expected["calls"]
    assert all(reply.call_ids)
    assert reply.finish_reason == expected["finish"]
    prompt, completion, reasoning = expected["counts"]
    assert (reply.usage["prompt_tokens"], reply.usage["completion_tokens"]) == (prompt, completion)
    counted = reply.usage["completion_tokens_details"]["reasoning_tokens"]
    assert counted == reasoning if reasoning is not None else bool(counted) == bool(expected["trace"])
    if expected["finish"] == "length" and not expected["answer"]:
        assert reply.ended_by == "length"


async def events_of(pieces: Sequence[bytes]) -> list[Event]:
    """What becomes of a body that arrives in `pieces`, behind the boundary of a thinking model."""
    async with upstream(lambda _: httpx.Response(200, stream=Body(pieces))) as engine:
        chunks = engine.generate(Prompt(user("hi")), Sampling(), "test")
        splitter = Splitter(FORMATS["think"], opened=False)
        return [each async for each in separate(chunks, splitter, None, index=0)]


def told(events: Sequence[Event]) -> tuple[str, str, list[ToolCallDelta], Finished]:
    trace = "".join(each.text for each in events if isinstance(each, TraceDelta))
    answer = "".join(each.text for each in events if isinstance(each, AnswerDelta))
    calls = [each if each.id is None else replace(each, id="") for each in events if isinstance(each, ToolCallDelta)]
    assert isinstance(events[-1], Finished)
    return trace, answer, calls, events[-1]


@given(
    st.sampled_from(ANSWERS),
    st.sampled_from([b"\n", b"\r\n", b"\r"]),
    st.booleans(),
    st.booleans(),
    st.lists(st.integers(0, 4000), max_size=20),
)
async def test_however_its_bytes_arrive_it_is_the_same(
    line: dict[str, Any], newline: bytes, is_whole: bool, has_mark: bool, cuts: list[int]
) -> None:
    body = whole(line) if is_whole else streamed(line, newline)
    body = b"\xef\xbb\xbf" * has_mark + body
    edges = [0, *sorted(cut % (len(body) + 1) for cut in cuts), len(body)]
    expected = told(await events_of([whole(line) if is_whole else streamed(line)]))
    assert told(await events_of([body[a:b] for a, b in pairwise(edges)])) == expected


@pytest.mark.parametrize("sent", [streamed, whole], ids=["streamed", "whole"])
@pytest.mark.parametrize("line", ANSWERS, ids=named)
async def test_so_it_is_byte_by_byte(line: dict[str, Any], sent: Any) -> None:
    body = sent(line)
    bytewise = [body[at : at + 1] for at in range(len(body))]
    assert told(await events_of(bytewise)) == told(await events_of([body]))


@pytest.mark.parametrize("stream", [True, False], ids=["to a stream", "to a complete answer"])
@pytest.mark.parametrize("line", [line for line in LINES if line["kind"] == "overflow"], ids=named)
async def test_a_servers_overflow_is_ours(line: dict[str, Any], stream: bool, server: Far) -> None:
    server.answer = httpx.Response(line["status"], json=line["body"])
    response = await server.post(stream=stream)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "context_length_exceeded")


@pytest.mark.parametrize("line", [line for line in LINES if line["kind"] == "settings"], ids=named)
def test_the_settings_for_a_server_are_settings(line: dict[str, Any]) -> None:
    default: dict[str, Any] = {"kind": "upstream", "base_url": "http://127.0.0.1:9000/v1", "model": "m"}
    settings = UpstreamEngine.model_validate({**default, **line["settings"]})
    changed = {
        name for name in line["settings"] if getattr(settings, name) != UpstreamEngine.model_fields[name].default
    }
    assert changed == line["settings"].keys()
