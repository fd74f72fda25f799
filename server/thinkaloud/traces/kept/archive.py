"""The operator's archive of traces, written in the background.

Writing never delays a request and never fails it: one thread writes batches from a queue. While the file cannot be
written, records wait in the queue, and are lost when it is full. The log says when that begins, and when it ends how
many were lost. It quotes no trace. A file that was moved away is created again. Traces older than the settings allow
are deleted when the server starts, and about once an hour.
"""

import asyncio
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from thinkaloud.errors import SettingsError
from thinkaloud.settings import ArchiveSettings
from thinkaloud.traces.kept import records
from thinkaloud.traces.kept.records import Record

log = logging.getLogger("thinkaloud.archive")

QUEUE_SIZE = 1024
"""The most records in the queue; more are lost."""
STOP_TIMEOUT = 5.0
"""Seconds that `stop` waits for the queue to be written."""
_RETRY_DELAY = 1.0
"""Seconds before a retry to write the file, and the timeout for a lock of another process."""
_BATCH_SIZE = 16
"""The most records of one transaction."""
_DAY, _HOUR = 86_400, 3600
_UNWRITABLE = (sqlite3.DatabaseError, SettingsError, OSError, UnicodeError)
"""Errors of the file, not of a record."""
_BAD_RECORD = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
    UnicodeError,
)


class Archive:
    """Writes records between `start` and `stop`; earlier and later ones are lost."""

    def __init__(self, settings: ArchiveSettings, clock: Callable[[], float] = time.time) -> None:
        """clock: returns seconds since 1970. Raises `SettingsError` if the file cannot be opened."""
        self.clock = clock
        self._path, self._lifetime = settings.path, settings.days * _DAY
        self._queue: queue.Queue[Record | None] = queue.Queue(QUEUE_SIZE)
        self._writer: threading.Thread | None = None
        self._aborted = threading.Event()
        self._accepted = self._written = self._lost = 0
        records.open_database(self._path).close()

    def start(self) -> None:
        """Start the thread. Raises `SettingsError` if the file cannot be written."""
        self._writer = threading.Thread(target=self._run, args=[_File(self._path)], name="archive", daemon=True)
        self._writer.start()

    async def stop(self) -> None:
        """Write the rest of the queue, for a few seconds at most, and close the file."""
        writer, self._writer = self._writer, None
        if writer is not None:
            await asyncio.to_thread(self._stop_writer, writer)

    def _stop_writer(self, writer: threading.Thread) -> None:
        deadline = time.monotonic() + STOP_TIMEOUT
        with suppress(queue.Full):
            self._queue.put(None, timeout=STOP_TIMEOUT)
        writer.join(max(0, deadline - time.monotonic()))
        if writer.is_alive():
            self._aborted.set()
            lost = self._lost + self._accepted - self._written
            log.warning("the archive could not be written in time: %d traces were lost", lost)

    def add(self, record: Record) -> None:
        """Put `record` into the queue. Neither waits nor raises."""
        try:
            if self._writer is None:
                raise queue.Full
            self._queue.put_nowait(record)
            self._accepted += 1
        except queue.Full:
            if not self._lost:
                log.warning("the archive takes no more traces: that of %s is lost, and those that follow", record.id)
            self._lost += 1

    def _run(self, file: "_File") -> None:
        """Write the queue until None is in it. Runs in the thread."""
        file.delete(self.clock() - self._lifetime)
        last_expiry, ended = self.clock(), False
        while not (ended or self._aborted.is_set()):
            batch: list[Record] = []
            with suppress(queue.Empty):
                ended = self._fill(batch, timeout=_HOUR)
            while batch:
                try:
                    database = file.begin()
                    with suppress(queue.Empty):
                        while not ended and len(batch) < _BATCH_SIZE:
                            ended = self._fill(batch)
                    file.write(database, batch)
                    self._written += len(batch)
                    batch = []
                    if self._queue.empty():
                        with suppress(sqlite3.OperationalError):  # a reader has the file open; try again next time
                            records.checkpoint(database)
                except _UNWRITABLE as error:
                    file.fail(error)
                    if self._aborted.wait(_RETRY_DELAY):
                        return
            if self._lost and self._queue.empty():
                log.warning("the archive takes traces again; %d were lost", self._lost)
                self._lost = 0
            if self.clock() - last_expiry >= _HOUR:
                file.delete(self.clock() - self._lifetime)
                last_expiry = self.clock()
        file.close()

    def _fill(self, batch: list[Record], timeout: float | None = None) -> bool:
        """Move a record from the queue to `batch`. Returns whether it was the end. Raises `queue.Empty`."""
        record = self._queue.get(timeout is not None, timeout)
        if record is not None:
            batch.append(record)
        return record is None


class _File:
    """The file in the thread: reopened when it was replaced, or after an error."""

    def __init__(self, path: Path) -> None:
        """Raises `SettingsError` if it cannot be written."""
        self._path = path
        self._failing = False
        self._database: sqlite3.Connection | None = None
        self._open()

    def begin(self) -> sqlite3.Connection:
        """Begin a transaction and return the database. Raises one of `_UNWRITABLE`."""
        if self._database is not None and self._is_replaced():
            log.warning("the file of traces %s is not where it was, or another one: it is opened anew", self._path)
            self.close()
        database = self._database or self._open()
        database.execute("BEGIN IMMEDIATE")
        return database

    def write(self, database: sqlite3.Connection, batch: list[Record]) -> None:
        """Write `batch` and end the transaction. Raises one of `_UNWRITABLE`."""
        for record in batch:
            try:
                records.write(database, record)
            except _BAD_RECORD as error:
                log.warning("the trace of %s was not kept: %s", record.id, _error_name(error))
        database.execute("COMMIT")
        if self._failing:
            self._failing = False
            log.warning("the file of traces %s is written again", self._path)

    def delete(self, before: float) -> None:
        """Delete traces older than `before`, seconds since 1970."""
        try:
            records.delete(self._database or self._open(), before)
        except _UNWRITABLE as error:
            log.warning("old traces were not deleted: %s", _error_name(error))

    def fail(self, error: Exception) -> None:
        """Close the file, and log once that it cannot be written."""
        self.close()
        if not self._failing:
            self._failing = True
            log.error(
                "the file of traces %s cannot be written (%s): %d traces can wait, more are lost",
                self._path,
                _error_name(error),
                QUEUE_SIZE,
            )

    def close(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with suppress(sqlite3.Error):
                database.close()

    def _open(self) -> sqlite3.Connection:
        database = self._database = records.open_database(self._path)
        database.execute(f"PRAGMA busy_timeout = {_RETRY_DELAY * 1000:.0f}")
        self._identity = self._read_identity()
        return database

    def _is_replaced(self) -> bool:
        try:
            return self._read_identity() != self._identity
        except OSError:
            return True

    def _read_identity(self) -> tuple[int, int, bool]:
        status = self._path.stat()
        return status.st_dev, status.st_ino, status.st_size > 0


def _error_name(error: Exception) -> str:
    """Return the name of an error, because its text may quote the trace. Our own errors quote the path alone."""
    if isinstance(error, SettingsError):
        return str(error)
    return getattr(error, "sqlite_errorname", type(error).__name__)
