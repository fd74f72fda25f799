"""A summary without a model: the telling clause of a step, compressed, or a phrase for its move.

A line ends where a number would stand, or what looks like a code, a key or an address, and an ellipsis marks it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from thinkaloud.events import Move
from thinkaloud.generation import Detail
from thinkaloud.traces.summarised.clauses import Clause, clauses
from thinkaloud.traces.summarised.words import UNSPACED, WORD, is_number, is_plain, listed

_WORDS: Mapping[Detail, int] = {"concise": 6, "auto": 8, "detailed": 8}
"""The most words of one clause."""
_CLAUSES: Mapping[Detail, int] = {"concise": 1, "auto": 1, "detailed": 2}

PHRASES: Mapping[Move, str] = {
    "setting up": "taking in the question",
    "computing": "working through the numbers",
    "checking": "going over what was found",
    "backtracking": "dropping what does not hold",
    "trying another way": "starting again from another side",
    "concluding": "putting the answer together",
    "considering": "weighing what is known",
}
"""What is said where no clause tells more."""

_SAID: Mapping[Move, re.Pattern[str]] = {
    "checking": re.compile(
        r"(?:(?:double[- ]|re-?)?(?:check|verify|confirm|test)(?:ing)?(?: (?:if|that|for))?|make sure(?: that)?)\s+",
        re.I,
    ),
    "computing": re.compile(r"(?:compute|calculate|work out|figure out|find|solve for)\s+", re.I),
    "trying another way": re.compile(r"(?:try|consider)(?:ing)?\s+", re.I),
    "considering": re.compile(r"(?:consider(?:ing)?|think(?:ing)? about)\s+", re.I),
}
"""Verbs that the heading above the line says already."""

_DROPPED = listed("""
    just really actually basically simply very quite maybe perhaps probably usually also again carefully quickly
    properly indeed now please once clearly exactly early
    """)
_POINTING = listed("the these those all both my our their his her its other last first die der den les los")
"""Words behind which a number can be left out without a mark: "the 3 numbers" are the numbers."""
_OPEN = listed("""
    a about after all an and any are as at be because been before being between both but by can could did do does
    each every for from had has have he i if in into is it's its just let like more my no nor not of off on only or
    other our out over per she should so some such than that that's the their then there there's these they this
    those through to too toward towards under until up us very was we were what when where whether which while who
    whose why will with within without would you your der die das den dem des ein eine einen einem einer eines und
    oder ist sind ich wir zu im in am an auf mit für von dass wie als um bei zum zur nach vor wird werden
    """)
"""Words that ask for another: no line ends with one that its clause goes on behind."""
_EMPTY = _OPEN | listed("""
    again agree already am anything ask call case check clear compute consider correct does everything find fine get
    give go good got guess hand he her here him his idea it know look made make me mean means need nothing okay one
    part problem question right same say see seem seems something read look start write keep mention use list count
    plan first later thing let's note notice done next order point step sure take tell them thing things think try
    use want wants way ways whole work works yes yet er sie es man ja nein noch nur wenn was also so
    """)
"""Words that say nothing of what a trace is about."""
_FEWEST = 3
"""Words that are left in front of a joint where a clause is cut."""
_CUT = 1
"""What a clause is worth at least that may end in an ellipsis."""
_DANGLING = _OPEN | listed("first last less more most make sure so")
"""And those that do so where their clause is cut."""
_JOINTS = listed("and or but so because while und oder aber")
_LINKS = listed("""
    after and as at because before between but by for from if in into of on or since than that to until when where
    which while who with within without und oder mit für von aus auf in bei
    """)
"""Words before which a clause can end."""
_TRIMMED = "\"'“”‘’„«»‹›()[]*.,:;!?…-–—~"
_WHOLE = range(4, 9)
"""Characters of a clause in a script without spaces; it is taken whole or not at all."""


@dataclass(slots=True, frozen=True)
class _Candidate:
    """A clause that may become a line. about: its words that mean something."""

    text: str
    about: frozenset[str]
    worth: float
    place: int


def line(step: str, move: Move, detail: Detail) -> str:
    """What `step` does, in a few words of its own where they tell, else in the move's."""
    if move == "concluding":
        return PHRASES[move]
    found = (_candidate(clause, move, _WORDS[detail]) for clause in clauses(step, move))
    chosen: list[_Candidate] = []
    for each in sorted(filter(None, found), key=lambda each: -each.worth):
        if len(chosen) < _CLAUSES[detail] and not any(other.about & each.about for other in chosen):
            chosen.append(each)
    return "; ".join(each.text for each in sorted(chosen, key=lambda each: each.place)) or PHRASES[move]


