"""Markdown as models write it, for a terminal: nothing of the text is lost, and none of it acts on the terminal."""

from collections.abc import Iterator
from typing import Self

from markdown_it import MarkdownIt
from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.markdown import Markdown
from rich.segment import Segment
from rich.text import Text

from thinkaloud.terminal.plain import plain

_PARSER = (
    MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough").disable(["escape", "entity"])
)
"""`List<int>` is text and no tag, and `\\(x\\)` keeps its backslashes."""
_REDRAWN = 8_000
"""Characters of the last block that are drawn again and again; of a longer one the end is shown, as it is."""


class Rendered(Markdown):
    """A text, rendered. Links are spelt out: what is shown is where they lead."""

    def __init__(self, text: str) -> None:
        super().__init__("", code_theme="ansi_dark", hyperlinks=False)
        self.parsed = _PARSER.parse(plain(text))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in super().__rich_console__(console, options):
            if isinstance(part, Segment):
                yield _harmless(part)
            else:
                yield from map(_harmless, console.render(part, options))


def _harmless(segment: Segment) -> Segment:
    """What the parser has decoded, in an address for example, cannot do what the text itself could not."""
    return Segment(plain(segment.text), segment.style, segment.control)


def settled(text: str) -> int:
    """How many characters of a text that still grows are blocks that will not change."""
    whole = text[: text.rfind("\n") + 1]
    begins = [token.map[0] for token in _PARSER.parse(whole) if token.level == 0 and token.map and token.nesting >= 0]
    return sum(map(len, whole.splitlines(keepends=True)[: begins[-1]])) if len(begins) > 1 else 0


class Growing:
    """A text that is rendered while it comes: a block that is over stays, the last one is drawn again."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._rest = ""
        self._first = True
        self._live = Live(
            console=console,
            get_renderable=self._drawn,
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
        """Add a piece."""
        self._rest += piece
        if "\n" in piece and (until := settled(self._rest)):
            over, self._rest = self._rest[:until], self._rest[until:]
            self._print(over)

    def _print(self, text: str) -> None:
        if text.strip():
            self._console.print(*self._spaced(text), sep="\n")
            self._first = False

    def _drawn(self) -> "_End":
        return _End(self._rest, first=self._first)

    def _spaced(self, text: str) -> Iterator[Text | Rendered]:
        if not self._first:
            yield Text()
        yield Rendered(text)


class _End:
    """The last lines of a block, as many as the terminal has."""

    def __init__(self, text: str, *, first: bool) -> None:
        self._text = text
        self._first = first

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self._text.strip():
            return
        body = Rendered(self._text) if len(self._text) < _REDRAWN else Text(plain(self._text[-_REDRAWN // 2 :]))
        lines = console.render_lines(body, options.update(height=None), pad=False)
        for line in ([] if self._first else [[Segment("")]]) + lines[-max(1, console.height - 2) :]:
            yield from line
            yield Segment.line()
