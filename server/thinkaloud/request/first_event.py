"""A stream that does not begin before it is known to go on, so that what fails at once has not begun."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from typing import TypeVar

from thinkaloud.runtime import tasks

T = TypeVar("T")


async def hesitant(events: AsyncGenerator[T, None], patience: float) -> AsyncGenerator[T, None]:
    """The same events; the first waits for the second, at most `patience` seconds.

    The first event of a stream is made before the engine runs. What the engine refuses, it refuses at once, and an
    error that comes before the first byte can still be a status.
    """
    async with aclosing(events):
        first = await anext(events)
        second = asyncio.create_task(_next(events))
        try:
            await asyncio.wait((second,), timeout=patience)
            if second.done() and (error := second.exception()) and not isinstance(error, StopAsyncIteration):
                raise error
            yield first
            with suppress(StopAsyncIteration):
                yield await asyncio.shield(second)
        finally:
            await tasks.end((second,))
        async for event in events:
            yield event


async def _next(events: AsyncGenerator[T, None]) -> T:
    return await anext(events)
