"""The file of traces: an SQLite table with a row per choice, readable by the file's owner alone."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from thinkaloud.errors import SettingsError
from thinkaloud.events import EndedBy
from thinkaloud.generation import Visibility

_VERSION = 1
"""The version of the schema, in the file's `user_version`."""
_SCHEMA = (
    "CREATE TABLE traces (id TEXT NOT NULL, choice INTEGER NOT NULL, time REAL NOT NULL, key TEXT NOT NULL, "
    "model TEXT NOT NULL, visibility TEXT NOT NULL, reasoning_tokens INTEGER NOT NULL, ended_by TEXT, "
    "trace TEXT NOT NULL)",
    "CREATE INDEX traces_by_id ON traces (id)",
    "CREATE INDEX traces_by_time ON traces (time)",
    f"PRAGMA user_version = {_VERSION}",
)


@dataclass(slots=True, frozen=True)
class Record:
    """One choice's trace.

    id: of the request. Several may share one, since a client may choose it.
    time: of the recording, seconds since 1970. key: the name of the caller's key. visibility: what the caller saw.
    ended_by: None if it was cut off: the client went away, or the engine failed.
    """

    id: str
    choice: int
    time: float
    key: str
    model: str
    visibility: Visibility
    reasoning_tokens: int
    ended_by: EndedBy | None
    trace: str


_COLUMNS = ", ".join(each.name for each in fields(Record))
_INSERT = f"INSERT INTO traces ({_COLUMNS}) VALUES ({', '.join('?' * len(fields(Record)))})"  # noqa: S608  names of ours


@dataclass(slots=True, frozen=True)
class Query:
    """A filter of records. None matches any. since: seconds since 1970. limit: the number of records, newest first."""

    id: str | None = None
    key: str | None = None
    model: str | None = None
    since: float | None = None
    limit: int | None = None


def open_database(path: Path) -> sqlite3.Connection:
    """Open the file for one thread to write, and create it if needed. SQLite gives the files beside it the same mode.

    Deleted text is overwritten: https://www.sqlite.org/pragma.html#pragma_secure_delete

    Raises:
        SettingsError: it cannot be written, or is something else.
    """
    _require_file(path)
    try:
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise SettingsError(f"traces.archive.path: {path} cannot be made: {error.strerror}") from None
    try:
        database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            for pragma in ("secure_delete = ON", "journal_mode = WAL", "synchronous = NORMAL"):
                database.execute(f"PRAGMA {pragma}")
            database.execute("BEGIN IMMEDIATE")
            if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in _SCHEMA:
                    database.execute(statement)
            _require_version(path, database)
            database.execute("COMMIT")
        except BaseException:
            database.close()
            raise
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the second for a damaged name in the message
        raise SettingsError(f"traces.archive.path: {path} cannot be written: {error}") from None
    return database


def require_writable(path: Path) -> None:
    """Raise `SettingsError` if `open_database` would, as far as can be checked without making or changing a file."""
    _require_file(path)
    if not path.exists():
        if not path.parent.is_dir() or not os.access(path.parent, os.W_OK | os.X_OK):
            raise SettingsError(f"traces.archive.path: {path} cannot be made: there is no folder that can be written")
    elif not os.access(path, os.R_OK | os.W_OK):
        raise SettingsError(f"traces.archive.path: {path} cannot be written: permission denied")
    elif path.stat().st_size:
        next(read(path, Query(limit=0)), None)


def _require_file(path: Path) -> None:
    """Raise `SettingsError` for an impossible path, and for anything there that is no file."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise SettingsError(f"traces.archive.path: {str(path)[:200]!r}: {error.args[-1]}") from None
    if not stat.S_ISREG(kind):
        raise SettingsError(f"traces.archive.path: {path} is no file")


def write(database: sqlite3.Connection, record: Record) -> None:
    """Insert `record`. Raises SQLite's errors."""
    database.execute(_INSERT, astuple(record))


def delete(database: sqlite3.Connection, before: float) -> None:
    """Delete records older than `before`, seconds since 1970. Raises SQLite's errors."""
    if database.execute("DELETE FROM traces WHERE time < ?", [before]).rowcount:
        checkpoint(database)  # until then the text is still in the file


def checkpoint(database: sqlite3.Connection) -> None:
    """Move the write-ahead log into the file, so that it is complete and can be moved. Raises SQLite's errors."""
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def read(path: Path, query: Query) -> Iterator[Record]:
    """Yield the matching records of the file at `path`, newest first. Raises `SettingsError` if it cannot be read."""
    conditions = {"id = ?": query.id, "key = ?": query.key, "model = ?": query.model, "time >= ?": query.since}
    given = {condition: value for condition, value in conditions.items() if value is not None}
    statement = (
        f"SELECT {_COLUMNS} FROM traces WHERE {' AND '.join(given) or 'TRUE'} "  # noqa: S608  conditions of ours
        "ORDER BY time DESC, rowid DESC LIMIT ?"
    )
    limit = -1 if query.limit is None else query.limit
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            _require_version(path, database)
            for row in database.execute(statement, [*given.values(), limit]):
                yield Record(*row)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the second for a damaged name in the message
        raise SettingsError(f"traces.archive.path: {path} cannot be read: {error}") from None


def _require_version(path: Path, database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        raise SettingsError(
            f"traces.archive.path: {path} is no file of traces, or one of another version of ThinkAloud"
        )
