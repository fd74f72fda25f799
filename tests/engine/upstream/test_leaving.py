"""Clients that leave, in every phase of a request: afterwards no connection to the upstream is held."""

import asyncio
import json
import socket
import struct
from typing import Any

import httpx
import pytest

from engine.raw_upstream import HEAD, WHOLE, Asked, RawUpstream, gateway
from engine.wire import delta, event
from live import Live, until

CLIENTS = 20
ONE = event(delta(content="one"))


async def answer(asked: Asked) -> bytes | None:
    """As the message says."""
    what = asked.body["messages"][-1]["content"]
    if what == "hello":
        return WHOLE
    if what != "say nothing":
        asked.writer.write(HEAD + (b"\r\n" if what == "say one word" else b"") + ONE * (what == "say one word"))
    await asked.left()
    return None


async def ask(live: Live, content: str, **fields: Any) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A request that is sent; the client holds its connection."""
    body = json.dumps({"model": "m", "messages": [{"role": "user", "content": content}], **fields}).encode()
    url = httpx.URL(live.url)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    head = f"POST /v1/chat/completions HTTP/1.1\r\nhost: {url.host}:{url.port}\r\ncontent-type: application/json\r\n"
    writer.write(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
    return reader, writer


def leave(writer: asyncio.StreamWriter, *, reset: bool) -> None:
    if reset:
        raw: socket.socket = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort() if reset else writer.close()


async def abandon(
    live: Live, upstream: RawUpstream, content: str, *, begun: bool, clients: int = CLIENTS, **fields: Any
) -> None:
    """Ask, and leave when the upstream has every request, half of them with a reset.

    begun: not before the answer's head is there, too.
    """
    before = len(upstream.asked)
    asking = [await ask(live, content, **fields) for _ in range(clients)]
    await until(lambda: len(upstream.asked) == before + clients * fields.get("n", 1))
    if begun:
        for reader, _ in asking:
            assert b" 200 " in await reader.readline()
    for number, (_, writer) in enumerate(asking):
        leave(writer, reset=number % 2 == 0)
    await until(lambda: live.fleet.engines["up"].running() == 0)
    await until(lambda: upstream.open <= 1)  # one that served can be kept


PHASES: dict[str, dict[str, Any]] = {
    "prefill of a complete answer": {"content": "say nothing", "begun": False},
    "prefill of a stream that has not begun": {"content": "say nothing", "begun": False, "stream": True},
    "prefill of a stream that has begun": {"content": "say nothing", "begun": True, "stream": True},
    "the upstream's headers": {"content": "say half a head", "begun": True, "stream": True},
    "the middle": {"content": "say one word", "begun": True, "stream": True},
    "the middle of a complete answer": {"content": "say one word", "begun": False},
    "the middle of several": {"content": "say one word", "begun": True, "stream": True, "n": 2, "clients": 10},
}


@pytest.mark.parametrize("phase", PHASES.values(), ids=PHASES.keys())
async def test_clients_that_leave_give_their_connections_back(phase: dict[str, Any]) -> None:
    async with gateway(answer, max_connections=CLIENTS) as (live, upstream):
        await abandon(live, upstream, **phase)
        assert (await live.chat("m", "hello"))["choices"][0]["message"]["content"] == "hello"


@pytest.mark.slow
async def test_it_holds_after_ten_rounds() -> None:
    async with gateway(answer, max_connections=CLIENTS) as (live, upstream):
        for number in range(10):
            await abandon(live, upstream, "say nothing", begun=number < 2, stream=True)
        assert (await live.chat("m", "hello"))["choices"][0]["message"]["content"] == "hello"


async def test_one_that_leaves_while_its_prompt_is_being_sent_ends_that() -> None:
    async with gateway(answer) as (live, upstream):
        upstream.reads = asyncio.Event()
        _, writer = await ask(live, "x" * 6_000_000)
        await until(lambda: upstream.open == 1 and live.fleet.engines["up"].running() == 1)
        leave(writer, reset=False)
        await until(lambda: live.fleet.engines["up"].running() == 0)
        upstream.reads.set()
        await until(lambda: upstream.open == 0)
        assert not upstream.asked
        assert (await live.chat("m", "hello"))["choices"][0]["message"]["content"] == "hello"
