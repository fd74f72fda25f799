"""A database, SQLite or PostgreSQL, by SQLAlchemy Core and the asynchronous driver of each: how it is opened, read and
written. What it fails with is `StoreFailed`.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Executable, Row, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from thinkaloud.errors import SettingsError, StoreFailed
from thinkaloud.settings.store import SQLITE
from thinkaloud.store.schema import upgrade
from thinkaloud.store.writer import Writer

T = TypeVar("T")

_CONNECTIONS = 6
_LOCK_TIMEOUT = 10
"""Seconds to wait for another process that writes, and for a connection."""
_STATEMENT_TIMEOUT = 30


class Database:
    """One database. engine: its connections. is_file: whether it is SQLite."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url)
        self.is_file = self.engine.dialect.name == "sqlite"
        self._writer = Writer(self._begin)

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """Return an insert that may say what happens on a conflict."""
        return (sqlite.insert if self.is_file else postgresql.insert)(table)

    async def start(self, then: Callable[[], Awaitable[None]] | None = None) -> None:
        """Open it, and bring its tables up to date. then: what else belongs to the start.

        Raises `SettingsError` if it cannot be used.
        """
        try:
            if self.is_file:
                _create_file(Path(str(self.engine.url.database)))
            async with self.engine.begin() as connection:
                await connection.run_sync(upgrade)
            if then is not None:
                await then()
        except Exception as error:  # drivers, Alembic and the system raise whatever they like
            await self.engine.dispose()
            name = self.engine.url.database or "the database"  # the URL may have a password
            raise SettingsError(f"store.url: {name} cannot be used: {reason(error)}") from error
        self._writer.start()

    async def finish_writing(self) -> None:
        """Write what was accepted so far, and accept no more."""
        await self._writer.stop()

    async def close(self) -> None:
        await self.engine.dispose()

    async def read(self, statement: Executable) -> Sequence[Row[Any]]:
        """Return the rows of `statement`. Raises `StoreFailed`."""
        with translated():
            async with self.engine.connect() as connection:
                rows: Sequence[Row[Any]] = (await connection.execute(statement)).all()
        return rows

    async def write(self, operation: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Run `operation` in a transaction, as `Writer.write` does. Raises `StoreFailed`."""
        with translated():
            return await self._writer.write(operation)

    @asynccontextmanager
    async def _begin(self) -> AsyncIterator[AsyncConnection]:
        async with self.engine.begin() as connection:
            if self.is_file:
                await connection.exec_driver_sql("BEGIN IMMEDIATE")  # the driver would begin with a lock for reading
            yield connection


@contextmanager
def translated() -> Iterator[None]:
    """Raise `StoreFailed` for whatever a driver raises."""
    try:
        yield
    except Exception as error:  # drivers raise whatever they like
        raise StoreFailed("the database of responses cannot be used now") from error


def create_engine(url: str) -> AsyncEngine:
    """Without its parameters in errors, which are what clients sent."""
    if url.startswith(SQLITE):
        path = url.removeprefix(SQLITE)
        engine = create_async_engine(
            URL.create("sqlite+aiosqlite", database=path),
            connect_args={"timeout": _LOCK_TIMEOUT},
            pool_size=_CONNECTIONS,
            max_overflow=0,
            hide_parameters=True,
        )
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        return engine
    import asyncpg  # imported late: SQLite does without

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=partial(asyncpg.connect, url, timeout=_LOCK_TIMEOUT, command_timeout=_STATEMENT_TIMEOUT),
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def _set_pragmas(connection: DBAPIConnection, _: object) -> None:
    """A transaction is on the disk when it is committed. What is deleted is overwritten."""
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _create_file(path: Path) -> None:
    """Create it for its owner alone, if there is none. SQLite gives the files beside it the same mode."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def reason(error: BaseException) -> str:
    """Return the first line of what the driver or the system says."""
    cause = getattr(error, "orig", None) or error
    told = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
    return told.partition("\n")[0] or type(cause).__name__
