"""Tokens of Markdown for a terminal: formulas are text where they are simple, boxes stand apart, lines stay lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

from thinkaloud.terminal.formula_syntax import BOX, find_closing
from thinkaloud.terminal.formulas import readable

BOXED = "boxed"
"""Type of a box, and its tag in a line. It is a block of its own if it has the line for itself."""
_BESIDE = " .,;:\n"
"""Signs that may stand beside a box that has a line for itself."""


def rewrite(tokens: Sequence[Token]) -> Iterator[Token]:
    """Return the tokens of a text."""
    before = ""
    for token in tokens:
        if token.type == "formula":
            yield from _paragraphs([[*_formula(token)]])
        elif token.type == "inline" and before == "paragraph_open":
            yield from _paragraphs(_lines(token.children or []))
        elif token.type == "inline":
            yield _inline(_lines(token.children or []))
        elif token.type not in ("paragraph_open", "paragraph_close"):
            yield token
        before = token.type


def _lines(children: Iterable[Token]) -> list[list[Token]]:
    """Split the content of a block into its lines."""
    lines: list[list[Token]] = [[]]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            lines.append([])
        elif child.type == "formula":
            lines[-1] += _formula(child)
        else:
            lines[-1].append(child)
    return lines


def _paragraphs(lines: Iterable[list[Token]]) -> Iterator[Token]:
    """Return a box for each line that is one, and paragraphs of the lines between them."""
    for alone, group in groupby(lines, _is_box):
        if alone:
            yield from (Token(BOXED, "", 0, content=box.content) for line in group for box in line if box.type == BOXED)
        else:
            yield Token("paragraph_open", "p", 1)
            yield _inline(group)
            yield Token("paragraph_close", "p", -1)


def _is_box(line: Sequence[Token]) -> bool:
    beside = [token for token in line if token.type != BOXED]
    return len(line) - len(beside) == 1 and all(
        token.tag in ("strong", "em") if token.nesting else not token.content.strip(_BESIDE) for token in beside
    )


def _inline(lines: Iterable[list[Token]]) -> Token:
    children: list[Token] = []
    for at, line in enumerate(lines):
        children += [Token("hardbreak", "br", 0)] if at else []
        children += [_padded(token) if token.type == BOXED else token for token in line]
    return Token("inline", "", 0, children=children)


def _padded(box: Token) -> Token:
    return Token(BOXED, BOXED, 0, content=f" {box.content} ")


def _formula(token: Token) -> Iterator[Token]:
    """Return the formula as text and boxes; as the model wrote it, if it is not simple and has no box."""
    parts = list(_split(token.content))
    texts = [readable(latex) for latex, _ in parts]
    if not any(boxed for _, boxed in parts):
        yield Token("text", "", 0, content=token.markup if None in texts else " ".join(map(str, texts)))
        return
    for at, ((latex, boxed), text) in enumerate(zip(parts, texts, strict=True)):
        shown = latex if text is None else text
        yield (
            Token(BOXED, "", 0, content=shown)
            if boxed
            else Token("text", "", 0, content=f"{' ' if at else ''}{shown} ")
        )


def _split(latex: str) -> Iterator[tuple[str, bool]]:
    """Split a formula at its boxes. Yields LaTeX, and whether it is the content of a box."""
    while (at := latex.find(BOX)) >= 0:
        begin = at + len(BOX)
        end = find_closing(latex, begin)
        inside = latex[begin:end]
        if end < 0 or not inside.strip():
            break
        if latex[:at].strip():
            yield latex[:at], False
        yield inside, True
        latex = latex[end + 1 :]
    if latex.strip():
        yield latex, False
