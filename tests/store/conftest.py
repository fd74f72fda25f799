"""Every kind of store, for the same tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.postgres import Postgres, programs, serving

KINDS = ("memory", "sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with serving(found) as server:
        yield server


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str | None]:
    """Makes the URL of a new, empty store of a kind."""

    def make(kind: str) -> str | None:
        if kind == "memory":
            return None
        pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / 'responses.db'}"
        server: Postgres = request.getfixturevalue("postgres")
        return server.create_database()

    return make


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_url: Callable[[str], str | None]) -> str | None:
    """Of a store of each kind."""
    return new_url(request.param)


@pytest.fixture(params=KINDS[1:])
def database(request: pytest.FixtureRequest, new_url: Callable[[str], str | None]) -> str:
    """The URL of a database of each kind."""
    made = new_url(request.param)
    assert made is not None
    return made
