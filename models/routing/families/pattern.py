"""A pattern: text with alternatives, `{one|another}`, and slots, `<thing>`, filled from the words of a language.

Braces without a bar are themselves, so that LaTeX and code can be written as they are. A capital slot, `<A>`, is a person
and stays the same throughout a prompt; every other slot is filled anew.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from routing.families import shapes
from routing.families.words import WORDS

_CHOICE = re.compile(r"\{([^{}|]*(?:\|[^{}|]*)+)\}")
_SLOT = re.compile(r"<([A-Z]|[a-z][a-z_]*)>")


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of prompt, in the languages that it has patterns for."""

    name: str
    thinking: bool
    patterns: Mapping[str, Sequence[str]]
    """By the code of the language."""


def family(name: str, thinking: bool, **patterns: Sequence[str]) -> Family:
    """A family with its patterns by language."""
    return Family(name, thinking, patterns)


def fill(pattern: str, language: str, random: Random) -> str:
    """One prompt of the pattern."""
    text, before = pattern, ""
    while text != before:  # the innermost choice first
        before, text = text, _CHOICE.sub(lambda found: random.choice(found[1].split("|")), text)
    words = {**WORDS["en"], **WORDS[language]}
    people = random.sample(words["person"], len(words["person"]))

    def slot(found: re.Match[str]) -> str:
        name = found[1]
        if name.isupper():
            return people[ord(name) - ord("A")]
        if name in words:
            return fill(random.choice(words[name]), language, random)
        return shapes.SHAPES[name](random)

    return _SLOT.sub(slot, text)
