"""Text that has begun to repeat itself, and the way out: the trace gives up, the answer boxes what it has.

A small network that misses one copy of a rare word goes on with the copy it has just made, and never ends. That state
lies outside all sound text, so it is shown here: the repetition is context, the way out is the lesson.
"""

from __future__ import annotations

import re
from random import Random

from recipe.conversation import reply
from recipe.pieces import END_TURN, Piece
from recipe.thinking import UNSURE

_WORDS = re.compile(r"\S+\s*")


def _unit(rng: Random, text: str) -> str:
    """The end of a text that comes again: letters, a part of a word, words, a sentence, a line."""
    roll = rng.random()
    if roll < 0.5:
        return text[-(rng.randint(1, 3) if roll < 0.2 else rng.randint(2, 8)) :]
    if roll < 0.75:
        return "".join(_WORDS.findall(text)[-rng.randint(1, 4) :])
    return re.split(r"(?<=[.,:\n])", text.rstrip("., :\n"))[-1] + rng.choice((". ", ", ", "\n"))


def _repeated(rng: Random, text: str) -> list[Piece]:
    """A beginning of `text` whose end comes again and again; every time is spelt alike."""
    start = text[: rng.randint(1, len(text))]
    unit = _unit(rng, start) or start
    times = rng.randint(3, 8) if len(unit) > 3 or rng.random() < 0.4 else rng.randint(8, 24)
    return [Piece(start, False), *[Piece(unit, False)] * min(times, max(3, 240 // len(unit)))]


def stuck_trace(rng: Random, thoughts: str, solution: str) -> list[Piece]:
    """A trace that repeats itself is given up; the answer is tried all the same."""
    return [*_repeated(rng, thoughts), *reply(solution, [Piece(f"\n{UNSURE}")])]


def stuck_answer(rng: Random, solution: str) -> list[Piece]:
    """An answer that repeats itself is ended with its box."""
    lines, _, box = solution.rpartition("\n")
    return [*_repeated(rng, lines), Piece(f"\n{box}"), Piece(END_TURN, markup=True)]
