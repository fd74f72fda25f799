"""Seeded choices for the problem families: words, numbers, sentence order.

Every fifth entry of a list, and every fifth alternative of a wording that has at least five, is never trained on. A
draw can be asked for those alone: unseen words (names and goods), unseen wordings, or both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from recipe import wordlists
from recipe.problems.wording import expand, parse

T = TypeVar("T")

SIZES = (10, 20, 50, 100)
SIZE_SHARES = (35, 40, 17, 8)
MADE_UP_SHARE, MADE_UP_NAMES = 0.15, 0.08
STRANGE_SHARE = 0.5
"""Both of these shares where a draw is to be strange."""
KEPT = 5
"""Of so many entries of a list, the last is kept for the unseen splits."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a story: the name, and the pronoun that refers back."""

    name: str
    pronoun: str
    possessive: str

    @property
    def Pronoun(self) -> str:
        """The pronoun at the start of a sentence."""
        return self.pronoun.capitalize()


@dataclass(frozen=True, slots=True)
class Good:
    """Something that is counted, bought or shared."""

    one: str
    many: str

    def count(self, n: int) -> str:
        """As in "3 apples", "1 apple"."""
        return f"{n} {self.one if n == 1 else self.many}"

    @property
    def a(self) -> str:
        """With its article."""
        return ("an " if self.one[0] in "aeiou" else "a ") + self.one


@dataclass(frozen=True, slots=True)
class Money:
    """A currency and the way its amounts are written."""

    unit: str
    sign: str = ""

    def amount(self, n: int) -> str:
        """As in "13 dollars", "$13", "1 coin"."""
        if self.sign:
            return f"{self.sign}{n}"
        return f"{n} {self.unit[:-1] if n == 1 else self.unit}"


class Draw:
    """All random choices behind one problem; equal seeds give equal problems."""

    def __init__(
        self,
        rng: Random,
        *,
        unseen_words: bool = False,
        unseen_wordings: bool = False,
        size: int | None = None,
        strange: bool = False,
    ) -> None:
        self.rng = rng
        self.unseen_words = unseen_words
        self.unseen_wordings = unseen_wordings
        self.made_up_goods = STRANGE_SHARE if strange else MADE_UP_SHARE
        self.made_up_names = STRANGE_SHARE if strange else MADE_UP_NAMES
        self.size = size or rng.choices(SIZES, SIZE_SHARES)[0]

    def _choose(self, options: Sequence[T], unseen: bool) -> T:
        if len(options) < KEPT:
            return self.rng.choice(options)
        if unseen:
            return self.rng.choice(options[KEPT - 1 :: KEPT])
        k = self.rng.randrange(len(options) - len(options) // KEPT)
        return options[k + k // (KEPT - 1)]  # skips the indices 4, 9, 14, ...

    def word(self, options: Sequence[T]) -> T:
        """One entry of a word list."""
        return self._choose(options, self.unseen_words)

    def pick(self, options: Sequence[T]) -> T:
        """One of several wordings."""
        return self._choose(options, self.unseen_wordings)

    def phrase(self, pattern: str, **slots: object) -> str:
        """A wording of the pattern with its slots filled. See `wording.py`."""
        return expand(parse(pattern), self.pick).format(**slots)

    def say(self, pattern: str, **slots: object) -> str:
        """A phrase that starts with a capital letter."""
        return sentence(self.phrase(pattern, **slots))

    def chance(self, probability: float) -> bool:
        """True with that probability."""
        return self.rng.random() < probability

    def person(self, *, named: bool = False) -> Person:
        """Mostly a name, now and then "the baker"."""
        if not named and self.chance(0.06):
            return Person(f"the {self.word(wordlists.CALLINGS)}", "she", "her")
        she = self.chance(0.5)
        name = self.word(wordlists.WOMEN if she else wordlists.MEN)
        if self.chance(self.made_up_names):
            name = self.word(wordlists.MADE_UP).capitalize()
        return Person(name, "she", "her") if she else Person(name, "he", "his")

    def people(self, n: int) -> list[Person]:
        """Different named people."""
        found: dict[str, Person] = {}
        while len(found) < n:
            someone = self.person(named=True)
            found[someone.name] = someone
        return list(found.values())

    def good(self, words: Sequence[str] = wordlists.GOODS) -> Good:
        """A thing from the list, or rarely a made-up one."""
        if self.chance(self.made_up_goods):
            word = self.word(wordlists.MADE_UP)
            return Good(word, word + "s")
        word = self.word(words)
        return Good(word, wordlists.plural(word))

    def goods(self, n: int, words: Sequence[str] = wordlists.GOODS) -> list[Good]:
        """Different things."""
        found: dict[str, Good] = {}
        while len(found) < n:
            thing = self.good(words)
            found[thing.one] = thing
        return list(found.values())

    def money(self) -> Money:
        """A currency: dollars in half of the stories, at times by its sign."""
        if self.chance(0.16):
            return self.rng.choice(
                (Money("dollars", "$"), Money("dollars", "$"), Money("euros", "€"), Money("pounds", "£"))
            )
        return Money("dollars" if self.chance(0.4) else self.word(wordlists.MONEY))

    def number(self, low: int = 2, high: int | None = None) -> int:
        """A whole number up to this problem's size."""
        return self.rng.randint(low, max(low, min(self.size, high or self.size)))

    def factors(self) -> tuple[int, int]:
        """Two numbers whose product is still mental arithmetic; the larger may be as large as the problem's size."""
        small = self.rng.randint(2, {10: 10, 20: 12, 50: 9, 100: 9}[self.size])
        large = self.rng.randint(2, self.size)
        return (small, large) if self.chance(0.5) else (large, small)


def sentence(text: str) -> str:
    """The text with its first letter capitalised."""
    return text[0].upper() + text[1:]
