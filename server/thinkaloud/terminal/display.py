"""Show an answer while it streams: first the trace, then the answer, rendered if standard output is a terminal."""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

from rich.console import Group, RenderableType
from rich.live import Live

from thinkaloud.terminal.markdown import GrowingMarkdown
from thinkaloud.terminal.screen import Screen
from thinkaloud.terminal.status_line import StatusLine
from thinkaloud.terminal.trace_view import TraceView
from thinkaloud.terminal.type_ahead import TypeAhead
from thinkaloud_client import Answer, Event, Progress, Started, Step, Summary, Thought


@dataclass
class Times:
    """Seconds from the request to each event; None for one that has not come."""

    started: float | None = None
    thought: float | None = None
    answered: float | None = None
    ended: float = 0.0


class Display:
    """Shows one answer. typed: what is typed meanwhile. keys: whether the keyboard is read."""

    def __init__(self, screen: Screen, typed: TypeAhead | None, *, keys: bool) -> None:
        self.times = Times()
        self._screen = screen
        self._start = time.monotonic()
        self._status = StatusLine(keys=keys, typed=lambda: typed.text if typed else "")
        self._trace = TraceView(screen.notes)
        self._markdown: GrowingMarkdown | None = None
        self._live: Live | None = None
        self._closing = ExitStack()
        self._answer = ""

    def __enter__(self) -> Self:
        screen = self._screen
        if screen.notes.is_terminal and not (screen.quiet and not screen.out.is_terminal):
            self._live = Live(
                console=screen.notes,
                get_renderable=self._render,
                transient=True,
                refresh_per_second=8,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._closing.enter_context(self._live)
        return self

    def __exit__(self, *_: object) -> None:
        self._trace.close()
        if self._markdown is not None:
            self._markdown.close()
        self._closing.close()
        if self._answer and not self._screen.out.is_terminal:
            self._write("" if self._answer.endswith("\n") else "\n")
        self.times.ended = self._now()

    @property
    def is_thinking(self) -> bool:
        """Whether the trace has begun and the answer has not."""
        return self._status.state == "thinking"

    def show(self, event: Event) -> None:
        """Show an event."""
        match event:
            case Started():
                self.times.started = self._now()
            case Progress(tokens):
                self._think()
                self._status.tokens = tokens
            case Thought(text):
                self._think()
                if not self._screen.quiet:
                    self._trace.feed(text)
            case Summary(text):
                self._think()
                if not self._screen.quiet:
                    self._trace.feed_summary(text)
            case Step():
                self._trace.end_step(event)
            case Answer(text):
                if self.times.answered is None:
                    self._begin_answer()
                self._answer = text  # only its end is needed
                if self._markdown is None:
                    self._write(text)
                else:
                    self._markdown.feed(text)

    def show_hurry(self) -> None:
        """Show that the user wants the answer now."""
        self._status.hurried = True

    def refresh(self) -> None:
        """Redraw what changes, such as what is typed."""
        if self._live is not None and self._live.is_started:
            self._live.refresh()

    def _think(self) -> None:
        if self.times.thought is None:
            self.times.thought = self._now()
            self._status.state = "thinking"

    def _begin_answer(self) -> None:
        self.times.answered = self._now()
        self._status.state = "answering"
        self._trace.close()
        if self._screen.out.is_terminal:
            self._markdown = GrowingMarkdown(self._screen.out)
        else:
            self._closing.close()

    def _render(self) -> RenderableType:
        if self._markdown is not None:
            return Group(self._markdown.rest(), self._status)
        if self._screen.quiet:
            return Group()
        rest = self._trace.rest()
        return Group(rest, self._status) if rest.plain else self._status

    def _write(self, text: str) -> None:
        self._screen.out.file.write(text)
        self._screen.out.file.flush()

    def _now(self) -> float:
        return time.monotonic() - self._start
