"""Stories from clauses: told in one tense, as sentences or as one, with the question last or first.

A clause has no capital and no mark ("{w} buys~bought {n} more"); `present~past` is settled for the whole story. A
question ends with its own mark, so that "find the rest." can stand where "how many are left?" does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from recipe.problems.draw import Draw, sentence
from recipe.problems.wording import expand, parse

PAST_SHARE = 0.4
QUESTION_FIRST_SHARE = 0.25

_TENSES = re.compile(r"(\w+)~(\w+)")
_LAST = """[{apart} {Ask}|{apart} {Ask}|{apart} {Ask}|{One}. {Ask}|{apart} So {ask}|if {one}, {ask}|\
imagine that {one}. {Ask}|{apart} {Ask}|{apart} {Ask}|given that {one}, {ask}|suppose {one}. {Ask}|\
let us say {one}. {Ask}|{apart} {Ask}|[here is a puzzle|a short problem|read this]: {apart} {Ask}|\
we are told that {one}. {Ask}]"""
_FIRST = """[{Ask} {apart}|{open} if {one}{mark}|{open}, if {one}{mark}|{Ask} {One}.|{Ask} We know this: {one}.|\
{open} if {one}{mark}|{open}, given that {one}{mark}|{Ask} {apart}|{Ask} Note that {one}.|\
{open}, assuming that {one}{mark}]"""


def clause(d: Draw, pattern: str, **slots: object) -> str:
    """A wording of the pattern as it stands inside a sentence."""
    return expand(parse(pattern), d.pick).format(**slots)


def tell(
    d: Draw, clauses: Sequence[str], ask: str, later: Mapping[str, object] | None = None, /, **slots: object
) -> str:
    """The clauses and the question as one text. `later`: slots such as a pronoun, for when the question comes last."""
    first = d.chance(QUESTION_FIRST_SHARE)
    if later and not first:
        slots |= later
    asked = clause(d, ask, **slots)
    one = clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])} and {clauses[-1]}"
    text = d.say(
        _FIRST if first else _LAST,
        apart=" ".join(f"{sentence(each)}." for each in clauses),
        one=one,
        One=sentence(one),
        ask=asked,
        Ask=sentence(asked),
        open=asked[:-1],
        mark=asked[-1],
    )
    return _TENSES.sub(rf"\{2 if d.chance(PAST_SHARE) else 1}", text)