def _candidate(clause: Clause, move: Move, longest: int) -> _Candidate | None:
    """`clause` as a line; None where too little of it can be shown to tell anything."""
    verb = _SAID[move].match(clause.text) if move in _SAID else None
    said, whole = _shown(clause.text[verb.end() if verb else 0 :], longest)
    about = frozenset(word for each in said for word in [each.casefold()] if word not in _EMPTY and len(word) > 1)
    if not about or (len(said) < 2 and not UNSPACED.fullmatch(said[0])) or (said[-1] == "…" and clause.worth < _CUT):
        return None
    text = _joined(said) + ("?" if clause.asked and whole else "")
    worth = clause.worth + bool(verb) + min(len(about), 4) / 4 + whole - clause.place / 40
    return _Candidate(text, about, worth, clause.place)


def _shown(clause: str, longest: int) -> tuple[list[str], bool]:
    """The words that a line may have of the beginning of `clause`, an ellipsis perhaps; and whether they are all."""
    chunks = [word for chunk in clause.split() if (word := chunk.strip(_TRIMMED)) and word.casefold() not in _DROPPED]
    if len(chunks) == 1 and UNSPACED.fullmatch(chunks[0]):
        whole = len(chunks[0]) in _WHOLE and all(map(is_plain, chunks[0]))
        return (chunks, True) if whole else ([], False)
    said: list[str] = []
    count = 0
    for chunk, following in zip(chunks, [*chunks, ""][1:], strict=True):
        parts = [found.group() for found in WORD.finditer(chunk)]
        if said and said[-1].casefold() in _POINTING and parts and all(map(is_number, parts)):
            continue
        opens = not said or said[-1].casefold() in _LINKS or said[-1].casefold() == "find"
        if opens and chunk.casefold() == "one" and following.islower() and following not in _OPEN:
            chunk = "an" if following[0] in "aeiou" else "a"
            parts = [chunk]
        count += len(parts)
        if count > longest or not _is_shown(chunk, parts):
            return _ended(said, chunk), False
        said.append(chunk)
    return said[: _length(said, _OPEN)], True


def _is_shown(chunk: str, parts: list[str]) -> bool:
    """Whether `chunk` is a word, or a few with hyphens."""
    return "-".join(parts) == chunk and len(parts) < 4 and all(map(is_plain, parts))


def _ended(said: list[str], following: str) -> list[str]:
    """`said`, cut off before `following`: without words that ask for more; with an ellipsis where it is no whole."""
    end = _length(said, _DANGLING)
    following = said[end] if end < len(said) else following
    joint = max((at for at in range(_FEWEST, end) if said[at].casefold() in _JOINTS), default=0)
    if joint and (end - joint < _FEWEST or following.casefold() not in _LINKS):
        return said[: _length(said[:joint], _DANGLING)]
    if following.casefold() in _LINKS or not end:
        return said[:end]
    return [*said[:end], "…"]


def _length(said: list[str], without: frozenset[str]) -> int:
    """How many words of `said` there are up to the last that is none of `without`."""
    return next((at for at in range(len(said), 0, -1) if said[at - 1].casefold() not in without), 0)


def _joined(said: list[str]) -> str:
    """One line. A word that began a sentence is small, where it cannot be a name."""
    first = said[0]
    return " ".join([first.lower() if first.casefold() in _EMPTY and first != "I" else first, *said[1:]])
