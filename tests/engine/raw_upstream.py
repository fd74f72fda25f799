"""An upstream that does byte for byte what a test says, and the server in front of it."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from engine.wire import DONE, delta, event
from live import Live, listening, until
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n"
HELLO = event(delta(content="hello")) + event(delta("stop")) + DONE
WHOLE = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(HELLO) + HELLO
"""An answer after which the connection can be used again."""


@dataclass
class Asked:
    """One request that the upstream has read, head and body. again: whether the connection had one before."""

    head: bytes
    body: dict[str, Any]
    again: bool
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def left(self) -> None:
        """Return once the other side has closed the connection."""
        while await self.reader.read(1024):
            pass


Answer: TypeAlias = Callable[[Asked], Awaitable[bytes | None]]
"""What is written for a request; None ends the connection. It may write by itself, too."""


@dataclass
class RawUpstream:
    """What the upstream saw. open: connections. reads: set when bodies may be read. look: what each of `looks` GETs
    gets.
    """

    answer: Answer
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    open: int = 0
    reads: asyncio.Event | None = None
    looks: int = 0
    look: bytes = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"  # no list of models

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        again = False
        try:
            while written := await self._answered(reader, writer, again):
                writer.write(written)
                await writer.drain()
                again = True
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.open -= 1
            writer.close()

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, again: bool) -> bytes | None:
        head = await reader.readuntil(b"\r\n\r\n")
        if head.startswith(b"GET"):
            self.looks += 1
            writer.write(self.look)
            return None
        if self.reads is not None:
            writer.transport.pause_reading()  # type: ignore[attr-defined]
            await self.reads.wait()
            writer.transport.resume_reading()  # type: ignore[attr-defined]
        lines = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
        body = await reader.readexactly(int(lines[b"content-length"]))
        asked = Asked(head, json.loads(body), again, reader, writer)
        self.asked.append(asked)
        return await self.answer(asked)


@asynccontextmanager
async def raw_upstream(answer: Answer) -> AsyncGenerator[RawUpstream, None]:
    upstream = RawUpstream(answer)
    server = await asyncio.start_server(upstream.serve, "127.0.0.1", 0, limit=2**24)
    upstream.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield upstream
    finally:
        server.close()


@asynccontextmanager
async def gateway(
    answer: Answer, limits: dict[str, Any] | None = None, **engine: Any
) -> AsyncGenerator[tuple[Live, RawUpstream], None]:
    """The whole server in front of an upstream; at the end nothing of the upstream's is held."""
    async with raw_upstream(answer) as upstream:
        settings = Settings.model_validate(
            {
                "engines": {"up": {"kind": "upstream", "base_url": upstream.url, "model": "m", **engine}},
                "models": {"m": {"engine": "up"}, "thinker": {"engine": "up", "thinking": {"format": "think"}}},
                "limits": limits or {},
            }
        )
        async with listening(create_app(settings)) as live:
            await live.ready(30)
            yield live, upstream
            assert live.fleet.engines["up"].running() == 0
        await until(lambda: upstream.open == 0)


def status(line: str, body: bytes = b"", *headers: str) -> bytes:
    """A complete response, the last on its connection."""
    lines = (f"HTTP/1.1 {line}", f"content-length: {len(body)}", "connection: close", *headers)
    return "".join(f"{each}\r\n" for each in (*lines, "")).encode() + body
