"""Signals: the first stops the server, the second ends it at once.

SIGTERM, Ctrl-C and SIGHUP stop it alike, in any order; behind SIGTERM alone it drains first. uvicorn handles only the
first two, accepts a second one only from Ctrl-C, and raises each again when it is done, so that a clean exit looks like
a crash.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_SHOW_CURSOR = "\x1b[?25h"


@contextmanager
def stop_on_signal(stop: Callable[[int], None]) -> Iterator[None]:
    """Call `stop` with the first signal within the block, and end the process at the second.

    A signal that is ignored already stays ignored, as SIGHUP under nohup. SIGINT is handled even then: a shell ignores
    it for background processes, and `kill -INT` is meant.
    """
    stopping = False

    def handle(number: int, _: FrameType | None) -> None:
        nonlocal stopping
        if stopping:
            _exit_at_once(number)
        stopping = True
        stop(number)

    with _install(handle):
        yield


@contextmanager
def exit_on_signal() -> Iterator[None]:
    """End the process with exit code 0 at any signal within the block: nothing runs yet, or nothing any more."""
    with _install(lambda _number, _frame: os._exit(0)):
        yield


@contextmanager
def _install(handle: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    numbers = [each for each in _SIGNALS if each == signal.SIGINT or signal.getsignal(each) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _exit_at_once(number: int) -> None:
    """Terminate the engines' processes, and exit as if the signal had killed this one."""
    with suppress(Exception):
        for child in multiprocessing.active_children():
            child.terminate()
    with suppress(Exception):
        if sys.stderr.isatty():  # the start-up display hides the cursor
            os.write(sys.stderr.fileno(), _SHOW_CURSOR.encode())
    os._exit(128 + number)
