"""`thinkaloud check` of a store: what it says of a database, which it neither makes nor changes."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from sqlalchemy import text

from store.opening import opened
from thinkaloud.cli import app
from thinkaloud.store.sql import SqlStore


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[str | None], str]:
    """What `check` says of the store with a URL."""
    (tmp_path / "tape.jsonl").write_text('{"text": "hello"}')
    config = tmp_path / "settings.yaml"

    def check(url: str | None) -> str:
        store = "{max_count: 5000, max_bytes: 1048576, max_age: 43200" + (f", url: '{url}'}}" if url else "}")
        engine = "{kind: scripted, transcript: tape.jsonl}"
        config.write_text(f"engines: {{e: {engine}}}\nmodels: {{m: {{engine: e}}}}\nstore: {store}\n")
        told = CliRunner().invoke(app, ["check", "--config", str(config)])
        assert told.exit_code == 0, told.output
        [line] = [line for line in told.stdout.splitlines() if line.startswith("store: ")]
        return line

    return check


async def used(url: str, *statements: str) -> None:
    """Make the tables, and run statements."""
    async with opened(url) as store:
        assert isinstance(store, SqlStore)
        async with store._database.engine.begin() as connection:
            for statement in statements:
                await connection.execute(text(statement))


def test_a_store_in_memory_is_told_with_its_bounds(checked: Callable[[str | None], str]) -> None:
    assert checked(None) == "store: in memory, at most 5,000 responses, 1 MiB, 0.5 days"


def test_a_database_is_told_as_new_up_to_date_and_too_new(checked: Callable[[str | None], str], database: str) -> None:
    kind = "SQLite" if database.startswith("sqlite") else "PostgreSQL"
    assert checked(database).startswith(f"store: {kind}, ")
    assert checked(database).endswith("made at the start")
    asyncio.run(used(database))
    assert checked(database).endswith("; reached, up to date")
    asyncio.run(used(database, "UPDATE store_version SET version_num = 'x'"))
    assert checked(database).endswith("; warning: reached, but its tables are of a newer version")


def test_a_file_is_not_made(checked: Callable[[str | None], str], tmp_path: Path) -> None:
    checked(f"sqlite:///{tmp_path}/a b%?.db")
    assert checked(f"sqlite:///{tmp_path}/none/a.db").endswith(f"; warning: there is no folder {tmp_path}/none")
    assert {file.name for file in tmp_path.iterdir()} == {"tape.jsonl", "settings.yaml"}


def test_a_file_with_any_name_that_is_no_database_is_left_as_it_is(
    checked: Callable[[str | None], str], tmp_path: Path
) -> None:
    file = tmp_path / "a b%?.db"
    file.write_bytes(b"something else" * 99)
    assert "; warning: cannot be used: " in checked(f"sqlite:///{file}")
    assert file.read_bytes() == b"something else" * 99


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://anna:secret@/x?host=/no/such/folder",
        "postgresql://anna@[::1]:1/x?password=secret",
        "postgresql://anna:secret@host:port/x",
        "postgresql://anna:secret@[::1/x",
    ],
)
def test_a_server_that_is_away_is_a_warning_without_a_password(checked: Callable[[str | None], str], url: str) -> None:
    line = checked(url)
    assert "; warning: cannot be used: " in line
    assert "secret" not in line
