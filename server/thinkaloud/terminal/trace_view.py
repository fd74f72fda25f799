"""Show a trace while it streams, dimmed: each step behind the name of its move, or the lines of a summary.

What is complete stays on the screen. The step that is not is redrawn, since its move is known at its end.
"""

import re

from rich.console import Console
from rich.text import Text

from thinkaloud.terminal import moves
from thinkaloud.terminal.line_wrap import LineWrapper
from thinkaloud.terminal.plain_text import escape
from thinkaloud_client import Step

_KEPT = 40
"""Lines of a step that wait for its end, at most. Servers that tell no steps have one that does not end."""
_MOVE = re.compile(r"(\s*)\*\*(.+?)\*\*(.*)", re.S)
"""A line of a summary: what the step does, in bold, and what it is about."""


class TraceView:
    """Prints one trace to `console`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._empty = True
        self._gap = False
        self._summary = ""
        self._pieces: list[str] = []
        self._lines = ""
        self._printed = 0
        self._begin_step("")

    def feed(self, text: str) -> None:
        """Add a chunk of the trace."""
        self._pieces.append(text)
        lines = (self._lines + self._wrapper.feed(escape(text))).split("\n")
        self._lines = "\n".join(lines[-_KEPT:])
        if whole := lines[:-_KEPT]:
            self._print(Text("\n".join(whole), "dim"))
            self._printed += len(whole)

    def end_step(self, step: Step) -> None:
        """Print the step that has come, and go on with the text after it."""
        text = "".join(self._pieces)
        if not step.text or not text.startswith(step.text):
            return  # a line of a summary
        move = step.move if step.move in moves.STYLES and not self._printed else None
        shown = self._wrap(f"{move}: {step.text}" if move else step.text)
        body = Text("\n".join(shown.split("\n")[self._printed :]), "dim")
        if move:
            indent = len(shown) - len(shown.lstrip())
            body.stylize(f"not dim {moves.STYLES[move]}", indent, indent + len(move) + 1)
        if shown.strip():
            self._print(body)
        self._gap = step.text[len(step.text.rstrip()) :].count("\n") > 1
        self._begin_step(text[len(step.text) :])

    def feed_summary(self, text: str) -> None:
        """Add a chunk of the summary. Complete lines are printed."""
        *lines, self._summary = (self._summary + text).split("\n")
        for line in lines:
            if line.strip():
                self._print(_summary_line(line))

    def close(self) -> None:
        """Print what is left, and an empty line after the trace."""
        self.feed_summary("\n")
        if rest := self._lines + self._wrapper.close():
            self._print(Text(rest, "dim"))
        self._begin_step("")
        if not self._empty:
            self._console.print()
        self._empty = True

    def rest(self) -> Text:
        """Return the end of the step that is not complete, to be redrawn."""
        room = max(1, self._console.height - 6)
        gap = "\n" if self._gap and self._lines else ""
        return Text("\n".join((gap + self._lines).split("\n")[-room:]), "dim")

    def _begin_step(self, text: str) -> None:
        self._pieces = []
        self._wrapper = LineWrapper(self._console.width)
        self._lines = ""
        self._printed = 0
        if text:
            self.feed(text)

    def _wrap(self, text: str) -> str:
        wrapper = LineWrapper(self._console.width)
        return wrapper.feed(escape(text)) + wrapper.close()

    def _print(self, text: Text) -> None:
        if self._gap and not self._printed:
            self._console.print()
        self._gap, self._empty = False, False
        self._console.print(text, soft_wrap=True)


def _summary_line(line: str) -> Text:
    found = _MOVE.fullmatch(escape(line))
    if found is None:
        return Text(f"  {escape(line).strip()}", "dim")
    style = moves.STYLES.get(found[2].rstrip(":").lower(), "dim bold")
    return Text.assemble(("  " + found[2], style), (found[3].rstrip(), "dim"))
