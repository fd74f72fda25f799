"""Joins what the connections of a server have to send: one write a token was a third of what a token costs.

The rule: bytes wait for the end of the current turn of the event loop, and are sent in one write. A lone stream sends
every token at once, because its turns are short. When writing would take more than a seventeenth of the loop's time,
the bytes wait for later tokens too, at most `_LONGEST_WAIT`.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from thinkaloud.runtime import pacing

_LONGEST_WAIT = 0.02
"""Seconds, which nobody notices in text that is read."""
_ROUND = 256
"""Connections that are written to in one callback."""
_LARGE = 32 * 1024
"""Bytes that are written at once, so that the transport notices a client that does not read."""


class WriteBatch:
    """The connections of one event loop that have something to send."""

    def __init__(self) -> None:
        self._pending: deque[BatchedTransport] = deque()
        self._next_round = 0.0
        self._is_scheduled = False

    def add(self, transport: "BatchedTransport", loop: asyncio.AbstractEventLoop) -> None:
        """Flush `transport` in the next round."""
        self._pending.append(transport)
        if not self._is_scheduled:
            self._is_scheduled = True
            if loop.time() < self._next_round:
                loop.call_at(self._next_round, self._write, loop)
            else:
                loop.call_soon(self._write, loop)

    def _write(self, loop: asyncio.AbstractEventLoop) -> None:
        self._is_scheduled = False
        began = loop.time()
        for _ in range(min(_ROUND, len(self._pending))):
            self._pending.popleft().flush()
        if self._pending:
            self._is_scheduled = True
            loop.call_soon(self._write, loop)
        ended = loop.time()
        self._next_round = ended + pacing.pause(ended - began, _LONGEST_WAIT)


class BatchedTransport:
    """The methods of a transport that uvicorn's cycle of request and response uses.

    close: closes the connection, after a flush.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        batch: WriteBatch,
        close: Callable[[], None],
    ) -> None:
        self.is_closing = transport.is_closing
        self._transport = transport
        self._loop = loop
        self._batch = batch
        self._close = close
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> None:
        """Send `data` in the next round of writes."""
        if not self._parts:
            self._batch.add(self, self._loop)
        self._parts.append(data)
        self._size += len(data)
        if self._size > _LARGE:
            self.flush()

    def flush(self) -> None:
        """Send what waits. If the connection is closed, drop it."""
        parts, self._parts, self._size = self._parts, [], 0
        if parts and not self._transport.is_closing():
            self._transport.write(b"".join(parts) if len(parts) > 1 else parts[0])

    def close(self) -> None:
        self.flush()
        self._close()
