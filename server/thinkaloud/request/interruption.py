"""Ends a request from outside, by an error that is raised where it waits at that moment, as if an engine had raised it.

So it takes the way of every other error: a status, or the last event of a stream; and what was thought until then is
kept.
"""

import asyncio
from types import TracebackType
from typing import Self

from thinkaloud.errors import RequestError


class Interruption:
    """A context manager around each wait of one request, one at a time; it cancels no other wait's cancellation.

    is_queued: the request waits in the queue, or for its model to load.
    """

    def __init__(self) -> None:
        self.is_queued = False
        self._error: RequestError | None = None
        self._task: asyncio.Task[object] | None = None
        self._cancelling = 0

    def raise_soon(self, error: RequestError) -> None:
        """Raise `error` in the request, now where it waits, else at its next wait."""
        if self._error is None:
            self._error = error
            if self._task is not None:
                self._task.cancel()

    def while_queued(self) -> Self:
        """The same, around a wait before the request has begun."""
        self.is_queued = True
        return self

    def __enter__(self) -> Self:
        if self._error is not None:
            self.is_queued = False
            raise self._error
        self._task = asyncio.current_task()
        self._cancelling = self._task.cancelling() if self._task else 0
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        task, self._task, self.is_queued = self._task, None, False
        if (
            kind is asyncio.CancelledError
            and self._error is not None
            and task is not None
            and task.uncancel() <= self._cancelling
        ):
            raise self._error from None
