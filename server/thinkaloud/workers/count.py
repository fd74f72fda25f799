"""How many front ends a server has, and what keeps it from having several."""

import os
from collections.abc import Iterator

from thinkaloud.errors import SettingsError
from thinkaloud.settings import Settings

_CORES = 8
"""Cores for one front end: the others are for the engines, and one front end serves what a few of them make."""
_MOST = 4


def count_workers(settings: Settings) -> int:
    """Return the number of front ends. Raises `SettingsError` where several are asked for and cannot be."""
    wanted = settings.server.workers
    if wanted == 1:
        return 1
    obstacle = next(_obstacles(settings), None)
    if wanted == "auto":
        return 1 if obstacle is not None else min(_MOST, max(1, _usable_cores() // _CORES))
    if obstacle is not None:
        raise SettingsError(f"server.workers: {wanted} processes share {obstacle}, or set workers: 1")
    return wanted


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _obstacles(settings: Settings) -> Iterator[str]:
    """Yield what of the settings holds in one process alone, and what to do."""
    if limited := settings.state.limits_counted_alone(settings.keys):
        yield f"no limits of keys, as of {limited}, which are counted in one process: set state.url"
    if settings.store.url is None:
        yield "no responses in memory: set store.url, for one machine to a file such as sqlite:////var/lib/thinkaloud.db"
