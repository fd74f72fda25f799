"""The connection, with raw sockets against a listening server: deadlines, bounds, and readers who take nothing."""

import asyncio
import hashlib
import json
import socket
import tracemalloc
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening, until
from thinkaloud import settings as config
from thinkaloud.app import create_app
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, Prompt, Sampling, TagIds
from thinkaloud.protocols.wire.connection import Connection
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
BODY = json.dumps({"model": "m", "messages": [{"role": "user", "content": "the capital of France"}]}).encode()
KEY = b"ta-key-of-the-test"
HEAD = b"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
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
        self._generations += 1
        try:
            while not self.once:
                yield Chunk(["x" * 65_536], tokens=1)
                await asyncio.sleep(0)
            yield Chunk(["x" * 32_000_000], tokens=1, finish_reason="stop")
        finally:
            self._generations -= 1


@asynccontextmanager
async def serving(
    engine: ScriptedEngine | None = None, keys: Sequence[dict[str, Any]] = (), **limits: float
) -> AsyncGenerator[Live, None]:
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {"m": {"engine": "tape"}},
            "keys": keys,
            "limits": limits,
        }
    )
    async with listening(create_app(settings, {"tape": engine} if engine else None)) as live:
        await live.ready(10)
        yield live


@pytest.fixture
async def keyed() -> AsyncGenerator[Live, None]:
    """A server whose one key is `KEY`."""
    key = {"name": "app", "secret": {"sha256": hashlib.sha256(KEY).hexdigest()}}
    async with serving(keys=[key]) as live:
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


def stream_of(content: bytes) -> bytes:
    """A request for a stream."""
    body = b'{"model": "m", "stream": true, "messages": [{"role": "user", "content": "%s"}]}' % content
    return HEAD + b"content-length: %d\r\n\r\n" % len(body) + body


async def say(live: Live, *pieces: bytes) -> tuple[int, dict[str, Any]]:
    """Status and error of the answer to `pieces`, sent one by one; the connection must end then."""
    async with opened(live) as (reader, writer):
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
        answer = await asyncio.wait_for(reader.read(), 60)
    head, _, body = answer.partition(b"\r\n\r\n")
    return (int(head.split()[1]), json.loads(body)["error"]) if head else (0, {})


