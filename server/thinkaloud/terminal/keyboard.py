"""The keyboard while a model thinks."""

import asyncio
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_CTRL_C = b"\x03"
_ENTER = b"\r\n"


def is_available() -> bool:
    """Whether standard input is a terminal, and this process in its foreground."""
    try:
        return sys.stdin.isatty() and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False


@contextmanager
def call_on_enter(call: Callable[[], None]) -> Iterator[None]:
    """Call `call` for each Enter inside the block, and echo no key. Ctrl-C stays SIGINT.

    Ctrl-C comes as a byte if it was pressed while the line editor had the terminal in raw mode.
    """
    if not is_available():
        yield
        return
    loop = asyncio.get_running_loop()
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    without_echo = termios.tcgetattr(keyboard)
    without_echo[3] &= ~(termios.ECHO | termios.ICANON)

    def read() -> None:
        typed = os.read(keyboard, 1024)
        if not typed:
            loop.remove_reader(keyboard)
        if set(typed) & set(_CTRL_C):
            signal.raise_signal(signal.SIGINT)
        elif set(typed) & set(_ENTER):
            call()

    termios.tcsetattr(keyboard, termios.TCSADRAIN, without_echo)
    loop.add_reader(keyboard, read)
    try:
        yield
    finally:
        loop.remove_reader(keyboard)
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
