"""The limit on connections. A new one above it takes the place of the one that has been idle longest."""

import asyncio
import resource
from itertools import islice
from math import inf

_SPARE_DESCRIPTORS = 32
"""Kept free for what the open connections may need: files, and connections to upstreams."""


class ConnectionLimit:
    """The idle connections of a server, longest first: those without a request in progress."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._idle: dict[asyncio.Transport, None] = {}

    def add_idle(self, transport: asyncio.Transport) -> None:
        self._idle[transport] = None

    def discard_idle(self, transport: asyncio.Transport) -> None:
        self._idle.pop(transport, None)

    def make_room(self, connections: int, descriptor: int) -> bool:
        """Close an idle connection if a new one is above the limit. False where there is none to close.

        connections: how many there are with the new one. descriptor: that of the new one.
        """
        is_scarce = _free_descriptors(descriptor) < _SPARE_DESCRIPTORS
        if not is_scarce and connections <= self._most:
            return True
        return self._close_oldest(2 if is_scarce else 1)

    def close_half(self) -> None:
        """Close half of the idle connections, because no new one can be accepted."""
        self._close_oldest(max(_SPARE_DESCRIPTORS, len(self._idle) // 2))

    def _close_oldest(self, count: int) -> bool:
        oldest = list(islice(self._idle, count))
        for transport in oldest:
            del self._idle[transport]
            transport.abort()
        return bool(oldest)


def _free_descriptors(newest: int) -> float:
    """How many file descriptors are left. newest: the lowest that was free a moment ago."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return inf if limit == resource.RLIM_INFINITY else limit - newest - 1
