"""Operations that share transactions, and what becomes of them when one fails. The database is a list."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from thinkaloud.store.writer import NoTransaction, Writer


class Database:
    """Keeps a list of operations for each transaction that was committed."""

    def __init__(self) -> None:
        self.committed: list[list[str]] = []
        self.begun, self.is_away = 0, False

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Any]:
        self.begun += 1
        if self.is_away:
            raise TimeoutError
        done: list[str] = []
        await asyncio.sleep(0)
        yield done
        self.committed.append(done)


def appending(name: str) -> Callable[[Any], Awaitable[str]]:
    async def operation(done: list[str]) -> str:
        if name == "bad":
            raise ValueError(name)
        done.append(name)
        return name

    return operation


async def write(database: Database, *names: str) -> list[Any]:
    """Write all at once, and return each result or error."""
    writer = Writer(database.begin)
    writer.start()
    results = await asyncio.gather(*(writer.write(appending(name)) for name in names), return_exceptions=True)
    await writer.stop()
    return results


async def test_what_waits_goes_into_one_transaction_in_its_order() -> None:
    database = Database()
    assert await write(database, "one", "two", "three") == ["one", "two", "three"]
    assert database.committed == [["one", "two", "three"]]


async def test_one_that_fails_leaves_the_others_their_results() -> None:
    database = Database()
    results = await write(database, "one", "bad", "two")
    assert [results[0], type(results[1]), results[2]] == ["one", ValueError, "two"]
    assert database.committed == [["one"], ["two"]]


async def test_a_database_that_is_away_is_asked_twice_for_all_who_wait() -> None:
    database = Database()
    database.is_away = True
    assert [type(result) for result in await write(database, "one", "two", "three")] == [NoTransaction] * 3
    assert database.begun == 2


async def test_what_was_given_before_the_end_is_written_and_nothing_after_it() -> None:
    database = Database()
    writer = Writer(database.begin)
    writer.start()
    waiting = asyncio.create_task(writer.write(appending("one")))
    await asyncio.sleep(0)
    await writer.stop()
    assert await waiting == "one"
    with pytest.raises(RuntimeError):
        await writer.write(appending("two"))
    assert database.committed == [["one"]]
