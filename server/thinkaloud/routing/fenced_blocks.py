"""Fenced blocks before a question that is complete without them: passages, logs, the selection of an editor.

What the human asks about stays: a fence that the words outside of it point at, unlabelled code, and all fences beside
words too few for a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thinkaloud.routing.block_names import is_strong, kind_of_heading

_FENCE = re.compile(r"^[ \t]{0,3}(```+|~~~+)([^\n]*)\n?", re.MULTILINE)
_LABEL = re.compile(r"(?:#{1,6} |\*\*)?([^\n]{1,120}?)(?:\*\*)?[ \t]*(:|：)?(?:\*\*)?")
_FILE = re.compile(r"`?[\w./\\-]*\w\.\w{1,5}`?(?: ?[(:#]?(?:lines? )?L?\d+(?:-L?\d+)?\)?)?")
_LOG = re.compile(
    r"(?:\[?\d{4}-\d\d-\d\d[ T]\d|\[?\d\d:\d\d:\d\d|[\[(]?(?:trace|debug|info|warn(?:ing)?|error|fatal|notice)\b)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{};=<>|$\\]|\w\(|^(?: {2,}|\t)|^(?:def|class|import|from|return|select)\b|^[-+@#]", re.IGNORECASE)
_POINTER = re.compile(
    r"\b(?:this|these|those|here|above|below|following|code|snippet|logs?|output|trace\w*|selection|passages?|text"
    r"|dies\w*|hier|oben|unten|folgende\w*|protokoll|ce(?:tte|s|ci)?|ici|ci-de\w+|suivante?s?|journa(?:l|ux)"
    r"|est[aeo]s?|aquí|arriba|siguientes?|registros?|código)\b|[这此]|以下|下面|上面|上述|代码|日志"
    r"|\b(?:it|they|them|its)\b(?=\W*$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_FEWEST = 5
"""Words of a question."""
_MOST = 40
"""Lines of a fence that are looked at."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence that is closed, from `start` to `end`. inside: its lines."""

    start: int
    inside: str
    end: int


def read_fences(text: str) -> str:
    """Return `text` without the fences that are a program's; the text itself if there are none."""
    if "```" not in text and "~~~" not in text:
        return text
    fences = find_fences(text)
    if not fences or not _is_complete(text[fences[-1].end :], fences):
        return text
    kept, place = [], 0
    for fence in fences:
        before = text[place : fence.start]
        above, _, line = before.rstrip().rpartition("\n")
        is_labelled = _is_programs_label(line.strip())
        if is_labelled or _is_matter(fence.inside):
            kept.append(above if is_labelled else before)
            place = fence.end
    kept.append(text[place:])
    return "\n".join(kept).strip() if place else text


def find_fences(text: str) -> list[Fence]:
    """Return the fences that are closed, in one pass. The next line of the same signs and no others closes one."""
    lines = [*_FENCE.finditer(text)]
    bare = [not line[2].strip(" \t") for line in lines]
    last = {line[1]: at for at, line in enumerate(lines) if bare[at]}
    fences: list[Fence] = []
    opened: re.Match[str] | None = None
    for at, line in enumerate(lines):
        if opened is None:
            opened = line if "`" not in line[2] and last.get(line[1], at) > at else None
        elif line[1] == opened[1] and bare[at]:
            fences.append(Fence(opened.start(), text[opened.end() : line.start()], line.end()))
            opened = None
    return fences


def _is_complete(words: str, fences: Sequence[Fence]) -> bool:
    """Whether words behind all fences are a question by themselves."""
    if len(_WORD.findall(words)) < _FEWEST or _POINTER.search(words):
        return False
    inside = {word.casefold() for fence in fences for word in _LONG_WORD.findall(fence.inside)}
    return inside.isdisjoint(word.casefold() for word in _LONG_WORD.findall(words))


def _is_programs_label(line: str) -> bool:
    """Whether the line before a fence is a program's: "Logs:", "Selection from a.ts:", the name of a file."""
    if (label := _LABEL.fullmatch(line)) is None:
        return False
    name = label[1].strip()
    return _FILE.fullmatch(name) is not None or (
        label[2] is not None and (kind_of_heading(name) == "program" or is_strong(name))
    )


def _is_matter(inside: str) -> bool:
    """Whether the lines of a fence are those of a log, or prose."""
    lines = [line for line in inside.split("\n")[:_MOST] if line.strip()]
    logged = sum(_LOG.match(line.lstrip()) is not None for line in lines)
    code = sum(_CODE.search(line) is not None for line in lines)
    return 2 * logged > len(lines) or (not code and len(_WORD.findall(inside)) >= 2 * _FEWEST)
