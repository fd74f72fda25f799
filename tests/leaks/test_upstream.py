"""Upstreams say where a trace is in many ways; in whichever they do, or do not, a hidden one stays hidden."""

import json
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from leaks.asking import BY_KEY, SUMMED_BY_KEY, Form, Told, Way
from leaks.canaries import fill, windows
from leaks.evidence import leaked
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


def answered(request: httpx.Request) -> httpx.Response:
    """The upstream: says what it is asked by name."""
    if request.method == "GET":
        return httpx.Response(200, json={"object": "list", "data": [{"id": "m"}]})
    asked = json.loads(request.content)["messages"][-1]["content"]
    events = [{"choices": [{"index": 0, "delta": delta}]} for delta in SAID[asked]]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return httpx.Response(200, text=f"{body}data: [DONE]\n\n", headers={"content-type": "text/event-stream"})


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
@pytest.mark.parametrize("said", SAID)
async def test_however_an_upstream_tells_its_trace_nothing_of_it_goes_out_and_the_answer_is_whole(
    far: Live, said: str, way: Way, names: str, stream: bool
) -> None:
    form = Form({"reasoning_format": names})
    body = {"model": "remote", "messages": [{"role": "user", "content": said}], "stream": stream, **form.request}
    response = await far.client.post("/v1/chat/completions", json=body, headers={"authorization": f"Bearer {way.key}"})
    assert response.status_code == 200
    told = Told(response, response.content, way, form)
    assert not leaked(told.texts(), windows(f"{ONE}{TWO}{THREE}", [ANSWER])), str(told)
    assert SHOWN.sub("", told.content()) == ANSWER, str(told)
