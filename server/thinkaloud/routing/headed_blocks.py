"""Blocks under headings and labels: "## Context", "Question: ...", "--- BEGIN DOCUMENT ---", "[System note: ...]".

Only where one of them is a program's: else every heading is part of what the human wrote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from thinkaloud.routing.block_names import Kind, is_of_program, is_strong, kind_of_heading

_HEADING = re.compile(
    r"^(?!\n)[ \t>]{0,4}(?P<sign>#{1,6} |\*\*\*? ?|__|={2,} ?|-{2,} ?|<{2,} ?|\[)?"
    r"(?P<edge>(?:end|begin|start)(?: of)? |/)?(?P<name>[^\W\d_][\w'’ /.-]{0,60}?)(?:[ #]{0,2}\d{1,3})?"
    r"(?:(?P<close> ?={2,}+| ?-{2,}+| ?>{2,}+|\]:?|:? ?\*\*\*?:?|:?__|[:：]\]?)"
    r"(?:[ \t]+|$|(?<=：)|(?<=[\u3400-\u9fff]:))|[ \t]{0,4}$)",
    re.MULTILINE | re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"^(?:here (?:is|are)|the following|below (?:is|are)|these are)\b(?P<name>[^\n?:]{0,80}):[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[ \t]{0,4}\[\d{1,3}\][ :]", re.MULTILINE)
_NOTE = re.compile(r"^[ \t]{0,4}([\[(])([^\W\d_][\w' -]{0,40}):[^\n\[\]]{0,600}[\])][ \t]*$", re.MULTILINE)
_LISTED = re.compile(r"[ \t]*(?:[-*•+|>{}\[\]`/~]|\d{1,3}[.)] |\(\w\) |[^\n:?]{1,40}: [^\n?]{0,100}$)")
_VALUE = re.compile(r"[ \t]*([^\W\d_][\w /-]{0,30}): ?[^\n?]{1,120}$")
_TEMPLATE = re.compile(
    r"\b(?:following|below|provided|given|supplied|retrieved)\b[^\n]{0,60}\b(?:context|documents|passages|sources|excerpts"
    r"|information|snippets)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_MOST = 300
"""Headings from which a text is none of a program's."""
_OPENING = 300
"""Characters in which a template says that it gives a context."""
_RULE = re.compile(r"^[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands below a heading, or before the first one: from `start` to the next heading, which is at `begin`."""

    kind: Kind
    begin: int
    start: int
    is_weak: bool
    """Whether the heading is a label that people use too, as in "Note: it rains"."""
    level: int = 0
    """Of a heading of Markdown, from 1."""


def read_headed(text: str) -> str | None:
    """Return the words of `text` outside a program's headed blocks; None if it has no others."""
    if ":" not in text and "：" not in text and "\n" not in text:
        return text
    bare = _without_values(_NOTE.sub(_drop_note, text))
    sections = _find_sections(bare)
    if all(section.kind != "program" for section in sections):
        return text if bare == text else bare.strip() or None
    ends = [*(section.begin for section in sections[1:]), len(bare)]
    parts = [(section.kind, bare[section.start : end].strip()) for section, end in zip(sections, ends, strict=True)]
    words = "\n\n".join(part for part in _human_sections(parts) or _between(parts) if part)
    return words if _WORD.search(words) else None


def _drop_note(found: re.Match[str]) -> str:
    return "" if kind_of_heading(found[2]) == "program" else found[0]


def _without_values(text: str) -> str:
    """Return a text without a first paragraph of names and values that tell of the user's machine: "OS: linux"."""
    paragraph = _PARAGRAPH.search(text)
    if paragraph is None:
        return text
    found = [_VALUE.match(line) for line in text[: paragraph.start()].strip().split("\n")]
    names = [match[1] for match in found if match is not None]
    is_of_machine = 1 < len(names) == len(found) and 2 * sum(map(is_of_program, names)) >= len(names)
    return text[paragraph.end() :] if is_of_machine else text


def _find_sections(text: str) -> list[_Section]:
    """Return the sections of a text; the first is what stands before all headings."""
    headings = (section for match in _HEADING.finditer(text) if (section := _read_heading(match, text)) is not None)
    found = [*islice(headings, _MOST + 1)]
    announced = (match for match in _ANNOUNCED.finditer(text) if is_strong(match["name"]))
    found += [_Section("program", match.start(), match.end(), is_weak=False) for match in announced]
    if any(section.level for section in found):  # in Markdown, a rule ends what is under a heading
        found += [_Section("unknown", rule.start(), rule.end(), is_weak=False) for rule in _RULE.finditer(text)]
    if len(found) > _MOST:
        return [_Section("unknown", 0, 0, is_weak=False)]
    found.sort(key=lambda section: section.begin)
    last_human = max((section.begin for section in found if section.kind == "human"), default=-1)
    found = [section for section in found if not section.is_weak or section.begin < last_human]
    is_template = last_human > 0 and _TEMPLATE.search(text, 0, min(last_human, _OPENING)) is not None
    first = _Section("program" if is_template else "unknown", 0, 0, is_weak=False)
    found = _under_programs(found)
    if not found or found[0].kind == "human":
        numbered = [match.start() for match in _NUMBERED.finditer(text, 0, found[0].begin if found else len(text))]
        if len(numbered) > 1:  # numbered passages
            return [first, _Section("program", numbered[0], numbered[0], is_weak=False), *found]
    return [first, *found]


def _under_programs(sections: Sequence[_Section]) -> list[_Section]:
    """Return the sections, those of unknown names below a program's heading of a higher level as a program's too."""
    above = 0
    found = []
    for section in sections:
        if section.kind in ("unknown", "program") and 0 < above < section.level:
            section = replace(section, kind="program")
        else:
            above = section.level if section.kind == "program" else 0
        found.append(section)
    return found


def _read_heading(found: re.Match[str], text: str) -> _Section | None:
    """Return the section that a heading opens, None if it is no heading."""
    sign, close = found["sign"] or "", found["close"] or ""
    is_markdown = sign.startswith("#")
    is_alone = found.end() >= len(text) or text[found.end()] == "\n"
    is_label = ":" in close or "：" in close
    if not ((is_alone and (is_markdown or close)) or (is_label and sign != "# ")):  # "# note: ..." is a comment
        return None
    kind = kind_of_heading(found["name"])
    if found["edge"] and found["edge"][0] in "eE/":  # what is behind the end of a block is outside of it
        return _Section("unknown", found.start(), found.end(), is_weak=False) if kind == "program" else None
    if kind == "unknown" and not (is_alone and is_markdown):
        return None
    is_weak = kind == "program" and not sign and not is_strong(found["name"])
    return _Section(kind, found.start(), found.end(), is_weak, len(sign.strip()) if is_markdown else 0)


def _human_sections(parts: Sequence[tuple[Kind, str]]) -> list[str]:
    """Return the human's sections behind a program's, with those of other names that follow; none if they are empty."""
    kept: list[str] = []
    before: Kind = "unknown"
    is_answered = False
    for kind, words in parts[next(at for at, (kind, _) in enumerate(parts) if kind == "program") :]:
        if kind == "human" and is_answered:  # a talk: only its last turn asks
            kept.clear()
        is_answered = kind == "answer" and _WORD.search(words) is not None
        if kind == "human" or (kind == "unknown" and kept and before != "program"):
            kept.append(words)
        before = kind
    return kept if _WORD.search(" ".join(kept)) else []


def _between(parts: Sequence[tuple[Kind, str]]) -> list[str]:
    """Return what stands beside a program's sections, and behind the first paragraph and the lists of each.

    The last is a program's to its end if there are words of the human's before it.
    """
    kept: list[str] = []
    for at, (kind, words) in enumerate(parts):
        if kind in ("unknown", "human"):
            kept.append(words)
        elif kind == "program" and (at < len(parts) - 1 or not any(kept)):
            paragraphs = _PARAGRAPH.split(words)[1:]
            while paragraphs and all(map(_LISTED.match, paragraphs[0].split("\n"))):
                paragraphs.pop(0)
            kept.append("\n\n".join(paragraphs))
    return kept
