"""The keyboard while a model thinks."""

import asyncio
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from thinkaloud.terminal.type_ahead import TypeAhead

_PASTES_ON, _PASTES_OFF = "\x1b[?2004h", "\x1b[?2004l"
"""Ask the terminal to mark what is pasted, so that the ends of its lines are no Enter."""


def is_available() -> bool:
    """Whether standard input is a terminal, and this process in its foreground."""
    try:
        return sys.stdin is not None and sys.stdin.isatty() and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False


@contextmanager
def listen(typed: TypeAhead, on_enter: Callable[[], None], on_change: Callable[[], None]) -> Iterator[None]:
    """Collect in `typed` what is typed inside the block. The terminal echoes no key. Ctrl-C stays SIGINT.

    on_enter: called for Enter by itself, with nothing on the line. on_change: called when `typed` has changed.
    Ctrl-C comes as a byte if it was pressed while the line editor had the terminal in raw mode.
    """
    if not is_available():
        yield
        return
    from prompt_toolkit.input.posix_utils import PosixStdinReader  # imported late: a pipe needs none of it
    from prompt_toolkit.input.vt100_parser import Vt100Parser
    from prompt_toolkit.key_binding import KeyPress
    from prompt_toolkit.keys import Keys

    loop = asyncio.get_running_loop()
    keyboard = sys.stdin.fileno()
    reader = PosixStdinReader(keyboard, errors="replace")

    def press(pressed: KeyPress) -> None:
        match pressed.key:
            case Keys.ControlC:
                signal.raise_signal(signal.SIGINT)
            case Keys.ControlM | Keys.ControlJ:
                typed.insert("\n")
            case Keys.ControlH:
                typed.delete()
            case Keys.ControlU:
                typed.delete_line()
            case Keys.BracketedPaste:
                typed.insert(pressed.data)
            case Keys():
                pass
            case sign:
                typed.insert(sign)

    parser = Vt100Parser(press)

    def read() -> None:
        text = reader.read()
        if reader.closed:
            loop.remove_reader(keyboard)
        if text and not text.strip("\r\n") and not typed.has_line():
            on_enter()
        else:
            parser.feed(text)
            on_change()

    before = termios.tcgetattr(keyboard)
    without_echo = termios.tcgetattr(keyboard)
    without_echo[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(keyboard, termios.TCSADRAIN, without_echo)
    _write(_PASTES_ON)
    loop.add_reader(keyboard, read)
    try:
        yield
    finally:
        loop.remove_reader(keyboard)
        _write(_PASTES_OFF)
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


def _write(command: str) -> None:
    """Send a command to the terminal, if it is that of standard output."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        sys.stdout.write(command)
        sys.stdout.flush()
