"""File descriptors: raise their limit, and keep serving when they run out."""

import asyncio
import errno
import logging
import resource
import time
from collections.abc import Callable
from typing import Any

from thinkaloud.settings import LimitsSettings

log = logging.getLogger("thinkaloud.server")

_OTHER_DESCRIPTORS = 128
"""Open files besides two for each request: its connection, and the one to an upstream."""

_EXHAUSTED = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})


def raise_limit(limits: LimitsSettings) -> None:
    """Raise the process's limit of open files to what `limits` need. Warns if it is too low for `limits.running`."""
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


def handle_exhaustion(loop: asyncio.AbstractEventLoop, close_idle: Callable[[], None]) -> None:
    """Log when there is no descriptor for a new connection, and call `close_idle`, at most once a second.

    asyncio accepts again a second later.
    """
    last = 0.0

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        nonlocal last
        error = context.get("exception")
        if "socket" not in context or not isinstance(error, OSError) or error.errno not in _EXHAUSTED:
            loop.default_exception_handler(context)
        elif time.monotonic() - last >= 1:
            last = time.monotonic()
            log.warning("no new connection can be taken in: %s", error.strerror)
            close_idle()

    loop.set_exception_handler(handle)
