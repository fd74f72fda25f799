"""A rolling restart behind a load balancer that retries nothing, and what the balancer adds to a stream.

    PYTHONPATH=tests python benchmarks/rolling_restart.py [--requests 200] [--rate 7] [--drain 5] [--streams 100]

HAProxy, with deploy/haproxy.cfg but for its retries, is before two scripted servers. Streams of about a second are
asked for at a steady rate, while one server after the other gets SIGTERM, ends and is started again. Printed is how
many of them were lost; then the gaps between the events of a stream, straight from a server and through HAProxy, in
turns; and how many of many streams at once came whole.
"""

import argparse
import asyncio
import os
import re
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from _contestants import HERE, free_port
from _load import ask
from _scripted import configured
from deploy.balancers import HAPROXY, Balancer, balancing, ready

SHORT, LONG = 50, 200
"""Tokens of the streams that are asked for during the restarts, and of those whose gaps are measured."""
DELAY = 0.02
NOTICED = 2.0
"""Seconds from a server that is ready to the next that ends: HAProxy has to see the first."""
ROUNDS = 5
_RETRIES = re.compile(r"^    (?:retries|retry-on|option redispatch).*\n", re.MULTILINE)


class WithoutRetries(Balancer):
    """A request that its server does not take is lost."""

    def write(self, folder: Path, port: int, replicas: Sequence[int]) -> Path:
        file = super().write(folder, port, replicas)
        text, count = _RETRIES.subn("", file.read_text())
        assert count == 3
        file.write_text(text.replace("mode http\n", "mode http\n    retries 0\n"))
        return file


class Replica:
    """One server, which can be started again."""

    def __init__(self, config: Path, drain: float) -> None:
        self.port = free_port()
        self._config = config
        self._drain = drain
        self._process: Process | None = None

    async def start(self) -> None:
        """Start it, and return when it is ready."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "thinkaloud", "serve", "--config", str(self._config), "--port", str(self.port)),
            env={**os.environ, "PYTHONPATH": str(HERE / "server"), "THINKALOUD_SERVER__DRAIN": str(self._drain)},
            stdout=DEVNULL,
            stderr=DEVNULL,
        )
        await ready(f"http://127.0.0.1:{self.port}", self._process)

    async def stop(self, number: int = signal.SIGTERM) -> None:
        """Send it a signal, and return when it has ended."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(number)
        await self._process.wait()


@asynccontextmanager
async def running(replicas: Sequence[Replica]) -> AsyncGenerator[None, None]:
    await asyncio.gather(*(each.start() for each in replicas))
    try:
        yield
    finally:
        await asyncio.gather(*(each.stop(signal.SIGKILL) for each in replicas))


def body(tokens: int) -> dict[str, Any]:
    return {"model": "m", "stream": True, "messages": [{"role": "user", "content": f"go {tokens}."}]}


async def is_whole(port: int) -> bool:
    """Whether one stream comes to its end."""
    try:
        (stream,) = await ask(port, body(SHORT), 1)
    except OSError:
        return False
    return stream.is_whole


async def restarted(port: int, replicas: Sequence[Replica], requests: int, rate: float) -> tuple[int, int, int]:
    """How many requests were asked and how many were lost, while so many servers were started again, one by one."""
    asked: list[asyncio.Task[bool]] = []
    count = 0

    async def restart() -> None:
        nonlocal count
        for replica in cycle(replicas):
            await replica.stop()
            await replica.start()
            count += 1
            await asyncio.sleep(NOTICED)
            if len(asked) >= requests and count >= len(replicas):
                return

    restarting = asyncio.create_task(restart())
    while not restarting.done():
        asked.append(asyncio.create_task(is_whole(port)))
        await asyncio.sleep(1 / rate)
    await restarting
    whole = await asyncio.gather(*asked)
    return len(whole), whole.count(False), count


async def gaps(ports: dict[str, int]) -> dict[str, list[float]]:
    """Milliseconds between the events of a stream, by the way that it takes."""
    found: dict[str, list[float]] = {name: [] for name in ports}
    for number in range(ROUNDS):
        for name in list(ports)[:: 1 if number % 2 else -1]:
            (stream,) = await ask(ports[name], body(LONG), 1)
            assert stream.is_whole
            found[name] += [1e3 * gap for gap in stream.gaps]
    return found


def told(found: dict[str, list[float]]) -> Table:
    table = Table("", "gap ms, median", "p99", "longest")
    for name, values in found.items():
        ordered = sorted(values)
        shown = (median(ordered), ordered[int(0.99 * len(ordered))], ordered[-1])
        table.add_row(name, *(f"{each:.1f}" for each in shown))
    return table


async def measure(given: argparse.Namespace, console: Console) -> None:
    with configured((SHORT, LONG), DELAY) as config, tempfile.TemporaryDirectory() as folder:
        replicas = [Replica(config, given.drain) for _ in range(2)]
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(running(replicas))
            balancer = WithoutRetries(**asdict(HAPROXY))
            url = await stack.enter_async_context(
                balancing(balancer, Path(folder), [replica.port for replica in replicas])
            )
            port = int(url.rpartition(":")[2])
            asked, lost, count = await restarted(port, replicas, given.requests, given.rate)
            console.print(f"{lost} of {asked} requests were lost while {count} servers were started again")
            console.print(told(await gaps({"straight": replicas[0].port, "HAProxy": port})))
            began = time.perf_counter()
            many = await ask(port, body(SHORT), given.streams)
            whole = sum(stream.is_whole for stream in many)
            console.print(f"{whole} of {len(many)} streams at once came whole, in {time.perf_counter() - began:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--requests", type=int, default=200, help="at least so many, during the restarts")
    parser.add_argument("--rate", type=float, default=7, help="requests a second")
    parser.add_argument("--drain", type=float, default=5, help="seconds, `server.drain`")
    parser.add_argument("--streams", type=int, default=100)
    given = parser.parse_args()
    console = Console(width=120)
    if HAPROXY.path is None:
        console.print("HAProxy is not installed: on Debian and Ubuntu, apt install haproxy")
        return
    asyncio.run(measure(given, console))


if __name__ == "__main__":
    main()
