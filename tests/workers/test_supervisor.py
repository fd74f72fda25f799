"""The supervisor of several front ends, with engines that replay transcripts."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from live import until
from served import Served, served
from workers.front_ends import Stream, alive, connected, front_ends, two_front_ends

pytestmark = pytest.mark.slow

SETTINGS = """
server: {port: 0, grace: 20, drain: 0, workers: 2}
store: {url: "sqlite:///responses.db"}
engines:
  tape: {kind: scripted, transcript: tape.jsonl, delay: 0.01}
models:
  m: {engine: tape, thinking: {format: think}}
"""
LONG = {"opens_trace": True, "text": "and so on, " * 20_000, "finish_reason": "length"}
SHORT = {"opens_trace": True, "text": "One, two. " * 20 + "</think>Three."}


@asynccontextmanager
async def serving(folder: Path, reply: object, settings: str = SETTINGS) -> AsyncGenerator[Served, None]:
    config = folder / "settings.yaml"
    config.write_text(settings)
    (folder / "tape.jsonl").write_text(json.dumps(reply))
    async with served(config) as server:
        await server.ready()
        yield server


async def test_either_front_end_tells_of_both_and_ends_the_thinking_of_a_request_of_the_other(tmp_path: Path) -> None:
    async with serving(tmp_path, LONG) as server, connected(server) as clients:
        here, there = clients.values()
        stream = Stream(here, "m")
        await stream.begun()
        metrics = (await there.get("/metrics")).text
        running = [line for line in metrics.splitlines() if line.startswith('thinkaloud_requests_running{model="m"')]
        assert sorted(line[-3:] for line in running) == ["1.0"], running
        assert (await there.get("/admin/overview")).json()["running"] == 1
        assert (await there.get("/admin/overview")).json()["slots"] == 1024
        answered = await there.post(f"/v1/chat/completions/{stream.id}/answer")
        assert (answered.status_code, answered.json()["answering"]) == (200, True)
        assert (await there.post("/v1/chat/completions/chatcmpl-none/answer")).status_code == 404
        assert (await stream.ended())[-1] == "[DONE]"


async def test_sigterm_lets_the_streams_of_both_end_and_leaves_no_process(tmp_path: Path) -> None:
    async with serving(tmp_path, SHORT) as server, connected(server) as clients:
        family = server.descendants()
        streams = [Stream(client, "m") for client in clients.values()]
        for stream in streams:
            await stream.begun()
        server.process.send_signal(signal.SIGTERM)
        for stream in streams:
            assert (await stream.ended())[-1] == "[DONE]"
        assert await asyncio.wait_for(server.process.wait(), 60) == 0
        await until(lambda: not any(map(alive, family)))


async def test_a_second_signal_ends_all_at_once(tmp_path: Path) -> None:
    patient = SETTINGS.replace("grace: 20", "grace: 600")
    async with serving(tmp_path, LONG, patient) as server, connected(server) as clients:
        family = server.descendants()
        streams = [Stream(client, "m") for client in clients.values()]
        for stream in streams:
            await stream.begun()
        os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does
        await until(lambda: "".join(server.errors).count("1 running request has 600 s") == 2)
        os.killpg(server.process.pid, signal.SIGINT)
        assert await asyncio.wait_for(server.process.wait(), 60) == 128 + signal.SIGINT
        await until(lambda: not any(map(alive, family)))
        for stream in streams:
            with pytest.raises(httpx.RemoteProtocolError):
                await stream.task


async def test_a_killed_front_end_comes_back_while_the_other_serves_on(tmp_path: Path) -> None:
    async with serving(tmp_path, SHORT) as server, connected(server) as clients:
        (killed, _), (other, client) = clients.items()
        stream = Stream(client, "m")
        await stream.begun()
        killed.kill()
        assert (await stream.ended())[-1] == "[DONE]"
        await until(lambda: killed not in front_ends(server))
        assert other in await two_front_ends(server)
        async with connected(server) as again:
            for each in again.values():
                assert (await each.get("/ready")).json()["status"] == "ready"
    assert "front end 0 ended (signal 9); starting it again" in "".join(server.errors).replace("end 1", "end 0")


async def test_nothing_is_left_of_a_killed_supervisor(tmp_path: Path) -> None:
    async with serving(tmp_path, LONG) as server, connected(server) as clients:
        family = server.descendants()
        stream = Stream(next(iter(clients.values())), "m")
        await stream.begun()
        server.process.kill()
        await until(lambda: not any(map(alive, family)))
        with pytest.raises(httpx.TransportError):
            await stream.task


async def test_a_key_gets_no_limits_while_the_server_runs(tmp_path: Path) -> None:
    keys = "keys: [{name: a, secret: {sha256: '" + "ab" * 32 + "'}}]\n"
    async with serving(tmp_path, SHORT, SETTINGS + keys) as server:
        (tmp_path / "settings.yaml").write_text(SETTINGS + keys.replace("name: a", "name: a, max_running: 1"))
        await until(lambda: "".join(server.errors).count("the keys stay as they are: keys: the limits of a") == 2)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (SETTINGS.replace('store: {url: "sqlite:///responses.db"}\n', ""), "set store.url"),
        (SETTINGS + "keys: [{name: a, secret: {sha256: '" + "ab" * 32 + "'}, requests_per_minute: 3}]\n", "set state"),
    ],
    ids=["memory", "limits"],
)
async def test_what_one_process_alone_would_know_keeps_several_from_starting(
    tmp_path: Path, settings: str, said: str
) -> None:
    config = tmp_path / "settings.yaml"
    config.write_text(settings)
    (tmp_path / "tape.jsonl").write_text(json.dumps(SHORT))
    async with served(config) as server:
        assert await asyncio.wait_for(server.process.wait(), 60) == 2
    assert "server.workers: 2 processes share" in "".join(server.errors)
    assert said in "".join(server.errors)
