"""The store that the settings describe, and what is beside it."""

import time
from collections.abc import Callable
from importlib.util import find_spec

from thinkaloud.errors import SettingsError
from thinkaloud.settings import StoreSettings
from thinkaloud.store.base import ResponseStore
from thinkaloud.store.memory import MemoryStore
from thinkaloud.store.routed import RoutedRequests


def build(settings: StoreSettings, clock: Callable[[], float] = time.time) -> ResponseStore:
    """The store for `settings`, to be started.

    clock: returns seconds since 1970. Raises `SettingsError` if what a database needs is not installed.
    """
    if settings.url is None:
        return MemoryStore(settings, clock)
    _require_drivers()
    from thinkaloud.store.sql import SqlStore  # imported late: it comes with an extra

    return SqlStore(settings, clock)


def build_routed(settings: StoreSettings, clock: Callable[[], float] = time.time) -> RoutedRequests | None:
    """The routed requests for `settings`, to be started; None if they are not kept. Raises as `build` does."""
    if settings.routes is None or settings.url is None:
        return None
    _require_drivers()
    from thinkaloud.store.sql_routed import SqlRoutedRequests  # imported late: it comes with an extra

    return SqlRoutedRequests(settings.url, settings.routes.days, clock)


def _require_drivers() -> None:
    if any(find_spec(name) is None for name in ("sqlalchemy", "alembic", "aiosqlite", "asyncpg")):
        raise SettingsError("store.url: the drivers of databases are not installed; install thinkaloud[store]")
