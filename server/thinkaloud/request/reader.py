"""Reads the events of one answer through the stages of its request. All that waits behind the engine waits here: for
the first event, and for lines of a summary that a model writes."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self, cast

from thinkaloud.errors import EngineFailed, RequestError, UnexpectedError
from thinkaloud.events import Event, Started, TraceDelta
from thinkaloud.request.stages import RequestStages
from thinkaloud.routing.draft import Source
from thinkaloud.runtime import tasks
from thinkaloud.thinking.boundary import MAX_TRACE_DELTA
from thinkaloud.traces.summarised.summary import PendingLine, Summary

_MOST = 128
"""Events that go through the stages, and out, at once. The winner of a vote has as many as its whole answer."""


class ChoicesSource:
    """The events of all choices of one model."""

    def __init__(
        self,
        choices: AsyncGenerator[Sequence[Event], None],
        interruption: AbstractContextManager[object] | None,
        report_failure: Callable[[EngineFailed], None],
    ) -> None:
        """interruption: around each wait for events. None if the choices are interrupted where they wait."""
        self._choices = choices
        self._interruption = interruption
        self._report_failure = report_failure

    async def read(self) -> Sequence[Event] | None:
        """The next events; None behind the last. Raises `RequestError` of the kind that says what went wrong, or
        `UnexpectedError`.
        """
        try:
            if self._interruption is None:
                return await anext(self._choices, None)
            with self._interruption:
                return await anext(self._choices, None)
        except EngineFailed as error:
            self._report_failure(error)
            raise
        except RequestError:
            raise
        except Exception as error:
            raise UnexpectedError from error

    async def close(self) -> None:
        """Close the choices, which makes the engine abort."""
        await self._choices.aclose()


class Reader:
    """The events of one answer as they go out. An async context manager, which closes it however it ends."""

    def __init__(self, started: Started, source: Source, stages: RequestStages) -> None:
        self.started = started
        self._source = source
        self._fold, self._summary = stages.fold, stages.summary
        self._second: asyncio.Task[Sequence[Event] | None] | None = None
        self._upcoming: asyncio.Task[Sequence[Event] | None] | None = None
        self._left: Sequence[Event] = ()
        self._ended = False
        self._error: BaseException | None = None

    async def begin(self, patience: float) -> Sequence[Event]:
        """The first events, which are made before the engine runs. They wait for the next ones, at most `patience`
        seconds: what an engine refuses, it refuses soon, and an error that comes before the first byte can still be a
        status.
        """
        try:
            events = self._fold.feed(self.started)
            self._second = asyncio.create_task(self._read_some())
            await asyncio.wait((self._second,), timeout=patience)
            if self._second.done():
                self._second.result()
        except BaseException as error:
            self._error = error  # another model may answer instead, and then nobody else says why this one did not
            raise
        return events

    async def read(self) -> Sequence[Event] | None:
        """The next events, none at all at times; None behind the last."""
        if self._second is None:
            return await self._read()
        events = await asyncio.shield(self._second)
        self._second = None
        return events

    async def _read_some(self) -> Sequence[Event] | None:
        while (events := await self._read()) is not None:
            if events:
                return events
        return None

    async def _read(self) -> Sequence[Event] | None:
        if self._left:
            await asyncio.sleep(0)
            left, self._left = self._left, ()
            return self._feed(left)
        if self._ended:
            return None
        if self._summary is not None and (lines := self._summary.next_lines()):
            return await self._read_beside(self._summary, lines)
        if self._upcoming is None:
            return self._feed(await self._source.read())
        events = await asyncio.shield(self._upcoming)
        self._upcoming = None
        return self._feed(events)

    async def _read_beside(self, summary: Summary, lines: Sequence[PendingLine]) -> Sequence[Event]:
        """The next events, or lines of the summary that are written first."""
        upcoming = self._upcoming = self._upcoming or asyncio.create_task(self._source.read())
        writing = cast("list[asyncio.Task[Any]]", lines)
        await asyncio.wait([upcoming, *writing], return_when=asyncio.FIRST_COMPLETED)
        written = self._fold.feed_behind(summary, summary.finished_lines())
        if written or not upcoming.done():
            return written
        self._upcoming = None
        return self._feed(upcoming.result())

    def _feed(self, events: Sequence[Event] | None) -> Sequence[Event]:
        """What goes out because of `events`, up to a long piece of trace or the most of them: the other requests have
        their turn first.
        """
        if events is None:
            self._ended = True
            return self._fold.flush()
        if len(events) == 1:
            return self._fold.feed(events[0])
        passed: list[Event] = []
        for at, event in enumerate(events, 1):
            passed += self._fold.feed(event)
            if at == _MOST or (isinstance(event, TraceDelta) and len(event.text) >= MAX_TRACE_DELTA):
                self._left = events[at:]
                break
        return passed

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        running = [task for task in (self._second, self._upcoming) if task is not None]
        try:
            await tasks.end(running)
            await tasks.end(cast("list[asyncio.Task[Any]]", self._summary.pending_lines() if self._summary else []))
        finally:
            try:
                await self._source.close()
            finally:
                self._fold.close(self._error or error)
