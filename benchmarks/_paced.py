"""Streams that are told at the pace of a model, all on one event loop.

Each is asked for on a connection of its own, and all at once. Meanwhile somebody asks for /health, again and again on a
new connection.
"""

import asyncio
import contextlib
import time
from statistics import median, quantiles
from typing import Any

from _load import Stream, ask

RATE = 30
"""Tokens a second of each stream."""
TOKENS = 300
"""Of each, at most."""
_PATIENCE = 20.0


COLUMNS = ("complete", "first event, s", "its p95", "gap, ms", "its p95", "/health, ms", "at worst", "CPU a token, µs")


def cells(clients: list[Stream], health: list[float], cpu: float) -> list[str]:
    """A row of a table with `COLUMNS`.

    health: seconds of each /health.
    cpu: the server's seconds of CPU.
    """
    first = [client.arrivals[0] - client.asked_at if client.arrivals else float("inf") for client in clients]
    gaps = [gap for client in clients for gap in client.gaps]
    return [
        f"{sum(client.is_whole for client in clients) / len(clients):.1%}",
        f"{median(first):.2f}",
        f"{p95(first):.2f}",
        f"{1e3 * median(gaps):.0f}",
        f"{1e3 * p95(gaps):.0f}",
        f"{1e3 * median(health):.0f}",
        f"{1e3 * max(health):.0f}",
        f"{1e6 * cpu / (len(clients) * TOKENS):.0f}",
    ]


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


async def paced(port: int, body: dict[str, Any], streams: int) -> tuple[list[Stream], list[float]]:
    """The streams when all have ended, and the seconds of each /health until then."""
    seen: list[float] = []

    async def look() -> None:
        while True:
            seen.append(await health(port))
            await asyncio.sleep(0.1)

    looking = asyncio.create_task(look())
    clients = await ask(port, body, streams)
    looking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await looking
    return clients, seen


async def health(port: int) -> float:
    """Seconds from a new connection to the answer of /health; inf where none came in time."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
    try:
        async with asyncio.timeout(_PATIENCE):
            assert b"200 OK" in await reader.read()
    except TimeoutError:
        return float("inf")
    finally:
        writer.close()
    return time.perf_counter() - began
