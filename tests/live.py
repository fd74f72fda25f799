"""A server in this process, listening on a free port of loopback, and a client for it."""

import asyncio
import json
import socket
import ssl
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from thinkaloud.engine.fleet import Fleet
from thinkaloud.engine.lifecycle import State
from thinkaloud.protocols.wire.uvicorn_server import configure
from thinkaloud.request.pipeline import Pipeline

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For clients of servers on loopback: it trusts nobody. httpx would read whom to, which takes 20 ms for each client."""


@dataclass
class Live:
    """A running server. `fleet` and `pipeline` are its own, to look behind the wire."""

    url: str
    client: httpx.AsyncClient
    fleet: Fleet
    pipeline: Pipeline
    server: uvicorn.Server

    def connections(self) -> int:
        """How many connections are open."""
        return len(self.server.server_state.connections)

    async def ready(self, seconds: float) -> None:
        """Return once every engine is ready; fail as soon as one cannot be."""
        for name, member in self.fleet.members.items():
            await asyncio.wait_for(member.settled.wait(), seconds)
            assert member.state is State.READY, f"engine {name}: {member.error!r}"

    async def chat(self, model: str, content: str, **fields: Any) -> dict[str, Any]:
        """The body of a complete answer."""
        body = {"model": model, "messages": [{"role": "user", "content": content}], **fields}
        response = await self.client.post("/v1/chat/completions", json=body)
        assert response.status_code == 200, response.text
        return dict(response.json())

    async def chunks(self, model: str, content: str, **fields: Any) -> AsyncGenerator[dict[str, Any], None]:
        """The chunks of a stream as they come; it must end in [DONE]."""
        body = {"model": model, "messages": [{"role": "user", "content": content}], "stream": True, **fields}
        last = ""
        async with self.client.stream("POST", "/v1/chat/completions", json=body) as response:
            assert response.status_code == 200
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    last = line.removeprefix("data: ")
                    if last != "[DONE]":
                        yield json.loads(last)
        assert last == "[DONE]"

    async def stream(self, model: str, content: str, **fields: Any) -> list[dict[str, Any]]:
        """Every chunk of a stream, which must end in [DONE]."""
        return [chunk async for chunk in self.chunks(model, content, **fields)]


@asynccontextmanager
async def listening(app: FastAPI) -> AsyncGenerator[Live, None]:
    """Serve `app` until the block ends; everything it started ends with it."""
    config = configure(app, app.state.settings)
    config.port, config.timeout_graceful_shutdown = 0, 5
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started or serving.done())
    assert server.started, serving.exception()
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        async with httpx.AsyncClient(base_url=url, timeout=120, verify=NO_TLS) as client:
            yield Live(url, client, app.state.fleet, app.state.pipeline, server)
    finally:
        server.should_exit = True
        await serving


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


async def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something that must happen; fail if it has not after `seconds`, which a busy machine may well need."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.01)


def joined(chunks: list[dict[str, Any]], field: str, index: int = 0) -> str:
    """All pieces of `field` in the deltas of one choice."""
    choices = (choice for chunk in chunks for choice in chunk["choices"] if choice["index"] == index)
    return "".join(choice["delta"].get(field) or "" for choice in choices)
