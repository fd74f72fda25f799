"""The operator's own log of traces, written beside the requests.

Writing never holds a request up and never fails it: one thread writes, from a queue. What cannot be written is lost,
with a line in the log that says so and quotes nothing. What is older than the settings say is deleted when the server
starts, and about once an hour.
"""

import asyncio
import logging
import queue
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, closing, suppress
from dataclasses import dataclass, field

from thinkaloud.events import EndedBy, Event, Finished, TraceDelta, TraceEnd
from thinkaloud.generation import Caller, Visibility
from thinkaloud.settings import ArchiveSettings
from thinkaloud.traces import records
from thinkaloud.traces.records import Record

log = logging.getLogger("thinkaloud.archive")

WAITING = 1024
"""Records in the queue; where more come than the disk takes, they are lost."""
_DAY, _HOUR = 86_400, 3600


class Archive:
    """Writes records between `start` and `stop`; those that come before or after are lost."""

    def __init__(self, settings: ArchiveSettings, clock: Callable[[], float] = time.time) -> None:
        """clock: seconds since 1970. Raises `SettingsError` where the file cannot be written, or is something else."""
        self.clock = clock
        self._path, self._kept_for = settings.path, settings.days * _DAY
        self._queue: queue.Queue[Record | None] = queue.Queue(WAITING)
        self._writer: threading.Thread | None = None
        records.opened(self._path).close()

    def start(self) -> None:
        """Begin to write. Raises `SettingsError` as when it was made."""
        self._writer = threading.Thread(
            target=self._write, args=[records.opened(self._path)], name="archive", daemon=True
        )
        self._writer.start()

    async def stop(self) -> None:
        """Write what is in the queue, and close the file."""
        writer, self._writer = self._writer, None
        if writer is not None:
            await asyncio.to_thread(self._queue.put, None)
            await asyncio.to_thread(writer.join)

    def keep(self, record: Record) -> None:
        """Write `record` soon. Neither waits nor raises."""
        try:
            if self._writer is None:
                raise queue.Full
            self._queue.put_nowait(record)
        except queue.Full:
            log.warning("the trace of %s was not kept: the archive takes no more", record.id)

    def _write(self, database: sqlite3.Connection) -> None:
        """The thread. None in the queue ends it."""
        with closing(database):
            self._expire(database)
            expired = self.clock()
            while True:
                with suppress(queue.Empty):
                    record = self._queue.get(timeout=_HOUR)
                    if record is None:
                        return
                    self._add(database, record)
                if self.clock() - expired >= _HOUR:
                    self._expire(database)
                    expired = self.clock()

    @staticmethod
    def _add(database: sqlite3.Connection, record: Record) -> None:
        try:
            records.write(database, record)
        except Exception as error:  # noqa: BLE001  whatever it is, the next one may be written
            log.warning("the trace of %s was not kept: %s", record.id, _kind(error))

    def _expire(self, database: sqlite3.Connection) -> None:
        try:
            records.delete(database, self.clock() - self._kept_for)
        except sqlite3.Error as error:
            log.warning("old traces were not deleted: %s", _kind(error))


def _kind(error: Exception) -> str:
    """What went wrong, in a word: the text of an error may quote the trace."""
    return getattr(error, "sqlite_errorname", type(error).__name__)


@dataclass(slots=True)
class _Thought:
    """What one choice has thought so far."""

    texts: list[str] = field(default_factory=list)
    tokens: int = 0
    ended_by: EndedBy | None = None


async def archived(
    events: AsyncGenerator[Event, None],
    archive: Archive,
    request_id: str,
    caller: Caller,
    model: str,
    visibility: Visibility,
) -> AsyncGenerator[Event, None]:
    """The same events. What each choice thought is kept when it finishes, or, as far as it came, when the events end.

    Stands before what hides or summarises the trace. model: the name of a served model. visibility: what goes out.
    """
    thoughts: defaultdict[int, _Thought] = defaultdict(_Thought)

    def keep(index: int, thought: _Thought) -> None:
        if thought.texts:
            known = (request_id, index, archive.clock(), caller.name, model, visibility)
            archive.keep(Record(*known, thought.tokens, thought.ended_by, "".join(thought.texts)))

    try:
        async with aclosing(events):
            async for event in events:
                match event:
                    case TraceDelta(index, text):
                        thoughts[index].texts.append(text)
                        thoughts[index].tokens = event.tokens
                    case TraceEnd(index):
                        thoughts[index].tokens, thoughts[index].ended_by = event.tokens, event.ended_by
                    case Finished(index) if index in thoughts:
                        thoughts[index].tokens = event.reasoning_tokens
                        keep(index, thoughts.pop(index))
                yield event
    finally:
        for index, thought in thoughts.items():
            keep(index, thought)
