"""What clients of a pool notice when a member is killed and comes back, and what a selection costs.

    python benchmarks/pool_failover.py

Three scripted servers and a gateway in front of them are processes of their own. Streams begin at a fixed rate; each
member in turn is ended by SIGKILL in the middle of its work and started again. A request has failed before a byte if it
got no event; a stream is cut if it ended behind its first event, and then its last event must be an error.
"""

import asyncio
import json
import socket
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from timeit import timeit

import httpx

from thinkaloud.engine.pool.affinity import conversation_key
from thinkaloud.engine.pool.member import Member, MemberRules, Target
from thinkaloud.engine.pool.selection import choose
from thinkaloud.generation import Prompt
from thinkaloud.settings import AffinitySettings, HealthSettings

RATE, TOKENS, DELAY = 20, 60, 0.02
"""Requests a second; tokens of a reply, and seconds before each."""
STEADY = 4.0
"""Seconds of load before each kill, while a member is away, and after its return."""


def free_ports(count: int) -> list[int]:
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(listener.getsockname()[1]) for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports


def write_settings(folder: Path, ports: list[int]) -> list[Path]:
    """The settings files of the members, and of the gateway in front of them, which has the last port."""
    (folder / "tape.jsonl").write_text(json.dumps({"text": " word" * TOKENS}))
    tape = {"kind": "scripted", "transcript": "tape.jsonl", "delay": DELAY}
    members = [{"url": f"http://127.0.0.1:{port}/v1"} for port in ports[:-1]]
    pool = {"kind": "upstream", "model": "m", "members": members, "health": {"path": "/ready"}}
    files = []
    for port in ports:
        engine = pool if port == ports[-1] else tape
        tree = {"server": {"port": port}, "engines": {"e": engine}, "models": {"m": {"engine": "e"}}}
        files.append(folder / f"{port}.yaml")
        files[-1].write_text(json.dumps(tree))  # JSON is YAML
    return files


async def start(file: Path) -> Process:
    command = (sys.executable, "-m", "thinkaloud", "serve", "--config", str(file))
    return await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=DEVNULL)


@asynccontextmanager
async def serving(files: list[Path]) -> AsyncGenerator[list[Process], None]:
    processes = [await start(file) for file in files]
    try:
        yield processes
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def until_ready(client: httpx.AsyncClient, port: int) -> None:
    while True:
        try:
            if (await client.get(f"http://127.0.0.1:{port}/ready")).status_code == 200:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.01)


async def until_members(client: httpx.AsyncClient, url: str, states: dict[str, int]) -> None:
    while True:
        if (await client.get(f"{url}/ready")).json()["engines"]["e"].get("members") == states:
            return
        await asyncio.sleep(0.01)


async def ask(client: httpx.AsyncClient, url: str, number: int) -> str:
    """How one stream ended."""
    body = {"model": "m", "messages": [{"role": "user", "content": f"question {number}"}], "stream": True}
    last = ""
    try:
        async with client.stream("POST", f"{url}/v1/chat/completions", json=body) as response:
            async for line in response.aiter_lines():
                last = line if line.startswith("data: ") and '"error"' not in line else last
                if '"error"' in line:
                    return "cut, with an error event" if last else "failed before a byte"
    except httpx.TransportError:
        return "cut without a word" if last else "failed before a byte"
    return "whole" if last == "data: [DONE]" else "cut without a word" if last else "failed before a byte"


async def load(client: httpx.AsyncClient, url: str, ends: list[str]) -> None:
    """Begin streams at the rate until cancelled, and wait for those that run."""
    running: set[asyncio.Task[str]] = set()
    begun, number = time.monotonic(), 0
    try:
        while True:
            task = asyncio.create_task(ask(client, url, number))
            running.add(task)
            task.add_done_callback(running.discard)
            task.add_done_callback(lambda done: ends.append(done.result()))
            number += 1
            await asyncio.sleep(max(0.0, begun + number / RATE - time.monotonic()))
    finally:
        await asyncio.gather(*running)


async def measure() -> None:
    ports = free_ports(4)
    url = f"http://127.0.0.1:{ports[-1]}"
    ends: list[str] = []
    returns: list[float] = []
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = write_settings(folder, ports)
        client = await stack.enter_async_context(httpx.AsyncClient(timeout=60, limits=httpx.Limits()))
        processes = await stack.enter_async_context(serving(files))
        for port in ports:
            await until_ready(client, port)
        await until_members(client, url, {"ready": 3})
        loading = asyncio.create_task(load(client, url, ends))
        for at in range(3):
            await asyncio.sleep(STEADY)
            processes[at].kill()
            await processes[at].wait()
            await asyncio.sleep(STEADY)
            processes[at] = await start(files[at])
            await until_ready(client, ports[at])
            back = time.monotonic()
            await until_members(client, url, {"ready": 3})
            returns.append(time.monotonic() - back)
        await asyncio.sleep(STEADY)
        loading.cancel()
        await asyncio.gather(loading, return_exceptions=True)
    for end, count in sorted(Counter(ends).items()):
        print(f"{end}: {count}")
    print(f"back in use after: {', '.join(f'{seconds:.2f} s' for seconds in returns)}")


def measure_selection() -> None:
    rules = MemberRules(HealthSettings(), cooldown=30)
    prompt = Prompt([{"role": "system", "content": "x" * 4096}, {"role": "user", "content": "hi"}])
    affinity = AffinitySettings()
    key = conversation_key(prompt, affinity)
    for count in (3, 10, 30):
        targets = [Target(f"10.0.0.{at}:8000", httpx.URL(f"http://10.0.0.{at}:8000")) for at in range(count)]
        members = [Member(target, rules) for target in targets]
        for name, chosen in (("of a conversation", key), ("least loaded", None)):
            micros = timeit(partial(choose, members, chosen), number=2000) / 2000 * 1e6
            print(f"selection among {count}, {name}: {micros:.1f} µs")
    micros = timeit(lambda: conversation_key(prompt, affinity), number=2000) / 2000 * 1e6
    print(f"key of a conversation with 4 kB of system prompt: {micros:.1f} µs")


if __name__ == "__main__":
    measure_selection()
    asyncio.run(measure())
