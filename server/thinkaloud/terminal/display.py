"""Show an answer while it streams: first the trace, dimmed, then the answer.

The answer goes to standard output, rendered if that is a terminal. Trace and notes go there too if it is a terminal,
and to standard error otherwise.
"""

import io
import re
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from thinkaloud.terminal.line_wrap import LineWrapper
from thinkaloud.terminal.markdown import LiveMarkdown
from thinkaloud.terminal.plain_text import escape
from thinkaloud_client import Answer, Event, Progress, Started, Summary, Thought

_MOVE = re.compile(r"(\s*)\*\*(.+?)\*\*(.*)", re.S)
"""A line of a summary: what the step does, in bold, and what it is about."""


@dataclass
class Times:
    """Seconds from the request to each event; None for one that has not come."""

    started: float | None = None
    thought: float | None = None
    answered: float | None = None
    ended: float = 0.0


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

    def error(self, text: str) -> None:
        """Print an error on one line."""
        self._err.print(Text(escape(text), "red"), soft_wrap=not self._err.is_terminal)


class Display:
    """Shows one answer. hint: keys to press while waiting."""

    def __init__(self, screen: Screen, hint: str = "") -> None:
        self.times = Times()
        self._screen = screen
        self._start = time.monotonic()
        self._waiting = _Waiting(hint)
        self._live = ExitStack()
        self._wrapper: LineWrapper | None = None
        self._markdown: LiveMarkdown | None = None
        self._summary = ""
        self._summarised = False
        self._answer = ""

    def __enter__(self) -> Self:
        screen = self._screen
        if not screen.quiet and screen.notes.is_terminal:
            live = Live(
                self._waiting, console=screen.notes, transient=True, redirect_stdout=False, redirect_stderr=False
            )
            self._live.enter_context(live)
        return self

    def __exit__(self, *_: object) -> None:
        self._end_trace()
        self._live.close()
        if self._answer and not self._screen.out.is_terminal:
            self._write("" if self._answer.endswith("\n") else "\n")
        self.times.ended = self._now()

    def show(self, event: Event) -> None:
        """Show an event."""
        times = self.times
        match event:
            case Started():
                times.started = self._now()
            case Progress(tokens):
                times.thought = times.thought or self._now()
                self._waiting.tokens = tokens
            case Thought(text):
                times.thought = times.thought or self._now()
                if not self._screen.quiet:
                    self._think(text)
            case Summary(text):
                times.thought = times.thought or self._now()
                if not self._screen.quiet:
                    self._summarise(text)
            case Answer(text):
                if times.answered is None:
                    times.answered = self._now()
                    self._begin_answer()
                self._answer = text  # only its end is needed
                if self._markdown is None:
                    self._write(text)
                else:
                    self._markdown.feed(text)

    def show_hurry(self) -> None:
        """Show that the user wants the answer now."""
        self._waiting.hurried = True

    def _think(self, text: str) -> None:
        console = self._screen.notes
        if self._wrapper is None:
            self._live.close()
            self._wrapper = LineWrapper(console.width)
        console.out(self._wrapper.feed(escape(text)), style="dim", end="", highlight=False)
        console.file.flush()

    def _summarise(self, text: str) -> None:
        """Print complete lines above the spinner."""
        *lines, self._summary = (self._summary + text).split("\n")
        for line in lines:
            if line.strip():
                self._screen.notes.print(_summary_line(line))
                self._summarised = True

    def _end_trace(self) -> None:
        if self._wrapper is not None:
            console, wrapper, self._wrapper = self._screen.notes, self._wrapper, None
            console.out(wrapper.close(), style="dim", end="\n\n", highlight=False)
        if self._summary.strip():
            self._summarise("\n")
        if self._summarised:
            self._screen.note("")
            self._summarised = False

    def _begin_answer(self) -> None:
        self._end_trace()
        self._live.close()
        if self._screen.out.is_terminal:
            self._markdown = self._live.enter_context(LiveMarkdown(self._screen.out))

    def _write(self, text: str) -> None:
        self._screen.out.file.write(text)
        self._screen.out.file.flush()

    def _now(self) -> float:
        return time.monotonic() - self._start


class _Waiting:
    """The spinner line."""

    def __init__(self, hint: str) -> None:
        self.tokens: int | None = None
        self.hurried = False
        self._hint = hint
        self._spinner = Spinner("dots", style="dim")
        self._start = time.monotonic()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        seconds = f"{time.monotonic() - self._start:.0f} s"
        state = f"waiting, {seconds}" if self.tokens is None else f"thinking, {self.tokens} tokens, {seconds}"
        hint = "asked to answer now" if self.hurried else self._hint
        text = Text(" · ".join(filter(None, (state, hint))), "dim", no_wrap=True, overflow="ellipsis")
        self._spinner.update(text=text)
        yield self._spinner


def _summary_line(line: str) -> Text:
    found = _MOVE.fullmatch(escape(line))
    if found is None:
        return Text(f"  {escape(line).strip()}", "dim")
    return Text.assemble(("  " + found[2], "dim bold"), (found[3].rstrip(), "dim"))
