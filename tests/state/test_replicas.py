"""Two replicas of one server over HTTP, on one Redis: a caller has the same on both, and both serve without."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from live import Live, listening, until
from state.redis_server import RedisServer, redis_server
from state.replicas import PATIENT
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

pytest.importorskip("redis", reason="the client of Redis is not installed: thinkaloud[redis]")

TRACE = "First I count the canaries. " * 40
ANSWER = "There are two."
QUESTION = "How many canaries are there?"


def key(name: str, **limits: Any) -> dict[str, Any]:
    return {"name": name, "secret": {"sha256": hashlib.sha256(name.encode()).hexdigest()}, **limits}


KEYS = [
    key("ten", requests_per_minute=10),
    key("one", max_running=1),
    key("tokens", tokens_per_minute=1000),
    key("thinking", thinking_tokens_per_day=1),
    key("free", metrics=True),
]


def settings(folder: Path, url: str, **more: Any) -> Settings:
    """Every key is its own name."""
    replies = [{"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"}]
    (folder / "tape.jsonl").write_text("".join(f"{json.dumps(reply)}\n" for reply in replies))
    thinking = {"format": "think", "answer_tokens": 8, "loop_guard": False}
    return Settings.model_validate(
        {
            "engines": {
                "tape": {"kind": "scripted", "transcript": folder / "tape.jsonl"},
                "slow": {"kind": "scripted", "transcript": folder / "tape.jsonl", "delay": 0.02},
            },
            "models": {
                "m": {"engine": "tape", "thinking": thinking},
                "slow": {"engine": "slow", "thinking": thinking},
                "slow-plain": {"engine": "slow"},
            },
            "keys": KEYS,
            "state": {"url": url, "timeout": PATIENT},
            "store": {"url": f"sqlite:///{folder / 'responses.db'}"},
            **more,
        }
    )


@asynccontextmanager
async def serving(*each: Settings) -> AsyncGenerator[list[Live], None]:
    """A replica for each settings, in this process; each has the other's keys."""
    async with AsyncExitStack() as stack:
        replicas = []
        for tree in each:
            live = await stack.enter_async_context(listening(create_app(tree)))
            await live.ready(10)
            replicas.append(live)
        yield replicas


@pytest.fixture
async def two(redis: RedisServer, tmp_path: Path) -> AsyncGenerator[list[Live], None]:
    pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")
    tree = settings(tmp_path, f"{redis.url}/3")
    async with serving(tree, tree) as replicas:
        yield replicas
    from redis.asyncio import Redis

    async with Redis.from_url(f"{redis.url}/3") as client:
        await client.flushdb()


async def ask(live: Live, key: str, **fields: Any) -> httpx.Response:
    body = {"model": "m", "messages": [{"role": "user", "content": QUESTION}], **fields}
    return await live.client.post("/v1/chat/completions", json=body, headers={"authorization": f"Bearer {key}"})


async def press(live: Live, path: str, key: str) -> httpx.Response:
    return await live.client.post(path, headers={"authorization": f"Bearer {key}"})


