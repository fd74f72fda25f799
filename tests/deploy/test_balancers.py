"""The examples of `deploy/`, with the real programs before two servers: what a balancer must not spoil."""

import asyncio
import json
import signal
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from deploy.balancers import BALANCERS, Balancer, balancing, checked, comments
from served import Served, served

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("balancers")]

SETTINGS = """
server: {port: 0, drain: 3600, grace: 1, heartbeat: 0.1}
engines:
  quick: {kind: scripted, transcript: tape.jsonl}
  slow: {kind: scripted, transcript: tape.jsonl, delay: 60}
models:
  quick: {engine: quick}
  slow: {engine: slow}
"""
SESSIONS = [f"conversation-{number}" for number in range(24)]


@dataclass
class Behind:
    """A balancer before two servers, the first of which is to go away."""

    balancer: Balancer
    client: httpx.AsyncClient
    first: Served

    async def answerer(self, **headers: str) -> str:
        """Which of the two answers a request with these headers."""
        asked = {"model": "quick", "messages": [{"role": "user", "content": "Who?"}]}
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        response = await self.client.post("/v1/chat/completions", json=asked, headers=sent)
        assert response.status_code == 200, response.text
        return str(response.json()["choices"][0]["message"]["content"])

    async def answerers(self) -> list[str]:
        """Which of the two answers each session."""
        return [await self.answerer(x_session_id=session) for session in SESSIONS]


def settings(folder: Path, name: str) -> Path:
    """The file of a server that answers with its name."""
    folder.mkdir()
    (folder / "settings.yaml").write_text(SETTINGS)
    (folder / "tape.jsonl").write_text(json.dumps({"text": name}))
    return folder / "settings.yaml"


async def port_of(server: Served) -> int:
    return int((await server.ready()).rpartition(":")[2])


@pytest.fixture(scope="module", params=BALANCERS, ids=str)
async def behind(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Behind, None]:
    balancer: Balancer = request.param
    if balancer.path is None:
        pytest.skip(f"there is no {balancer} on this machine")
    folder = tmp_path_factory.mktemp(str(balancer))
    async with AsyncExitStack() as stack:
        files = [settings(folder / name, name) for name in ("first", "second")]
        servers = [await stack.enter_async_context(served(file)) for file in files]
        ports = [await port_of(each) for each in servers]
        url = await stack.enter_async_context(balancing(balancer, folder, ports))
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=url, timeout=60))
        yield Behind(balancer, client, servers[0])


async def test_the_program_itself_finds_no_fault(behind: Behind, tmp_path: Path) -> None:
    code, said = await checked(behind.balancer, behind.balancer.write(tmp_path, 8080, (8001, 8002)))
    assert code == 0, said
    assert "warn" not in said.lower(), said


async def test_a_conversation_and_a_key_each_stay_with_one_replica(behind: Behind) -> None:
    once = await behind.answerers()
    assert set(once) == {"first", "second"}
    assert await behind.answerers() == once
    for header in ("authorization", "x_api_key", "x_goog_api_key"):
        keys = [{header: f"Bearer key-{number}"} for number in range(len(SESSIONS))]
        answered = [[await behind.answerer(**key) for key in keys] for _ in range(2)]
        assert answered[0] == answered[1]
        assert set(answered[0]) == {"first", "second"}


async def test_requests_that_name_nobody_go_to_both(behind: Behind) -> None:
    assert {await behind.answerer() for _ in range(32)} == {"first", "second"}


async def test_a_stream_comes_through_as_it_is_sent_and_a_replica_that_ends_takes_no_request_with_it(
    behind: Behind,
) -> None:
    session = SESSIONS[(await behind.answerers()).index("first")]
    asked = {"model": "slow", "messages": [{"role": "user", "content": "Go."}], "stream": True}
    async with behind.client.stream(
        "POST", "/v1/chat/completions", json=asked, headers={"x-session-id": session}
    ) as response:
        lines = response.aiter_lines()
        await comments(lines, 3)  # a token comes in a minute: a balancer that buffers holds them back
        behind.first.process.send_signal(signal.SIGTERM)
        if behind.balancer.asks_ready:
            async with asyncio.timeout(60):
                while "first" in await behind.answerers():
                    pass
            assert set(await behind.answerers()) == {"second"}, "a replica that drains gets nothing new"
        await comments(lines, 3)  # and what runs on it goes on
    behind.first.process.send_signal(signal.SIGTERM)
    await behind.first.process.wait()
    assert set(await behind.answerers()) == {"second"}
