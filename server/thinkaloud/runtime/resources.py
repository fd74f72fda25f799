"""What the process takes of its machine: descriptors, and time for collecting garbage."""

import asyncio
import errno
import gc
import logging
import resource
import time
from collections.abc import Callable
from typing import Any

from thinkaloud.settings import LimitsSettings

log = logging.getLogger("thinkaloud.server")

_OTHER_DESCRIPTORS = 128
"""What is open besides a connection for each request, and one to an upstream behind it."""

_GARBAGE = (50_000, 20, 20)
"""A thousand requests at once are a million objects, and Python's default looks through them for half of the time."""

_EXHAUSTED = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})


def raise_descriptors(limits: LimitsSettings) -> None:
    """Let the process open as many files as `limits` need, and say so where it may not for `limits.running`."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = limits.connections + limits.running + _OTHER_DESCRIPTORS
    wanted = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    needed = 2 * limits.running + _OTHER_DESCRIPTORS
    if soft != resource.RLIM_INFINITY and soft < needed:
        log.warning(
            "limits.running: %d requests need up to %d open files, and the process may have %d (ulimit -n)",
            limits.running,
            needed,
            soft,
        )


def settle_garbage() -> None:
    """Look seldom for garbage, and never among what has been loaded by now."""
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


def watch_accepting(loop: asyncio.AbstractEventLoop, make_way: Callable[[], None]) -> None:
    """Where there is no descriptor for a new connection, say so and `make_way`; asyncio tries again a second later."""
    told = 0.0

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        nonlocal told
        error = context.get("exception")
        if "socket" not in context or not isinstance(error, OSError) or error.errno not in _EXHAUSTED:
            loop.default_exception_handler(context)
        elif time.monotonic() - told >= 1:
            told = time.monotonic()
            log.warning("no new connection can be taken in: %s", error.strerror)
            make_way()

    loop.set_exception_handler(handle)
