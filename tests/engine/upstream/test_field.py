"""What upstreams in the field were reported to send, through the whole server: streamed and complete alike."""

import json
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import httpx
import pytest

from engine.far import Far, Reply, far
from engine.wire import DONE, SAID, TOLD, call, delta, event, usage
from live import listening
from thinkaloud.app import create_app
from thinkaloud.engine.upstream import UpstreamEngine
from thinkaloud.settings import Settings
from thinkaloud.settings import UpstreamEngine as UpstreamSettings

ENGINES: dict[str, dict[str, Any]] = {
    "one": {"trace_field": "reasoning"},
    "both": {"trace_field": "both"},
    "none": {"trace_field": "none"},
    "newer": {"max_tokens_field": "max_completion_tokens"},
}


@pytest.fixture(scope="module")
async def server() -> AsyncGenerator[Far, None]:
    async with far(**ENGINES) as both:
        yield both


@pytest.fixture
def upstream(server: Far) -> Far:
    server.asked.clear()
    server.answer = streamed([delta(content="ok"), delta("stop")])
    return server


def streamed(events: Sequence[dict[str, Any] | bytes], head: bytes = b"") -> httpx.Response:
    body = b"".join(each if isinstance(each, bytes) else event(each) for each in events)
    return httpx.Response(200, content=head + body + DONE, headers={"content-type": "text/event-stream"})


A, B = call(0, id="a", name="f", arguments="{}"), call(0, id="b", name="g", arguments="{}")
BLANK, CALLS = delta(content="\n\n"), delta("tool_calls")
TWO = [("f", "{}"), ("g", "{}")]


def row(name: str, *events: dict[str, Any] | bytes, head: bytes = b"", **expected: Any) -> Any:
    """A stream, and what of the reply is expected."""
    return pytest.param(streamed(events, head), expected, id=name)


def detail(**fields: Any) -> dict[str, Any]:
    return {"index": 0, "format": None, **fields}


