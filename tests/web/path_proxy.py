"""A reverse proxy that serves another server below a path, which it takes off, like nginx at `location /think/`."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import httpx


class PathProxy:
    """Forwards connections as they are, but for the path of their first line.

    asked: the paths of all requests. Each gets a connection of its own.
    """

    def __init__(self, target: httpx.URL, prefix: str) -> None:
        self.asked: list[str] = []
        self._target = target
        self._prefix = prefix

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            method, path, version = (await reader.readline()).decode().split()
            self.asked.append(path)
            if not path.startswith(self._prefix):
                writer.write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                writer.close()
                return
            head = await reader.readuntil(b"\r\n\r\n")
            lines = [line for line in head.split(b"\r\n") if line and not line.lower().startswith(b"connection:")]
            first = f"{method} /{path.removeprefix(self._prefix)} {version}".encode()
            far_reader, far_writer = await asyncio.open_connection(self._target.host, self._target.port)
            far_writer.write(b"\r\n".join([first, *lines, b"connection: close", b"", b""]))
            await asyncio.gather(_pass_on(reader, far_writer), _pass_on(far_reader, writer))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def proxying(target: httpx.URL, prefix: str) -> AsyncGenerator[tuple[str, PathProxy], None]:
    """The address of the proxy, and the proxy."""
    proxy = PathProxy(target, prefix)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{prefix}", proxy
