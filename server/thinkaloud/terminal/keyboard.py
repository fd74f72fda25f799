"""The keys that are listened to while a model thinks."""

import asyncio
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_CTRL_C = b"\x03"
_ENTER = b"\r\n"


def listening() -> bool:
    """Whether there is a keyboard that is ours."""
    try:
        return sys.stdin.isatty() and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False


@contextmanager
def on_enter(call: Callable[[], None]) -> Iterator[None]:
    """Inside the block Enter calls `call`, and no key is shown. Ctrl-C stays what it is: SIGINT.

    It comes as a byte where it was pressed while something else read the keys one by one, the line that was typed.
    """
    if not listening():
        yield
        return
    loop = asyncio.get_running_loop()
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    silent = termios.tcgetattr(keyboard)
    silent[3] &= ~(termios.ECHO | termios.ICANON)

    def read() -> None:
        typed = os.read(keyboard, 1024)
        if not typed:
            loop.remove_reader(keyboard)
        if set(typed) & set(_CTRL_C):
            signal.raise_signal(signal.SIGINT)
        elif set(typed) & set(_ENTER):
            call()

    termios.tcsetattr(keyboard, termios.TCSADRAIN, silent)
    loop.add_reader(keyboard, read)
    try:
        yield
    finally:
        loop.remove_reader(keyboard)
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
