"""Everyday prompts, and what can be checked of an answer without a judge: its topic, its language, its end.

The topic is told by words: of each group one must be in the answer, at the beginning of a word. So an answer can be on
topic and still be poor; one that is off topic is hardly ever good.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec

_FILE = Path(__file__).with_name("everyday.jsonl")
KINDS = ("greeting", "mail", "fact", "list", "poem")
_WINDOW, _OFTEN = 8, 4
"""So many words that come so often are a loop."""
_LATIN = 0.9
"""The share of letters of the English alphabet in an English text, at least."""


class Everyday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A prompt. topic: groups of words, of each of which one has to be in the answer."""

    kind: str
    prompt: str
    topic: list[list[str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. ended: the model ended by itself."""

    on_topic: bool
    ended: bool
    loops: bool
    english: bool

    @property
    def good(self) -> bool:
        """Whether nothing was found wrong."""
        return self.on_topic and self.ended and self.english and not self.loops


def load() -> list[Everyday]:
    """All prompts, 40 of a kind."""
    return msgspec.json.Decoder(Everyday).decode_lines(_FILE.read_bytes())


def judge(asked: Everyday, answer: str, *, ended: bool) -> Verdict:
    """Check one answer."""
    text = answer.lower().replace("’", "'")
    found = (any(re.search(rf"(?<!\w){re.escape(word)}", text) for word in group) for group in asked.topic)
    return Verdict(all(found), ended, loops(text), is_english(text))


def loops(text: str) -> bool:
    """Whether the same words come again and again."""
    words = text.split()
    runs = Counter(tuple(words[at : at + _WINDOW]) for at in range(len(words) - _WINDOW + 1))
    return max(runs.values(), default=0) >= _OFTEN


def is_english(text: str) -> bool:
    """Whether the letters are those of English."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter.isascii() for letter in letters) >= _LATIN * len(letters)
