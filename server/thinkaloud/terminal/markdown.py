"""Markdown of models for a terminal: complete, with all control characters escaped."""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown, MarkdownElement
from rich.panel import Panel
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from thinkaloud.terminal.formula_syntax import add_formulas
from thinkaloud.terminal.formula_tokens import BOXED, rewrite
from thinkaloud.terminal.plain_text import escape

_PARSER = add_formulas(
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["escape", "entity", "reference", "image"])
)
"""Without syntax that hides text: `List<int>` is no tag, `\\{` keeps its backslash, an image its URL."""
_THEME = Theme({f"markdown.{BOXED}": "bold reverse green"})
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_REDRAWN = 8_000
"""Longest last block, in characters, that is rendered while it grows. Of a longer one, the end is shown unrendered."""


class _Box(MarkdownElement):
    """A boxed answer that has a line for itself."""

    def __init__(self, content: str) -> None:
        self._content = content

    @classmethod
    def create(cls, markdown: Markdown, token: Token) -> "_Box":
        return cls(token.content)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Panel.fit(Text(self._content, "bold green"), border_style="green")


class EscapedMarkdown(Markdown):
    """A rendered text. Links show their URL, simple formulas are text, and a boxed answer is a box."""

    elements = Markdown.elements | {BOXED: _Box}
    inlines = Markdown.inlines | {BOXED}

    def __init__(self, text: str) -> None:
        super().__init__("", code_theme="ansi_dark", hyperlinks=False, justify="default")
        self.parsed = list(rewrite(_PARSER.parse(escape(text.replace("\r\n", "\n")))))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        with console.use_theme(_THEME):
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


class GrowingMarkdown:
    """Renders a text while it streams. Complete blocks are printed, the last one is `rest`, to be redrawn."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._rest = ""
        self._first = True

    def feed(self, piece: str) -> None:
        """Add a chunk."""
        self._rest += piece
        if "\n" in piece:
            whole = self._rest.rfind("\n") + 1
            *over, last = blocks(self._rest[:whole])
            self._print("".join(over), last + self._rest[whole:])

    def close(self) -> None:
        """Print the last block."""
        self._print(self._rest, "")

    def rest(self) -> "_Block":
        """Return the last block, as far as it fits the screen."""
        return _Block(self._rest, first=self._first, most=max(1, self._console.height - 6))

    def _print(self, text: str, rest: str) -> None:
        self._rest = rest
        if text.strip():
            self._console.print(_Block(text, first=self._first))
            self._first = False


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
            drawn = [_strip_end(line) for line in drawn]
            lines += [[], *drawn] if drawn and (lines or not self._first) else drawn
        for line in lines[-(self._most or 0) :]:
            yield from line
            yield Segment.line()


def _strip_end(line: list[Segment]) -> list[Segment]:
    """Remove the blanks at the end of a line, which a reader would copy, unless they can be seen."""
    line = line[:]
    while line and not line[-1].text.rstrip() and not _is_seen(line[-1].style):
        line.pop()
    if line and not _is_seen(line[-1].style):
        line[-1] = Segment(line[-1].text.rstrip(), *line[-1][1:])
    return line


def _is_seen(style: Style | None) -> bool:
    """Whether a blank of this style can be seen."""
    return style is not None and bool(style.bgcolor or style.underline or style.reverse)


def _strip_empty_lines(lines: list[list[Segment]]) -> list[list[Segment]]:
    """Remove the empty lines that rich puts around some blocks."""
    filled = [at for at, line in enumerate(lines) if any(segment.text.strip() for segment in line)]
    return lines[filled[0] : filled[-1] + 1] if filled else []
