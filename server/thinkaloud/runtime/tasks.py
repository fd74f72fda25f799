"""Tasks that end with the task that started them, and work that does not."""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

import anyio

T = TypeVar("T")

_finishing: set["asyncio.Task[Any]"] = set()
"""asyncio itself keeps no task from being collected."""


async def finish(work: Coroutine[Any, Any, T]) -> T:
    """Return what `work` returns. It goes on to its end where the caller is cancelled meanwhile."""
    task = asyncio.create_task(work)
    _finishing.add(task)
    task.add_done_callback(_finishing.discard)
    task.add_done_callback(_consume_exception)
    return await asyncio.shield(task)


async def end(tasks: Iterable["asyncio.Task[Any]"]) -> None:
    """Cancel `tasks` once, and wait until they are done.

    A cancelled anyio scope (a response whose client has left) cancels what runs in it again and again, and `await task`
    and `asyncio.gather` pass each cancellation on, also to a task that is cleaning up, such as one that returns its
    connection to a pool. So wait for a task here, or under `asyncio.shield`.
    """
    ending = list(tasks)
    for task in ending:
        task.add_done_callback(_consume_exception)
        task.cancel()
    if ending:
        with anyio.CancelScope(shield=True):
            await asyncio.wait(ending)


def _consume_exception(task: "asyncio.Task[Any]") -> None:
    """Retrieve the exception: asyncio logs the text of one that nobody retrieves."""
    if not task.cancelled():
        task.exception()
