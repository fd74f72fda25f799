"""Keys and their limits over HTTP: who is let in, to what, how often, and that no key ever comes out again."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
OPEN, TIGHT, BRIEF, BUSY = "ta-canary-open", "ta-canary-tight", "ta-canary-brief", "ta-canary-busy"
PARIS = [{"role": "user", "content": "the capital of France"}]


class Time:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def key(name: str, secret: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "secret": {"sha256": hashlib.sha256(secret.encode()).hexdigest()}, **more}


def settings(**more: Any) -> Settings:
    return Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {"big-one": {"engine": "tape", "thinking": {"format": "think"}}, "tiny-one": {"engine": "tape"}},
            "keys": [
                key("open", OPEN),
                key("tight", TIGHT, models=["tiny-*"], max_tokens=30, requests_per_minute=2),
                key("brief", BRIEF, tokens_per_minute=100),
                key("busy", BUSY, max_running=1),
            ],
            **more,
        }
    )


@pytest.fixture
async def keyed() -> AsyncGenerator[tuple[Live, Time], None]:
    time = Time()
    async with listening(create_app(settings(), clock=time)) as live:
        await live.ready(10)
        yield live, time


async def ask(live: Live, secret: str | None, **fields: Any) -> httpx.Response:
    headers = {} if secret is None else {"authorization": f"Bearer {secret}"}
    body = {"model": "tiny-one", "messages": PARIS, **fields}
    return await live.client.post("/v1/chat/completions", json=body, headers=headers)


async def test_a_key_opens_and_its_absence_is_a_401_that_says_how(keyed: tuple[Live, Time]) -> None:
    live, _ = keyed
    assert (await ask(live, OPEN)).status_code == 200
    for secret in (None, "ta-canary-other"):
        refused = await ask(live, secret)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
        assert refused.json()["error"]["code"] == "invalid_api_key"
        assert refused.headers["x-request-id"]


async def test_who_has_no_key_learns_nothing_but_that_the_server_is_alive(keyed: tuple[Live, Time]) -> None:
    live, _ = keyed
    for path, status in [
        ("/", 200),
        ("/health", 200),
        ("/ready", 200),
        ("/v1/models", 401),
        ("/v1/models/tiny-one", 401),
        ("/openapi.json", 401),
        ("/nothing", 401),
        ("//health", 401),
        ("/health/", 200),
        ("/health//", 401),
        ("/v1/models/", 401),
    ]:
        assert (await live.client.get(f"{live.url}{path}")).status_code == status, path
    refused = await live.client.post("/v1/chat/completions", content=b"{")
    assert refused.status_code == 401, "before the body is judged"


async def test_a_key_sees_and_uses_its_own_models_only(keyed: tuple[Live, Time]) -> None:
    live, _ = keyed
    headers = {"authorization": f"Bearer {TIGHT}"}
    rows = (await live.client.get("/v1/models", headers=headers)).json()["data"]
    assert [row["id"] for row in rows] == ["tiny-one"]
    assert (await live.client.get("/v1/models/big-one", headers=headers)).status_code == 403
    refused = await ask(live, TIGHT, model="big-one")
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "model_not_allowed"
    assert refused.json()["error"]["param"] == "model"
    assert (await ask(live, TIGHT, model="no-such")).status_code == 403, "nor whether there is such a model"
    unknown = await ask(live, TIGHT, model="tiny-two")
    assert unknown.status_code == 404
    assert "big-one" not in unknown.text


async def test_what_is_counted_of_all_callers_is_read_by_a_key_of_full_visibility_or_one_that_is_meant_to() -> None:
    keys: dict[str, dict[str, Any]] = {
        "full": {},
        "hidden": {"visibility": "hidden"},
        "summary": {"visibility": "summary"},
        "monitor": {"visibility": "hidden", "models": [], "metrics": True},
        "blind": {"metrics": False},
    }
    rows = [key(name, f"ta-canary-{name}", **more) for name, more in keys.items()]
    async with listening(create_app(settings(keys=rows))) as live:
        await live.ready(10)
        answers = {
            name: await live.client.get("/metrics", headers={"authorization": f"Bearer ta-canary-{name}"})
            for name in keys
        }
        assert (await live.client.get("/metrics")).status_code == 401
        refused = await ask(live, "ta-canary-monitor")
    assert refused.status_code == 403
    assert {name for name, answer in answers.items() if answer.status_code == 200} == {"full", "monitor"}
    for name in ("hidden", "summary", "blind"):
        assert answers[name].status_code == 403
        assert answers[name].json()["error"]["code"] == "metrics_not_allowed"


async def test_requests_a_minute_end_in_429_with_the_time_to_wait_and_come_back(keyed: tuple[Live, Time]) -> None:
    live, time = keyed
    first, _, refused = [await ask(live, TIGHT) for _ in range(3)]
    assert first.headers["x-ratelimit-limit-requests"] == "2"
    assert first.headers["x-ratelimit-remaining-requests"] == "1"
    assert first.headers["x-ratelimit-reset-requests"] == "30s"
    assert "x-ratelimit-limit-tokens" not in first.headers
    assert refused.status_code == 429
    assert refused.json()["error"]["code"] == "rate_limit_exceeded"
    assert refused.headers["retry-after"] == "30"
    assert refused.headers["x-ratelimit-remaining-requests"] == "0"
    time.now += 30
    assert (await ask(live, TIGHT)).status_code == 200


async def test_tokens_a_minute_are_reserved_used_and_given_back(keyed: tuple[Live, Time]) -> None:
    live, time = keyed
    answered = await ask(live, BRIEF, max_tokens=50)
    used = answered.json()["usage"]["total_tokens"]
    after = await live.client.get("/v1/models", headers={"authorization": f"Bearer {BRIEF}"})
    assert after.headers["x-ratelimit-limit-tokens"] == "100"
    assert after.headers["x-ratelimit-remaining-tokens"] == str(100 - used)
    refused = await ask(live, BRIEF, max_tokens=99 - used)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    mistake = await ask(live, BRIEF, max_tokens=100)
    assert mistake.status_code == 400, "no wait makes that possible"
    time.now += 60
    assert (await ask(live, BRIEF, max_tokens=99 - used)).status_code == 200


async def test_the_largest_max_tokens_of_a_key(keyed: tuple[Live, Time]) -> None:
    live, _ = keyed
    for field in ("max_tokens", "max_completion_tokens"):
        refused = await ask(live, TIGHT, **{field: 31})
        assert refused.status_code == 400
        assert refused.json()["error"]["param"] == "max_tokens"
        assert "30" in refused.json()["error"]["message"]
    assert (await ask(live, TIGHT, max_tokens=30)).status_code == 200


async def test_running_requests_of_a_key() -> None:
    slow = settings(engines={"tape": {"kind": "scripted", "transcript": TRANSCRIPT, "delay": 0.05}})
    async with listening(create_app(slow)) as live:
        await live.ready(10)
        headers = {"authorization": f"Bearer {BUSY}"}
        body = {"model": "tiny-one", "messages": PARIS, "stream": True}
        async with live.client.stream("POST", "/v1/chat/completions", json=body, headers=headers) as response:
            lines = response.aiter_lines()
            await anext(lines)
            refused = await ask(live, BUSY)
            assert refused.status_code == 429
            assert 1 <= int(refused.headers["retry-after"]) <= 60
            assert (await ask(live, OPEN)).status_code == 200
            assert [line async for line in lines][-2] == "data: [DONE]"
        assert (await ask(live, BUSY)).status_code == 200


async def test_no_key_ever_comes_out(keyed: tuple[Live, Time], caplog: pytest.LogCaptureFixture) -> None:
    live, _ = keyed
    caplog.set_level(logging.DEBUG, "thinkaloud")
    caplog.set_level(logging.DEBUG, "uvicorn")
    answers = [
        await ask(live, OPEN),
        await ask(live, "ta-canary-unknown"),
        await ask(live, TIGHT, model="big-one"),
        await ask(live, OPEN, temperature="hot"),
        *[await ask(live, TIGHT) for _ in range(3)],
    ]
    assert {answer.status_code for answer in answers} == {200, 400, 401, 403, 429}
    told = [answer.text + str(answer.headers) for answer in answers]
    logged = [record.getMessage() + str(record.__dict__) for record in caplog.records]
    assert any(answers[0].headers["x-thinkaloud-model"] in line for line in logged), "the log is being read"
    shown = [repr(settings()), repr(live.server.config.app.state.settings)]  # type: ignore[union-attr]
    assert not [text for text in told + logged + shown if "ta-canary" in text]


async def test_a_full_server_lets_wait_and_then_says_so() -> None:
    slow = settings(
        engines={"tape": {"kind": "scripted", "transcript": TRANSCRIPT, "delay": 0.02}},
        limits={"running": 1, "queue": 2},
        keys=[],
    )
    async with listening(create_app(slow)) as live:
        await live.ready(10)
        answers = await asyncio.gather(*(ask(live, None) for _ in range(5)))
        refused = [answer for answer in answers if answer.status_code == 503]
        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 503, 503]
        assert {answer.json()["error"]["code"] for answer in refused} == {"overloaded"}
        assert all(1 <= int(answer.headers["retry-after"]) <= 60 for answer in refused)


@pytest.mark.parametrize("stream", [False, True])
async def test_a_model_that_takes_too_long_is_given_up(stream: bool) -> None:
    stuck = settings(
        engines={"tape": {"kind": "scripted", "transcript": TRANSCRIPT, "delay": 60}},
        limits={"first_token": 0.05},
        keys=[],
    )
    async with listening(create_app(stuck)) as live:
        await live.ready(10)
        answer = await ask(live, None, stream=stream)
        assert "generation_timeout" in answer.text
        assert "[DONE]" not in answer.text
        assert stream or answer.status_code == 503
        assert live.fleet.engines["tape"].running() == 0
