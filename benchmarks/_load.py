"""Load for a server on loopback, as cheap as it can be, and the same for every server.

    python benchmarks/_load.py PORT STREAMS BODY      in a process of its own: prints a `Result` as JSON

The client reads bytes and knows when they came; it parses nothing but the ends of events.
"""

import asyncio
import dataclasses
import json
import sys
import time
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

_HEAD_EVENTS = 1
"""Events before the first token: the role. Every server here sends it."""


@dataclass(frozen=True)
class Result:
    """Many answers at once.

    seconds: until the last one was whole.
    first_token: seconds of each stream until its first token; of a complete answer, until it was whole.
    gaps: seconds between two arrivals of each stream, behind the first token.
    """

    seconds: float
    first_token: list[float]
    gaps: list[float]


class Stream(asyncio.Protocol):
    """One client of one answer.

    ended: set when the connection has ended.
    is_whole: whether the answer came to its end.
    """

    def __init__(self, request: bytes, ended: "asyncio.Future[None]") -> None:
        self._request, self._ended = request, ended
        self._end = b""
        self._events = 0
        self.asked_at = 0.0
        self.arrivals: list[float] = []
        self.is_whole = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.asked_at = time.perf_counter()
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._end = self._end[-64:] + data[-64:]
        if not self.arrivals:
            self._events += data.count(b"data: ")
        if self.arrivals or self._events > _HEAD_EVENTS:
            self.arrivals.append(time.perf_counter())

    def connection_lost(self, _: Exception | None) -> None:
        is_stream = self._events > 0
        if not is_stream:
            self.arrivals.append(time.perf_counter())
        self.is_whole = b"data: [DONE]" in self._end if is_stream else self._end.endswith(b"}")
        self._ended.set_result(None)

    @property
    def gaps(self) -> list[float]:
        """Seconds between two arrivals, behind the first token."""
        return [later - earlier for earlier, later in pairwise(self.arrivals)]


async def load(port: int, body: dict[str, Any], streams: int) -> Result:
    """Ask for so many answers at once, and read each to its end. All have to come to it."""
    began = time.perf_counter()
    clients = await ask(port, body, streams)
    assert all(client.is_whole for client in clients), "an answer broke off"
    return Result(
        time.perf_counter() - began,
        [client.arrivals[0] - client.asked_at for client in clients],
        [gap for client in clients for gap in client.gaps],
    )


async def ask(port: int, body: dict[str, Any], streams: int) -> list[Stream]:
    """Ask for so many answers at once, each on a connection of its own, and wait until all connections have ended."""
    content = json.dumps(body).encode()
    head = (
        f"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {len(content)}"
    )
    request = f"{head}\r\ncontent-type: application/json\r\n\r\n".encode() + content
    loop = asyncio.get_running_loop()
    ends = [loop.create_future() for _ in range(streams)]
    made = [await loop.create_connection(partial(Stream, request, end), "127.0.0.1", port) for end in ends]
    await asyncio.wait(ends)
    return [client for _, client in made]


if __name__ == "__main__":
    print(
        json.dumps(dataclasses.asdict(asyncio.run(load(int(sys.argv[1]), json.loads(sys.argv[3]), int(sys.argv[2])))))
    )
