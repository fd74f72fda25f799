"""What can be said of a store before a server uses it. Nothing is made or changed, and no password is told."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from thinkaloud.settings.store import SQLITE
from thinkaloud.store.database import create_engine, reason
from thinkaloud.store.schema import VERSION_TABLE, configuration


def name(url: str) -> str:
    """Return the kind of a database and where it is."""
    if url.startswith(SQLITE):
        return f"SQLite, {url.removeprefix(SQLITE)}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or parse_qs(parts.query).get("host", [""])[0]
    except ValueError:
        return "PostgreSQL"
    return f"PostgreSQL, {parts.path.removeprefix('/')}" + (f" on {host}" if host else "")


def state(url: str) -> str:
    """Return whether a database can be reached, and whether its tables are those of this version."""
    path = Path(url.removeprefix(SQLITE))
    if not url.startswith(SQLITE):
        return asyncio.run(_ask(partial(create_engine, url)))
    if path.exists():
        read_only = URL.create(
            "sqlite+aiosqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true"}
        )
        return asyncio.run(_ask(partial(create_async_engine, read_only)))
    return "made at the start" if path.parent.is_dir() else f"warning: there is no folder {path.parent}"


async def _ask(connect: Callable[[], AsyncEngine]) -> str:
    try:
        engine = connect()
        try:
            async with engine.connect() as connection:
                return await connection.run_sync(_version)
        finally:
            await engine.dispose()
    except Exception as error:  # noqa: BLE001  drivers raise whatever they like
        return f"warning: cannot be used: {reason(error)}"


def _version(connection: Connection) -> str:
    migrations = ScriptDirectory.from_config(configuration(connection))
    current = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    if current is None:
        return "reached; its tables are made at the start"
    if current == migrations.get_current_head():
        return "reached, up to date"
    if current in {each.revision for each in migrations.walk_revisions()}:
        return "reached; its tables are brought up to date at the start"
    return "warning: reached, but its tables are of a newer version"
