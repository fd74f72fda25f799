"""Upstreams say where a trace is in many ways; in whichever they do, or do not, a hidden one stays hidden."""

import json
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from dialects.every import CHAT
from engine.upstream.test_reply_texts import ANSWERS, TRACES
from leaks.asking import BY_KEY, SUMMED_BY_KEY, Told, Way
from leaks.canaries import fill, windows
from leaks.evidence import leaked
from leaks.forms import Form
from leaks.serving import KEYS
from leaks.test_hidden import SHOWN
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.upstream import UpstreamEngine
from thinkaloud.settings import Settings
from thinkaloud.settings import UpstreamEngine as Far

ANSWER = "It is four."
ONE, TWO, THREE = (fill(marks, "sparrow") for marks in ("@1 @2 @3. ", "@4 @5 @6. ", "@7 @8."))


def parts(*texts: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {"type": "thinking", "thinking": [{"type": "text", "text": text}]}
        if kind == "thinking"
        else {"type": kind, "text": text}
        for kind, text in texts
    ]


SAID: dict[str, list[dict[str, Any]]] = {
    "no tag but the last one": [{"content": ONE}, {"content": f"{TWO}</th"}, {"content": f"ink>{ANSWER}"}],
    "a label, then tags": [{"reasoning": ONE}, {"content": f"It <think>{TWO}</think>"}, {"content": "is four."}],
    "another label, then tags": [
        {"reasoning_content": ONE},
        {"content": "It <thi"},
        {"content": f"nk>{TWO}</think>is four."},
    ],
    "both labels": [{"reasoning": ONE, "reasoning_content": ONE}, {"content": ANSWER}],
    "label and content at once": [{"reasoning": ONE, "content": "It is"}, {"content": " four."}],
    "content, then a label": [{"content": ONE}, {"reasoning": TWO}, {"content": ANSWER}],
    "names that nobody knows": [
        {"thinking": ONE, "content": "<think>ok</think>"},
        {"thought": TWO},
        {"reasoning_details": [{"type": "reasoning.text", "text": THREE}], "thinking_blocks": [{"thinking": ONE}]},
        {"content": ANSWER, "reasoning_text": TWO},
    ],
    "parts": [{"content": parts(("thinking", ONE))}, {"content": parts(("thinking", TWO), ("text", ANSWER))}],
    "parts, then tags": [
        {"content": parts(("thinking", ONE))},
        {"content": parts(("text", f"It is<think>{TWO}</think>"), ("text", " four."))},
    ],
    "labels that begin again": [{"reasoning": ONE}, {"content": "It is"}, {"reasoning": TWO}, {"content": " four."}],
    "empty labels": [
        {"reasoning_content": None, "content": ONE},
        {"reasoning_content": "", "content": f"</think>{ANSWER}"},
    ],
}


SAID |= {f"{name}, trace": [shape(ONE), shape(TWO), {"content": ANSWER}] for name, shape in TRACES.items()}
SAID |= {f"{name}, answer": [{"reasoning": ONE}, *map(shape, ("It is", " four."))] for name, shape in ANSWERS.items()}
SAID |= {
    "the trace again, in its details": [
        {"reasoning": ONE},
        {"reasoning": TWO},
        {"reasoning_details": [{"type": "reasoning.text", "text": f"{ONE}{TWO}", "signature": "c2ln"}]},
        {"content": ANSWER},
    ],
    "names that change": [{"reasoning": ONE}, {"thinking": TWO}, {"reasoning_text": THREE}, {"content": ANSWER}],
    "a summary beside it": [{"reasoning_content": ONE, "reasoning": {"summary": TWO}}, {"content": ANSWER}],
    "trace and answer in one object": [{"content": {"reasoning": ONE, "text": "It is"}}, {"content": " four."}],
    "a type that nobody knows": [
        {"content": [{"type": "scratchpad", "content": [{"type": "text", "text": ONE}]}, {"type": {}, "text": TWO}]},
        {"content": [{"type": "text", "text": ANSWER}]},
    ],
    "parts in parts": [{"content": [[{"type": "thinking", "thinking": {"text": ONE}}], [ANSWER]]}],
    "half a character at its end": [{"reasoning": f"{ONE}\ud83d"}, {"content": "It is"}, {"content": " four."}],
    "blanks around it": [
        {"content": "\n\n"}, {"reasoning": ONE}, {"content": "\n"}, {"reasoning": TWO}, {"content": ANSWER}
    ],
}  # fmt: skip


def answered(request: httpx.Request) -> httpx.Response:
    """The upstream: says what it is asked by name."""
    if request.method == "GET":
        return httpx.Response(200, json={"object": "list", "data": [{"id": "m"}]})
    asked = json.loads(request.content)["messages"][-1]["content"]
    if asked.startswith("error"):
        error = {"error": {"message": f"maximum context length is 4096 tokens: {ONE}", "code": ONE, "param": ONE}}
        return httpx.Response(int(asked.split()[1]), json=error)
    if asked in ODD:
        return httpx.Response(200, content=ODD[asked])
    events = [{"choices": [{"index": 0, "delta": delta}]} for delta in SAID[asked]]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return httpx.Response(200, text=f"{body}data: [DONE]\n\n", headers={"content-type": "text/event-stream"})


def _event(choice: dict[str, Any], mark: str = "") -> bytes:
    return f"{mark}data: {json.dumps({'choices': [{'index': 0, **choice}]})}\n\n".encode()


