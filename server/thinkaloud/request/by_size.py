"""Work on what a client sent, which may be long: in a thread then, since other requests have their turn meanwhile."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_SMALL = 64 * 1024
"""Characters that are read faster than they are passed to a thread."""


async def by_size(characters: int, work: Callable[[], T]) -> T:
    """Return what `work` returns, which reads so many characters. In a thread it may read only what nobody changes."""
    return work() if characters <= _SMALL else await asyncio.to_thread(work)
