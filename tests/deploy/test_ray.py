"""Two replicas of the whole server on Ray Serve: streams as they come, clients that go, a replica that goes."""

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

from deploy.balancers import comments
from live import free_port

pytestmark = [
    pytest.mark.ray,
    pytest.mark.slow,
    pytest.mark.xdist_group("ray"),
    pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: make ray"),
]

ROOT = Path(__file__).parents[2]
WORDS = 40
SETTINGS = """
server: {heartbeat: 0.1}
engines:
  quick: {kind: scripted, transcript: tape.jsonl, delay: 0.02}
  slow: {kind: scripted, transcript: tape.jsonl, delay: 60}
  long: {kind: scripted, transcript: long.jsonl, delay: 0.02}
models:
  quick: {engine: quick}
  slow: {engine: slow}
  long: {engine: long}
"""


@dataclass
class Cluster:
    """client: of Serve's proxy."""

    process: Process
    client: httpx.AsyncClient

    async def scale(self, replicas: int) -> None:
        """Return once there are so many replicas."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{replicas}\n".encode())
        async with asyncio.timeout(120):
            while (line := await self.process.stdout.readline()) != f"{replicas}\n".encode():
                assert line, "the cluster ended"

    async def is_whole(self) -> bool:
        """Whether a stream of the quick model has every word and its end."""
        async with self.client.stream("POST", "/v1/chat/completions", json=body("quick")) as response:
            events = [line.removeprefix("data: ") async for line in response.aiter_lines() if line.startswith("data: ")]
        return events[-1] == "[DONE]" and "".join(events).count("word") == WORDS


def body(model: str) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": "Go."}], "stream": True}


@pytest.fixture(scope="module")
async def cluster(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Cluster, None]:
    folder, port = tmp_path_factory.mktemp("ray"), free_port()
    (folder / "settings.yaml").write_text(SETTINGS)
    (folder / "tape.jsonl").write_text(json.dumps({"text": "word " * WORDS}))
    (folder / "long.jsonl").write_text(json.dumps({"text": "word " * 20_000}))
    environment = {
        **os.environ,
        "THINKALOUD_CONFIG": str(folder / "settings.yaml"),
        "PYTHONPATH": str(ROOT / "server"),
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(Path(__file__).with_name("ray_cluster.py")), str(port)),
        env=environment,
        stdin=PIPE,
        stdout=PIPE,
        start_new_session=True,
    )
    try:
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", timeout=60, limits=httpx.Limits(max_connections=None)
        ) as client:
            cluster = Cluster(process, client)
            await cluster.scale(2)
            yield cluster
    finally:
        assert process.stdin is not None
        process.stdin.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 60)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def test_a_hundred_streams_at_once_are_whole(cluster: Cluster) -> None:
    assert (await cluster.client.get("/ready")).json()["models"] == dict.fromkeys(("quick", "slow", "long"), "ready")
    assert all(await asyncio.gather(*(cluster.is_whole() for _ in range(100))))


async def test_a_stream_comes_as_it_is_sent(cluster: Cluster) -> None:
    async with cluster.client.stream("POST", "/v1/chat/completions", json=body("slow")) as response:
        await comments(response.aiter_lines(), 3)  # a token comes in a minute: nothing is held back


async def running(cluster: Cluster) -> set[str]:
    """How many requests run, by looks that each are at any one of the replicas."""
    pages = [(await cluster.client.get("/metrics")).text for _ in range(20)]
    return {found for page in pages for found in re.findall(r'requests_running{model="long"} (\S+)', page)}


async def test_a_generation_ends_when_its_client_goes(cluster: Cluster) -> None:
    kept = []  # an iterator that is forgotten closes its connection
    async with AsyncExitStack() as streams:
        for _ in range(8):  # some on each replica: one that is idle would be asked for its metrics
            asking = cluster.client.stream("POST", "/v1/chat/completions", json=body("long"))
            response = await streams.enter_async_context(asking)
            kept.append(lines := response.aiter_lines())
            while "word" not in await anext(lines):
                pass
        assert await running(cluster) - {"0.0"}
    async with asyncio.timeout(60):
        while await running(cluster) != {"0.0"}:
            pass


async def test_a_replica_that_is_taken_away_under_load_loses_no_stream(cluster: Cluster) -> None:
    scaling = asyncio.create_task(cluster.scale(1))
    streams = []
    while not scaling.done():
        streams.append(asyncio.create_task(cluster.is_whole()))
        await asyncio.wait([scaling], timeout=0.1)
    await scaling
    assert len(streams) > 5
    assert all(await asyncio.gather(*streams))
