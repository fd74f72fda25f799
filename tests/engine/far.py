"""The whole server in front of an upstream that is a function, and what a client gets of it, streamed or complete."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from engine.wire import hello
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.upstream import UpstreamEngine
from thinkaloud.settings import Settings
from thinkaloud.settings import UpstreamEngine as UpstreamSettings


@dataclass(frozen=True)
class Reply:
    """What a client was told. calls: names and arguments; call_ids: the ids, in the same order."""

    trace: str
    content: str | None
    calls: list[tuple[str, str]]
    call_ids: list[str]
    finish_reason: str
    usage: dict[str, Any]
    ended_by: str | None


@dataclass
class Far:
    """The server, its upstream's answer to all completions, and the bodies that it was asked with."""

    answer: httpx.Response = field(default_factory=lambda: hello(httpx.Request("GET", "http://upstream")))
    asked: list[dict[str, Any]] = field(default_factory=list)
    live: Live = field(init=False)

    def handle(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(404)
        self.asked.append(json.loads(request.content))
        answer = self.answer
        return httpx.Response(answer.status_code, content=answer.content, headers=answer.headers)

    async def post(self, model: str = "thinker", **fields: Any) -> httpx.Response:
        body = {"model": model, "messages": [{"role": "user", "content": "hi"}], **fields}
        return await self.live.client.post("/v1/chat/completions", json=body)

    async def ask(self, model: str = "thinker", *, stream: bool, **fields: Any) -> Reply:
        """The answer, which must be one."""
        if stream:
            fields |= {"stream": True, "stream_options": {"include_usage": True}}
        response = await self.post(model, **fields)
        assert response.status_code == 200, response.text
        return _joined(response.text) if stream else _complete(response.json())


def _complete(body: dict[str, Any]) -> Reply:
    message = body["choices"][0]["message"]
    calls = message.get("tool_calls", [])
    return Reply(
        message.get("reasoning_content", ""),
        message["content"],
        [(call["function"]["name"], call["function"]["arguments"]) for call in calls],
        [call["id"] for call in calls],
        body["choices"][0]["finish_reason"],
        body["usage"],
        body["thinkaloud"]["thinking"]["ended_by"],
    )


def _joined(text: str) -> Reply:
    data = [line.removeprefix("data: ") for line in text.splitlines() if line.startswith("data: ")]
    assert data[-1] == "[DONE]", text
    chunks = [json.loads(each) for each in data[:-1]]
    choices = [choice for chunk in chunks for choice in chunk["choices"]]
    deltas = [choice["delta"] for choice in choices]
    calls: dict[int, dict[str, str]] = {}
    for piece in (piece for each in deltas for piece in each.get("tool_calls", ())):
        call = calls.setdefault(piece["index"], {"id": "", "name": "", "arguments": ""})
        call["id"] += piece.get("id", "")
        call["name"] += piece["function"].get("name", "")
        call["arguments"] += piece["function"]["arguments"]
    content = "".join(each.get("content") or "" for each in deltas)
    return Reply(
        "".join(each.get("reasoning_content") or "" for each in deltas),
        content or (None if calls else ""),
        [(call["name"], call["arguments"]) for _, call in sorted(calls.items())],
        [call["id"] for _, call in sorted(calls.items())],
        next(choice["finish_reason"] for choice in reversed(choices) if choice["finish_reason"]),
        chunks[-1]["usage"],
        chunks[-1]["thinkaloud"]["thinking"]["ended_by"],
    )


@asynccontextmanager
async def far(**engines: dict[str, Any]) -> AsyncGenerator[Far, None]:
    """Serve `thinker` and the fast model `plain` on one engine, and on each of `engines` a thinking model of its name.

    engines: settings of each.
    """
    upstream = Far()
    trees = {name: {"kind": "upstream", "base_url": "http://upstream/v1", "model": "m", **tree} for name, tree in
             {"up": {}, **engines}.items()}  # fmt: skip
    thinking = {"format": "think", "opened_by_prompt": False}
    settings = Settings.model_validate(
        {
            "engines": trees,
            "models": {
                "thinker": {"engine": "up", "thinking": thinking},
                "plain": {"engine": "up"},
                **{name: {"engine": name, "thinking": thinking} for name in engines},
            },
        }
    )
    made = {}
    for name, tree in settings.engines.items():
        assert isinstance(tree, UpstreamSettings)
        made[name] = UpstreamEngine(name, tree, httpx.MockTransport(upstream.handle))
    async with listening(create_app(settings, made)) as upstream.live:
        await upstream.live.ready(30)
        yield upstream
