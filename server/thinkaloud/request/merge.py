"""Several streams as one, in the order in which their items come."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TypeVar

from thinkaloud.errors import RequestError
from thinkaloud.runtime import tasks

T = TypeVar("T")


@dataclass(slots=True)
class Failed:
    """The last thing of a stream that failed, where the others go on. index: which of the streams."""

    index: int
    error: RequestError


@dataclass(slots=True)
class _End:
    """The last thing that a stream puts into the queue."""

    error: BaseException | None = None


async def merge(
    streams: Sequence[AsyncGenerator[T, None]], *, goes_on: bool = False
) -> AsyncGenerator[T | Failed, None]:
    """The items of every stream. Closing the result closes each of them.

    goes_on: a stream that raises a `RequestError` ends with `Failed`. By default the first error ends all of them.
    """
    queue: asyncio.Queue[T | Failed | _End] = asyncio.Queue(maxsize=2 * len(streams))

    async def pump(index: int, stream: AsyncGenerator[T, None]) -> None:
        end = _End()
        try:
            async with aclosing(stream):
                async for item in stream:
                    await queue.put(item)
        except RequestError as error:
            if goes_on and not closing:
                await queue.put(Failed(index, error))
            elif not goes_on:
                end.error = error
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001  raised again below, for the caller to see
            end.error = error
        if not closing:  # else nobody reads any more
            await queue.put(end)

    closing = False
    pumps = [asyncio.create_task(pump(index, stream)) for index, stream in enumerate(streams)]
    try:
        running = len(pumps)
        while running:
            item = await queue.get()
            if not isinstance(item, _End):
                yield item
                continue
            if item.error is not None:
                raise item.error
            running -= 1
    finally:
        closing = True
        await tasks.end(pumps)
