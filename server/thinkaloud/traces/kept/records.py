"""The file of traces: a table of SQLite, a row a choice, that only the owner of the file can read."""

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
"""Of the schema, in the file's `user_version`."""
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

    id: the request's, which several may share, for a client may choose it.
    time: when it was recorded, seconds since 1970. key: the name of the caller's. visibility: what the caller saw.
    ended_by: None where nothing closed it: the client went away, or the engine failed.
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
    """Which records to read. None is any. since: seconds since 1970. limit: the newest so many."""

    id: str | None = None
    key: str | None = None
    model: str | None = None
    since: float | None = None
    limit: int | None = None


def open_database(path: Path) -> sqlite3.Connection:
    """The file, made where there is none, for one thread to write. SQLite gives the files beside it the same mode.

    What is deleted is overwritten: https://www.sqlite.org/pragma.html#pragma_secure_delete

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
            _require_ours(path, database)
            database.execute("COMMIT")
        except BaseException:
            database.close()
            raise
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the second where it tells of a damaged name
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
    """Raises `SettingsError` for a path that no file can have, and for what is there and is no file."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise SettingsError(f"traces.archive.path: {str(path)[:200]!r}: {error.args[-1]}") from None
    if not stat.S_ISREG(kind):
        raise SettingsError(f"traces.archive.path: {path} is no file")


def write(database: sqlite3.Connection, record: Record) -> None:
    """Add `record`. Raises what SQLite does."""
    database.execute(_INSERT, astuple(record))


def delete(database: sqlite3.Connection, before: float) -> None:
    """Delete what is older than `before`, seconds since 1970. Raises what SQLite does."""
    if database.execute("DELETE FROM traces WHERE time < ?", [before]).rowcount:
        settle(database)  # until then the text is still in the file


def settle(database: sqlite3.Connection) -> None:
    """Bring everything into the one file, so that it can be moved and is whole. Raises what SQLite does."""
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def read(path: Path, query: Query) -> Iterator[Record]:
    """The records of the file at `path`, newest first. Raises `SettingsError` where they cannot be read."""
    conditions = {"id = ?": query.id, "key = ?": query.key, "model = ?": query.model, "time >= ?": query.since}
    given = {condition: value for condition, value in conditions.items() if value is not None}
    statement = (
        f"SELECT {_COLUMNS} FROM traces WHERE {' AND '.join(given) or 'TRUE'} "  # noqa: S608  conditions of ours
        "ORDER BY time DESC, rowid DESC LIMIT ?"
    )
    limit = -1 if query.limit is None else query.limit
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            _require_ours(path, database)
            for row in database.execute(statement, [*given.values(), limit]):
                yield Record(*row)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the second where it tells of a damaged name
        raise SettingsError(f"traces.archive.path: {path} cannot be read: {error}") from None


def _require_ours(path: Path, database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        raise SettingsError(
            f"traces.archive.path: {path} is no file of traces, or one of another version of ThinkAloud"
        )
