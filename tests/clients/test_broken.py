"""Servers that die, stall or are not there, over real connections."""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from clients.fake import async_streamed, chunk, event, streamed
from thinkaloud_client import AsyncClient, BrokenStream, Client, Retrying, TimedOut, Unreachable

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n"
HALF = event(chunk({"reasoning_content": "hm"})) + event(chunk({"content": "half"}))
NEVER = Retrying(times=0)
STALLED = httpx.Timeout(60, read=1)
"""What comes at once has come by then, on a busy machine too."""

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def saying(*pieces: bytes, stalls: bool = False) -> AsyncGenerator[str, None]:
    """A server that says this to whoever comes, and then dies, or stalls."""
    over = asyncio.Event()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if length := re.search(rb"(?i)content-length: (\d+)", head):
            await reader.readexactly(int(length[1]))  # what is left unread would make the end a reset
        writer.writelines(pieces)
        await writer.drain()
        if stalls:
            await over.wait()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        over.set()
        server.close()
        await server.wait_closed()


@pytest.mark.parametrize("length", [b"", b"content-length: 100000\r\n", b"transfer-encoding: chunked\r\n"])
async def test_a_server_that_dies_in_the_middle_leaves_what_came(length: bytes) -> None:
    body = f"{len(HALF):x}\r\n".encode() + HALF + b"\r\n" if b"chunked" in length else HALF
    async with saying(HEAD, length, b"\r\n", body) as url, AsyncClient(url) as client:
        told = await async_streamed(client)
        with Client(url) as blocking:
            assert await asyncio.to_thread(lambda: streamed(blocking)) == told
    assert type(told.error) is BrokenStream
    assert told.error.partial is not None
    assert (told.error.partial.thought, told.error.partial.answer) == ("hm", "half")
    assert told.error.partial.finish_reason is None


async def test_a_server_that_stalls_is_given_up_with_what_came() -> None:
    async with saying(HEAD, b"\r\n", HALF, stalls=True) as url, AsyncClient(url, timeout=STALLED) as client:
        told = await async_streamed(client)
        with Client(url, timeout=STALLED) as blocking:
            assert await asyncio.to_thread(lambda: streamed(blocking)) == told
    assert type(told.error) is TimedOut
    assert told.error.partial is not None
    assert told.error.partial.answer == "half"


async def test_a_server_that_says_nothing_is_given_up() -> None:
    async with saying(stalls=True) as url, AsyncClient(url, timeout=0.2) as client:
        with pytest.raises(TimedOut) as raised:
            await client.ask("hi")
    assert raised.value.partial is None


@pytest.mark.parametrize("said", [b"", b"SSH-2.0\r\n", b"HTTP/1.1 200"])
async def test_what_is_no_server_of_http_is_out_of_reach(said: bytes) -> None:
    async with saying(said) as url, AsyncClient(url, retrying=NEVER) as client:
        with pytest.raises(Unreachable):
            await client.models()


async def test_where_nobody_listens_nothing_is_reached() -> None:
    async with saying() as url:
        pass
    waits: list[float] = []
    with Client(url, sleep=waits.append) as client, pytest.raises(Unreachable, match="no connection") as raised:
        client.ask("hi")
    assert type(raised.value) is Unreachable
    assert len(waits) == 2
