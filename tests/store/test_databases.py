"""What databases do besides: they outlast the process, are shared, and refuse in words."""

import asyncio
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from store.opening import failed, opened, record
from store.postgres import Postgres
from thinkaloud.errors import SettingsError, StoreFailed
from thinkaloud.settings import StoreSettings
from thinkaloud.store import sql
from thinkaloud.store.base import ResponseStore, StoredResponse
from thinkaloud.store.build import build
from thinkaloud.store.schema import VERSION_TABLE
from thinkaloud.store.sql import SqlStore
from thinkaloud.store.tables import metadata

TESTS = Path(__file__).parents[1]


async def child(*arguments: str) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "store.child", *arguments)
    return await asyncio.create_subprocess_exec(*command, cwd=TESTS, stdout=asyncio.subprocess.PIPE)


async def lines(process: asyncio.subprocess.Process, count: int) -> list[str]:
    """The next `count` lines that a child writes."""
    assert process.stdout is not None
    return [(await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip() for _ in range(count)]


async def fail_running(store: ResponseStore) -> int:
    """How many failed, once some did: a server notices the end of a process a moment later."""
    async with asyncio.timeout(60):
        count = 0
        while not count:
            count = await store.fail_running(failed)
    return count


async def load(store: ResponseStore, name: str) -> StoredResponse:
    found = await store.load(name, "anna")
    assert found is not None, name
    return found


async def write_and_kill(name: str, count: int, database: str) -> dict[str, str]:
    """Kill a child in the midst of its writing. Returns the last status that it reported of each response."""
    process = await child("write", database, name)
    reported = await lines(process, count)
    process.kill()
    assert process.stdout is not None
    reported += (await process.stdout.read()).decode().splitlines()
    await process.wait()
    return dict(line.split() for line in reported)


async def test_killed_processes_lose_nothing_that_they_reported(database: str) -> None:
    count = 1000  # saves, two for nearly each response
    expected: dict[str, str] = {}
    for name in ("one", "two"):
        reported = await write_and_kill(name, count // 2, database)
        async with opened(database, max_count=count) as store:
            before = {each: (await load(store, each)).status for each in reported}
            assert {before[each] for each in reported if reported[each] == "completed"} == {"completed"}
            assert "in_progress" in before.values()
            await fail_running(store)
        expected |= before
    async with opened(database, max_count=count) as store:
        for name, status in expected.items():
            kept = await load(store, name)
            assert (kept.status, kept.response) == (
                ("completed", name.encode() * 100) if status == "completed" else ("failed", b'{"status":"failed"}')
            )


async def test_what_another_process_works_on_fails_when_that_ends_and_not_before(database: str) -> None:
    process = await child("hold", database)
    assert await lines(process, 1) == ["held"]
    async with opened(database) as store:
        assert await store.fail_running(failed) == 0
        process.kill()
        await process.wait()
        assert await fail_running(store) == 1
        kept = await load(store, "resp_held")
        assert kept.status == "failed"
        assert kept.item_ids == ("rs_1",)
        assert await store.find_item("rs_1", "anna") == kept


async def test_a_process_is_known_to_be_alive_again_soon_after_its_database_restarts(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only when its upkeep looks, which it does once a minute: others fail what a process works on that is gone."""
    monkeypatch.setattr(sql, "UPKEEP", 3600.0)
    url = postgres.create_database()
    async with opened(url) as store:
        assert isinstance(store, SqlStore)
        number = store._processes.number
        await store.save(record(status="in_progress"))
        for _ in range(2):
            await asyncio.to_thread(postgres.restart)
            async with opened(url) as other:
                assert isinstance(other, SqlStore)
                async with asyncio.timeout(60):
                    while await other._processes.ended([number]):
                        pass
                assert await other.fail_running(failed) == 0
        await store.save(record())
    async with opened(url) as store:
        assert await store._processes.ended([number]) == [number]  # type: ignore[attr-defined]


async def test_processes_that_start_at_once_make_the_tables_once(database: str) -> None:
    starting = [await child("start", database) for _ in range(4)]
    assert [await process.wait() for process in starting] == [0] * 4


async def test_a_closed_store_is_read_by_the_next(database: str) -> None:
    async with opened(database) as store:
        await store.save(record(status="in_progress"))
        await store.append_events("resp_1", 0, [b"0"])
    async with opened(database) as store:
        assert await fail_running(store) == 1
        kept = await load(store, "resp_1")
        assert kept.status == "failed"
        assert await store.events("resp_1", "anna", -1) == [(0, b"0")]


async def test_one_that_fails_takes_no_other_with_it(database: str) -> None:
    async with opened(database) as store:
        bad = record("bad")
        object.__setattr__(bad, "status", None)
        results = await asyncio.gather(
            *(store.save(each) for each in (record("one"), bad, record("two"))), return_exceptions=True
        )
        assert [type(result) for result in results] == [type(None), StoreFailed, type(None)]
        assert await store.load("one", "anna") is not None
        assert await store.load("two", "anna") is not None


async def test_a_store_that_is_not_open_says_that_it_failed(database: str) -> None:
    async with opened(database) as store:
        pass
    with pytest.raises(StoreFailed):
        await store.save(record())


async def test_much_that_is_written_is_swept_unasked(database: str) -> None:
    async with opened(database, max_count=20) as store:
        async with asyncio.timeout(60):
            number = 0
            while not number or await store.load("resp_0", "anna"):
                await store.save(record(f"resp_{number}"))
                number += 1


async def test_the_migrations_make_the_tables_that_the_code_knows(database: str) -> None:
    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        return list(compare_metadata(context, metadata))

    async with opened(database) as store:
        assert isinstance(store, SqlStore)
        async with store._database.engine.connect() as connection:
            assert await connection.run_sync(differences) == []


def permissions(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


async def test_the_file_is_readable_by_its_owner_alone(new_url: Callable[[str], str], tmp_path: Path) -> None:
    async with opened(new_url("sqlite")) as store:
        await store.save(record())
        modes = permissions(tmp_path)
        assert len(modes) == 4
        assert set(modes.values()) == {0o600}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////no/such/folder/x.db", "No such file or directory"),
        ("sqlite:////dev/null", "cannot be used"),
        ("postgresql://anna:secret@/x?host=/no/such/folder", "No such file or directory"),
        ("postgresql://anna:secret@[::1]:1/x", "store.url"),
        ("postgresql://anna:secret@host:port/x", "store.url"),
    ],
)
async def test_what_cannot_be_opened_is_one_line_without_a_password(url: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        await build(StoreSettings(url=url)).start()
    assert said in str(caught.value)
    assert str(caught.value).startswith("store.url: ")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