STREAMS = [
    row("FC004 two calls at one index", delta(tool_calls=[A]), delta(tool_calls=[B]), CALLS, calls=TWO, ids=["a", "b"]),
    row("FC005 two calls in one delta", delta(tool_calls=[A, B]), CALLS, calls=TWO, ids=["a", "b"]),
    row("FC006 a call without an id", delta(tool_calls=[call(0, name="f", arguments="{}")]), CALLS, calls=TWO[:1]),
    row("FC006 calls with empty ids", delta(tool_calls=[{**A, "id": ""}, {**B, "id": None}]), CALLS, calls=TWO),
    row(
        "FC006 an id that is made up stays the same",
        delta(tool_calls=[call(0, name="f")]),
        delta(tool_calls=[call(0, name="f", arguments="{")]),
        delta(tool_calls=[call(0, arguments="}")]),
        CALLS,
        calls=TWO[:1],
    ),
    row(
        "FC008 arguments as an object",
        delta(tool_calls=[call(0, id="a", name="f", arguments={"a": 1})]),
        CALLS,
        calls=[("f", '{"a": 1}')],
    ),
    row("FC009 model_length", delta("model_length", content="ans"), content="ans", finish_reason="length"),
    row("FC010 max_tokens", delta("max_tokens", content="ans"), content="ans", finish_reason="length"),
    row("FC010 MAX_TOKENS", delta("MAX_TOKENS", content="ans"), content="ans", finish_reason="length"),
    row(
        "FC011 insufficient_system_resource",
        delta(reasoning_content="t"),
        delta("insufficient_system_resource"),
        trace="t",
        content="",
        finish_reason="length",
        ended_by="length",
    ),
    row("FC011 any other", delta("who_knows", content="ans"), content="ans", finish_reason="length"),
    row(
        "FC012 thinking parts",
        delta(content=[{"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}]),
        delta(content="ans"),
        delta("stop"),
        trace="hm",
        content="ans",
    ),
    row(
        "FC014 details alone",
        delta(reasoning_details=[detail(type="reasoning.text", text="hm")]),
        delta(content="ans"),
        delta("stop"),
        trace="hm",
        content="ans",
    ),
    row(
        "FC016 blanks before the trace",
        BLANK,
        delta(reasoning_content="think"),
        delta(content="ans"),
        delta("stop"),
        trace="think",
        content="ans",
    ),
    row(
        "FC018 blanks, a trace and a call",
        BLANK,
        delta(reasoning_content="t"),
        delta(tool_calls=[A]),
        CALLS,
        trace="t",
        content=None,
        calls=TWO[:1],
    ),
    row(
        "FC018 a trace, blanks and a call",
        delta(reasoning_content="t"),
        BLANK,
        delta(tool_calls=[A]),
        CALLS,
        trace="t",
        content=None,
        calls=TWO[:1],
    ),
    row("FC018 blanks and a call", BLANK, delta(tool_calls=[A]), CALLS, content=None, calls=TWO[:1]),
    row(
        "FC019 SGLang's count of the trace",
        delta(reasoning_content="t"),
        delta(content="a"),
        delta("stop"),
        usage(3, 9, reasoning_tokens=7),
        reasoning_tokens=7,
    ),
    row(
        "FC020 an emoji cut in two",
        b'data: {"choices":[{"index":0,"delta":{"content":"a\\ud83d"}}]}\n\n',
        b'data: {"choices":[{"index":0,"delta":{"content":"\\ude00b"}}]}\n\n',
        delta("stop"),
        content="a😀b",
    ),
    row(
        "FC022 a byte order mark",
        delta(content="one"),
        delta(content=" two"),
        delta("stop"),
        head=b"\xef\xbb\xbf",
        content="one two",
    ),
]


@pytest.mark.parametrize("stream", [True, False], ids=["stream", "complete"])
@pytest.mark.parametrize(("answer", "expected"), STREAMS)
async def test_a_stream_from_the_field_becomes_this_reply(
    answer: httpx.Response, expected: dict[str, Any], stream: bool, upstream: Far
) -> None:
    upstream.answer = answer
    reply = await upstream.ask(stream=stream)
    require(reply, expected)
    assert all(reply.call_ids)
    assert len(set(reply.call_ids)) == len(reply.calls)


def require(reply: Reply, expected: dict[str, Any]) -> None:
    found = {
        **{name: getattr(reply, name) for name in ("trace", "content", "calls", "finish_reason", "ended_by")},
        "ids": reply.call_ids,
        "reasoning_tokens": reply.usage["completion_tokens_details"]["reasoning_tokens"],
    }
    assert {name: found[name] for name in expected} == expected


COUNTS: dict[str, tuple[dict[str, Any], tuple[int, int, int, int]]] = {
    "OpenAI": ({"completion_tokens_details": {"reasoning_tokens": 7}}, (3, 9, 7, 0)),
    "FC019 at the top": ({"reasoning_tokens": 7}, (3, 9, 7, 0)),
    "FC019 as the Responses API has it": ({"output_tokens_details": {"reasoning_tokens": 7}}, (3, 9, 7, 0)),
    "FC019 none in one place": (
        {"reasoning_tokens": 7, "completion_tokens_details": {"reasoning_tokens": 0}},
        (3, 9, 7, 0),
    ),
    "none, of a trace that was seen": ({"reasoning_tokens": 0, "completion_tokens_details": None}, (3, 9, 1, 0)),
    "null": ({"reasoning_tokens": None}, (3, 9, 1, 0)),
    "DeepSeek's cache": ({"prompt_cache_hit_tokens": 2}, (3, 9, 1, 2)),
    "Moonshot's cache": ({"cached_tokens": 2}, (3, 9, 1, 2)),
    "xAI: the trace apart": (
        {"total_tokens": 19, "completion_tokens_details": {"reasoning_tokens": 7}},
        (3, 16, 7, 0),
    ),
    "other names": (
        {"prompt_tokens": None, "completion_tokens": None, "input_tokens": 3, "output_tokens": 9},
        (3, 9, 1, 0),
    ),
}


@pytest.mark.parametrize("place", ["last", "with the finish", "in each chunk", "in the choice", "Groq's", "then null"])
@pytest.mark.parametrize(("counts", "expected"), COUNTS.values(), ids=COUNTS.keys())
async def test_counts_are_found_where_they_are(
    counts: dict[str, Any], expected: tuple[int, ...], place: str, upstream: Far
) -> None:
    used = {"prompt_tokens": 3, "completion_tokens": 9, **counts}
    said: list[dict[str, Any]] = [delta(reasoning_content="t"), delta(content="a"), delta("stop")]
    if place in {"last", "then null"}:
        said.append({"choices": [], "usage": used})
    if place == "then null":
        said += [{"choices": [], "usage": None}, {"choices": []}]
    elif place == "with the finish":
        said[-1]["usage"] = used
    elif place == "in each chunk":
        said = [{**each, "usage": {"prompt_tokens": 3, "completion_tokens": 1}} for each in said]
        said.append({"choices": [], "usage": used})
    elif place == "in the choice":
        said[-1]["choices"][0]["usage"] = used
    elif place == "Groq's":
        said[-1]["x_groq"] = {"id": "req", "usage": used}
    upstream.answer = streamed(said)
    told = (await upstream.ask(stream=False)).usage
    details = (told["completion_tokens_details"]["reasoning_tokens"], told["prompt_tokens_details"]["cached_tokens"])
    assert (told["prompt_tokens"], told["completion_tokens"], *details) == expected


HEADS = {
    "FC022 one mark": b"\xef\xbb\xbf",
    "two marks": b"\xef\xbb\xbf" * 2,
    "a mark on a line of its own": b"\xef\xbb\xbf\n",
    "a mark and a comment": b"\xef\xbb\xbf: ok\n\n",
    "a mark behind empty lines": b"\r\n\r\n\xef\xbb\xbf",
}


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
async def test_a_mark_of_byte_order_costs_no_event(head: bytes, newline: bytes, upstream: Far) -> None:
    body = head + b"".join(map(event, [delta(content="one"), delta(content=" two"), delta("stop")])) + DONE
    upstream.answer = httpx.Response(200, content=body.replace(b"\r\n", b"\n").replace(b"\n", newline))
    assert (await upstream.ask(stream=True)).content == "one two"


@pytest.mark.parametrize("head", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\xef\xbb\xbf \n\t", b" \r\n"])
async def test_nor_does_it_before_a_whole_body_or_inside_a_stream(head: bytes, upstream: Far) -> None:
    whole = {"choices": [{"index": 0, "message": {"content": "one two"}, "finish_reason": "stop"}]}
    upstream.answer = httpx.Response(200, content=head + json.dumps(whole, indent=2).replace("\n", "\r\n").encode())
    assert (await upstream.ask(stream=False)).content == "one two"
    mark = b"\xef\xbb\xbf"
    inside = event(delta(content="one")) + mark + event(delta(content=" two")).replace(b"{", mark + b"{", 1)
    upstream.answer = httpx.Response(200, content=inside + event(delta("stop")) + DONE)
    assert (await upstream.ask(stream=False)).content == "one two"


SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}}


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param({"name": "Invoice", "strict": False}, id="FC023 not strict"),
        pytest.param({"name": "Invoice"}, id="FC023 strict left out"),
        pytest.param({"name": "Invoice", "strict": True, "description": "What is owed"}, id="FC023 described"),
    ],
)
async def test_what_a_schema_is_called_goes_on_as_it_was_given(labels: dict[str, Any], upstream: Far) -> None:
    given = {"type": "json_schema", "json_schema": {**labels, "schema": SCHEMA}}
    await upstream.ask(stream=False, response_format=given)
    assert upstream.asked[0]["response_format"] == given


