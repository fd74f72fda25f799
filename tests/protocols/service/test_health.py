"""What a server says of its engines, and does for its callers, while some of them cannot be asked."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from engine import fake_upstream
from engine.frail import Frail
from engine.support import TRANSCRIPT
from live import Live, free_port, listening, until
from thinkaloud.app import create_app
from thinkaloud.engine import lifecycle
from thinkaloud.engine.lifecycle import State
from thinkaloud.errors import EngineDied, EngineFailed
from thinkaloud.settings import Settings

DIED = EngineDied("it ended")
THINKING = {"x-thinkaloud-route": "thinking"}
TAPE: dict[str, Any] = {"kind": "scripted", "transcript": TRANSCRIPT}


def settings(engines: dict[str, Any] | None = None, **more: Any) -> Settings:
    """A fast model on the engine a, a thinking one on b, and an alias for both."""
    return Settings.model_validate(
        {
            "engines": engines or {"a": TAPE, "b": TAPE},
            "models": {
                "fast": {"engine": "a"},
                "deep": {"engine": "b", "thinking": {"format": "think"}},
                "auto": {"route": {"fast": "fast", "thinking": "deep"}},
            },
            **more,
        }
    )


@asynccontextmanager
async def two(**more: Any) -> AsyncGenerator[tuple[Live, Frail, Frail], None]:
    a, b = Frail(), Frail()
    async with listening(create_app(settings(**more), {"a": a, "b": b})) as live:
        await live.ready(5)
        yield live, a, b


async def asked(live: Live, model: str, headers: dict[str, str] | None = None) -> httpx.Response:
    body = {"model": model, "messages": [{"role": "user", "content": "What is the capital of France?"}]}
    return await live.client.post("/v1/chat/completions", json=body, headers=headers)


async def ready(live: Live) -> tuple[int, dict[str, Any]]:
    response = await live.client.get("/ready")
    return response.status_code, response.json()


async def test_while_one_engine_starts_again_the_server_is_degraded_and_names_what_can_be_asked() -> None:
    async with two(server={"ready_timeout": 0.05}) as (live, _, b):
        assert (await ready(live))[1]["models"] == {"fast": "ready", "deep": "ready", "auto": "ready"}
        b.gate, b.fate = asyncio.Event(), [DIED]
        await until(lambda: live.fleet.members["b"].state is State.RESTARTING)
        status, told = await ready(live)
        states = {"fast": "ready", "deep": "restarting", "auto": "ready"}
        assert (status, told["status"], told["models"]) == (200, "degraded", states)
        assert told["engines"]["b"] | {"seconds": 0} == {
            "state": "restarting",
            "phase": "counting sheep",
            "seconds": 0,
            "restarts": 1,
        }
        page = (await live.client.get("/metrics")).text
        assert 'thinkaloud_engine_ready{engine="a"} 1.0' in page
        assert 'thinkaloud_engine_ready{engine="b"} 0.0' in page
        assert 'thinkaloud_engine_restarts{engine="b"} 1.0' in page
        assert (await asked(live, "fast")).status_code == 200
        refused = await asked(live, "deep")
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "model_loading")
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        routed = await asked(live, "auto", THINKING)
        assert routed.json()["thinkaloud"]["route"]["by"] == "fallback"
        b.gate.set()
        await live.ready(5)
        assert (await ready(live))[1]["status"] == "ready"


async def test_a_request_waits_for_an_engine_that_starts_again() -> None:
    async with two() as (live, a, _):
        a.gate, a.fate = asyncio.Event(), [DIED]
        await until(lambda: live.fleet.members["a"].state is State.RESTARTING)
        asking = asyncio.create_task(asked(live, "fast"))
        a.gate.set()
        assert (await asking).status_code == 200


async def test_an_alias_turns_away_from_an_engine_that_stands_still() -> None:
    async with two(server={"stalled_after": 0.05}) as (live, _, b):
        b.work = 1
        await until(lambda: live.fleet.members["b"].state is State.STALLED)
        status, told = await ready(live)
        assert (status, told["status"], told["engines"]["b"]["state"]) == (200, "degraded", "stalled")
        assert told["engines"]["b"]["phase"].startswith("no sign of life for")
        route = (await asked(live, "auto", THINKING)).json()["thinkaloud"]["route"]
        assert (route["model"], route["by"]) == ("fast", "fallback")
        b.work = 0
        await until(lambda: live.fleet.members["b"].state is State.READY)


async def test_where_every_engine_stays_down_the_server_says_that_it_is_worth_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lifecycle, "_RETRY_DELAYS", (0.001,))
    async with two() as (live, a, b):
        a.fate = [DIED, None, DIED]
        await until(lambda: live.fleet.members["a"].has_given_up)
        assert (await live.client.get("/health")).status_code == 200, "b serves"
        b.fate = [DIED, EngineFailed("no memory")]
        await until(lambda: live.fleet.members["b"].has_given_up)
        health = await live.client.get("/health")
        assert (health.status_code, health.json()) == (503, {"status": "failed"})
        status, told = await ready(live)
        assert (status, told["status"], set(told["models"].values())) == (503, "failed", {"failed"})
        assert told["engines"]["a"]["phase"] == "died; stays down"
        assert told["engines"]["b"]["phase"] == "did not start; stays down"
        refused = await asked(live, "auto")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")


async def test_where_a_key_is_needed_nobody_without_one_learns_what_the_models_are_called() -> None:
    key = {"name": "app", "secret": {"sha256": hashlib.sha256(b"app").hexdigest()}}
    async with two(keys=[key]) as (live, _, b):
        assert "models" not in (await ready(live))[1]
        b.fate = [DIED]
        await until(lambda: live.fleet.members["b"].restarts == 1)
        assert "models" not in (await ready(live))[1]


async def test_a_gateway_serves_while_an_upstream_is_away_and_finds_it_when_it_comes() -> None:
    port = free_port()

    def upstream(url: str) -> dict[str, Any]:
        return {"kind": "upstream", "base_url": url, "model": fake_upstream.MODEL, "check_every": 0.05}

    async def status() -> str:
        status, told = await ready(live)
        assert status == 200
        assert f":{port}" not in json.dumps(told), "anyone may read it"
        return str(told["status"])

    with fake_upstream.serve() as other:
        engines = {"a": upstream(other.url), "b": upstream(f"http://127.0.0.1:{port}/v1")}
        async with listening(create_app(settings(engines))) as live:
            away = live.fleet.members["b"]
            for _ in range(2):  # at the start, and when it had been there
                await until(lambda: away.state is State.FAILED)
                assert await status() == "degraded"
                assert away.phase == "unreachable"
                assert (await asked(live, "fast")).status_code == 200
                assert (await asked(live, "auto", THINKING)).status_code == 200
                assert (await asked(live, "deep")).status_code == 503
                with fake_upstream.serve(port):
                    await until(lambda: away.state is State.READY)
                    assert await status() == "ready"
                    assert (await asked(live, "deep")).status_code == 200
