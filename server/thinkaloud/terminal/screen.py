"""The output streams of a command.

The answer goes to standard output. Trace and notes go there too if it is a terminal, and to standard error otherwise.
"""

import io
import sys

from rich.console import Console
from rich.text import Text

from thinkaloud.terminal.plain_text import escape


def escape_unencodable() -> None:
    """Escape characters that the encoding of standard output or error lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class Screen:
    """The two output streams. quiet: show the answer only."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.out = Console(highlight=False, markup=False, emoji=False)
        self._err = Console(stderr=True, highlight=False, markup=False, emoji=False)

    @property
    def notes(self) -> Console:
        """Return the console for everything but the answer."""
        return self.out if self.out.is_terminal else self._err

    def note(self, text: str, style: str = "dim") -> None:
        """Print a note, unless `quiet`."""
        if not self.quiet:
            self.notes.print(Text(escape(text), style), soft_wrap=not self.notes.is_terminal)

    def warn(self, text: str) -> None:
        """Print what the user waits for, on one line. If `quiet`, only on a terminal."""
        if self._err.is_terminal or not self.quiet:
            self.notes.print(Text(escape(text), "yellow"), soft_wrap=not self.notes.is_terminal)

    def error(self, text: str) -> None:
        """Print an error on one line."""
        self._err.print(Text(escape(text), "red"), soft_wrap=not self._err.is_terminal)
