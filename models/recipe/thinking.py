"""Traces: the problem restated, the steps, a check by another route, and a second try when the check disagrees.

Mistakes are planted so that the check has something to find. A planted number is context, never a lesson: its piece has
`learn=False`. What follows from it is computed honestly, so the check ends where the mistake leads.

A careless trace is another thing: its slips are lessons, it mostly goes unchecked, and its answer follows from it,
right or wrong. That is how text that people wrote reads, and what imitation alone learns from it; that a check pays is
left for reinforcement to find out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from recipe.pieces import Piece, joined
from recipe.problems.problem import ANSWER, DoesNotComeOut, Problem, Step, Term, apply, work, worked
from recipe.problems.puzzles import FITS, WRONG, Puzzle

_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"(\d+)")

CHECK = "Check: "
CHECKS = ("Wait, let me check: ", "Wait, let me check: ", "Wait, let me check: ", "Let me check: ", CHECK)
REREADINGS = ("Let me read again: ", "Let me start over: ")
RETRY = "Again: "
UNSURE = "I am not sure."
MISTAKES = 0.35
MISREADINGS = 0.25
RELAPSES = 0.15
ATTEMPTS = 3
LONGEST = 480
"""Characters after which no further attempt is made, about 200 tokens."""
UNCHECKED = 0.12
SLIPS, LOOKS = 0.6, 0.25
"""Share of the careless traces that hold a slip, and share that are checked, whether they hold one or not."""
AGAIN = 0.07
"""Share of finished traces that are made to go on by a "Wait," that is given, as `reasoning.retries` does."""


def slip(rng: Random, right: int) -> int:
    """A wrong result of the kind a small model writes: near, or with one digit off."""
    while True:
        if right > 9 and rng.random() < 0.5:
            digits = list(str(right))
            digits[rng.randrange(len(digits))] = str(rng.randint(0, 9))
            wrong = int("".join(digits))
        else:
            wrong = right + rng.choice((-2, -1, -1, 1, 1, 2, 10, -10))
        if wrong > 0 and wrong != right and len(str(wrong)) <= len(str(right)) + 1:
            return wrong


def _exchange(problem: Problem, rng: Random) -> tuple[dict[str, str], tuple[Step, ...]] | None:
    """Two numbers of the facts to exchange, and the steps that follow; None when that would not change the answer."""
    numbers = sorted(set(_NUMBER.findall(problem.facts)))
    if len(numbers) < 2:
        return None
    one, other = rng.sample(numbers, 2)
    exchanged = {one: other, other: one}

    def swapped(term: Term) -> Term:
        return term if isinstance(term, str) else int(exchanged.get(str(term), str(term)))

    steps = tuple(replace(step, left=swapped(step.left), right=swapped(step.right)) for step in problem.steps)
    try:
        return None if work(steps)[steps[-1].name] == problem.answer else (exchanged, steps)
    except DoesNotComeOut:
        return exchanged, steps


class _Attempt:
    """One run through the steps, perhaps with one mistake in it. imitated: the mistake is a lesson."""

    def __init__(self, *, imitated: bool = False) -> None:
        self.imitated = imitated
        self.pieces: list[Piece] = []
        self.values: dict[str, int] = {}
        self.result: int | None = None

    def say(self, text: str, *, learn: bool = True) -> None:
        self.pieces.append(Piece(text, learn))

    def misread(self, problem: Problem, rng: Random) -> None:
        """Restate the question with two of its numbers exchanged, and work with those."""
        swap = _exchange(problem, rng)
        if swap is None:
            self.say(f"{problem.facts}\n")
            self.run(problem.steps, rng)
            return
        exchanged, steps = swap
        for text in map(str, _NUMBERS.split(problem.facts)):
            self.say(exchanged.get(text, text), learn=text not in exchanged)
        self.say("\n")
        self.run(steps)

    def run(self, steps: tuple[Step, ...], slips: Random | None = None, separator: str = " ") -> None:
        """Write all the steps, with one mistake drawn from `slips`; no result when an operation does not come out."""
        place = slips.randrange(len(steps)) if slips else -1
        misread = slips is not None and len(steps) > 1 and slips.random() < 0.2
        given = sorted({term for step in steps for term in (step.left, step.right) if isinstance(term, int)})
        for number, step in enumerate(steps):
            left, right = step.operands(self.values)
            self.say((separator if number else "") + (f"{step.label}: " if step.label else ""))
            other = [value for value in given if value not in (left, right)]
            if slips and number == place and misread and other and isinstance(step.left, int):
                left = slips.choice(other)
                self.say(str(left), learn=self.imitated)
                self.say(f" {step.op} {right}")
            else:
                misread = misread and number != place
                self.say(f"{left} {step.op} {right}")
            way = f"{left} {step.op} {right}"
            try:
                value = apply(step.op, left, right)
            except DoesNotComeOut:
                self.say(" does not come out.")
                self.result = None
                return
            wrong = number == place and not misread
            self.say(worked(step.op, left, right, value).removeprefix(way).removesuffix(str(value)))
            self.values[step.name] = slip(slips, value) if slips and wrong else value
            self.say(str(self.values[step.name]), learn=self.imitated or not wrong)
            self.say("." if separator == " " or number == len(steps) - 1 else "")
            self.result = self.values[step.name]


def _check(problem: Problem, answer: int) -> tuple[list[Piece], bool]:
    """The proof from an answer, the comparison, and the verdict."""
    proof = _Attempt()
    proof.values[ANSWER] = answer
    proof.run(problem.proof, separator=", ")
    if proof.result is None:
        proof.say(f" {WRONG}")
        return proof.pieces, False
    fits = proof.result == problem.given
    proof.say(f" I get {proof.result}, {problem.given_as} is {problem.given}. {FITS if fits else WRONG}")
    return proof.pieces, fits


def trace(problem: Problem | Puzzle, rng: Random, *, mistakes: float = MISTAKES) -> list[Piece]:
    """A trace that ends with a result that fits, or gives up. `mistakes`: the chance of one in the first attempt.

    Every attempt starts by reading the question, so that a retry can mend what was misread.
    """
    pieces = _puzzled(problem, rng, mistakes) if isinstance(problem, Puzzle) else _calculated(problem, rng, mistakes)
    while pieces[-1].text != UNSURE and rng.random() < AGAIN:
        check = problem.check if isinstance(problem, Puzzle) else joined(_check(problem, problem.answer)[0])
        pieces += [Piece("\nWait,", False), Piece(f" let me check: {check}")]
    return pieces


def _puzzled(puzzle: Puzzle, rng: Random, mistakes: float) -> list[Piece]:
    """Thoughts and their check; at times a wrong conclusion first, which the check finds."""
    pieces = [Piece(f"{puzzle.facts}\n")]
    wrong = puzzle.mistaken(rng) if rng.random() < mistakes else None
    if wrong:
        thoughts, check = wrong
        pieces += [Piece(thoughts, False), Piece(f"\n{rng.choice(CHECKS)}{check}\n{RETRY}")]
    pieces.append(Piece(puzzle.thoughts))
    if wrong or rng.random() >= UNCHECKED:
        pieces.append(Piece(f"\n{CHECK if wrong else rng.choice(CHECKS)}{puzzle.check}"))
    return pieces


def _calculated(problem: Problem, rng: Random, mistakes: float) -> list[Piece]:
    """Attempts until a check fits. A retry starts from the facts as read, or reads again: always the third time."""
    pieces: list[Piece] = []
    misread = False
    for attempt_number in range(ATTEMPTS):
        mistake = rng.random() < (RELAPSES if attempt_number else mistakes)
        attempt = _Attempt()
        if attempt_number == 1 and not misread and rng.random() < 0.6:
            attempt.say(RETRY)
            attempt.run(problem.steps, rng if mistake else None)
        else:
            attempt.say(rng.choice(REREADINGS) if attempt_number else "")
            misread = mistake and rng.random() < MISREADINGS
            if misread:
                attempt.misread(problem, rng)
            else:
                attempt.say(f"{problem.facts}\n")
                attempt.run(problem.steps, rng if mistake else None)
        pieces += attempt.pieces
        if attempt.result is None:
            pieces.append(Piece(f" {WRONG}\n"))
        else:
            if not mistake and not attempt_number and rng.random() < UNCHECKED:
                return pieces
            check, fits = _check(problem, attempt.result)
            pieces += [Piece("\n" + (CHECK if attempt_number else rng.choice(CHECKS))), *check]
            if fits:
                return pieces
            pieces.append(Piece("\n"))
        if len(joined(pieces)) > LONGEST:
            break
    return [*pieces, Piece(UNSURE)]


def careless(problem: Problem, rng: Random) -> tuple[list[Piece], str]:
    """A trace with slips to be imitated, mostly unchecked, and the answer that follows from it, right or wrong."""
    attempt = _Attempt(imitated=True)
    attempt.say(f"{problem.facts}\n")
    attempt.run(problem.steps, rng if rng.random() < SLIPS else None)
    pieces, fits = attempt.pieces, False
    if attempt.result is None:
        pieces.append(Piece(f" {WRONG}"))
    elif rng.random() < LOOKS:
        check, fits = _check(problem, attempt.result)
        pieces += [Piece(f"\n{rng.choice(CHECKS)}"), *check]
    else:
        return pieces, problem.solution(attempt.values)
    if not fits:
        again = _Attempt()
        again.say(f"\n{RETRY}")
        again.run(problem.steps)
        pieces += [*again.pieces, Piece(f"\n{CHECK}"), *_check(problem, problem.answer)[0]]
    return pieces, problem.solution()


def planted(problem: Problem, rng: Random) -> list[Piece]:
    """The start of a trace up to a wrong result and the opening of its check: what a check is measured on."""
    while True:
        attempt = _Attempt()
        attempt.run(problem.steps, rng)
        if attempt.result is not None and not _check(problem, attempt.result)[1]:
            return [Piece(f"{problem.facts}\n"), *attempt.pieces, Piece(f"\n{CHECKS[0].rstrip()}")]
