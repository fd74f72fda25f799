"""File descriptors. Without any left, streams go on, nothing dies, and the server comes back."""

import asyncio
import json
import resource
import socket
from contextlib import AsyncExitStack, ExitStack, suppress
from pathlib import Path

import httpx
import psutil
import pytest

from served import served
from thinkaloud.app import create_app
from thinkaloud.protocols.wire.uvicorn_server import configure
from thinkaloud.runtime import descriptors
from thinkaloud.settings import LimitsSettings, Settings

pytestmark = pytest.mark.slow

SETTINGS = """
server: {port: 0, grace: 1, drain: 0}
engines: {tape: {kind: scripted, transcript: tape.jsonl, delay: 0.02}}
models: {m: {engine: tape}}
"""
BODY = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "go"}]}
MANY = 300


async def knocks(host: str, port: int, answers: list[bytes]) -> None:
    """Opens a connection, says nothing, and keeps what it is told until it is cancelled."""
    with suppress(OSError):
        reader, writer = await asyncio.open_connection(host, port)
        try:
            answers.append(await reader.read())
            await asyncio.Event().wait()
        finally:
            writer.close()


@pytest.mark.parametrize("left", [70, 4], ids=["some left", "hardly any left"])
async def test_without_descriptors_streams_go_on_and_the_server_comes_back(tmp_path: Path, left: int) -> None:
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "and on " * 100_000}))
    config = tmp_path / "config.yaml"
    config.write_text(SETTINGS)
    async with served(config) as server, AsyncExitStack() as stack:
        url = httpx.URL(await server.ready())
        process = psutil.Process(server.process.pid)
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=url, timeout=30))
        stream = await stack.enter_async_context(client.stream("POST", "/v1/chat/completions", json=BODY))
        lines = stream.aiter_lines()
        await anext(lines)

        async def back() -> bool:
            for _ in range(100):
                async with httpx.AsyncClient(base_url=url, timeout=10) as other:
                    with suppress(httpx.HTTPError):
                        if (await other.get("/health")).status_code == 200:
                            return True
                await asyncio.sleep(0.1)
            return False

        soft, hard = resource.prlimit(process.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (process.num_fds() + left, hard))
        answers: list[bytes] = []
        knocking = [asyncio.create_task(knocks(url.host, url.port or 0, answers)) for _ in range(MANY)]
        try:
            for _ in range(100):  # two seconds of the stream
                await anext(lines)
            if left > 32:
                assert await back(), "who says nothing makes room for who does"
            assert all(b'"overloaded"' in answer for answer in answers if answer)
        finally:
            for task in knocking:
                task.cancel()
            await asyncio.gather(*knocking, return_exceptions=True)
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (soft, hard))
        assert await back()
        await anext(lines)
    said = "".join(server.errors)
    assert "Traceback" not in said
    assert said.count("no new connection can be taken in") < 60


def test_all_connections_that_wait_are_taken_in_by_a_few_turns_of_the_loop(tmp_path: Path) -> None:
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "hello"}))
    engine = {"kind": "scripted", "transcript": tmp_path / "tape.jsonl"}
    settings = Settings.model_validate({"engines": {"tape": engine}, "models": {"m": {"engine": "tape"}}})
    config = configure(create_app(settings), settings)

    async def turns() -> int:
        taken: list[asyncio.BaseTransport] = []
        count = 0

        class Taken(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                taken.append(transport)

        with socket.create_server(("127.0.0.1", 0), backlog=MANY) as listening, ExitStack() as stack:
            for _ in range(MANY):
                stack.enter_context(socket.create_connection(listening.getsockname()))
            loop = asyncio.get_running_loop()
            async with await loop.create_server(Taken, sock=listening, backlog=config.backlog):
                while len(taken) < MANY:
                    count += 1
                    await asyncio.sleep(0)
                for each in taken:
                    each.close()
        return count

    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        assert runner.run(turns()) < 20


def test_the_limit_of_open_files_is_raised_and_what_does_not_fit_is_said(caplog: pytest.LogCaptureFixture) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
        descriptors.raise_limit(LimitsSettings(running=256))
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 1024
        assert not caplog.records
        descriptors.raise_limit(LimitsSettings(running=1_000_000))
        assert "limits.running" in caplog.text
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