@pytest.mark.parametrize(
    ("pieces", "status", "code"),
    [
        ([b"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nx-slow: "], 408, "request_timeout"),
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
        writer.write(b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n")
        assert b"200 OK" in await reader.readuntil(b'{"status":"ok"}')
        writer.write(b"GET /health HT")
        answer = await asyncio.wait_for(reader.read(), 60)
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
        [b"CONNECT h:80 HTTP/1.1\r\nhost: localhost\r\n\r\n"],
        [HEAD + b"content-length: 5\r\ncontent-length: 6\r\n\r\n"],
        [HEAD + b"transfer-encoding: chunked\r\n\r\nzz\r\n"],
    ],
)
async def test_what_is_not_http_is_a_400_in_the_form_of_every_error(pieces: list[bytes]) -> None:
    async with serving() as live:
        status, error = await say(live, *pieces)
        assert status == 400
        assert set(error) == {"message", "type", "param", "code"}


async def test_who_waits_longest_without_a_request_makes_room_for_who_has_one() -> None:
    async with serving(Endless(), connections=16) as live, AsyncExitStack() as stack:
        working = await stack.enter_async_context(opened(live))
        working[1].write(stream_of(b"the capital of France"))
        await working[0].readuntil(b"data: ")
        silent = [await stack.enter_async_context(opened(live)) for _ in range(15)]
        silent[0][1].write(b"GET /health HT")
        served = [await stack.enter_async_context(opened(live)) for _ in range(3)]
        for reader, writer in served:
            writer.write(b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n")
            await asyncio.wait_for(reader.readuntil(b'{"status":"ok"}'), 60)
        for reader, _ in silent[:3]:
            with suppress(ConnectionError):
                assert await asyncio.wait_for(reader.read(), 60) == b""
        await until(lambda: live.connections() <= 17)
        silent[3][1].write(b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n")
        await asyncio.wait_for(silent[3][0].readuntil(b'{"status":"ok"}'), 60)
        await working[0].readuntil(b"data: ")


async def test_where_no_connection_can_be_taken_in_those_that_wait_make_way_and_no_other() -> None:
    async with serving(Endless()) as live, AsyncExitStack() as stack:
        reader, writer = await stack.enter_async_context(opened(live))
        writer.write(stream_of(b"the capital of France"))
        await reader.readuntil(b"data: ")
        silent = [await stack.enter_async_context(opened(live)) for _ in range(8)]
        await until(lambda: live.connections() == 9)
        working = next(each for each in live.server.server_state.connections if isinstance(each, Connection))
        type(working).close_idle()
        for waiting, _ in silent:
            with suppress(ConnectionError):
                assert await asyncio.wait_for(waiting.read(), 60) == b""
        assert live.connections() == 1
        await reader.readuntil(b"data: ")


async def test_where_all_have_a_request_one_more_is_told_to_come_back() -> None:
    async with serving(Endless(), connections=16) as live, AsyncExitStack() as stack:
        for _ in range(17):
            reader, writer = await stack.enter_async_context(opened(live))
            writer.write(stream_of(b"the capital of France"))
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
        assert head.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: 1" in head
        assert json.loads(await reader.read())["error"]["code"] == "overloaded"


CHUNKED = HEAD + b"transfer-encoding: chunked\r\n\r\n"
JSON = b"%x\r\n%s\r\n" % (len(BODY), BODY)
LINE = b"x-trailer: " + b"\xe9" * 1000 + b"\r\n"


async def endlessly(live: Live, begin: bytes, more: bytes) -> bytes:
    """What is answered to `begin` and some megabytes of `more`, or to what of it the server takes."""
    async with opened(live) as (reader, writer):
        writer.write(begin)
        with suppress(ConnectionError):
            for _ in range(4096):
                writer.write(more)
                await writer.drain()
            return await asyncio.wait_for(reader.read(), 60)
    return b""


@pytest.mark.parametrize(
    ("begin", "more"),
    [
        (CHUNKED + JSON + b"0\r\n", LINE),
        (CHUNKED + b"0\r\n", LINE),
        (CHUNKED + JSON + b"0\r\nx-endless: ", b"\xe9" * 1000),
        (CHUNKED + b"1;", b"extension=" + b"e" * 1000),
        (CHUNKED + b"0" * 10, b"0" * 1000),
        (ASK + b"\r\n" + BODY + CHUNKED + JSON + b"0\r\n", LINE),
        (CHUNKED.replace(b"\r\n", b"\r\nconnection: upgrade\r\nupgrade: h2c\r\n", 1) + b"0\r\n", LINE),
        (CHUNKED.replace(b"/v1/chat/completions", b"/health") + b"0\r\n", LINE),
        (b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n", b"\r\n" * 500),
    ],
    ids=["body", "no body", "one line", "extension", "size", "pipelined", "upgrade", "answered", "empty lines"],
)
async def test_megabytes_around_a_body_are_cut_off_and_not_kept(begin: bytes, more: bytes) -> None:
    async with serving(headers=8192) as live:
        tracemalloc.start()
        try:
            answer = await endlessly(live, begin, more)
            kept = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert kept < 4_000_000
        await until(lambda: not live.connections())
        last = answer.rpartition(b"HTTP/1.1 ")[2]
        assert not answer or last.startswith((b"431 ", b"400 ", b"405 ", b"200 OK")), last
        assert (await live.chat("m", "the capital of France"))["choices"]


async def test_trailers_behind_an_answer_end_the_connection_and_say_nothing_more(keyed: Live) -> None:
    async with opened(keyed) as (reader, writer):
        writer.write(CHUNKED + b"0\r\n")
        assert (await asyncio.wait_for(reader.readuntil(b"\r\n"), 60)).startswith(b"HTTP/1.1 401 ")
        rest = b""
        with suppress(ConnectionError):
            for _ in range(1024):
                writer.write(LINE)
                await writer.drain()
            rest = await asyncio.wait_for(reader.read(), 60)
        assert b"HTTP/1.1 " not in rest
        await until(lambda: not keyed.connections())


async def test_a_trailer_is_no_header(keyed: Live) -> None:
    async with opened(keyed) as (reader, writer):
        writer.write(CHUNKED + JSON + b"0\r\nauthorization: Bearer " + KEY + b"\r\n\r\n")
        assert (await asyncio.wait_for(reader.readuntil(b"\r\n"), 60)).startswith(b"HTTP/1.1 401 ")


async def test_a_body_in_many_small_chunks_is_served() -> None:
    padded = BODY[:-1] + b" " * 40_000 + b"}"
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in padded)
    async with serving(headers=2048) as live, opened(live) as (reader, writer):
        writer.write(CHUNKED + chunks + b"0\r\n\r\n")
        assert (await asyncio.wait_for(reader.readuntil(b"\r\n"), 60)).startswith(b"HTTP/1.1 200 ")


async def test_many_requests_at_once_are_not_taken_for_large_headers() -> None:
    ask = b"GET /health HTTP/1.1\r\nhost: localhost\r\nx-some: " + b"x" * 300 + b"\r\n\r\n"
    async with serving(headers=2048) as live, opened(live) as (reader, writer):
        writer.write(ask * 500)
        for _ in range(500):
            assert (await asyncio.wait_for(reader.readuntil(b'{"status":"ok"}'), 60)).startswith(b"HTTP/1.1 200 ")


async def test_what_is_asked_far_ahead_waits_unread() -> None:
    engine = Endless()
    ask = b"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n"
    async with serving(engine) as live, opened(live) as (_, writer):
        writer.write(stream_of(b"the capital of France") + ask * 100_000)
        await until(lambda: engine.calls == 1)
        connection = next(iter(live.server.server_state.connections))
        assert isinstance(connection, Connection)
        await until(lambda: bool(connection.pipeline))
        for _ in range(100):
            connection.flow.resume_reading()  # as every `receive` does
            await asyncio.sleep(0)
            assert len(connection.pipeline) < 500
            assert len(connection._unread) < 600_000
        writer.transport.abort()  # what is not taken is not waited for


async def test_many_wishes_to_upgrade_at_once_are_each_read_over() -> None:
    ask = b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n"
    async with serving() as live, opened(live) as (reader, writer):
        writer.write(ask * 2000)
        for _ in range(2000):
            assert (await asyncio.wait_for(reader.readuntil(b'{"status":"ok"}'), 60)).startswith(b"HTTP/1.1 200 ")


async def test_empty_lines_do_not_keep_a_connection() -> None:
    async with serving() as live:
        live.server.config.timeout_keep_alive = 1
        async with opened(live) as (reader, writer):
            writer.write(b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n")
            await reader.readuntil(b'{"status":"ok"}')
            writer.write(b"\r\n")
            assert await asyncio.wait_for(reader.read(), 60) == b""


@pytest.mark.parametrize("ask", [b"GET /health HTTP/1.1\r\nhost: l", ASK + b"\r\n" + BODY[:9]], ids=["head", "body"])
async def test_a_request_that_ends_in_its_midst_is_a_400(ask: bytes) -> None:
    async with serving() as live, opened(live) as (reader, writer):
        writer.write(ask)
        writer.write_eof()
        answer = await asyncio.wait_for(reader.read(), 60)
        assert answer.startswith(b"HTTP/1.1 400 ")
        assert b"before the request's end" in answer


async def test_who_closes_behind_its_request_can_read_a_refusal_that_came_before_the_bodys_end() -> None:
    body = b" " * 3_000_000
    head = HEAD + b"connection: close\r\ncontent-length: %d\r\n\r\n" % len(body)
    async with serving(body=2048) as live, opened(live) as (reader, writer):
        writer.write(head + body)
        await writer.drain()
        answer = await asyncio.wait_for(reader.read(), 60)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"payload_too_large" in answer


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /health HTTP/1.1\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\r\nHost: localhost\r\nHOST: evil.example\r\n\r\n", 400),
        (b"GET /health HTTP/1.0\r\nhost: localhost\r\nhost: localhost\r\n\r\n", 400),
        (b"GET /health HTTP/1.0\r\n\r\n", 200),
        (b"GET http://localhost/health HTTP/1.1\r\nhost: evil.example\r\n\r\n", 200),
        (b"GET http://evil.example/health HTTP/1.1\r\nhost: localhost\r\n\r\n", 403),
        (b"GET http://localhost@evil.example/health HTTP/1.1\r\nhost: localhost\r\n\r\n", 403),
    ],
)
async def test_there_is_one_host_and_that_of_the_target_counts(head: bytes, status: int) -> None:
    async with serving() as live, opened(live) as (reader, writer):
        writer.write(head)
        assert int((await asyncio.wait_for(reader.readuntil(b"\r\n"), 60)).split()[1]) == status


async def test_a_wish_to_upgrade_does_not_cost_the_body() -> None:
    wish = b"connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAEAAEAA\r\n"
    async with serving() as live:
        for pieces in ([ASK + wish + b"\r\n" + BODY], [ASK + wish + b"\r\n", BODY[:9], BODY[9:]]):
            async with opened(live) as (reader, writer):
                for piece in pieces:
                    writer.write(piece)
                    await asyncio.sleep(0.01)
                head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
                assert head.startswith(b"HTTP/1.1 200 ")


async def test_a_body_larger_than_it_may_be_is_refused_by_its_length_alone() -> None:
    async with serving(body=2048) as live, opened(live) as (reader, writer):
        writer.write(HEAD + b"content-length: 1099511627776\r\n\r\n")
        assert (await asyncio.wait_for(reader.readuntil(b"\r\n"), 60)).startswith(b"HTTP/1.1 413 ")


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
            await until(lambda: engine.calls == 1)
            await until(lambda: engine.running() == 0 and not live.connections())


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
