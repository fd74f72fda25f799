"""Responses that go on without their clients: run in tasks of their own, followed by any number of streams, cancelled.

The events of a run are in memory while it runs, and in the store behind its end. A run belongs to its process: other
replicas can cancel it and not follow it, and what it had not finished is failed when the server starts again.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress

from thinkaloud.errors import RequestError, Stopping
from thinkaloud.events import Event
from thinkaloud.protocols.responses.encode import ResponseFold, StreamEncoder
from thinkaloud.protocols.responses.sealed_items import SealedItems
from thinkaloud.protocols.wire import error_response
from thinkaloud.request import OtherProcesses, digest
from thinkaloud.runtime import tasks
from thinkaloud.store.base import RUNNING, ResponseStore, StoredResponse

Save = Callable[[], Awaitable[None]]


class Run:
    """One response in the background.

    frames: its events so far, by number. is_ending: its end is being stored, and is not cancelled any more.
    """

    def __init__(self, fold: ResponseFold, sealed: SealedItems) -> None:
        self.fold, self.sealed = fold, sealed
        self.frames: list[bytes] = []
        self.is_cancelled = self.is_ending = False
        self.task: asyncio.Task[None] | None = None
        self._encoder = StreamEncoder(fold)
        self._is_done = False
        self._changed = asyncio.Event()

    @property
    def id(self) -> str:
        return str(self.fold.response["id"])

    async def follow(self, after: int) -> AsyncGenerator[bytes, None]:
        """The events with numbers greater than `after`, as they come."""
        at = after + 1
        while True:
            changed = self._changed
            while at < len(self.frames):
                yield self.frames[at]
                at += 1
            if self._is_done:
                return
            if changed is self._changed:
                await changed.wait()

    def add(self, frames: list[bytes]) -> None:
        """Add events. Who follows is woken."""
        self.frames += frames
        self._wake()

    async def go(self, events: AsyncGenerator[Event, None], store: ResponseStore, save: Save) -> None:
        """Run to the end, however it ends, and store the response."""
        try:
            await self._read(events)
            last = self._encoder.encode_all(self.fold.end())
        except asyncio.CancelledError:
            last = self._encoder.encode_all(self.fold.cancel() if self.is_cancelled else self.fold.fail(Stopping()))
        except Exception as error:  # noqa: BLE001  translated here, because nobody else waits for it
            last = self._encoder.encode_all(self.fold.fail(error_response.translate(error, self.id)))
        self.is_ending = True
        try:
            with suppress(RequestError):  # the operator's log has it; the stream still ends
                await store.append_events(self.id, 0, await self._kept([*self.frames, *last]))
                await save()
        finally:
            self.frames += last
            self._is_done = True
            self._wake()

    async def _read(self, events: AsyncGenerator[Event, None]) -> None:
        async with aclosing(events):
            async for event in events:
                if frames := self._encoder.feed(event):
                    self.add(frames)

    async def _kept(self, frames: list[bytes]) -> list[bytes]:
        """Events as they are stored."""
        if not self.fold.shows_trace:
            return frames
        return await asyncio.to_thread(self.sealed.seal_events, frames)

    def queue(self) -> None:
        """Add the events before the run."""
        self.add(self._encoder.encode_all(self.fold.queue()))

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


class Runs:
    """The runs of one server."""

    def __init__(self, store: ResponseStore, others: OtherProcesses) -> None:
        self._store, self._others = store, others
        others.listen("cancel", self._cancel_for_another)
        self._runs: dict[str, Run] = {}

    def find(self, response_id: str, owner: str) -> Run | None:
        """A run of `owner` that has not ended."""
        run = self._runs.get(response_id)
        return run if run is not None and run.sealed.owner == owner else None

    async def start(self, run: Run, events: AsyncGenerator[Event, None], save: Save) -> None:
        """Store the response as queued, and begin."""
        run.queue()
        await save()
        self._runs[run.id] = run
        run.task = asyncio.create_task(run.go(events, self._store, save))
        run.task.add_done_callback(lambda _: self._runs.pop(run.id, None))

    async def cancel(self, response_id: str, owner: str) -> bool:
        """End a run of `owner` in this process, if there is one. Returns whether there was, when its end is stored."""
        run = self.find(response_id, owner)
        if run is not None:
            await self._cancel(run)
        return run is not None

    async def cancel_elsewhere(self, record: StoredResponse) -> None:
        """End a run of another process. Returns when its end is stored, or nobody has told so in a moment."""
        if record.status in RUNNING:  # else there is nothing to ask for
            await self._others.ask("cancel", record.id, record.owner)

    async def _cancel_for_another(self, response_id: str, owner: str) -> str | None:
        """End a run for another process. owner: the digest of its owner's name."""
        run = self._runs.get(response_id)
        if run is None or digest(run.sealed.owner) != owner:
            return None
        await self._cancel(run)
        return "cancelled"

    async def _cancel(self, run: Run) -> None:
        run.is_cancelled = True
        await self._end([run])

    async def close(self) -> None:
        """End every run, because the server stops."""
        await self._end([*self._runs.values()])

    @staticmethod
    async def _end(runs: list[Run]) -> None:
        running = [run.task for run in runs if run.task is not None and not run.is_ending]
        ending = [run.task for run in runs if run.task is not None and run.is_ending]
        await tasks.end(running)
        if ending:
            await asyncio.wait(ending)
