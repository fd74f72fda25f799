"""What the operator's signals do: the first ends the server, the second ends it at once.

SIGTERM, Ctrl-C and SIGHUP are the same, in any order. uvicorn knows only the first two, takes a second one only from
Ctrl-C, and raises each again when it is done, so that a clean end looks like a death.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_SHOW_CURSOR = "\x1b[?25h"


@contextmanager
def handled(stop: Callable[[], None]) -> Iterator[None]:
    """Within it the first signal calls `stop`. What is ignored already stays so, as SIGHUP does under nohup.

    SIGINT is taken even then: a shell ignores it for what it starts in the background, and `kill -INT` is meant.
    """
    asked = False

    def handle(number: int, _: FrameType | None) -> None:
        nonlocal asked
        if asked:
            _end_at_once(number)
        asked = True
        stop()

    with _taken(handle):
        yield


@contextmanager
def idle() -> Iterator[None]:
    """Within it any of them ends the process at once, and well: nothing runs yet, or nothing any more."""
    with _taken(lambda _number, _frame: os._exit(0)):
        yield


@contextmanager
def _taken(handle: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    taken = [each for each in _ENDING if each == signal.SIGINT or signal.getsignal(each) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handle) for number in taken}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_at_once(number: int) -> None:
    """End the process without another wait, as if `number` had killed it; the engines' processes are told to end."""
    with suppress(Exception):
        for child in multiprocessing.active_children():
            child.terminate()
    with suppress(Exception):
        if sys.stderr.isatty():  # where the progress is shown, the cursor is not
            os.write(sys.stderr.fileno(), _SHOW_CURSOR.encode())
    os._exit(128 + number)
