"""Tagged blocks in a turn: `<open-files>...</open-files>`, `[context]...[/context]`. A program's go, the human's open.

Markup that the human asks about stays: HTML, what is in a code fence, and tags of unknown names within a line.
"""

import re
from collections.abc import Sequence
from itertools import islice

from thinkaloud.routing.block_names import LONGEST, Kind, is_strong, kind_of_tag

_MARK = re.compile(
    rf"```|<\|?(/?)([^\W\d][\w.:-]{{0,{LONGEST}}})(?:\s[^<>]{{0,400}})?\|?>|\[(/?)([^\W\d][\w :-]{{0,{LONGEST}}})\]"
)
_ASKS_ABOUT_MARKUP = re.compile(
    r"\b(?:this|these|that|following|the|my|given|dieses?|folgende[sn]?|ce|cette|este|esta)\s+(?:\w+\s+)?"
    r"(?:xml|html|svg|jsx|markup|tags?|elements?|schema|snippet|feed|config)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_HEADING_ABOVE = re.compile(r"^#{1,6} [^\n]{1,120}\n\s*\Z", re.MULTILINE)
_HEADING = 128
"""Characters of a heading right above a block, which goes with it."""
_MOST = 600
"""Tags from which a text is markup."""


class _Mark:
    """A tag or a fence. partner: the place of the mark that closes it, or that it closes."""

    __slots__ = ("closes", "name", "partner", "start", "stop")

    def __init__(self, found: re.Match[str]) -> None:
        self.start, self.stop = found.span()
        self.name = found[2] or found[4] or ""
        self.closes = bool(found[1] or found[3])
        self.partner: int | None = None


def read_blocks(text: str, gap: str) -> str | None:
    """Return the words of `text` outside a program's blocks; None if it has no others.

    gap: stands where the middle of a long text was left out. A program's block that is cut there ends there.
    """
    if "<" not in text and "[/" not in text:
        return text
    marks = _find_marks(text)
    if not 0 < len(marks) <= _MOST:
        return text
    kinds = _kinds(text, marks)
    if all(kind == "code" for kind in kinds):
        return text
    kept, is_human = _keep(text, marks, kinds, text.find(gap), len(gap))
    words = "\n".join(piece for piece in (text[start:stop].strip() for start, stop in kept) if piece)
    if _WORD.search(words):
        return words if is_human or len(words) < len(text.strip()) else text
    return _read_within(text, marks, kinds, gap)


def _find_marks(text: str) -> list[_Mark]:
    """Return every mark, those of a pair with their partners; in one pass."""
    marks = [_Mark(found) for found in islice(_MARK.finditer(text), _MOST + 1)]
    opened: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        if not mark.name:
            continue
        if not mark.closes:
            opened.setdefault(mark.name, []).append(at)
        elif places := opened.get(mark.name):
            mark.partner = places.pop()
            marks[mark.partner].partner = at
    return marks


def _kinds(text: str, marks: Sequence[_Mark]) -> list[Kind]:
    """Return whose words stand behind each mark. Unknown names count only for blocks of whole lines."""
    asks_about_markup = _ASKS_ABOUT_MARKUP.search(text) is not None
    kinds: list[Kind] = []
    for mark in marks:
        kind: Kind = kind_of_tag(mark.name) if mark.name else "code"
        is_square = text[mark.start] == "["
        if kind == "unknown":
            is_block = mark.partner is not None and _is_block(text, mark, marks[mark.partner])
            kind = "unknown" if is_block and not is_square and not asks_about_markup else "code"
        elif kind == "program" and (
            (is_square and mark.partner is None) or (asks_about_markup and not is_strong(mark.name))
        ):
            kind = "code"
        kinds.append(kind)
    return kinds


def _is_block(text: str, one: _Mark, other: _Mark) -> bool:
    """Whether a pair begins and ends with its lines."""
    first, last = (other, one) if one.closes else (one, other)
    before = text[max(0, first.start - 40) : first.start].rstrip(" \t>")
    after = text[last.stop : last.stop + 40].lstrip(" \t")
    return (not before or before[-1] == "\n") and (not after or after[0] == "\n")


def _keep(
    text: str, marks: Sequence[_Mark], kinds: Sequence[Kind], gap: int, gap_length: int
) -> tuple[list[tuple[int, int]], bool]:
    """Return the spans to keep, and whether they are of the human's own tags, beside which nothing else counts."""
    kept: list[tuple[int, int]] = []
    human: list[tuple[int, int]] = []
    place = at = human_until = 0
    while at < len(marks):
        mark, kind = marks[at], kinds[at]
        if not mark.name:  # a fence: on to the one that closes it
            at = 1 + next((later for later in range(at + 1, len(marks)) if not marks[later].name), at)
            continue
        spans = human if at < human_until else kept
        if kind in ("program", "unknown") and not mark.closes and mark.partner is not None:
            above = _HEADING_ABOVE.search(text, max(place, mark.start - _HEADING), mark.start)
            spans.append((place, mark.start if above is None else above.start()))
            place, at = marks[mark.partner].stop, mark.partner + 1
            continue
        if kind == "program" and mark.partner is None:
            stop = _cut(text, mark, place, gap, gap_length)
            if stop is not None:
                spans.append((place, gap if mark.closes else mark.start))
                place = stop
                while at < len(marks) and marks[at].start < place:
                    at += 1
                continue
        if kind == "human" and mark.partner is not None:
            spans.append((place, mark.start))
            place = mark.stop
            if not mark.closes:
                human_until = max(human_until, mark.partner + 1)
        at += 1
    kept.append((place, len(text)))
    has_words = any(_WORD.search(text, start, stop) for start, stop in human)
    return (human, True) if has_words else (kept, False)


def _cut(text: str, mark: _Mark, place: int, gap: int, gap_length: int) -> int | None:
    """Return where to go on behind a program's tag without its partner; None to leave it as it is."""
    if text[mark.stop - 2] == "/":  # empty: <cursor line="3"/>
        return mark.stop
    if gap < 0:
        return None
    if mark.closes:
        return mark.stop if place <= gap + gap_length <= mark.start else None
    return gap if mark.stop <= gap else None


def _read_within(text: str, marks: Sequence[_Mark], kinds: Sequence[Kind], gap: str) -> str | None:
    """Return the human's words in a block that holds all there is: of a tag of the human's, or of an unknown name."""
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        is_human = kinds[at] == "human" or mark.name in ("instruction", "instructions")
        if is_human and not mark.closes and mark.partner is not None:
            inside = text[mark.stop : marks[mark.partner].start].strip()
            if _WORD.search(inside):
                return inside
    for mark, kind in zip(marks, kinds, strict=True):
        if kind == "unknown" and not mark.closes and mark.partner is not None:
            inside = text[mark.stop : marks[mark.partner].start].strip()
            return inside if _WORD.search(inside) else None
    return None
