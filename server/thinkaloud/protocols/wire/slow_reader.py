"""The timeout for clients that do not read their response."""

import asyncio

_CHECKS = 20
"""Checks of a slow reader within its timeout."""


class SlowReaderTimeout:
    """Aborts a connection from whose send buffer nothing was taken for `timeout` seconds."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop, timeout: float) -> None:
        self._transport = transport
        self._loop = loop
        self._timeout = timeout
        self._timer: asyncio.TimerHandle | None = None

    def watch(self) -> None:
        """Check the buffer until it is empty."""
        if self._timer is None and (unsent := self._transport.get_write_buffer_size()):
            self._schedule_check(unsent, self._loop.time())

    def cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None

    def _schedule_check(self, unsent: int, since: float) -> None:
        self._timer = self._loop.call_later(self._timeout / _CHECKS, self._check, unsent, since)

    def _check(self, before: int, since: float) -> None:
        """before: the unsent bytes at the last check. since: when the buffer last became smaller."""
        self._timer = None
        unsent = self._transport.get_write_buffer_size()
        if not unsent:
            return
        now = self._loop.time()
        if unsent < before:
            since = now
        if now - since >= self._timeout:
            self._transport.abort()
        else:
            self._schedule_check(unsent, since)
