"""Tasks that end with what began them."""

import asyncio
from collections.abc import Iterable
from typing import Any

import anyio


async def end(tasks: Iterable["asyncio.Task[Any]"]) -> None:
    """Cancel `tasks`, once, and return when they are done.

    A scope of anyio that is cancelled (a response whose client has left) cancels what runs in it again and again, and
    `await task` and `asyncio.gather` hand each on: to a task that is giving a connection back to its pool by then, and
    does not get to it. So a task is waited for here, or under `asyncio.shield`.
    """
    ending = list(tasks)
    for task in ending:
        task.add_done_callback(_heard)
        task.cancel()
    if ending:
        with anyio.CancelScope(shield=True):
            await asyncio.wait(ending)


def _heard(task: "asyncio.Task[Any]") -> None:
    """Take its exception: one that nobody asks for is logged, with its text."""
    if not task.cancelled():
        task.exception()
