"""What the front ends of a server ask each other, over sockets in their folder.

A question is one line of JSON, `[topic, question]`, and so is its answer. One that does not answer in time, because it
is starting or hangs, is left out.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from thinkaloud.runtime.worker import Worker

log = logging.getLogger("thinkaloud.peers")

_TIMEOUT = 2.0
_LONGEST = 64 * 1024 * 1024
"""Bytes of a line."""

Handler = Callable[[Any], Awaitable[Any]]


class Peers:
    """The other front ends. Belongs to one event loop."""

    def __init__(self, worker: Worker | None = None) -> None:
        """worker: which of them this is; None where there are no others."""
        self._worker = worker
        self._handlers: dict[str, Handler] = {}
        self._server: asyncio.Server | None = None

    @property
    def rank(self) -> int | None:
        """Which front end this is; None for the only one."""
        return None if self._worker is None else self._worker.rank

    def listen(self, topic: str, handler: Handler) -> None:
        """Let `handler` answer questions of the others: from JSON to JSON, None for no answer."""
        self._handlers[topic] = handler

    async def start(self) -> None:
        """Begin to answer."""
        if self._worker is not None:
            path = self._worker.peer_socket(self._worker.rank)
            path.unlink(missing_ok=True)  # of one that died
            self._server = await asyncio.start_unix_server(self._answer, path, limit=_LONGEST)

    async def close(self) -> None:
        """Answer no more."""
        if self._server is not None:
            self._server.close()

    async def ask(self, topic: str, question: Any = None) -> list[Any]:
        """Return the answers of the others, by their rank."""
        if self._worker is None:
            return []
        others = [rank for rank in range(self._worker.count) if rank != self._worker.rank]
        answers = await asyncio.gather(*(self._ask(self._worker, rank, topic, question) for rank in others))
        return [answer for answer in answers if answer is not None]

    async def _ask(self, worker: Worker, rank: int, topic: str, question: Any) -> Any:
        with suppress(OSError, TimeoutError, ValueError):
            async with asyncio.timeout(_TIMEOUT):
                reader, writer = await asyncio.open_unix_connection(worker.peer_socket(rank), limit=_LONGEST)
                try:
                    writer.write(json.dumps([topic, question]).encode() + b"\n")
                    return json.loads(await reader.readline())
                finally:
                    writer.close()
        return None

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            topic, question = json.loads(await reader.readline())
            answer = json.dumps(await self._handlers[topic](question))
            writer.write(answer.encode() + b"\n")
            await writer.drain()
        except Exception:
            log.exception("a question of another front end was not answered")
        finally:
            writer.close()
