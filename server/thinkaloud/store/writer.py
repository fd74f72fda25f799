"""One task that writes for all: what waits while a transaction is committed goes into the next one together.

So a hundred requests that end at once wait for one flush of the disk, not for a hundred.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")

MAX_BATCH = 64
"""The most operations of one transaction."""


@dataclass(slots=True, frozen=True)
class _Entry:
    operation: Callable[[AsyncConnection], Awaitable[Any]]
    result: asyncio.Future[Any]


class NoTransaction(Exception):
    """No transaction could be begun: the database is away, or another process holds it."""


class Writer:
    """Runs operations in the order in which they were given."""

    def __init__(self, begin: Callable[[], AbstractAsyncContextManager[AsyncConnection]]) -> None:
        """begin: opens a transaction, which ends with its context."""
        self._begin = begin
        self._queue: asyncio.Queue[_Entry | None] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the task."""
        self._task = asyncio.create_task(self._run(), name="store-writer")

    async def stop(self) -> None:
        """Write what was given so far, and end the task."""
        task, self._task = self._task, None
        if task is not None:
            self._queue.put_nowait(None)
            await asyncio.wait([task])

    async def write(self, operation: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Run `operation` in a transaction, and return its result when that is committed.

        It may run more than once. A caller that is cancelled does not wait; its operation is done nevertheless. Raises
        what `operation` raises, `NoTransaction`, or `RuntimeError` where the task does not run.
        """
        if self._task is None:
            raise RuntimeError("the writer does not run")
        entry = _Entry(operation, asyncio.get_running_loop().create_future())
        self._queue.put_nowait(entry)
        result: T = await entry.result
        return result

    async def _run(self) -> None:
        ended = False
        while not ended:
            batch = [await self._queue.get()]
            while len(batch) < MAX_BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            ended = None in batch
            if entries := [entry for entry in batch if entry is not None]:
                await self._write(entries)

    async def _write(self, batch: list[_Entry]) -> None:
        """Write `batch` in one transaction, or, if that fails, each of them again in one of its own."""
        try:
            await self._commit(batch)
        except Exception:  # noqa: BLE001  raised again below, by the operation that is to blame
            for position, entry in enumerate(batch):
                try:
                    await self._commit([entry])
                except NoTransaction as error:  # the rest would wait as long for as little
                    _fail(batch[position:], error)
                    return
                except Exception as error:  # noqa: BLE001  raised again in `write`
                    _fail([entry], error)

    async def _commit(self, batch: list[_Entry]) -> None:
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(self._begin())
            except Exception as error:
                raise NoTransaction from error
            results = [await entry.operation(connection) for entry in batch]
        for entry, result in zip(batch, results, strict=True):
            if not entry.result.done():  # its caller was cancelled
                entry.result.set_result(result)


def _fail(entries: list[_Entry], error: Exception) -> None:
    for entry in entries:
        if not entry.result.done():
            entry.result.set_exception(error)
