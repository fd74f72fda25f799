"""The real engine and the real process: a core that is killed or stopped, and a server that is told to end, or killed.

To start an engine takes longer than all else: each server that has one goes through several deaths.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from live import free_port, until
from served import Served, served

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
server: {{port: 0, drain: 0, stalled_after: 3}}
engines:
  sft: {{kind: vllm, model: {ROOT}/models/tiny-sft, args: {{dtype: float32, max_model_len: 1024, enforce_eager: true,
    kv_cache_memory_bytes: 268435456}}}}
  tape: {{kind: scripted, transcript: tape.jsonl, delay: 0.01}}
models:
  tiny-sft: {{engine: sft}}
  taped: {{engine: tape}}
"""
PATIENCE = 600.0
"""Seconds that an engine may take to start again where everything is busy."""
PROMPT = "Count the quinces."
ENDLESS = {"max_tokens": 900, "ignore_eos": True}


def processes(server: Served, title: str) -> list[psutil.Process]:
    return [each for each in server.descendants() if alive(each) and title in "".join(each.cmdline())]


def core(server: Served) -> psutil.Process:
    return processes(server, "EngineCore")[0]


def alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def body(model: str, **more: Any) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": PROMPT}], **more}


async def shown(client: httpx.AsyncClient, accept: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """What /ready says, once it says what is waited for."""
    async with asyncio.timeout(PATIENCE):
        while True:
            told: dict[str, Any] = (await client.get("/ready")).json()
            if accept(told):
                return told
            await asyncio.sleep(0.1)


async def counted(client: httpx.AsyncClient, line: str) -> None:
    """Returns once /metrics says so."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if line in (await client.get("/metrics")).text:
                return
            await asyncio.sleep(0.05)


class Stream:
    """A stream that is read in the background."""

    def __init__(self, client: httpx.AsyncClient, model: str, **more: Any) -> None:
        self.events: list[str] = []
        self.task = asyncio.create_task(self._read(client, body(model, stream=True, **more)))

    async def _read(self, client: httpx.AsyncClient, asked: dict[str, Any]) -> None:
        async with client.stream("POST", "/v1/chat/completions", json=asked) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    self.events.append(line.removeprefix("data: "))

    async def begun(self) -> None:
        await until(lambda: len(self.events) > 0)


@pytest.mark.vllm
@pytest.mark.xdist_group("other engines")
@pytest.mark.timeout(1800)
async def test_an_engine_that_is_killed_comes_back_one_that_is_stopped_is_named_and_ctrl_c_lets_streams_end(
    tmp_path: Path,
) -> None:
    (tmp_path / "settings.yaml").write_text(SETTINGS)
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "and so on, " * 800}))
    async with served(tmp_path / "settings.yaml") as server:
        async with httpx.AsyncClient(base_url=await server.ready(), timeout=300) as client:

            async def answers() -> None:
                response = await client.post("/v1/chat/completions", json=body("tiny-sft", max_tokens=5))
                assert response.status_code == 200, response.text

            # Killed under load: what runs on it ends, what runs on the other does not. Stopped before, it cannot be
            # done with its work first, however slow everything else is.
            first = core(server)
            workers = first.children(recursive=True)
            first.send_signal(signal.SIGSTOP)
            whole = asyncio.create_task(client.post("/v1/chat/completions", json=body("tiny-sft", **ENDLESS)))
            streams = [Stream(client, "tiny-sft", **ENDLESS), Stream(client, "taped")]
            await asyncio.gather(*(each.begun() for each in streams))
            await counted(client, 'thinkaloud_requests_total{model="tiny-sft"} 2.0')
            first.kill()
            lost = {"failed", "restarting"}
            told = await shown(client, lambda told: told["engines"]["sft"]["state"] in lost)
            assert (told["status"], told["models"]["taped"]) == ("degraded", "ready")
            assert told["models"]["tiny-sft"] in lost
            refused = await whole
            assert (refused.status_code, refused.json()["error"]["code"]) == (503, "engine_failed")
            assert 1 <= int(refused.headers["retry-after"]) <= 60
            await streams[0].task
            assert json.loads(streams[0].events[-1])["error"]["code"] == "engine_failed"
            told = await shown(client, lambda told: told["status"] == "ready")
            assert told["engines"]["sft"]["restarts"] == 1
            assert not any(map(alive, [first, *workers])), "the old ones would keep the device's memory"
            await streams[1].task
            assert streams[1].events[-1] == "[DONE]"

            # Stopped before the first request of its new life: named, and well again as soon as it goes on.
            core(server).send_signal(signal.SIGSTOP)
            stream = Stream(client, "tiny-sft", max_tokens=50, ignore_eos=True)
            told = await shown(client, lambda told: told["status"] == "degraded")
            assert told["engines"]["sft"]["state"] == "stalled"
            core(server).send_signal(signal.SIGCONT)
            await shown(client, lambda told: told["status"] == "ready")
            await stream.task
            assert stream.events[-1] == "[DONE]"
            await answers()

            # A Ctrl-C, which a terminal sends to the engine's processes as well: what runs ends as it would have.
            family = server.descendants()
            stream = Stream(client, "tiny-sft", max_tokens=400, ignore_eos=True)
            await stream.begun()
            os.killpg(server.process.pid, signal.SIGINT)
            await stream.task
            assert stream.events[-1] == "[DONE]"
            assert json.loads(stream.events[-2])["choices"][0]["finish_reason"] == "length"
        assert await asyncio.wait_for(server.process.wait(), 60) == 0
        await until(lambda: not any(map(alive, family)))
    assert PROMPT not in "".join(server.errors)
    assert "and so on, and so on" not in "".join(server.errors)


RANKS = SETTINGS.replace(
    "enforce_eager:",
    # each rank in the process of its core, which is killed: a process more for each would only take time to start
    "data_parallel_size: 2, distributed_executor_backend: vllm.v1.executor.uniproc_executor.UniProcExecutor, "
    "enforce_eager:",
)


@pytest.mark.vllm
@pytest.mark.xdist_group("other engines")
@pytest.mark.timeout(1800)
async def test_killed_ranks_and_coordinators_are_noticed_before_anybody_asks_come_back_and_do_not_outlive_the_server(
    tmp_path: Path,
) -> None:
    (tmp_path / "settings.yaml").write_text(RANKS)
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "and so on, "}))
    async with served(tmp_path / "settings.yaml") as server:
        async with httpx.AsyncClient(base_url=await server.ready(), timeout=300) as client:
            metrics = (await client.get("/metrics")).text
            for rank in (0, 1):
                assert f'vllm:num_requests_running{{engine="{rank}",model_name="sft"}} 0.0' in metrics
            first, second = processes(server, "EngineCore")
            second.kill()
            told = await shown(client, lambda told: told["status"] == "degraded")
            assert told["models"]["tiny-sft"] in {"failed", "restarting"}
            assert told["models"]["taped"] == "ready"
            await until(lambda: not alive(first))  # the whole engine goes, and comes again
            await shown(client, lambda told: told["status"] == "ready")
            response = await client.post("/v1/chat/completions", json=body("tiny-sft", max_tokens=5))
            assert response.status_code == 200, response.text
            ranks = processes(server, "EngineCore")
            processes(server, "Coordinator")[0].kill()
            await shown(client, lambda told: told["status"] == "degraded")
        # The server is killed as well, when the engine's next processes have begun to load.
        await until(lambda: not any(map(alive, ranks)))
        await until(lambda: len(server.descendants()) > 2)  # the guard of them all, and the resource tracker
        family = server.descendants()
        server.process.kill()
        await server.process.wait()
        await until(lambda: not any(map(alive, family)))


DYING = """
from thinkaloud.cli import main
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.errors import EngineDied
async def check(self):
    raise EngineDied("engine tape died")
ScriptedEngine.check = check
if __name__ == "__main__":  # front ends import this file as well
    main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
async def test_where_the_settings_say_so_the_server_ends_with_a_code_of_its_own_when_an_engine_dies(
    tmp_path: Path, workers: int
) -> None:
    config, program = tmp_path / "settings.yaml", tmp_path / "dying.py"
    config.write_text(
        f"server: {{port: 0, drain: 0, on_engine_death: exit, workers: {workers}}}\n"
        'store: {url: "sqlite:///responses.db"}\n'
        "engines: {tape: {kind: scripted, transcript: tape.jsonl}}\nmodels: {taped: {engine: tape}}\n"
    )
    program.write_text(DYING)
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "and so on"}))
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(program), "serve", "--config", str(config), stderr=asyncio.subprocess.PIPE
    )
    _, errors = await asyncio.wait_for(process.communicate(), 60)  # every process has the pipe
    assert process.returncode == 3
    assert errors.decode().splitlines()[-1] == "engine tape died"


@pytest.mark.slow
async def test_a_gateway_whose_only_upstream_is_away_waits_for_it_and_one_whose_key_is_refused_ends(
    tmp_path: Path,
) -> None:
    config = tmp_path / "settings.yaml"
    port = free_port()
    config.write_text(
        "server: {port: 0, drain: 0}\n"
        f"engines: {{up: {{kind: upstream, base_url: http://127.0.0.1:{port}/v1, model: m}}}}\n"
        "models: {m: {engine: up}}\n"
    )

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        writer.close()

    async with served(config) as server:
        await until(lambda: "cannot be reached" in "".join(server.errors))
        await until(lambda: "engine up: unreachable" in "".join(server.errors))
        assert server.process.returncode is None
    upstream = await asyncio.start_server(refuse, "127.0.0.1", port)
    async with upstream, served(config) as server:
        assert await asyncio.wait_for(server.process.wait(), 60) == 2
        assert "asks for a key: set api_key" in server.errors[-1]
        assert "Traceback" not in "".join(server.errors)
