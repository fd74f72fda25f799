"""Requests that are ended from outside: the server stops, or their key was taken away.

The error is raised where the request waits at that moment, as if an engine had raised it. So it takes the way of every
other error: a status, or the last event of a stream; and what was thought until then is kept.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from typing import TypeVar

from thinkaloud.errors import RequestError
from thinkaloud.generation import Caller

T = TypeVar("T")


class Ending:
    """One request, and the error that ends it, if one does."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.waits = False
        """It has not begun: it stands in a line, or its model is loading."""
        self._error: RequestError | None = None
        self._task: asyncio.Task[object] | None = None

    def end(self, error: RequestError) -> None:
        """Raise `error` in the request, now where it waits, else as soon as it goes on."""
        if self._error is None:
            self._error = error
            if self._task is not None:
                self._task.cancel()

    @contextmanager
    def here(self, *, waits: bool = False) -> Iterator[None]:
        """Where the request can be ended. Belongs around one wait at a time; cancels no other one's cancellation."""
        if self._error is not None:
            raise self._error
        task = self._task = asyncio.current_task()
        before = task.cancelling() if task else 0
        self.waits = waits
        try:
            yield
        except asyncio.CancelledError:
            if self._error is not None and task is not None and task.uncancel() <= before:
                raise self._error from None
            raise
        finally:
            self._task, self.waits = None, False

    async def over(self, events: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
        """The same events, until the request is ended."""
        async with aclosing(events):
            while True:
                with self.here():
                    try:
                        event = await anext(events)
                    except StopAsyncIteration:
                        return
                yield event


class Endings:
    """Every request of the server that can be ended. Belongs to one event loop."""

    def __init__(self) -> None:
        self._requests: set[Ending] = set()
        self._refusal: Callable[[], RequestError] | None = None

    @contextmanager
    def enter(self, caller: Caller) -> Iterator[Ending]:
        """Holds one request of `caller`. Raises what `close` was told."""
        if self._refusal is not None:
            raise self._refusal()
        ending = Ending(caller)
        self._requests.add(ending)
        try:
            yield ending
        finally:
            self._requests.discard(ending)

    def close(self, error: Callable[[], RequestError]) -> None:
        """Refuse every new request, and end those that have not begun."""
        self._refusal = error
        self.end(error, lambda request: request.waits)

    def end(self, error: Callable[[], RequestError], which: Callable[[Ending], bool] = lambda _: True) -> int:
        """End those requests. How many there were."""
        ended = [each for each in self._requests if which(each)]
        for each in ended:
            each.end(error())
        return len(ended)