LOOP: list[dict[str, Any]] = [
    {"role": "user", "content": "hi"},
    {
        "role": "assistant",
        "content": None,
        "reasoning_content": "hm",
        "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
    },
    {"role": "tool", "tool_call_id": "a", "content": "4"},
]


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        pytest.param("thinker", {"reasoning_content": "hm"}, id="FC024 by default"),
        pytest.param("one", {"reasoning": "hm"}, id="FC024 the other name"),
        pytest.param("both", {"reasoning_content": "hm", "reasoning": "hm"}, id="FC024 both"),
        pytest.param("none", {}, id="FC024 none"),
    ],
)
@pytest.mark.parametrize("given", ["reasoning_content", "reasoning"])
async def test_a_kept_trace_goes_on_in_the_field_of_the_settings(
    model: str, fields: dict[str, str], given: str, upstream: Far
) -> None:
    turn = {given if name == "reasoning_content" else name: value for name, value in LOOP[1].items()}
    await upstream.ask(model, stream=False, messages=[LOOP[0], turn, LOOP[2]])
    sent = upstream.asked[0]["messages"][1]
    assert {
        name: sent[name] for name in ("reasoning_content", "reasoning", "reasoning_details") if name in sent
    } == fields
    assert sent["tool_calls"] == LOOP[1]["tool_calls"]


