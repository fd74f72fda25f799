"""Bring a database to the tables of this version, safely where several processes do so at once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

VERSION_TABLE = "store_version"
"""Where a database says of which version its tables are."""
_LOCK = 0x7468_6B61
"""Number of PostgreSQL's advisory lock for it."""


def configuration(connection: Connection) -> Config:
    """Alembic's, for the migrations of this package on `connection`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run the migrations that `connection` lacks, inside its transaction, one process at a time."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    command.upgrade(configuration(connection), "head")
