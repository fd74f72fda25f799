"""A summary without a model: the most informative clause of a step, compressed, or a phrase for its move.

A line ends before a number or anything like a code, a key or an address, with an ellipsis in its place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from thinkaloud.events import Move
from thinkaloud.generation import Detail
from thinkaloud.traces.summarised.clauses import Clause, find_clauses
from thinkaloud.traces.summarised.words import UNSPACED, WORD, is_number, is_plain, word_list

_WORDS: Mapping[Detail, int] = {"concise": 6, "auto": 8, "detailed": 8}
"""The most words of one clause."""
_CLAUSES: Mapping[Detail, int] = {"concise": 1, "auto": 1, "detailed": 2}
"""The most clauses of one line."""

PHRASES: Mapping[Move, str] = {
    "setting up": "taking in the question",
    "computing": "working through the numbers",
    "checking": "going over what was found",
    "backtracking": "dropping what does not hold",
    "trying another way": "starting again from another side",
    "concluding": "putting the answer together",
    "considering": "weighing what is known",
}
"""Lines for steps without an informative clause."""

_HEADING_VERBS: Mapping[Move, re.Pattern[str]] = {
    "checking": re.compile(
        r"(?:(?:double[- ]|re-?)?(?:check|verify|confirm|test)(?:ing)?(?: (?:if|that|for))?|make sure(?: that)?)\s+",
        re.I,
    ),
    "computing": re.compile(r"(?:compute|calculate|work out|figure out|find|solve for)\s+", re.I),
    "trying another way": re.compile(r"(?:try|consider)(?:ing)?\s+", re.I),
    "considering": re.compile(r"(?:consider(?:ing)?|think(?:ing)? about)\s+", re.I),
}
"""Verbs that the heading above the line already says."""

_FILLERS = word_list("fillers")
_DETERMINERS = word_list("determiners")
"""Words after which a number can be omitted without an ellipsis: "the 3 numbers" are the numbers."""
_FUNCTION_WORDS = word_list("function words")
"""Words that need another after them. No line ends with one if its clause continues."""
_VAGUE = _FUNCTION_WORDS | word_list("vague words")
"""Words that say nothing about the topic of a trace."""
_FEWEST = 3
"""The fewest words before a conjunction at which a clause is cut."""
_WORTH_CUTTING = 1
"""The lowest worth of a clause that may end in an ellipsis."""
_DANGLING = _FUNCTION_WORDS | word_list("dangling words")
"""Words that need another after them if their clause is cut."""
_CONJUNCTIONS = word_list("conjunctions")
_LINKS = word_list("links")
"""Words before which a clause can end."""
_PUNCTUATION = "\"'“”‘’„«»‹›()[]*.,:;!?…-–—~"
_WHOLE = range(4, 9)
"""The lengths, in characters, of a clause in a script without spaces; it is used whole or not at all."""


@dataclass(slots=True, frozen=True)
class _Candidate:
    """A clause that may become a line. topic: its words that are not vague."""

    text: str
    topic: frozenset[str]
    worth: float
    place: int


def extract_line(step: str, move: Move, detail: Detail) -> str:
    """Return what `step` does, in a few of its own words, or else in the phrase of its move."""
    if move == "concluding":
        return PHRASES[move]
    candidates = (_make_candidate(clause, move, _WORDS[detail]) for clause in find_clauses(step, move))
    chosen: list[_Candidate] = []
    for each in sorted(filter(None, candidates), key=lambda each: -each.worth):
        if len(chosen) < _CLAUSES[detail] and not any(other.topic & each.topic for other in chosen):
            chosen.append(each)
    return "; ".join(each.text for each in sorted(chosen, key=lambda each: each.place)) or PHRASES[move]


def _make_candidate(clause: Clause, move: Move, longest: int) -> _Candidate | None:
    """Return `clause` as a line; None if too little of it can be shown to be informative."""
    verb = _HEADING_VERBS[move].match(clause.text) if move in _HEADING_VERBS else None
    words, whole = _select_words(clause.text[verb.end() if verb else 0 :], longest)
    topic = frozenset(word for each in words for word in [each.casefold()] if word not in _VAGUE and len(word) > 1)
    if not topic or (len(words) < 2 and not UNSPACED.fullmatch(words[0])):
        return None
    if words[-1] == "…" and clause.worth < _WORTH_CUTTING:
        return None
    text = _join_words(words) + ("?" if clause.is_question and whole else "")
    worth = clause.worth + bool(verb) + min(len(topic), 4) / 4 + whole - clause.place / 40
    return _Candidate(text, topic, worth, clause.place)


def _select_words(clause: str, longest: int) -> tuple[list[str], bool]:
    """Return the words at the beginning of `clause` for a line, perhaps with an ellipsis, and whether they are all."""
    chunks = [
        word for chunk in clause.split() if (word := chunk.strip(_PUNCTUATION)) and word.casefold() not in _FILLERS
    ]
    if len(chunks) == 1 and UNSPACED.fullmatch(chunks[0]):
        whole = len(chunks[0]) in _WHOLE and all(map(is_plain, chunks[0]))
        return (chunks, True) if whole else ([], False)
    words: list[str] = []
    count = 0
    for chunk, following in zip(chunks, [*chunks, ""][1:], strict=True):
        parts = [match.group() for match in WORD.finditer(chunk)]
        if words and words[-1].casefold() in _DETERMINERS and parts and all(map(is_number, parts)):
            continue
        starts_phrase = not words or words[-1].casefold() in _LINKS or words[-1].casefold() == "find"
        if starts_phrase and chunk.casefold() == "one" and following.islower() and following not in _FUNCTION_WORDS:
            chunk = "an" if following[0] in "aeiou" else "a"
            parts = [chunk]
        count += len(parts)
        if count > longest or not _is_allowed(chunk, parts):
            return _truncate(words, chunk), False
        words.append(chunk)
    return words[: _length_without(words, _FUNCTION_WORDS)], True


def _is_allowed(chunk: str, parts: list[str]) -> bool:
    """Whether `chunk` is a plain word, or a few with hyphens."""
    return "-".join(parts) == chunk and len(parts) < 4 and all(map(is_plain, parts))


def _truncate(words: list[str], following: str) -> list[str]:
    """Return `words`, cut before `following`: without dangling words, and with an ellipsis unless they are complete."""
    end = _length_without(words, _DANGLING)
    following = words[end] if end < len(words) else following
    joint = max((at for at in range(_FEWEST, end) if words[at].casefold() in _CONJUNCTIONS), default=0)
    if joint and (end - joint < _FEWEST or following.casefold() not in _LINKS):
        return words[: _length_without(words[:joint], _DANGLING)]
    if following.casefold() in _LINKS or not end:
        return words[:end]
    return [*words[:end], "…"]


def _length_without(words: list[str], trailing: frozenset[str]) -> int:
    """Return the number of words without those of `trailing` at the end."""
    return next((at for at in range(len(words), 0, -1) if words[at - 1].casefold() not in trailing), 0)


def _join_words(words: list[str]) -> str:
    """Return one line. Its first word is in lower case unless it may be a name."""
    first = words[0]
    return " ".join([first.lower() if first.casefold() in _VAGUE and first != "I" else first, *words[1:]])
