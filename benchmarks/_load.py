"""Load for a server on loopback, as cheap as it can be."""

import asyncio
import json
from functools import partial
from typing import Any


class Stream(asyncio.Protocol):
    """One client of one stream, as cheap as it can be. `whole`: whether it came to its end."""

    def __init__(self, request: bytes, whole: "asyncio.Future[bool]") -> None:
        self._request, self._whole = request, whole
        self._end = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._end = self._end[-64:] + data[-64:]

    def connection_lost(self, _: Exception | None) -> None:
        self._whole.set_result(b"data: [DONE]" in self._end)


async def load(port: int, body: dict[str, Any], streams: int) -> None:
    """Ask for so many streams at once, and read each to its end."""
    content = json.dumps(body).encode()
    head = (
        f"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {len(content)}"
    )
    request = f"{head}\r\ncontent-type: application/json\r\n\r\n".encode() + content
    loop = asyncio.get_running_loop()
    ends = [loop.create_future() for _ in range(streams)]
    for end in ends:
        await loop.create_connection(partial(Stream, request, end), "127.0.0.1", port)
    assert all(await asyncio.gather(*ends)), "a stream broke off"
