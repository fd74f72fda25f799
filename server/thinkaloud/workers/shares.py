"""The part of each front end in what the settings allow the server as a whole."""

from typing import TypeVar

from thinkaloud.settings import PooledEngine, Settings
from thinkaloud.settings.section import Section

_Branch = TypeVar("_Branch", bound=Section)


def divide(settings: Settings, count: int) -> Settings:
    """Return the settings of each of `count` front ends.

    Requests, places in the queue, connections and those to upstreams are divided; whatever is of one request or
    one key stays.
    """
    limits = _divide(settings.limits, count, running=1, queue=0, connections=16)
    engines = {
        name: _divide(engine, count, max_connections=1) if isinstance(engine, PooledEngine) else engine
        for name, engine in settings.engines.items()
    }
    return settings.model_copy(update={"limits": limits, "engines": engines})


def _divide(branch: _Branch, count: int, **least: int) -> _Branch:
    """least: the fields, and the least that each may be."""
    return branch.model_copy(update={name: max(few, getattr(branch, name) // count) for name, few in least.items()})
