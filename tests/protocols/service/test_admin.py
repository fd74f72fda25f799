"""The operator's overview: who may read it, that it adds up to what was asked, and that it tells nothing else."""

import hashlib
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
EMILY = [{"role": "user", "content": "Emily buys 3 apples and 2 oranges: canary"}]
KEYS: dict[str, dict[str, Any]] = {
    "app": {"requests_per_minute": 60},
    "phone": {"visibility": "hidden"},
    "operator": {"admin": True, "models": []},
}


def secret(name: str) -> str:
    return f"ta-canary-{name}"


def settings(keys: dict[str, dict[str, Any]]) -> Settings:
    return Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {
                "thinker": {"engine": "tape", "thinking": {"format": "think"}},
                "fast": {"engine": "tape"},
            },
            "keys": [
                {"name": name, "secret": {"sha256": hashlib.sha256(secret(name).encode()).hexdigest()}, **more}
                for name, more in keys.items()
            ],
        }
    )


@pytest.fixture
async def live() -> AsyncGenerator[Live, None]:
    async with listening(create_app(settings(KEYS))) as served:
        await served.ready(10)
        yield served


def of(name: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret(name)}"}


async def overview(live: Live, name: str = "operator") -> httpx.Response:
    return await live.client.get("/admin/overview", headers=of(name))


async def ask(live: Live, name: str, model: str, **fields: Any) -> dict[str, Any]:
    body = {"model": model, "messages": EMILY, **fields}
    response = await live.client.post("/v1/chat/completions", json=body, headers=of(name))
    assert response.status_code == 200, response.text
    usage: dict[str, Any] = response.json()["usage"]
    return usage


async def test_a_key_that_may_reads_it_and_no_other(live: Live) -> None:
    assert (await overview(live)).status_code == 200
    refused = await overview(live, "app")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "admin_not_allowed")
    assert (await live.client.get("/admin/overview")).status_code == 401


async def test_whoever_may_ask_a_server_without_keys_may_read_it() -> None:
    async with listening(create_app(settings({}))) as served:
        await served.ready(10)
        assert [key["name"] for key in (await served.client.get("/admin/overview")).json()["keys"]] == ["local"]


async def test_what_a_key_has_used_adds_up_to_what_its_answers_said(live: Live) -> None:
    said = [await ask(live, "app", "thinker") for _ in range(2)]
    hit = await ask(live, "phone", "thinker", thinking_budget=3)
    await ask(live, "app", "fast")
    told = (await overview(live)).json()
    keys = {key["name"]: key for key in told["keys"]}
    assert keys["app"]["usage"]["thinker"] == {
        "requests": 2,
        "prompt_tokens": sum(usage["prompt_tokens"] for usage in said),
        "trace_tokens": sum(usage["completion_tokens_details"]["reasoning_tokens"] for usage in said),
        "answer_tokens": sum(
            usage["completion_tokens"] - usage["completion_tokens_details"]["reasoning_tokens"] for usage in said
        ),
        "budgets_hit": 0,
    }
    assert keys["app"]["limits"][0] | {"seconds": 0} == {
        "of": "requests",
        "capacity": 60,
        "remaining": 57,
        "seconds": 0,
    }
    assert keys["phone"]["usage"]["thinker"]["budgets_hit"] == 1
    assert keys["phone"]["usage"]["thinker"]["trace_tokens"] == hit["completion_tokens_details"]["reasoning_tokens"]
    assert set(keys["app"]["usage"]) == {"thinker", "fast"}
    assert keys["operator"]["usage"] == {}
    models = {model["name"]: model for model in told["models"]}
    of_keys = [usage["thinker"] for key in keys.values() if (usage := key["usage"]).get("thinker")]
    for what, total in models["thinker"]["usage"].items():
        assert total == sum(usage[what] for usage in of_keys), what
    assert models["thinker"]["traces"] == {"model": 2, "budget": 1}
    assert models["thinker"]["choices"] == {"stop": 3}
    assert models["thinker"]["first_answer"] > 0
    assert models["fast"]["first_token"] is not None
    assert told["engines"]["tape"]["state"] == "ready"
    assert (told["running"], told["queued"]) == (0, 0)


async def test_it_tells_nothing_of_a_prompt_a_trace_or_a_key(live: Live) -> None:
    answered = await live.client.post(
        "/v1/chat/completions", json={"model": "thinker", "messages": EMILY}, headers=of("app")
    )
    message = answered.json()["choices"][0]["message"]
    told = json.dumps((await overview(live)).json())
    assert "thinker" in told, "the positive control"
    for hidden in ("canary", message["reasoning_content"][:20], message["content"][:20]):
        assert hidden not in told
