"""Tasks that end with the task that started them."""

import asyncio
from collections.abc import Iterable
from typing import Any

import anyio


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
