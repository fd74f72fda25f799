"""Which processes that share a database are alive.

Each holds a lock on a number of its own, which the system or the database's server releases however the process ends.
"""

import asyncio
import fcntl
import os
import struct
from collections.abc import Iterable
from pathlib import Path
from secrets import randbelow
from typing import Any, Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class Processes(Protocol):
    """The processes of one database."""

    number: int
    """This one's, 1 to 2**31 - 1."""

    async def enter(self) -> None:
        """Hold this process's lock, again if it was lost."""

    async def lost(self) -> None:
        """Return when this process's lock is lost."""

    async def leave(self) -> None:
        """Release this process's lock."""

    async def ended(self, numbers: Iterable[int]) -> list[int]:
        """Return which of `numbers` no process holds."""


def draw_number() -> int:
    """Return a number that no other process is likely to have drawn."""
    return 1 + randbelow(2**31 - 1)


class FileProcesses:
    """Locks of single bytes of a file. They belong to the open file, so two stores of one process differ, too."""

    _LOCK = struct.Struct("hhqqi4x")  # Linux's struct flock: type, whence, start, length, pid

    def __init__(self, path: Path) -> None:
        self.number = draw_number()
        self._path = path
        self._file: int | None = None

    async def enter(self) -> None:
        if self._file is None:
            self._file = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            self._call(fcntl.F_OFD_SETLK, self.number)

    async def lost(self) -> None:
        await asyncio.Event().wait()  # the system releases it with the process alone

    async def leave(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    async def ended(self, numbers: Iterable[int]) -> list[int]:
        return [n for n in numbers if n != self.number and self._call(fcntl.F_OFD_GETLK, n) == fcntl.F_UNLCK]

    def _call(self, command: int, number: int) -> int:
        """Return the type of the lock that there is."""
        assert self._file is not None  # noqa: S101  between `enter` and `leave`
        lock = fcntl.fcntl(self._file, command, self._LOCK.pack(fcntl.F_WRLCK, os.SEEK_SET, number, 1, 0))
        kind: int = self._LOCK.unpack(lock)[0]
        return kind


class ServerProcesses:
    """PostgreSQL's advisory locks, of a connection that is held all the while."""

    _SPACE = 0x7468_6B62
    """The first of the two numbers of a lock."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.number = draw_number()
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._lost, self._entering = asyncio.Event(), asyncio.Lock()

    async def enter(self) -> None:
        async with self._entering:
            if self._connection is not None:
                try:
                    await self._connection.execute(text("SELECT 1"))
                except Exception:  # noqa: BLE001  whatever it is, another connection is needed
                    await self.leave()
            if self._connection is None:
                self._connection = await self._lock()
            self._lost.clear()

    async def lost(self) -> None:
        await self._lost.wait()

    async def _lock(self) -> AsyncConnection:
        """A new connection that holds the lock. It says so when it ends, as it does when the database restarts."""
        connection = await self._engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            lock = text("SELECT pg_advisory_lock(:space, :number)")
            await connection.execute(lock, {"space": self._SPACE, "number": self.number})
            driver: Any = (await connection.get_raw_connection()).driver_connection
            driver.add_termination_listener(lambda _: self._lost.set())
        except BaseException:
            await connection.invalidate()
            raise
        return connection

    async def leave(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()  # closes it, and releases the lock
            await connection.close()

    async def ended(self, numbers: Iterable[int]) -> list[int]:
        held = text(
            "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = :space"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        async with self._engine.connect() as connection:
            alive = {row.objid for row in await connection.execute(held, {"space": self._SPACE})}
        return [number for number in numbers if number not in alive]
