"""The key that is listened to while a model thinks."""

import os
import select
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ENTER = b"\r\n"


def listening() -> bool:
    """Whether there is a keyboard that is ours."""
    try:
        return sys.stdin.isatty() and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False


@contextmanager
def on_enter(call: Callable[[], None]) -> Iterator[None]:
    """Inside the block Enter calls `call`, in a thread, and no key is shown. Ctrl-C stays what it is."""
    if not listening():
        yield
        return
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    silent = termios.tcgetattr(keyboard)
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    over, end = os.pipe()

    def listen() -> None:
        while True:
            ready, _, _ = select.select([keyboard, over], [], [])
            if over in ready:
                return
            typed = os.read(keyboard, 1024)
            if not typed:
                return
            if set(typed) & set(_ENTER):
                call()

    listener = threading.Thread(target=listen, daemon=True)
    try:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, silent)
        listener.start()
        yield
    finally:
        os.close(end)  # the other end becomes readable
        if listener.ident is not None:
            listener.join()
        os.close(over)
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
