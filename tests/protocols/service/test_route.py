"""Aliases over HTTP: each prompt to the model that it needs, the reason on every answer, a way out when one is down."""

import hashlib
import json
import logging
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.base import ProgressCallback
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.errors import EngineFailed
from thinkaloud.settings import ScriptedEngine as ScriptedSettings
from thinkaloud.settings import Settings

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)
HEADER = "x-thinkaloud-route"


class Broken(ScriptedEngine):
    """Does not start."""

    async def start(self, progress: ProgressCallback) -> None:
        raise EngineFailed("no")


class Small(ScriptedEngine):
    """Takes short prompts only."""

    def __init__(self, name: str, own: ScriptedSettings) -> None:
        super().__init__(name, own)
        self.context_length = 100


def settings(folder: Path, **more: Any) -> Settings:
    fast, slow = folder / "fast.jsonl", folder / "slow.jsonl"
    fast.write_text(json.dumps({"text": "At once."}))
    slow.write_text(json.dumps({"opens_trace": True, "text": "Let me see.</think>With thought."}))
    return Settings.model_validate(
        {
            "engines": {
                "fast": {"kind": "scripted", "transcript": fast},
                "slow": {"kind": "scripted", "transcript": slow},
            },
            "models": {
                "quick": {"engine": "fast"},
                "deep": {"engine": "slow", "thinking": {"format": "think"}, "visibility": "summary"},
                "auto": {"route": {"fast": "quick", "thinking": "deep"}},
            },
            **more,
        }
    )


