"""A server with two front ends, and a client for each of them."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import httpx
import psutil

from live import until
from served import Served


def alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def front_ends(server: Served) -> list[psutil.Process]:
    """The children that listen on the server's port."""
    port = urlsplit(server.url or "").port
    found = []
    for child in psutil.Process(server.process.pid).children():
        try:
            connections = child.net_connections()
        except psutil.Error:
            continue
        if any(each.status == psutil.CONN_LISTEN and each.laddr.port == port for each in connections):
            found.append(child)
    return found


async def two_front_ends(server: Served, seconds: float = 60) -> list[psutil.Process]:
    """Both, once both listen."""
    await until(lambda: len(front_ends(server)) == 2, seconds)
    return front_ends(server)


@asynccontextmanager
async def connected(server: Served) -> AsyncGenerator[dict[psutil.Process, httpx.AsyncClient], None]:
    """A client of one connection for each front end. The other stands still meanwhile, so that it cannot accept it."""
    clients: dict[psutil.Process, httpx.AsyncClient] = {}
    both = await two_front_ends(server)
    try:
        for this, other in (both, reversed(both)):
            limits = httpx.Limits(max_connections=1, keepalive_expiry=600)
            clients[this] = httpx.AsyncClient(base_url=server.url or "", timeout=60, limits=limits)
            other.suspend()
            try:
                await clients[this].get("/health")
            finally:
                other.resume()
        yield clients
    finally:
        for client in clients.values():
            await client.aclose()


class Stream:
    """A stream that is read in the background."""

    def __init__(self, client: httpx.AsyncClient, model: str, **more: object) -> None:
        self.events: list[str] = []
        messages = [{"role": "user", "content": "Count."}]
        self.task = asyncio.create_task(
            self._read(client, {"model": model, "messages": messages, "stream": True, **more})
        )

    async def _read(self, client: httpx.AsyncClient, asked: dict[str, object]) -> None:
        async with client.stream("POST", "/v1/chat/completions", json=asked) as response:
            assert response.status_code == 200
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    self.events.append(line.removeprefix("data: "))

    @property
    def id(self) -> str:
        return str(json.loads(self.events[0])["id"])

    async def begun(self) -> None:
        await until(lambda: len(self.events) > 2)

    async def ended(self) -> list[str]:
        await asyncio.wait_for(self.task, 60)
        return self.events
