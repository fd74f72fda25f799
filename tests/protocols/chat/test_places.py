"""Places for requests: in the server, on an engine that takes so many generations and no more, and between keys."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening, until
from protocols.chat.test_draft import fitted
from thinkaloud import settings as config
from thinkaloud.access.caller import LOCAL
from thinkaloud.app import create_app
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import GenerationRequest, Message, Prompt, Sampling, ThinkingPlan
from thinkaloud.request.completion import Completion, collect
from thinkaloud.settings import Settings

THOUGHT = "First I add one and one.\n\nWait, that is two.\n\nSo I check it again.\n\n</think>Two."


class Narrow(ScriptedEngine):
    """Stands for an upstream: counts how many generations there are at most, which wait until `open` is set."""

    def __init__(self, transcript: Path) -> None:
        super().__init__("narrow", config.ScriptedEngine(kind="scripted", transcript=transcript))
        self.most = 0
        self.open = asyncio.Event()

    async def generate(self, prompt: Prompt, sampling: Sampling, request_id: str, **more: Any) -> AsyncGenerator[Chunk]:
        generation = super().generate(prompt, sampling, request_id, **more)
        async for chunk in generation:
            self.most = max(self.most, self.running())
            await self.open.wait()
            yield chunk


@asynccontextmanager
async def serving(
    folder: Path, connections: Mapping[str, int], models: dict[str, Any], kind: type[Narrow] = Narrow, **more: Any
) -> AsyncGenerator[tuple[Live, dict[str, Narrow]], None]:
    """A server on engines of so many connections; what they write is `THOUGHT`."""
    (folder / "tape.jsonl").write_text(json.dumps({"opens_trace": True, "text": THOUGHT}))
    described = {
        name: {"kind": "upstream", "base_url": "http://127.0.0.1:9/v1", "model": "m", "max_connections": most}
        for name, most in connections.items()
    }
    engines = {name: kind(folder / "tape.jsonl") for name in connections}
    settings = Settings.model_validate({"engines": described, "models": models, **more})
    async with listening(create_app(settings, engines, clock=lambda: 0.0)) as live:
        await live.ready(10)
        yield live, engines


THINKER = {"m": {"engine": "e", "thinking": {"format": "think"}}}


def asking(live: Live, number: int, **fields: Any) -> "asyncio.Task[Completion]":
    asked: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "A question"}], **fields}
    return asyncio.create_task(collect(live.pipeline.run(GenerationRequest(f"r{number}", **asked))))


async def test_more_requests_than_connections_wait_in_the_line_and_all_are_served(tmp_path: Path) -> None:
    async with serving(tmp_path, {"e": 256}, THINKER) as (live, engines):
        engine = engines["e"]
        asked = [asking(live, number) for number in range(300)]
        await until(lambda: engine.running() == 256)
        assert live.pipeline.gate.queue.length == 44
        engine.open.set()
        answers = await asyncio.gather(*asked)
        assert {answer.choices[0].answer for answer in answers} == {"Two."}
        assert engine.most == 256


@pytest.mark.parametrize("fields", [{"n": 8}, {"thinking": ThinkingPlan(votes=8)}])
async def test_a_request_of_more_choices_than_there_are_connections_runs_as_many_at_once(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    async with serving(tmp_path, {"e": 4}, THINKER) as (live, engines):
        engine = engines["e"]
        engine.open.set()
        answer = await asking(live, 0, **fields)
        assert len(answer.choices) == (8 if "n" in fields else 1)
        assert {choice.answer for choice in answer.choices.values()} == {"Two."}
        assert engine.most == 4
        assert live.pipeline.gate.queue.server.used == 0


async def test_a_place_weighs_its_choices_and_more_than_all_places_are_all_of_them(tmp_path: Path) -> None:
    limits = {"running": 6, "queue": 9}
    async with serving(tmp_path, {"e": 100}, THINKER, limits=limits) as (live, engines):
        engine, queue = engines["e"], live.pipeline.gate.queue
        first = [asking(live, number, thinking=ThinkingPlan(votes=3)) for number in range(3)]
        await until(lambda: engine.running() == 6)
        assert (queue.server.used, queue.length) == (6, 1)
        large = asking(live, 9, n=8)
        engine.open.set()
        await asyncio.gather(*first)
        assert len((await large).choices) == 8
        assert engine.most == 6


async def test_answer_now_for_a_request_in_the_line_holds_when_it_begins(tmp_path: Path) -> None:
    async with serving(tmp_path, {"e": 1}, THINKER) as (live, engines):
        asked = [asking(live, number) for number in range(2)]
        await until(lambda: live.pipeline.gate.queue.length == 1)
        await live.pipeline.answer_now("r1", LOCAL)
        engines["e"].open.set()
        answers = await asyncio.gather(*asked)
        assert [answer.choices[0].ended_by for answer in answers] == ["model", "user"]


async def test_the_line_of_an_engine_is_as_long_as_the_settings_say(tmp_path: Path) -> None:
    async with serving(tmp_path, {"e": 1}, THINKER, limits={"queue": 2}) as (live, engines):
        body = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
        asked = [asyncio.create_task(live.client.post("/v1/chat/completions", json=body)) for _ in range(5)]
        await until(lambda: sum(task.done() for task in asked) == 2)
        engines["e"].open.set()
        answers = await asyncio.gather(*asked)
        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 503, 503]
        assert all(answer.headers["retry-after"] for answer in answers if answer.status_code == 503)


async def test_drafts_on_one_engine_and_answers_on_another_never_wait_for_each_other(tmp_path: Path) -> None:
    models = {
        "quick": {"engine": "fast"},
        "deep": {"engine": "slow", "thinking": {"format": "think"}},
        "m": {
            "route": {
                "fast": "quick",
                "thinking": "deep",
                "gate": {"tokens": 5},
                "fit": fitted(tmp_path / "think.json", 10),
            }
        },
    }
    async with serving(tmp_path, {"fast": 1, "slow": 2}, models, limits={"running": 8}) as (live, engines):
        asked = [asking(live, number) for number in range(12)]
        asked += [asking(live, number, model="deep") for number in range(12, 18)]
        for engine in engines.values():
            engine.open.set()
        answers = await asyncio.gather(*asked)
        assert {answer.model for answer in answers} == {"deep"}
        assert (engines["fast"].most, engines["slow"].most) == (1, 2)


@pytest.mark.parametrize("connections", [1, 2])
async def test_a_summary_takes_no_connection_past_the_bound_and_holds_no_answer_up(
    tmp_path: Path, connections: int
) -> None:
    traces = {"summaries": {"model": "m", "timeout": 0.2}}
    async with serving(tmp_path, {"e": connections}, THINKER, traces=traces) as (live, engines):
        engines["e"].open.set()
        plan = ThinkingPlan(visibility="summary", summary="detailed")
        answers = await asyncio.gather(*(asking(live, number, thinking=plan) for number in range(4)))
        assert {answer.choices[0].answer for answer in answers} == {"Two."}
        assert engines["e"].most == connections
        await until(lambda: live.pipeline.gate.queue.length == 0)


@pytest.mark.parametrize("field", ["min_tokens", "max_tokens"])
async def test_more_tokens_than_any_context_has_are_refused_where_nobody_tells_the_context(
    tmp_path: Path, field: str
) -> None:
    async with serving(tmp_path, {"e": 1}, THINKER) as (live, engines):
        engines["e"].context_length = None
        body = {"model": "m", "messages": [{"role": "user", "content": "x"}], field: 1_000_000_000}
        answer = await live.client.post("/v1/chat/completions", json=body)
        assert answer.status_code == 400
        assert answer.json()["error"]["param"] == field


class Blind(Narrow):
    """Renders by itself, where nobody sees it, and counts nothing; as an upstream may."""

    async def render(self, messages: list[Message], template_arguments: dict[str, Any], tooling: Any = None) -> Prompt:
        return Prompt(messages, template_arguments)


async def test_a_long_prompt_costs_its_tokens_also_where_nobody_counts_them_and_the_client_leaves_soon(
    tmp_path: Path,
) -> None:
    keys = [key("app", tokens_per_minute=1000)]
    async with serving(tmp_path, {"e": 9}, THINKER, Blind, keys=keys) as (live, engines):
        engines["e"].open.set()
        live.client.headers["authorization"] = "Bearer app"
        body = {"model": "m", "messages": [{"role": "user", "content": "x" * 400_000}], "stream": True}
        async with live.client.stream("POST", "/v1/chat/completions", json=body) as response:
            assert response.status_code == 200
            await anext(response.aiter_lines())
        await until(lambda: engines["e"].running() == 0)
        refused = await live.client.post("/v1/chat/completions", json=body | {"stream": False})
        assert refused.status_code == 429
        wait = int(refused.headers["retry-after"])
        assert wait == 60
        assert f"in {wait} s" in refused.json()["error"]["message"]


def key(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "secret": {"sha256": hashlib.sha256(name.encode()).hexdigest()}, **more}


async def test_a_key_that_fills_places_and_line_keeps_no_other_out_and_what_is_refused_costs_no_request(
    tmp_path: Path,
) -> None:
    keys = [key("crowd", requests_per_minute=1000), key("other")]
    limits = {"running": 2, "queue": 4}
    async with serving(tmp_path, {"e": 100}, THINKER, keys=keys, limits=limits) as (live, engines):
        body = {"model": "m", "messages": [{"role": "user", "content": "x"}]}

        async def ask(name: str) -> int:
            headers = {"authorization": f"Bearer {name}"}
            return (await live.client.post("/v1/chat/completions", json=body, headers=headers)).status_code

        crowd = [asyncio.create_task(ask("crowd")) for _ in range(9)]
        await until(lambda: sum(task.done() for task in crowd) == 3)
        other = asyncio.create_task(ask("other"))
        await until(lambda: sum(task.done() for task in crowd) == 4)
        assert not other.done()
        engines["e"].open.set()
        assert await other == 200
        assert sorted(await asyncio.gather(*crowd)) == [200] * 5 + [503] * 4
        models = await live.client.get("/v1/models", headers={"authorization": "Bearer crowd"})
        assert models.headers["x-ratelimit-remaining-requests"] == "995"