@pytest.mark.parametrize("given", ["max_tokens", "max_completion_tokens"])
@pytest.mark.parametrize(
    ("model", "field"),
    [
        pytest.param("thinker", "max_tokens", id="FC025 by default"),
        pytest.param("newer", "max_completion_tokens", id="FC025 by the settings"),
    ],
)
async def test_the_limit_goes_on_under_the_name_of_the_settings(
    model: str, field: str, given: str, upstream: Far
) -> None:
    await upstream.ask(model, stream=False, **{given: 50})
    sent = upstream.asked[0]
    assert {name: sent[name] for name in ("max_tokens", "max_completion_tokens") if name in sent} == {field: 50}


OVERFLOW = {
    "error": {
        "message": f"{TOLD}: This model's maximum context length is 4096 tokens. {SAID}",
        "type": "BadRequestError",
        "param": None,
        "code": 400,
    }
}


@pytest.mark.parametrize("stream", [True, False], ids=["stream", "complete"])
async def test_fc026_an_overflow_that_only_the_text_tells_is_told_by_our_code(stream: bool, upstream: Far) -> None:
    upstream.answer = httpx.Response(400, json=OVERFLOW)
    response = await upstream.post(stream=stream)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "context_length_exceeded")
    assert TOLD not in response.text
    assert SAID not in response.text


async def test_fc026_an_alias_then_asks_its_other_model() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(404)
        small = json.loads(request.content)["model"] == "small"
        return httpx.Response(400, json=OVERFLOW) if small else streamed([delta(content="large"), delta("stop")])

    tree = {"kind": "upstream", "base_url": "http://upstream/v1"}
    settings = Settings.model_validate(
        {
            "engines": {name: {**tree, "model": name} for name in ("small", "large")},
            "models": {
                "fast": {"engine": "small"},
                "deep": {"engine": "large", "thinking": {"format": "think", "opened_by_prompt": False}},
                "auto": {"route": {"fast": "fast", "thinking": "deep"}},
            },
        }
    )
    engines = {}
    for name, each in settings.engines.items():
        assert isinstance(each, UpstreamSettings)
        engines[name] = UpstreamEngine(name, each, httpx.MockTransport(answer))
    async with listening(create_app(settings, engines)) as live:
        await live.ready(30)
        headers = {"x-thinkaloud-route": "fast"}
        body = {"model": "auto", "messages": [{"role": "user", "content": "hi"}]}
        response = await live.client.post("/v1/chat/completions", json=body, headers=headers)
    assert response.json()["choices"][0]["message"]["content"] == "large"
    assert response.json()["model"] == "deep"
