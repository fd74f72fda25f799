"""How a busy server takes in new connections: many streams at once, on each event loop, side by side.

    python benchmarks/connections.py [streams] [tokens a second of each] [seconds]

A scripted engine tells every stream its tokens. Half of the streams run when the other half is asked for, all at once
and each on a connection of its own: the first event of these is waited for. Meanwhile somebody asks for /health, again
and again on a new connection. The server is a process of its own on
loopback, the load is this one. More tokens than a core can carry are wanted on purpose: what counts is that a busy
server still lets somebody in. Each round takes both loops in turn, so that a busy machine slows both.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

import uvicorn
from rich.console import Console
from rich.table import Table

from thinkaloud.app import create_app
from thinkaloud.protocols.wire.uvicorn_server import configure
from thinkaloud.runtime import garbage
from thinkaloud.settings import Settings

DEFAULTS = (1_000, 30, 10)
ROUNDS = 2
LOOPS = ("asyncio", "uvloop")
PATIENCE = 20.0


def serve(loop: str, transcript: str, rate: float) -> None:
    """The server, in the child: a line with its port, then requests until a line comes; then the seconds of CPU."""
    settings = Settings.model_validate(
        {
            "server": {"port": 0},
            "engines": {"tape": {"kind": "scripted", "transcript": transcript, "delay": 1 / rate}},
            "models": {"m": {"engine": "tape", "thinking": {"format": "think"}}},
        }
    )
    config = configure(create_app(settings), settings)
    config.loop = loop
    server = uvicorn.Server(config)

    async def run() -> None:
        serving = asyncio.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
            await asyncio.sleep(0.01)
        garbage.relax()
        print(server.servers[0].sockets[0].getsockname()[1], flush=True)
        began = time.process_time()
        await asyncio.to_thread(sys.stdin.readline)
        print(time.process_time() - began, flush=True)
        server.force_exit = server.should_exit = True
        await serving

    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(run())


@dataclass
class Seen:
    """What the load saw of its later half. Seconds; inf where nothing came."""

    first: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    events: int = 0
    cpu: float = 0.0

    def line(self) -> tuple[float, float, float, float, float]:
        """First event p50 and p95, /health at worst, events, and the server's seconds of CPU for each."""
        return (
            median(self.first),
            quantiles(self.first, n=20)[18],
            max(self.health),
            self.events,
            self.cpu / self.events,
        )


class Stream(asyncio.Protocol):
    """One client of a stream, as cheap as it can be."""

    def __init__(self, request: bytes, seen: Seen) -> None:
        self._request, self._seen = request, seen
        self._began = time.perf_counter()
        self._waiting = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        events = data.count(b"data: {")
        self._seen.events += events
        if self._waiting and events:
            self._waiting = False
            self._seen.first.append(time.perf_counter() - self._began)


async def load(port: int, streams: int, seconds: float) -> Seen:
    """Ask for half of the streams, when they run for the other half, and for /health until `seconds` are over."""
    seen = Seen()
    body = json.dumps({"model": "m", "stream": True, "messages": [{"role": "user", "content": "go"}]}).encode()
    head = f"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-length: {len(body)}\r\n"
    request = f"{head}content-type: application/json\r\n\r\n".encode() + body
    loop = asyncio.get_running_loop()

    async def ask(count: int) -> list[asyncio.BaseTransport]:
        asking = (loop.create_connection(lambda: Stream(request, seen), "127.0.0.1", port) for _ in range(count))
        return [transport for transport, _ in await asyncio.gather(*asking)]

    earlier = await ask(streams // 2)
    async with asyncio.timeout(PATIENCE):
        while len(seen.first) < len(earlier):  # noqa: ASYNC110  counted at each event, which must stay cheap
            await asyncio.sleep(0.1)
    seen.first.clear()
    seen.events = 0
    later = await ask(streams - len(earlier))
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        seen.health.append(await health(port))
        await asyncio.sleep(0.1)
    seen.first += [float("inf")] * (len(later) - len(seen.first))
    for transport in earlier + later:
        transport.close()
    return seen


async def health(port: int) -> float:
    """Seconds from a new connection to the answer of /health; inf where none came in time."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
    try:
        async with asyncio.timeout(PATIENCE):
            assert b"200 OK" in await reader.read()
    except TimeoutError:
        return float("inf")
    finally:
        writer.close()
    return time.perf_counter() - began


def measure(loop: str, transcript: Path, streams: int, rate: float, seconds: float) -> Seen:
    """One round on `loop`."""
    command = [sys.executable, __file__, "--serve", loop, str(transcript), str(rate)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        try:
            seen = asyncio.run(load(int(server.stdout.readline()), streams, seconds))
            server.stdin.write("\n")
            server.stdin.flush()
            seen.cpu = float(server.stdout.readline())
        finally:
            server.kill()
    return seen


def main() -> None:
    given = sys.argv[1:4]
    streams, rate, seconds = map(float, [*given, *map(str, DEFAULTS[len(given) :])])
    table = Table(title=f"{streams:,.0f} streams of {rate:g} tokens/s, median of {ROUNDS} rounds", title_justify="left")
    columns = ("loop", "first event p50, s", "p95, s", "/health at worst, s", "events/s", "CPU an event, µs")
    for column in columns:
        table.add_column(column, justify="left" if column == "loop" else "right")
    with tempfile.TemporaryDirectory() as folder:
        transcript = Path(folder) / "long.jsonl"
        transcript.write_text(json.dumps({"opens_trace": True, "text": "and on " * 20_000}))
        rounds = [
            {loop: measure(loop, transcript, int(streams), rate, seconds) for loop in LOOPS} for _ in range(ROUNDS)
        ]
    for loop in LOOPS:
        lines = [each[loop].line() for each in rounds]
        p50, p95, worst, events, cpu = (median(line[at] for line in lines) for at in range(5))
        table.add_row(loop, f"{p50:.2f}", f"{p95:.2f}", f"{worst:.2f}", f"{events / seconds:,.0f}", f"{cpu * 1e6:.0f}")
    Console().print(table)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2], sys.argv[3], float(sys.argv[4]))
    else:
        main()
