"""A pattern: text with alternatives, `{one|another}`, and slots, `<thing>`, filled from the words of a language.

Braces without a bar are themselves, so that LaTeX and code can be written as they are. A capital slot, `<A>`, is a
person and stays the same throughout a prompt; every other slot is filled anew.
"""

import re
from collections.abc import Mapping, Sequence
from random import Random

import msgspec

from routing import json_lines, shapes

_CHOICE = re.compile(r"\{([^{}|]*(?:\|[^{}|]*)+)\}")
_SLOT = re.compile(r"<([A-Z]|[a-z][a-z_]*)>")


class _Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a slot in a language, some of them with slots of their own."""

    language: str
    slot: str
    words: Sequence[str]


def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: dict[str, dict[str, Sequence[str]]] = {}
    for row in json_lines.read("families/words.jsonl", _Slot):
        found.setdefault(row.language, {})[row.slot] = row.words
    return {code: {**found["en"], **slots} for code, slots in found.items()}


WORDS = _words()
"""By language and slot; English where a language has no words of its own."""


def fill(pattern: str, language: str, random: Random) -> str:
    """One prompt of the pattern."""
    text, before = pattern, ""
    while text != before:  # the innermost choice first
        before, text = text, _CHOICE.sub(lambda found: random.choice(found[1].split("|")), text)
    words = WORDS[language]
    people = random.sample(words["person"], len(words["person"]))

    def slot(found: re.Match[str]) -> str:
        name = found[1]
        if name.isupper():
            return people[ord(name) - ord("A")]
        if name in words:
            return fill(random.choice(words[name]), language, random)
        return shapes.SHAPES[name](random)

    return _SLOT.sub(slot, text)