async def test_of_25_requests_at_once_a_limit_of_ten_a_minute_lets_ten_through(two: list[Live]) -> None:
    answers = await asyncio.gather(*(ask(two[number % 2], "ten") for number in range(25)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] * 10 + [429] * 15
    assert {answer.headers["x-ratelimit-limit-requests"] for answer in answers} == {"10"}
    left = {answer.headers["x-ratelimit-remaining-requests"] for answer in answers if answer.status_code == 200}
    assert left <= {str(number) for number in range(10)}
    refused = [answer for answer in answers if answer.status_code == 429]
    assert {answer.headers["x-ratelimit-remaining-requests"] for answer in refused} == {"0"}
    assert all(1 <= int(answer.headers["retry-after"]) <= 60 for answer in refused)


async def test_tokens_that_one_replica_has_used_are_gone_on_the_other(two: list[Live]) -> None:
    first = await ask(two[0], "tokens")
    used = first.json()["usage"]["total_tokens"]
    second = await ask(two[1], "tokens", max_tokens=50)
    assert second.status_code == 200
    assert int(second.headers["x-ratelimit-remaining-tokens"]) <= 1000 - used
    assert (await ask(two[1], "tokens", max_tokens=900)).status_code == 429


async def test_what_was_thought_on_one_replica_is_spent_on_the_other_and_on_one_that_is_started_later(
    two: list[Live], redis: RedisServer, tmp_path: Path
) -> None:
    assert (await ask(two[0], "thinking")).status_code == 200
    assert (await ask(two[1], "thinking")).json()["error"]["code"] == "thinking_tokens_spent"
    async with serving(settings(tmp_path, f"{redis.url}/3")) as [third]:
        assert (await ask(third, "thinking")).json()["error"]["code"] == "thinking_tokens_spent"


async def test_a_key_of_one_request_at_once_has_one_on_all_replicas(two: list[Live]) -> None:
    running = asyncio.create_task(ask(two[0], "one", model="slow"))
    await until(lambda: two[0].pipeline.requests.count_begun() == 1)
    refused = await ask(two[1], "one")
    assert (refused.status_code, refused.json()["error"]["message"]) == (429, "this key may have 1 requests at once")
    running.cancel()
    await asyncio.wait([running])
    await until(lambda: two[0].pipeline.requests.count_begun() == 0)
    for replica in (1, 0, 1, 0):
        assert (await ask(two[replica], "one")).status_code == 200, "one after another, wherever it comes"


@pytest.mark.parametrize(
    ("path", "body", "at"),
    [
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": QUESTION}]}, ("id",)),
        ("/v1/responses", {"input": QUESTION}, ("response", "id")),
        ("/v1/messages", {"messages": [{"role": "user", "content": QUESTION}], "max_tokens": 4000}, ("message", "id")),
    ],
)
async def test_answer_now_is_heard_by_the_replica_that_runs_the_request_from_its_own_key_alone(
    two: list[Live], path: str, body: dict[str, Any], at: Sequence[str]
) -> None:
    lines: list[str] = []
    headers = {"authorization": "Bearer free"}
    asked = {"model": "slow", "stream": True, **body}
    async with two[0].client.stream("POST", path, json=asked, headers=headers) as response:
        assert response.status_code == 200
        async for line in response.aiter_lines():
            if line.startswith("data: "):
                lines.append(line)
            if len(lines) == 4:
                found: Any = json.loads(lines[0].removeprefix("data: "))
                for name in at:
                    found = found[name]
                assert (await press(two[1], f"{path}/{found}/answer", "one")).status_code == 404
                pressed = await press(two[1], f"{path}/{found}/answer", "free")
                assert (pressed.status_code, pressed.json()["answering"]) == (200, True)
                lines.append("")
    assert "two" in "".join(lines), "the answer came"
    assert len(lines) < 100, "the thinking was ended"
    assert (await press(two[1], f"{path}/{found}/answer", "free")).status_code == 404


async def test_answer_now_says_on_the_other_replica_too_what_cannot_be_ended(two: list[Live]) -> None:
    with two[0].pipeline.requests.enter("r1", _caller(two[0])) as running:
        running.switch.is_supported = False
        refused = await press(two[1], "/v1/chat/completions/r1/answer", "free")
        assert refused.status_code == 400
        assert "cannot be ended" in refused.json()["error"]["message"]
        assert not running.switch.is_on


def _caller(live: Live) -> Any:
    return live.pipeline.gate.authenticate(["free"])


@pytest.mark.parametrize("method", ["cancel", "delete"])
async def test_a_response_in_the_background_is_ended_from_the_other_replica(two: list[Live], method: str) -> None:
    headers = {"authorization": "Bearer free"}
    body = {"model": "slow", "input": QUESTION, "background": True}
    begun = (await two[0].client.post("/v1/responses", json=body, headers=headers)).json()
    await until(lambda: two[0].pipeline.requests.count_begun() == 1)
    path = f"/v1/responses/{begun['id']}"
    foreign = await press(two[1], f"{path}/cancel", "ten")
    assert foreign.status_code == 404
    assert two[0].pipeline.requests.count_begun() == 1
    if method == "cancel":
        ended = await press(two[1], f"{path}/cancel", "free")
        assert (ended.status_code, ended.json()["status"]) == (200, "cancelled")
    else:
        assert (await two[1].client.delete(path, headers=headers)).status_code == 200
        assert (await two[0].client.get(path, headers=headers)).status_code == 404
    await until(lambda: two[0].pipeline.requests.count_begun() == 0)


async def test_what_goes_to_redis_names_no_key_and_holds_nothing_of_a_conversation(
    two: list[Live], redis: RedisServer
) -> None:
    from redis.asyncio import Redis

    async with Redis.from_url(f"{redis.url}/3") as client, client.monitor() as monitor:
        for name in ("ten", "one", "tokens", "free"):
            assert (await ask(two[0], name)).status_code == 200
            await press(two[1], "/v1/chat/completions/chatcmpl-none/answer", name)
        await client.set("end", "end")
        seen = ""
        async for command in monitor.listen():
            seen += f"{command['command']}\n"
            if "SET end" in command["command"]:
                break
    assert "EVALSHA" in seen
    assert "PUBLISH" in seen
    secrets = [hashlib.sha256(name["name"].encode()).hexdigest() for name in KEYS]
    for canary in ("canaries", "two.", '"ten"', ":ten", "tokens}", "free", *secrets):
        assert canary not in seen


@pytest.fixture
def own() -> Any:
    """A server that a test may kill."""
    from state.redis_server import PROGRAM

    if PROGRAM is None:
        pytest.skip("Redis is not installed: apt-get install redis-server")
    with redis_server() as server:
        yield server


async def state_up(live: Live) -> float:
    page = (await live.client.get("/metrics", headers={"authorization": "Bearer free"})).text
    [family] = [each for each in text_string_to_metric_families(page) if each.name == "thinkaloud_state_up"]
    return family.samples[0].value


async def test_no_request_fails_when_redis_is_killed_under_load_and_limits_hold_again_when_it_is_back(
    own: RedisServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tree = settings(tmp_path, own.url, store={})
    keys = [key("wide", max_running=1000, requests_per_minute=100_000, tokens_per_minute=100_000_000), *KEYS]
    tree = tree.model_copy(update={"keys": settings(tmp_path, own.url, keys=keys).keys})
    async with serving(tree, tree) as replicas:
        statuses: list[int] = []
        states = [live.pipeline.gate._state for live in replicas]

        async def load(live: Live) -> None:
            while not over.is_set():
                statuses.append((await ask(live, "wide")).status_code)

        over = asyncio.Event()
        tasks = [asyncio.create_task(load(live)) for live in replicas for _ in range(3)]
        await until(lambda: len(statuses) > 20)
        assert [await state_up(live) for live in replicas] == [1, 1]
        own.kill()
        killed_at = len(statuses)
        await until(lambda: len(statuses) > killed_at + 20)
        assert [await state_up(live) for live in replicas] == [0, 0]
        own.start()
        await until(lambda: all(state.is_up for state in states))
        assert [await state_up(live) for live in replicas] == [1, 1]
        back_at = len(statuses)
        await until(lambda: len(statuses) > back_at + 20)
        over.set()
        await asyncio.gather(*tasks)
        assert set(statuses) == {200}
        answers = await asyncio.gather(*(ask(replicas[number % 2], "ten") for number in range(25)))
        assert sorted(answer.status_code for answer in answers) == [200] * 10 + [429] * 15
    told = [record.getMessage() for record in caplog.records if record.name == "thinkaloud.state"]
    assert sum("is away" in line for line in told) == 2, "a line a replica"


async def test_strict_limits_refuse_with_503_while_redis_is_away_and_other_keys_are_served(
    own: RedisServer, tmp_path: Path
) -> None:
    tree = settings(tmp_path, own.url, store={}, limits={"strict": True})
    async with serving(tree) as [live]:
        assert (await ask(live, "ten")).status_code == 200
        own.kill()
        refused = await ask(live, "ten")
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "state_failed")
        assert refused.headers["retry-after"]
        assert (await ask(live, "free")).status_code == 200


async def test_replicas_with_one_sealing_secret_open_each_others_seals_and_others_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees = []
    for secret in ("a secret that all of the replicas have", "a secret that all of the replicas have", "another" * 9):
        monkeypatch.setenv("SEAL", secret)
        tree = settings(tmp_path, "", state={}, store={}, traces={"sealing": {"keys": [{"env": "SEAL"}]}})
        trees.append(create_app(tree))
    async with AsyncExitStack() as stack:
        replicas = [await stack.enter_async_context(listening(app)) for app in trees]
        for live in replicas:
            await live.ready(10)
        sealed = (await ask(replicas[0], "free", reasoning={"encrypted": True})).json()["choices"][0]["message"]
        messages = [{"role": "user", "content": QUESTION}, sealed]
        unopened = [
            (await ask(live, "free", messages=messages)).json()["thinkaloud"].get("unopened") for live in replicas
        ]
        assert unopened[:2] == [None, None]
        assert unopened[2]
