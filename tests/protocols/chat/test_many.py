"""Many at once from one client: no stream is lost or mixed up, and who leaves in the middle leaves nothing running."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, joined, listening, until
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

STREAMS, LEAVING = 300, 100
TRACE, ANSWER = " ".join(f"step {n}" for n in range(20)), "Done in twenty steps."


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A model that tells a short reply at once, and one that goes on for a minute."""
    folder = tmp_path_factory.mktemp("many")
    short = {"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"}
    long = {"opens_trace": True, "text": "and on " * 6_000}
    engines = {}
    for name, reply, delay in (("short", short, 0.0), ("long", long, 0.01)):
        transcript: Path = folder / f"{name}.jsonl"
        transcript.write_text(json.dumps(reply))
        engines[name] = {"kind": "scripted", "transcript": transcript, "delay": delay}
    models = {name: {"engine": name, "thinking": {"format": "think"}} for name in engines}
    return Settings.model_validate({"engines": engines, "models": models})


@pytest.fixture(scope="module")
async def server(settings: Settings) -> AsyncGenerator[Live, None]:
    """Both, listening."""
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


def _body(model: str) -> dict[str, Any]:
    return {"model": model, "stream": True, "messages": [{"role": "user", "content": "go"}]}


async def _whole_stream(client: httpx.AsyncClient, begun: asyncio.Barrier) -> list[dict[str, Any]]:
    """Every chunk of one stream, of which only the first is read before all the others have begun."""
    async with client.stream("POST", "/v1/chat/completions", json=_body("short")) as response:
        assert response.status_code == 200, await response.aread()
        lines = response.aiter_lines()
        told = [await anext(lines)]
        await begun.wait()
        told += [line async for line in lines]
    payloads = [line.removeprefix("data: ") for line in told if line.startswith("data: ")]
    assert payloads[-1] == "[DONE]"
    return [json.loads(payload) for payload in payloads[:-1]]


@pytest.mark.slow
async def test_streams_at_once_are_each_complete(server: Live) -> None:
    begun = asyncio.Barrier(STREAMS)
    limits = httpx.Limits(max_connections=STREAMS)
    async with httpx.AsyncClient(base_url=server.url, timeout=120, limits=limits) as client:
        streams = await asyncio.gather(*(_whole_stream(client, begun) for _ in range(STREAMS)))
    assert len({chunks[0]["id"] for chunks in streams}) == STREAMS
    for chunks in streams:
        assert joined(chunks, "reasoning_content") == TRACE
        assert joined(chunks, "content") == ANSWER
        assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
        assert len({chunk["id"] for chunk in chunks}) == 1


async def test_who_leaves_in_the_middle_leaves_nothing_running(server: Live) -> None:
    engine = server.fleet.engines["long"]
    async with AsyncExitStack() as stack:
        limits = httpx.Limits(max_connections=LEAVING)
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=server.url, timeout=120, limits=limits))
        reading: list[AsyncIterator[str]] = []  # kept, or collecting the first one closes its connection

        async def begin() -> None:
            response = await stack.enter_async_context(
                client.stream("POST", "/v1/chat/completions", json=_body("long"))
            )
            assert response.status_code == 200
            reading.append(response.aiter_lines())
            await anext(reading[-1])

        await asyncio.gather(*(begin() for _ in range(LEAVING)))
        await until(lambda: engine.running() == LEAVING)
    await until(lambda: engine.running() == 0)
    assert joined(await server.stream("short", "go"), "content") == ANSWER
