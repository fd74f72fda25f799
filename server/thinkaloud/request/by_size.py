"""Work on what a client sent, which may be long: in a thread then, since other requests have their turn meanwhile."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_SMALL = 8 * 1024
"""Characters that take less than half of 0.1 s to read, whatever they are. A thread takes about 0.2 ms."""


async def by_size(size: int, work: Callable[[], T]) -> T:
    """Return what `work` returns, which reads `size` bytes or characters. In a thread it may read only what nobody
    changes.
    """
    return work() if size <= _SMALL else await asyncio.to_thread(work)
