"""Shows one answer while it comes: what is thought dimly, then the answer.

The answer goes to standard output: rendered on a terminal, as it is into anything else. What is told about it goes
beside it on a terminal, and to standard error else.
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

from thinkaloud.terminal.line_wrap import Wrapping
from thinkaloud.terminal.markdown import Growing
from thinkaloud.terminal.plain_text import plain
from thinkaloud_client import Answer, Event, Progress, Started, Summary, Thought

_MOVE = re.compile(r"(\s*)\*\*(.+?)\*\*(.*)", re.S)
"""A line of a summary: what the step does, and what it is about."""


@dataclass
class Times:
    """Seconds since the request went out, of what has been seen; None: not seen."""

    started: float | None = None
    thought: float | None = None
    answered: float | None = None
    ended: float = 0.0


def ready() -> None:
    """Let no character be one that standard output or error cannot say."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class Screen:
    """Where things are shown. quiet: the answer alone."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.out = Console(highlight=False, markup=False, emoji=False)
        self._err = Console(stderr=True, highlight=False, markup=False, emoji=False)

    @property
    def notes(self) -> Console:
        """For what is not the answer."""
        return self.out if self.out.is_terminal else self._err

    def note(self, text: str, style: str = "dim") -> None:
        """Say something; nothing where only the answer is wanted."""
        if not self.quiet:
            self.notes.print(Text(plain(text), style), soft_wrap=not self.notes.is_terminal)

    def error(self, text: str) -> None:
        """Say what went wrong, on one line."""
        self._err.print(Text(plain(text), "red"), soft_wrap=not self._err.is_terminal)


class Display:
    """One answer. hint: what can be done while it is waited for."""

    def __init__(self, screen: Screen, hint: str = "") -> None:
        self.times = Times()
        self._screen = screen
        self._begun = time.monotonic()
        self._waiting = _Waiting(hint)
        self._lively = ExitStack()
        self._wrapping: Wrapping | None = None
        self._growing: Growing | None = None
        self._summary = ""
        self._summarised = False
        self._answer = ""

    def __enter__(self) -> Self:
        screen = self._screen
        if not screen.quiet and screen.notes.is_terminal:
            live = Live(
                self._waiting, console=screen.notes, transient=True, redirect_stdout=False, redirect_stderr=False
            )
            self._lively.enter_context(live)
        return self

    def __exit__(self, *_: object) -> None:
        self._end_trace()
        self._lively.close()
        if self._answer and not self._screen.out.is_terminal:
            self._write("" if self._answer.endswith("\n") else "\n")
        self.times.ended = self._now()

    def show(self, event: Event) -> None:
        """Show what there is to be seen of it."""
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
                self._answer = text  # its end is all that is needed
                if self._growing is None:
                    self._write(text)
                else:
                    self._growing.feed(text)

    def hurried(self) -> None:
        """The user has asked for the answer."""
        self._waiting.hurried = True

    def _think(self, text: str) -> None:
        console = self._screen.notes
        if self._wrapping is None:
            self._lively.close()
            self._wrapping = Wrapping(console.width)
        console.out(self._wrapping.feed(plain(text)), style="dim", end="", highlight=False)
        console.file.flush()

    def _summarise(self, text: str) -> None:
        """Whole lines, above the line that waits."""
        *lines, self._summary = (self._summary + text).split("\n")
        for line in lines:
            if line.strip():
                self._screen.notes.print(_line(line))
                self._summarised = True

    def _end_trace(self) -> None:
        if self._wrapping is not None:
            console, wrapping, self._wrapping = self._screen.notes, self._wrapping, None
            console.out(wrapping.close(), style="dim", end="\n\n", highlight=False)
        if self._summary.strip():
            self._summarise("\n")
        if self._summarised:
            self._screen.note("")
            self._summarised = False

    def _begin_answer(self) -> None:
        self._end_trace()
        self._lively.close()
        if self._screen.out.is_terminal:
            self._growing = self._lively.enter_context(Growing(self._screen.out))

    def _write(self, text: str) -> None:
        self._screen.out.file.write(text)
        self._screen.out.file.flush()

    def _now(self) -> float:
        return time.monotonic() - self._begun


class _Waiting:
    """The line that moves while there is nothing to read."""

    def __init__(self, hint: str) -> None:
        self.tokens: int | None = None
        self.hurried = False
        self._hint = hint
        self._spinner = Spinner("dots", style="dim")
        self._begun = time.monotonic()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        seconds = f"{time.monotonic() - self._begun:.0f} s"
        told = f"waiting, {seconds}" if self.tokens is None else f"thinking, {self.tokens} tokens, {seconds}"
        hint = "asked to answer now" if self.hurried else self._hint
        text = Text(" · ".join(filter(None, (told, hint))), "dim", no_wrap=True, overflow="ellipsis")
        self._spinner.update(text=text)
        yield self._spinner


def _line(line: str) -> Text:
    found = _MOVE.fullmatch(plain(line))
    if found is None:
        return Text(f"  {plain(line).strip()}", "dim")
    return Text.assemble(("  " + found[2], "dim bold"), (found[3].rstrip(), "dim"))
