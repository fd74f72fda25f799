"""A wait that others can end with an error. It is raised where the task waits, as if what it waits for had failed."""

import asyncio
from types import TracebackType
from typing import Self


class Wait:
    """A context manager around each wait of one task at a time. Like `asyncio.timeout`, it cancels the task, and takes
    no cancellation by others for its own.
    """

    def __init__(self) -> None:
        self._error: Exception | None = None  # of every wait from now on
        self._raised: Exception | None = None  # of the current wait
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[object] | None = None
        self._cancelling = 0

    def raise_now(self, error: Exception) -> None:
        """Raise `error` in the current wait, if there is one."""
        if self._task is not None and self._raised is None:
            self._raised = error
            self._task.cancel()

    def raise_soon(self, error: Exception) -> None:
        """Raise `error` in the current wait, and in every later one. A second error is ignored."""
        if self._error is None:
            self._error = error
            self.raise_now(error)

    def __enter__(self) -> Self:
        if self._error is not None:
            raise self._error
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
        task = self._task = asyncio.current_task(self._loop)  # without the loop, Python 3.11 makes a system call
        self._cancelling = task.cancelling() if task is not None else 0
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        task, self._task = self._task, None
        if self._raised is None:
            return
        raised, self._raised = self._raised, None
        if task is not None and task.uncancel() <= self._cancelling and kind is asyncio.CancelledError:
            raise raised from None
