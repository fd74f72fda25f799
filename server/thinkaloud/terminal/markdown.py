"""Markdown of models for a terminal: complete, with all control characters escaped."""

import re
from itertools import pairwise
from typing import Self

from markdown_it import MarkdownIt
from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.markdown import Markdown
from rich.segment import Segment
from rich.text import Text

from thinkaloud.terminal.plain_text import escape

_PARSER = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["escape", "entity", "reference", "image"])
)
"""Without syntax that hides text: `List<int>` is no tag, `\\(x\\)` keeps its backslashes, an image its URL."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_REDRAWN = 8_000
"""Longest last block, in characters, that is rendered while it grows. Of a longer one, the end is shown unrendered."""


class EscapedMarkdown(Markdown):
    """A rendered text. Links show their URL."""

    def __init__(self, text: str) -> None:
        super().__init__("", code_theme="ansi_dark", hyperlinks=False)
        self.parsed = _PARSER.parse(escape(text.replace("\r\n", "\n")))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in super().__rich_console__(console, options):
            if isinstance(part, Segment):
                yield _escape_segment(part)
            else:
                yield from map(_escape_segment, console.render(part, options))


def _escape_segment(segment: Segment) -> Segment:
    """Escape what the parser has decoded, in a URL for example."""
    return Segment(escape(segment.text), segment.style, segment.control)


def blocks(text: str) -> list[str]:
    """Split a text into paragraphs, lists, tables and so on, each with the empty lines after it."""
    lines = _LINE.findall(text)
    tokens = _PARSER.parse(text.replace("\r", " "))
    tops = [token.map[0] for token in tokens if token.map and token.level == 0 and token.nesting >= 0]
    begins = [0, *tops[1:], len(lines)]
    return ["".join(lines[begin:end]) for begin, end in pairwise(begins)]


class LiveMarkdown:
    """Renders a text while it streams. Complete blocks stay, the last one is redrawn."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._rest = ""
        self._first = True
        self._live = Live(
            console=console,
            get_renderable=self._render_rest,
            transient=True,
            refresh_per_second=8,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        rest, self._rest = self._rest, ""
        self._live.stop()
        self._print(rest)

    def feed(self, piece: str) -> None:
        """Add a chunk."""
        self._rest += piece
        if "\n" in piece:
            whole = self._rest.rfind("\n") + 1
            *over, last = blocks(self._rest[:whole])
            self._rest = last + self._rest[whole:]
            self._print("".join(over))

    def _print(self, text: str) -> None:
        if text.strip():
            self._console.print(_Block(text, first=self._first))
            self._first = False

    def _render_rest(self) -> "_Block":
        return _Block(self._rest, first=self._first, most=max(1, self._console.height - 2))


class _Block:
    """A part of the text, after an empty line unless it is the first. most: show only this many lines of its end."""

    def __init__(self, text: str, *, first: bool, most: int | None = None) -> None:
        self._text = text
        self._first = first
        self._most = most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines: list[list[Segment]] = []
        for block in blocks(self._text):
            body = (
                EscapedMarkdown(block)
                if self._most is None or len(block) < _REDRAWN
                else Text(escape(block[-_REDRAWN:]))
            )
            drawn = _strip_empty_lines(console.render_lines(body, options.update(height=None), pad=False))
            lines += [[], *drawn] if drawn and (lines or not self._first) else drawn
        for line in lines[-(self._most or 0) :]:
            yield from line
            yield Segment.line()


def _strip_empty_lines(lines: list[list[Segment]]) -> list[list[Segment]]:
    """Remove the empty lines that rich puts around some blocks."""
    filled = [at for at, line in enumerate(lines) if any(segment.text.strip() for segment in line)]
    return lines[filled[0] : filled[-1] + 1] if filled else []
