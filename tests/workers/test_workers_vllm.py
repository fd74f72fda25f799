"""Two front ends of one real engine: they share its core, and either of them, and the core, can be killed."""

import asyncio
import json
import re
import signal
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from live import until
from served import Served, served
from workers.front_ends import Stream, alive, connected, front_ends, two_front_ends

pytestmark = pytest.mark.vllm

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
server: {{port: 0, drain: 0, workers: 2}}
store: {{url: "sqlite:///responses.db"}}
engines:
  rl: {{kind: vllm, model: {ROOT}/models/tiny-rl, args: {{dtype: float32, max_model_len: 1024, enforce_eager: true,
    kv_cache_memory_bytes: 268435456}}}}
models:
  tiny-rl: {{engine: rl, thinking: {{format: think}}}}
"""
ENDLESS = {"max_tokens": 900, "ignore_eos": True}
RUNNING = re.compile(r"^vllm:num_requests_running\{.*\} (.*)$", re.MULTILINE)
GENERATED = re.compile(r'^vllm:generation_tokens_total\{.*worker="\d".*\} (.*)$', re.MULTILINE)


def core(server: Served) -> psutil.Process:
    return next(each for each in server.descendants() if alive(each) and "EngineCore" in "".join(each.cmdline()))


async def ready(client: httpx.AsyncClient, status: str) -> None:
    """Return once /ready says so."""
    async with asyncio.timeout(300):
        while True:
            if (await client.get("/ready")).json()["status"] == status:
                return
            await asyncio.sleep(0.05)


async def count(client: httpx.AsyncClient) -> dict[str, Any]:
    """An answer that is not thought about long."""
    messages = [{"role": "user", "content": "What is 7 times 8?"}]
    answered = await client.post(
        "/v1/chat/completions", json={"model": "tiny-rl", "messages": messages, "temperature": 0, "max_tokens": 40}
    )
    assert answered.status_code == 200, answered.text
    return dict(answered.json()["choices"][0]["message"])


@pytest.mark.xdist_group("other engines")
async def test_two_front_ends_share_an_engine_and_outlive_each_other_and_its_core(tmp_path: Path) -> None:
    config = tmp_path / "settings.yaml"
    config.write_text(SETTINGS)
    async with served(config) as server:
        await server.ready()
        async with connected(server) as clients:
            (killed, first), (_, second) = clients.items()
            await ready(first, "ready")
            await ready(second, "ready")
            assert await count(first) == await count(second)
            pages = [(await client.get("/metrics")).text for client in (first, second)]
            for page in pages:
                assert len(GENERATED.findall(page)) == 2, "what each has served"
                assert len(RUNNING.findall(page)) == 1, "the core's state is there once"

            left, kept = Stream(first, "tiny-rl", **ENDLESS), Stream(second, "tiny-rl", **ENDLESS)
            await left.begun()
            await kept.begun()
            killed.kill()
            events = await kept.ended()
            assert events[-1] == "[DONE]"
            assert json.loads(events[-2])["choices"][0]["finish_reason"] == "length"
            with pytest.raises(httpx.TransportError):
                await left.task
            async with asyncio.timeout(60):  # what the killed one had asked for is aborted
                while RUNNING.findall((await second.get("/metrics")).text) != ["0.0"]:
                    await count(second)
            await until(lambda: killed not in front_ends(server))
            await two_front_ends(server)

        async with connected(server) as clients:
            for client in clients.values():
                await ready(client, "ready")
            streams = [Stream(client, "tiny-rl", **ENDLESS) for client in clients.values()]
            for stream in streams:
                await stream.begun()
            core(server).kill()
            for stream in streams:
                assert json.loads((await stream.ended())[-1])["error"]["code"] == "engine_failed"
            for client in clients.values():
                assert (await client.get("/ready")).status_code == 503
            for client in clients.values():
                await ready(client, "ready")
                assert await count(client)

            family = server.descendants()
            server.process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(server.process.wait(), 60) == 0
            await until(lambda: not any(map(alive, family)))
