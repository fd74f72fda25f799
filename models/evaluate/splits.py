"""The held-out problems and prompts. Every list follows from a seed, and holds nothing twice.

The unseen splits use only wordings, or names and goods, that are kept out of training altogether, with numbers to 20,
so that one thing differs at a time. The seen splits are fresh draws of what was trained on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from typing import TypeVar

from recipe.problems import Draw, Problem, draw_problem
from recipe.problems.elimination import elimination
from recipe.problems.other_price import other_price
from recipe.problems.puzzles import Puzzle, ordering, truth_tellers

T = TypeVar("T")
Task = Problem | Puzzle
TRIES = 50
"""Draws for each new one, at most, before a list stays shorter than wished."""


def distinct(draw: Callable[[Random], T], key: Callable[[T], str], name: str, seed: int, count: int) -> list[T]:
    """Up to `count` draws with different keys."""
    rng = Random(f"{seed}-evaluate-{name}")
    found: dict[str, T] = {}
    for _ in range(TRIES * count):
        one = draw(rng)
        found.setdefault(key(one), one)
        if len(found) == count:
            break
    return list(found.values())


def _any(rng: Random, *, size: int = 20, words: bool = False, wordings: bool = False) -> Task:
    return draw_problem(rng, unseen_words=words, unseen_wordings=wordings, size=size)


def _fruit(rng: Random, *, unseen: bool) -> Task:
    return other_price(Draw(rng, unseen_words=unseen, unseen_wordings=unseen, size=20))


def _puzzle(rng: Random, *, unseen: bool) -> Task:
    family = rng.choice((ordering, truth_tellers, elimination))
    return family(Draw(rng, unseen_words=unseen, unseen_wordings=unseen, size=20))


TO_20, TO_50, TO_100 = "numbers to 20", "numbers to 50", "numbers to 100"
UNSEEN = "unseen wordings, names and goods"
SPLITS: dict[str, Callable[[Random], Task]] = {
    TO_20: _any,
    TO_50: partial(_any, size=50),
    TO_100: partial(_any, size=100),
    "unseen wordings": partial(_any, wordings=True),
    "unseen names and goods": partial(_any, words=True),
    UNSEEN: partial(_any, words=True, wordings=True),
    "fruit family": partial(_fruit, unseen=False),
    "fruit family, unseen": partial(_fruit, unseen=True),
    "logic puzzles": partial(_puzzle, unseen=False),
    "logic puzzles, unseen": partial(_puzzle, unseen=True),
}


def split(name: str, seed: int, count: int) -> list[Task]:
    """The problems of a split."""
    return distinct(SPLITS[name], lambda task: task.question, name, seed, count)