@pytest.fixture(scope="module")
async def routed(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    tree = settings(tmp_path_factory.mktemp("routed"))
    engines = {name: build(name, engine) for name, engine in tree.engines.items()}
    own = tree.engines["fast"]
    assert isinstance(own, ScriptedSettings)
    engines["fast"] = Small("fast", own)
    async with listening(create_app(tree, engines)) as live:
        await live.ready(10)
        yield live


async def asked(live: Live, content: str, headers: dict[str, str] | None = None, **fields: Any) -> httpx.Response:
    body = {"model": "auto", "messages": [{"role": "user", "content": content}], **fields}
    return await live.client.post("/v1/chat/completions", json=body, headers=headers)


@pytest.mark.parametrize(
    ("content", "headers", "fields", "model", "by"),
    [
        ("Hello", {}, {}, "quick", "kind"),
        (FRUIT, {}, {}, "deep", "kind"),
        (FRUIT, {}, {"reasoning_effort": "none"}, "quick", "request"),
        ("Hello", {}, {"reasoning": {"enabled": True}}, "deep", "request"),
        ("Hello", {HEADER: "thinking"}, {}, "deep", "request"),
        (FRUIT, {HEADER: "fast"}, {}, "quick", "request"),
        (FRUIT, {HEADER: "auto"}, {}, "deep", "kind"),
        ("why? " * 90, {HEADER: "fast"}, {}, "deep", "fallback"),
    ],
)
async def test_an_answer_says_who_gave_it_and_why(
    routed: Live, content: str, headers: dict[str, str], fields: dict[str, Any], model: str, by: str
) -> None:
    response = await asked(routed, content, headers, **fields)
    body = response.json()
    route = body["thinkaloud"]["route"]
    assert (body["model"], route["model"], route["by"]) == (model, model, by)
    assert (response.headers["x-thinkaloud-model"], response.headers[HEADER]) == (model, by)
    assert (route["score"] is None) == (by != "kind")
    assert 0 <= route["ms"] < 1000
    assert body["choices"][0]["message"]["content"] == ("At once." if model == "quick" else "With thought.")


async def test_a_stream_says_it_in_its_first_chunk(routed: Live) -> None:
    chunks = await routed.stream("auto", FRUIT)
    assert chunks[0]["thinkaloud"]["route"] == chunks[-1]["thinkaloud"]["route"]
    assert chunks[0]["thinkaloud"]["route"]["model"] == "deep"


async def test_a_model_that_is_named_has_no_route(routed: Live) -> None:
    response = await asked(routed, FRUIT, {HEADER: "fast"}, model="deep")
    assert (response.json()["model"], response.json()["thinkaloud"]["route"]) == ("deep", None)
    assert response.headers[HEADER] == "request"


async def test_another_word_in_the_header_is_refused(routed: Live) -> None:
    response = await asked(routed, "Hello", {HEADER: "slow"})
    assert response.status_code == 400
    assert response.json()["error"]["param"] == HEADER


async def test_no_alias_shows_more_than_its_models_do(routed: Live) -> None:
    rows = {row["id"]: row for row in (await routed.client.get("/v1/models")).json()["data"]}
    assert rows["auto"]["visibility"] == "summary"
    assert rows["auto"]["route"] == {"fast": "quick", "thinking": "deep"}
    assert (await routed.client.get("/v1/models/auto")).json() == rows["auto"]
    assert (await asked(routed, FRUIT, logit_bias={"1": 1})).status_code == 400
    body = (await asked(routed, FRUIT, include_reasoning=True)).json()
    assert "Let me see" not in json.dumps(body)


async def test_a_dry_run_says_where_it_would_go_and_what_weighed_most(routed: Live) -> None:
    body = {"model": "auto", "messages": [{"role": "user", "content": FRUIT}]}
    told = (await routed.client.post("/v1/route", json=body)).json()
    assert (told["object"], told["model"], told["lane"], told["by"]) == ("route", "deep", "thinking", "kind")
    assert told["score"] >= told["threshold"]
    assert len(told["features"]) == 5
    sizes = [abs(each["log_odds"]) for each in told["features"]]
    assert sizes == sorted(sizes, reverse=True)
    answered = (await asked(routed, FRUIT)).json()["thinkaloud"]["route"]
    assert answered["score"] == told["score"]


@pytest.mark.parametrize("model", ["deep", "nothing"])
async def test_a_dry_run_of_what_is_no_alias_is_refused(routed: Live, model: str) -> None:
    body = {"model": model, "messages": [{"role": "user", "content": "Hello"}]}
    response = await routed.client.post("/v1/route", json=body)
    assert (response.status_code, response.json()["error"]["code"]) == (404, "model_not_found")


async def test_the_decisions_are_counted_and_no_word_of_a_prompt_is_logged(
    routed: Live, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "thinkaloud"):
        await asked(routed, "Hello zebrafinch")
    page = (await routed.client.get("/metrics")).text
    assert 'thinkaloud_routes_total{alias="auto",by="kind",lane="fast",model="quick"}' in page
    assert 'thinkaloud_route_seconds_count{alias="auto"}' in page
    assert "zebrafinch" not in page + caplog.text


@pytest.mark.parametrize(("down", "content", "model"), [("slow", FRUIT, "quick"), ("fast", "Hello", "deep")])
async def test_where_one_engine_is_down_the_other_answers_and_says_so(
    tmp_path: Path, down: str, content: str, model: str
) -> None:
    tree = settings(tmp_path)
    engines = {name: build(name, engine) for name, engine in tree.engines.items()}
    own = tree.engines[down]
    assert isinstance(own, ScriptedSettings)
    engines[down] = Broken(down, own)
    async with listening(create_app(tree, engines)) as live:
        await live.fleet.members["fast"].settled.wait()
        await live.fleet.members["slow"].settled.wait()
        route = (await asked(live, content)).json()["thinkaloud"]["route"]
        assert (route["model"], route["by"]) == (model, "fallback")
        gone = await asked(live, content, model="quick" if down == "fast" else "deep")
        assert gone.status_code == 503


async def test_a_key_may_use_an_alias_without_its_models(tmp_path: Path) -> None:
    key = {"name": "app", "secret": {"sha256": hashlib.sha256(b"app").hexdigest()}, "models": ["auto"]}
    async with listening(create_app(settings(tmp_path, keys=[key]))) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer app"
        assert (await asked(live, FRUIT)).json()["model"] == "deep"
        assert (await asked(live, FRUIT, model="deep")).status_code == 403
        assert [row["id"] for row in (await live.client.get("/v1/models")).json()["data"]] == ["auto"]


@pytest.mark.parametrize(
    ("models", "told"),
    [
        ({"auto": {"route": {"fast": "gone", "thinking": "deep"}}}, "route.fast: there is no model 'gone'"),
        ({"auto": {"route": {"fast": "quick", "thinking": "quick"}}}, "does not think"),
        ({"auto": {"route": {"fast": "quick", "thinking": "deep"}, "engine": "fast"}}, "nothing but its route"),
        ({"auto": {"route": {"fast": "quick", "thinking": "deep", "rules": [{"to": "fast"}]}}}, "needs a condition"),
    ],
)
def test_a_route_that_cannot_be_is_refused_by_name(tmp_path: Path, models: dict[str, Any], told: str) -> None:
    tree = settings(tmp_path).model_dump()
    tree["routes"] = {}
    with pytest.raises(ValueError, match=told):
        Settings.model_validate({**tree, "models": tree["models"] | models})


@pytest.mark.parametrize("delay", [0, 0.05])
async def test_what_fails_before_its_first_token_is_answered_by_the_other_also_where_it_takes_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, delay: float
) -> None:
    monkeypatch.setattr("thinkaloud.request.pipeline._PATIENCE", 0.001)
    tree = settings(tmp_path)
    slow = tree.engines["slow"].model_copy(update={"delay": delay})
    tree = tree.model_copy(update={"engines": {**tree.engines, "slow": slow}})
    (tmp_path / "slow.jsonl").write_text(json.dumps({"opens_trace": True, "text": "Let me see.", "fail_after": 0}))
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        route = (await asked(live, FRUIT)).json()["thinkaloud"]["route"]
        assert (route["model"], route["by"]) == ("quick", "fallback")
        chunks = await live.stream("auto", FRUIT)
        assert {chunk["model"] for chunk in chunks} == {"quick"}
        assert (await asked(live, FRUIT, model="deep")).status_code == 503
        page = (await live.client.get("/metrics")).text
        counted = [line for line in page.splitlines() if line.startswith("thinkaloud_routes_total")]
        assert counted == ['thinkaloud_routes_total{alias="auto",by="fallback",lane="fast",model="quick"} 2.0']


async def test_to_ask_where_a_prompt_would_go_is_one_of_the_requests_a_minute(tmp_path: Path) -> None:
    secret = "ta-asks-where-it-goes"
    key = {
        "name": "asking",
        "secret": {"sha256": hashlib.sha256(secret.encode()).hexdigest()},
        "requests_per_minute": 2,
    }
    headers = {"authorization": f"Bearer {secret}"}
    body = {"model": "auto", "messages": [{"role": "user", "content": FRUIT}]}
    async with listening(create_app(settings(tmp_path, keys=[key]), clock=lambda: 0.0)) as live:
        await live.ready(10)
        answers = [await live.client.post("/v1/route", json=body, headers=headers) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["error"]["code"] == "rate_limit_exceeded"
    assert answers[1].headers["x-ratelimit-remaining-requests"] == "0"
