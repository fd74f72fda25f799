"""Aliases of more than two models over HTTP: which one answers, what is told of it, and who answers instead."""

import json
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

PROOF = "Prove that the square root of 2 is irrational."
HEADER = "x-thinkaloud-route"
TOOLS = [{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {}}}}]
LANES: list[dict[str, Any]] = [
    {"model": "small", "cost": 1, "tools": False},
    {"model": "large", "cost": 4},
    {"model": "deep", "cost": 6, "thinks": True, "tools": False},
    {"model": "deeper", "cost": 9, "thinks": True},
]
NAMES: list[str] = [lane["model"] for lane in LANES]


class Broken(ScriptedEngine):
    """Does not start."""

    async def start(self, progress: ProgressCallback) -> None:
        raise EngineFailed("no")


def settings(folder: Path, **route: Any) -> Settings:
    """Each model on an engine of its own."""
    for name in NAMES:
        opened = name.startswith("deep")
        text = f"{'Let me see. </think>' if opened else ''}By {name}."
        (folder / f"{name}.jsonl").write_text(json.dumps({"opens_trace": opened, "text": text}))
    thinking = {"thinking": {"format": "think", "budgets": {"low": 5, "high": 50}}}
    return Settings.model_validate(
        {
            "engines": {name: {"kind": "scripted", "transcript": folder / f"{name}.jsonl"} for name in NAMES},
            "models": {name: {"engine": name, **(thinking if name.startswith("deep") else {})} for name in NAMES}
            | {"auto": {"route": {"lanes": LANES, **route}}},
        }
    )


async def asked(live: Live, content: str, headers: dict[str, str] | None = None, **fields: Any) -> httpx.Response:
    body = {"model": "auto", "messages": [{"role": "user", "content": content}], **fields}
    return await live.client.post("/v1/chat/completions", json=body, headers=headers)


@pytest.mark.parametrize(
    ("content", "fields", "model", "by"),
    [
        ("Hello", {}, "small", "kind"),
        ("Hello", {"tools": TOOLS}, "large", "kind"),
        (PROOF, {}, "deep", "kind"),
        (PROOF, {"tools": TOOLS}, "deeper", "kind"),
        (PROOF, {"tools": TOOLS, "tool_choice": "none"}, "deep", "kind"),
        (PROOF, {"tools": TOOLS, "reasoning_effort": "none"}, "large", "request"),
    ],
)
async def test_the_cheapest_that_can_answers_and_a_dry_run_says_the_same(
    tmp_path: Path, content: str, fields: dict[str, Any], model: str, by: str
) -> None:
    async with listening(create_app(settings(tmp_path))) as live:
        await live.ready(10)
        response = await asked(live, content, **fields)
        route = response.json()["thinkaloud"]["route"]
        assert (route["model"], route["by"]) == (model, by)
        assert route["lane"] == ("thinking" if model.startswith("deep") else "fast")
        assert response.json()["choices"][0]["message"]["content"] == f"By {model}."
        dry = {"model": "auto", "messages": [{"role": "user", "content": content}], **fields}
        told = (await live.client.post("/v1/route", json=dry)).json()
        assert {key: told[key] for key in ("model", "lane", "by", "effort")} == {
            key: route[key] for key in ("model", "lane", "by", "effort")
        }


@pytest.mark.parametrize(
    ("down", "content", "model"),
    [
        ({"small"}, "Hello", "large"),
        ({"small", "large"}, "Hello", "deep"),
        ({"deep"}, PROOF, "deeper"),
        ({"deep", "deeper"}, PROOF, "small"),
        ({"deep", "deeper", "small"}, PROOF, "large"),
    ],
)
async def test_where_engines_are_down_the_next_one_answers_and_the_alias_is_ready(
    tmp_path: Path, down: set[str], content: str, model: str
) -> None:
    tree = settings(tmp_path)
    engines = {name: build(name, engine) for name, engine in tree.engines.items()}
    for name in down:
        own = tree.engines[name]
        assert isinstance(own, ScriptedSettings)
        engines[name] = Broken(name, own)
    async with listening(create_app(tree, engines)) as live:
        for member in live.fleet.members.values():
            await member.settled.wait()
        route = (await asked(live, content)).json()["thinkaloud"]["route"]
        assert (route["model"], route["by"]) == (model, "fallback")
        assert (await live.client.get("/ready")).json()["models"]["auto"] == "ready"


async def test_what_fails_before_its_first_token_is_answered_by_the_next(tmp_path: Path) -> None:
    tree = settings(tmp_path)
    for name in ("small", "large"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"text": "By nobody.", "fail_after": 0}))
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        route = (await asked(live, "Hello")).json()["thinkaloud"]["route"]
        assert (route["model"], route["lane"], route["by"]) == ("deep", "thinking", "fallback")


async def test_what_none_of_them_can_is_refused_with_what_each_one_lacks(tmp_path: Path) -> None:
    lanes = [{**lane, "tools": False} for lane in LANES]
    async with listening(create_app(settings(tmp_path, lanes=lanes))) as live:
        await live.ready(10)
        response = await asked(live, "Hello zebrafinch", tools=TOOLS)
        error = response.json()["error"]
        assert (response.status_code, error["param"]) == (400, "tools")
        assert "zebrafinch" not in error["message"]
        assert all(f"{name} calls no tools" in error["message"] for name in NAMES)


async def test_the_effort_of_the_score_is_told_and_bounds_the_trace_unless_the_caller_has_said_one(
    tmp_path: Path,
) -> None:
    async with listening(create_app(settings(tmp_path, efforts={"low": 0, "high": 0.6}))) as live:
        await live.ready(10)
        for content, fields, effort, budget in (
            (PROOF, {}, "high", 50),
            ("Hello", {}, None, None),
            (PROOF, {"reasoning_effort": "low"}, None, 5),
            (PROOF, {"thinking_token_budget": 7}, None, 7),
        ):
            about = (await asked(live, content, **fields)).json()["thinkaloud"]
            assert (about["route"]["effort"], about["thinking"]["budget_asked"]) == (effort, budget)
        chunks = await live.stream("auto", PROOF)
        assert chunks[0]["thinkaloud"]["route"]["effort"] == "high"


async def test_the_list_of_models_has_the_cheapest_of_each_kind_and_all_lanes(tmp_path: Path) -> None:
    async with listening(create_app(settings(tmp_path))) as live:
        await live.ready(10)
        row = (await live.client.get("/v1/models/auto")).json()
    assert row["route"] == {"fast": "small", "thinking": "deep"}
    assert [(lane["model"], lane["lane"], lane["cost"]) for lane in row["lanes"]] == [
        ("small", "fast", 1),
        ("large", "fast", 4),
        ("deep", "thinking", 6),
        ("deeper", "thinking", 9),
    ]


@pytest.mark.parametrize(
    ("lanes", "told"),
    [
        ([*LANES, {"model": "gone"}], "route.lanes.4.model: there is no model 'gone'"),
        ([*LANES, {"model": "small", "thinks": True}], "route.lanes.4.model: small is a model that does not think"),
    ],
)
def test_a_lane_that_cannot_be_is_refused_by_its_place(tmp_path: Path, lanes: list[Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        settings(tmp_path, lanes=lanes)
