"""The lines below an answer that streams: what is waited for, which keys there are, and what is typed meanwhile."""

import time
from collections.abc import Callable

from rich.console import Console, ConsoleOptions, RenderResult
from rich.spinner import Spinner
from rich.text import Text

from thinkaloud.terminal.plain_text import escape

_TYPED_LINES = 5
_TYPED_LENGTH = 1_000


class StatusLine:
    """state: waiting, thinking or answering. keys: whether the keyboard is read. typed: returns what was typed."""

    def __init__(self, *, keys: bool, typed: Callable[[], str]) -> None:
        self.state = "waiting"
        self.tokens: int | None = None
        self.hurried = False
        self._keys = keys
        self._typed = typed
        self._spinner = Spinner("dots", style="dim")
        self._start = time.monotonic()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self.state != "answering":
            self._spinner.update(text=Text(" · ".join(self._parts()), "dim"))
            yield self._spinner
        if typed := self._typed():
            end = "\n".join(typed[-_TYPED_LENGTH:].split("\n")[-_TYPED_LINES:])
            yield Text(f"> {escape(end)}")

    def _parts(self) -> list[str]:
        tokens = "" if self.tokens is None else f"{self.tokens} tokens, "
        parts = [f"{self.state}, {tokens}{time.monotonic() - self._start:.0f} s"]
        if self.hurried:
            parts.append("asked to answer now")
        elif self._keys:
            parts.append("Enter: answer now, Ctrl-C: stop" if self.state == "thinking" else "Ctrl-C: stop")
        return parts
