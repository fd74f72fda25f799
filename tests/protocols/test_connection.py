"""The connection, with raw sockets against a listening server: deadlines, bounds, and readers who take nothing."""

import asyncio
import json
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening, until
from thinkaloud import settings as config
from thinkaloud.app import create_app
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, Prompt, Sampling, TagIds
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[1] / "transcripts/emily.jsonl"
BODY = json.dumps({"model": "m", "messages": [{"role": "user", "content": "the capital of France"}]}).encode()
HEAD = b"POST /v1/chat/completions HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\n"
ASK = HEAD + b"content-length: %d\r\n" % len(BODY)


class Endless(ScriptedEngine):
    """Tells large chunks as fast as they are taken, for ever, or a single one."""

    def __init__(self) -> None:
        super().__init__("tape", config.ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))
        self.calls = 0
        self.once = False

    async def generate(
        self, prompt: Prompt, sampling: Sampling, request_id: str, *, tags: TagIds = NO_TAGS, **_: Any
    ) -> AsyncGenerator[Chunk, None]:
        self.calls += 1
        self._running += 1
        try:
            while not self.once:
                yield Chunk(["x" * 65_536], tokens=1)
                await asyncio.sleep(0)
            yield Chunk(["x" * 32_000_000], tokens=1, finish_reason="stop")
        finally:
            self._running -= 1


@asynccontextmanager
async def serving(engine: ScriptedEngine | None = None, **limits: float) -> AsyncGenerator[Live, None]:
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {"m": {"engine": "tape"}},
            "limits": limits,
        }
    )
    async with listening(create_app(settings, {"tape": engine} if engine else None)) as live:
        await live.ready(10)
        yield live


@asynccontextmanager
async def opened(live: Live) -> AsyncGenerator[tuple[asyncio.StreamReader, asyncio.StreamWriter], None]:
    reader, writer = await asyncio.open_connection(live.client.base_url.host, live.client.base_url.port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def say(live: Live, *pieces: bytes) -> tuple[int, dict[str, Any]]:
    """Status and error of the answer to `pieces`, sent one by one; the connection must end then."""
    async with opened(live) as (reader, writer):
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
        answer = await asyncio.wait_for(reader.read(), 10)
    head, _, body = answer.partition(b"\r\n\r\n")
    return (int(head.split()[1]), json.loads(body)["error"]) if head else (0, {})


@pytest.mark.parametrize(
    ("pieces", "status", "code"),
    [
        ([b"POST /v1/chat/completions HTTP/1.1\r\nhost: h\r\nx-slow: "], 408, "request_timeout"),
        ([b"P"], 408, "request_timeout"),
        ([], 0, None),
        ([ASK + b"\r\n" + BODY[:20]], 408, "request_timeout"),
        ([HEAD + b"transfer-encoding: chunked\r\n\r\n5\r\n{    \r\n"], 408, "request_timeout"),
    ],
    ids=["headers", "first byte", "silence", "body", "chunked body"],
)
async def test_what_does_not_come_in_time_is_a_408_and_the_end(pieces: list[bytes], status: int, code: str) -> None:
    async with serving(header_deadline=0.2, body_deadline=0.2) as live:
        found, error = await say(live, *pieces)
        assert (found, error.get("code")) == (status, code)
        assert (await live.chat("m", "the capital of France"))["choices"]


async def test_a_later_request_of_a_connection_has_its_own_deadline() -> None:
    async with serving(header_deadline=0.2) as live, opened(live) as (reader, writer):
        writer.write(b"GET /health HTTP/1.1\r\nhost: h\r\n\r\n")
        assert b"200 OK" in await reader.readuntil(b'{"status":"ok"}')
        writer.write(b"GET /health HT")
        answer = await asyncio.wait_for(reader.read(), 10)
        assert answer.startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD + b"x-large: " + b"x" * 3000 + b"\r\n\r\n"],
        [HEAD + b"x-large: ", *[b"x" * 500] * 5],
        [HEAD, *[b"x-%d: %s\r\n" % (number, b"x" * 400) for number in range(6)]],
        [b"GET /" + b"x" * 3000 + b" HTTP/1.1\r\n\r\n"],
    ],
    ids=["at once", "one that never ends", "many", "the path"],
)
async def test_headers_that_are_too_large_are_a_431(pieces: list[bytes]) -> None:
    async with serving(headers=2048) as live:
        status, error = await say(live, *pieces)
        assert (status, error["code"]) == (431, "headers_too_large")


@pytest.mark.parametrize(
    "pieces",
    [
        [b"nonsense\r\n\r\n"],
        [b"GET / HTTP/9.9\r\n\r\n"],
        [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
        [b"CONNECT h:80 HTTP/1.1\r\nhost: h\r\n\r\n"],
        [HEAD + b"content-length: 5\r\ncontent-length: 6\r\n\r\n"],
        [HEAD + b"transfer-encoding: chunked\r\n\r\nzz\r\n"],
    ],
)
async def test_what_is_not_http_is_a_400_in_the_form_of_every_error(pieces: list[bytes]) -> None:
    async with serving() as live:
        status, error = await say(live, *pieces)
        assert status == 400
        assert set(error) == {"message", "type", "param", "code"}


async def test_a_wish_to_upgrade_does_not_cost_the_body() -> None:
    wish = b"connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAEAAEAA\r\n"
    async with serving() as live:
        for pieces in ([ASK + wish + b"\r\n" + BODY], [ASK + wish + b"\r\n", BODY[:9], BODY[9:]]):
            async with opened(live) as (reader, writer):
                for piece in pieces:
                    writer.write(piece)
                    await asyncio.sleep(0.01)
                head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
                assert head.startswith(b"HTTP/1.1 200 ")


async def test_a_body_larger_than_it_may_be_is_refused_by_its_length_alone() -> None:
    async with serving(body=2048) as live, opened(live) as (reader, writer):
        writer.write(HEAD + b"content-length: 1099511627776\r\n\r\n")
        assert (await asyncio.wait_for(reader.readuntil(b"\r\n"), 10)).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("stream", [True, False], ids=["stream", "complete answer"])
async def test_a_reader_who_takes_nothing_is_dropped_and_the_generation_aborted(stream: bool) -> None:
    engine = Endless()
    engine.once = not stream
    body = json.dumps({**json.loads(BODY), "stream": stream}).encode()
    async with serving(engine, send_timeout=0.3) as live:
        with socket.socket() as stalled:
            stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            stalled.setblocking(False)
            address = (live.client.base_url.host, live.client.base_url.port)
            await asyncio.get_running_loop().sock_connect(stalled, address)
            request = HEAD + b"content-length: %d\r\n\r\n" % len(body) + body
            await asyncio.get_running_loop().sock_sendall(stalled, request)
            await until(lambda: engine.calls == 1, 10)
            await until(lambda: engine.running() == 0 and not live.connections(), 20)


async def test_a_reader_who_is_slow_and_takes_something_is_kept() -> None:
    engine = Endless()
    engine.once = True
    async with serving(engine, send_timeout=0.3) as live:
        with socket.socket() as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
            slow.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(slow, (live.client.base_url.host, live.client.base_url.port))
            await loop.sock_sendall(slow, ASK + b"connection: close\r\n\r\n" + BODY)
            began, taken = loop.time(), 0
            while piece := await loop.sock_recv(slow, 1_000_000):
                taken += len(piece)
                if loop.time() - began < 1.5:
                    await asyncio.sleep(0.03)
        assert loop.time() - began > 0.3
        assert taken > 32_000_000
