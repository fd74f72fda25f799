"""Prompts beside the splits: easy ones with their replies, and everything that might start a loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from evaluate.splits import SPLITS, TO_100, UNSEEN
from recipe import talk
from recipe.foreign_prompts import noise_bytes, random_letters
from recipe.grading import box
from recipe.problems import Draw
from recipe.problems.sums import one_step


@dataclass(frozen=True, slots=True)
class Easy:
    """A prompt and what is expected: the reply word for word, or a number in the box."""

    prompt: str
    reply: str = ""
    number: int | None = None

    def is_met_by(self, answer: str) -> bool:
        """Whether an answer is what was expected."""
        return answer == self.reply if self.number is None else box(answer) == str(self.number)


def _said(kind: Callable[[Random], talk.Talk]) -> Callable[[Random], Easy]:
    def draw(rng: Random) -> Easy:
        said = kind(rng)
        return Easy(said.prompt, said.reply)

    return draw


def _sum(rng: Random) -> Easy:
    problem = one_step(Draw(rng, size=20))
    return Easy(problem.question, number=problem.answer)


FOREIGN = "foreign prompts"
EASY: dict[str, Callable[[Random], Easy]] = {
    "greetings": _said(talk.greeting),
    "facts": _said(talk.fact),
    "definitions": _said(talk.definition),
    "one-step sums": _sum,
    FOREIGN: _said(talk.foreign),
}

_SCRIPTS = (
    (0x0370, 0x03FF), (0x0400, 0x04FF), (0x0530, 0x058F), (0x0590, 0x05FF), (0x0600, 0x06FF), (0x0900, 0x097F),
    (0x0E00, 0x0E7F), (0x10A0, 0x10FF), (0x1200, 0x137F), (0x3040, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3),
    (0x1F300, 0x1F64F), (0x2200, 0x22FF),
)  # fmt: skip


def _easy(rng: Random) -> str:
    return rng.choice([kind for name, kind in EASY.items() if name != FOREIGN])(rng).prompt


def mistyped(rng: Random) -> str:
    """A problem with letters lost, doubled, exchanged or changed, in capitals, or broken off."""
    letters = list(SPLITS[UNSEEN](rng).question)
    for _ in range(max(1, len(letters) // rng.choice((8, 15, 30)))):
        place = rng.randrange(len(letters) - 1)
        match rng.randrange(4):
            case 0:
                letters[place] = ""
            case 1:
                letters[place] *= 2
            case 2:
                letters[place : place + 2] = letters[place + 1], letters[place]
            case _:
                letters[place] = rng.choice("abcdefghijklmnopqrstuvwxyz .,?0123456789")
    text = "".join(letters)
    if rng.random() < 0.2:
        text = text.upper()
    return text[: rng.randint(len(text) // 4, len(text))] if rng.random() < 0.3 else text


EVERYTHING: dict[str, tuple[Callable[[Random], str], float]] = {
    "problems, numbers to 100": (lambda rng: SPLITS[TO_100](rng).question, 0.125),
    "problems, unseen words and wordings": (lambda rng: SPLITS[UNSEEN](rng).question, 0.125),
    "problems, ill-typed": (mistyped, 0.2),
    "easy prompts": (_easy, 0.15),
    FOREIGN: (lambda rng: EASY[FOREIGN](rng).prompt, 0.15),
    "noise bytes": (lambda rng: noise_bytes(rng, 160), 0.125),
    "other scripts": (lambda rng: random_letters(rng, _SCRIPTS, 20), 0.125),
}
"""Kinds of prompts, and their shares of 2,000 where a split has 500 problems."""
