"""The state that the settings describe."""

import time
from importlib.util import find_spec

from thinkaloud.errors import SettingsError
from thinkaloud.settings import Settings
from thinkaloud.state.base import SharedState
from thinkaloud.state.memory import MemoryState
from thinkaloud.state.token_bucket import Clock


def build(settings: Settings, clock: Clock = time.monotonic) -> SharedState:
    """The state for `settings`, to be started.

    clock: for limits that hold in this process alone. Raises `SettingsError` if what Redis needs is not installed.
    """
    if settings.state.url is None:
        return MemoryState(clock)
    if find_spec("redis") is None:
        raise SettingsError("state.url: the client of Redis is not installed; install thinkaloud[redis]")
    from thinkaloud.state.redis import RedisState  # imported late: it comes with an extra

    return RedisState(settings.state, is_strict=settings.limits.strict, clock=clock)