_MARK = "\ufeff"
_STOP = _event({"delta": {}, "finish_reason": "stop"})
ODD: dict[str, bytes] = {
    "messages in place of deltas": _event({"message": {"reasoning": ONE}})
    + _event({"delta": None, "message": {"content": ANSWER}})
    + _STOP,
    "a message beside each delta": _event({"delta": {"reasoning": ONE}, "message": {"content": ONE}})
    + _event({"delta": {"content": ANSWER}, "message": {"content": f"{ONE}{ANSWER}"}})
    + _STOP,
    "an empty list for a delta": _event({"delta": [], "text": None}) + _event({"delta": {"reasoning": ONE}})
    + _event({"delta": {"content": ANSWER}}) + _STOP,
    "text completions": _event({"text": f"<think>{ONE}"}) + _event({"text": f"</think>{ANSWER}"}) + _STOP,
    "marks of byte order": _event({"delta": {"reasoning": ONE}}, _MARK)
    + _event({"delta": {"content": ANSWER}}, _MARK) + _STOP,
    "a mark, then the trace untold": _event({"delta": {"content": ONE}}, _MARK)
    + _event({"delta": {"content": f"</think>{ANSWER}"}}) + _STOP,
    "bytes that are no UTF-8": _event({"delta": {"content": f"{ONE}~"}}).replace(b"~", b"\xff")
    + _event({"delta": {"content": f"</think>{ANSWER}"}}) + _STOP,
    "a tag cut by halves": _event({"delta": {"content": f"{ONE}\ud83d"}})
    + _event({"delta": {"content": f"\ude00</think>{ANSWER}"}}) + _STOP,
    "a whole answer": json.dumps(
        {"choices": [{"message": {"content": parts(("thinking", ONE), ("text", ANSWER))}, "finish_reason": "stop"}]}
    ).encode(),
}  # fmt: skip
"""Bodies that are no lists of deltas."""

CUT = [
    pytest.param(delta, reason, id=f"{reason} behind {next(iter(delta))}")
    for reason in ("length", "model_length", "insufficient_system_resource", "who_knows", "abort", "SAFETY")
    for delta in (
        {"reasoning": ONE}, {"content": ONE}, {"content": f"<think>{ONE}"}, {"content": parts(("thinking", ONE))}
    )
]  # fmt: skip


@pytest.fixture(scope="module")
async def far() -> AsyncGenerator[Live, None]:
    """A gateway as the README shows it: one upstream, a format, and nothing else."""
    settings = Settings.model_validate(
        {
            "keys": KEYS,
            "engines": {"far": {"kind": "upstream", "base_url": "http://127.0.0.1:1/v1", "model": "m"}},
            "models": {"remote": {"engine": "far", "thinking": {"format": "think"}}},
        }
    )
    tree = settings.engines["far"]
    assert isinstance(tree, Far)
    engine = UpstreamEngine("far", tree, httpx.MockTransport(answered))
    async with listening(create_app(settings, {"far": engine})) as live:
        await live.ready(10)
        yield live


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("names", ["dual", "tags"])
@pytest.mark.parametrize("way", [BY_KEY, SUMMED_BY_KEY], ids=str)
@pytest.mark.parametrize("said", [*SAID, *ODD])
async def test_however_an_upstream_tells_its_trace_nothing_of_it_goes_out_and_the_answer_is_whole(
    far: Live, said: str, way: Way, names: str, stream: bool
) -> None:
    form = Form({"reasoning_format": names})
    body = {"model": "remote", "messages": [{"role": "user", "content": said}], "stream": stream, **form.request}
    response = await far.client.post("/v1/chat/completions", json=body, headers={"authorization": f"Bearer {way.key}"})
    assert response.status_code == 200
    told = Told(CHAT, response, response.content, way, form)
    assert not leaked(told.texts(), windows(f"{ONE}{TWO}{THREE}", [ANSWER])), str(told)
    assert SHOWN.sub("", told.content()) == ANSWER, str(told)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize(("delta", "reason"), CUT)
async def test_what_was_cut_in_whatever_words_tells_nothing(
    far: Live, delta: dict[str, Any], reason: str, stream: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ODD, "cut", _event({"delta": delta}) + _event({"delta": {}, "finish_reason": reason}))
    body = {"model": "remote", "messages": [{"role": "user", "content": "cut"}], "stream": stream}
    response = await far.client.post(
        "/v1/chat/completions", json=body, headers={"authorization": f"Bearer {BY_KEY.key}"}
    )
    assert response.status_code == 200
    told = Told(CHAT, response, response.content, BY_KEY, Form())
    assert not leaked(told.texts(), windows(ONE, [])), str(told)
    assert told.content() == ""
    assert b'"finish_reason":"stop"' not in response.content


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("status", [200, 400, 500])
async def test_an_error_that_quotes_the_trace_tells_nothing_of_it(far: Live, status: int, stream: bool) -> None:
    body = {"model": "remote", "messages": [{"role": "user", "content": f"error {status}"}], "stream": stream}
    response = await far.client.post(
        "/v1/chat/completions", json=body, headers={"authorization": f"Bearer {BY_KEY.key}"}
    )
    told = Told(CHAT, response, response.content, BY_KEY, Form())
    assert b'"error"' in response.content
    assert not leaked(told.texts(), windows(ONE, [])), str(told)
