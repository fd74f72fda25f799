"""Traces: the problem restated, the steps, a check by another route, and a second try when the check disagrees.

Mistakes are planted so that the check has something to find. A planted number is context, never a lesson: its piece has
`learn=False`. What follows from it is computed honestly, so the check ends where the mistake leads.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from recipe.pieces import Piece
from recipe.problems.problem import ANSWER, DoesNotComeOut, Problem, Step, Term, apply

_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"(\d+)")

CHECKS = ("Wait, let me check: ", "Wait, let me check: ", "Wait, let me check: ", "Let me check: ", "Check: ")
RETRIES = ("Let me read again: ", "Again: ", "Let me start over: ")
UNSURE = "I am not sure."
FITS, WRONG = "Yes, that fits.", "No, that is wrong."
MISTAKES = 0.4
MISREADINGS = 0.4
RELAPSES = 0.3
ATTEMPTS = 3
UNCHECKED = 0.06


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


class _Attempt:
    """One run through the steps, perhaps with one mistake in it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.values: dict[str, int] = {}
        self.result: int | None = None

    def say(self, text: str, *, learn: bool = True) -> None:
        self.pieces.append(Piece(text, learn))

    def misread(self, problem: Problem, rng: Random) -> None:
        """Restate the question with two of its numbers exchanged, and work with those."""
        numbers = sorted(set(_NUMBER.findall(problem.facts)))
        if len(numbers) < 2:
            self.say(f"{problem.facts}\n")
            self.run(problem.steps, rng, mistake=True)
            return
        one, other = rng.sample(numbers, 2)
        exchanged = {one: other, other: one}
        for text in map(str, _NUMBERS.split(problem.facts)):
            self.say(exchanged.get(str(text), str(text)), learn=text not in exchanged)
        self.say("\n")

        def swapped(term: Term) -> Term:
            return term if isinstance(term, str) else int(exchanged.get(str(term), str(term)))

        steps = (replace(step, left=swapped(step.left), right=swapped(step.right)) for step in problem.steps)
        self.run(tuple(steps), rng, mistake=False)

    def run(self, steps: tuple[Step, ...], rng: Random, *, mistake: bool, separator: str = " ") -> None:
        """Write all the steps; `result` stays None when an operation does not come out."""
        place = rng.randrange(len(steps)) if mistake else -1
        misread = mistake and len(steps) > 1 and rng.random() < 0.2
        given = sorted({term for step in steps for term in (step.left, step.right) if isinstance(term, int)})
        for number, step in enumerate(steps):
            left, right = step.operands(self.values)
            self.say((separator if number else "") + (f"{step.label}: " if step.label else ""))
            other = [value for value in given if value not in (left, right)]
            if number == place and misread and other and isinstance(step.left, int):
                left = rng.choice(other)
                self.say(str(left), learn=False)
                self.say(f" {step.op} {right}")
            else:
                misread = misread and number != place
                self.say(f"{left} {step.op} {right}")
            try:
                value = apply(step.op, left, right)
            except DoesNotComeOut:
                self.say(" does not come out.")
                self.result = None
                return
            wrong = number == place and not misread
            self.say(" = ")
            self.values[step.name] = slip(rng, value) if wrong else value
            self.say(str(self.values[step.name]), learn=not wrong)
            self.say("." if separator == " " or number == len(steps) - 1 else "")
            self.result = self.values[step.name]


def _check(problem: Problem, answer: int, rng: Random) -> tuple[list[Piece], bool]:
    """The proof from an answer, the comparison, and the verdict."""
    proof = _Attempt()
    proof.values[ANSWER] = answer
    proof.run(problem.proof, rng, mistake=False, separator=", ")
    if proof.result is None:
        proof.say(f" {WRONG}")
        return proof.pieces, False
    fits = proof.result == problem.given
    proof.say(f" I get {proof.result}, {problem.given_as} is {problem.given}. {FITS if fits else WRONG}")
    return proof.pieces, fits


def trace(problem: Problem, rng: Random, *, mistakes: float = MISTAKES) -> list[Piece]:
    """A trace that ends with a result that fits, or gives up. `mistakes`: the chance of one in the first attempt.

    Every attempt starts by reading the question, so that a retry can mend what was misread.
    """
    pieces: list[Piece] = []
    for attempt_number in range(ATTEMPTS):
        mistake = rng.random() < (mistakes if attempt_number == 0 else RELAPSES)
        attempt = _Attempt()
        if attempt_number:
            attempt.say(rng.choice(RETRIES))
        if mistake and rng.random() < MISREADINGS:
            attempt.misread(problem, rng)
        else:
            attempt.say(f"{problem.facts}\n")
            attempt.run(problem.steps, rng, mistake=mistake)
        pieces += attempt.pieces
        if attempt.result is None:
            pieces.append(Piece(f" {WRONG}\n"))
            continue
        if not mistake and not attempt_number and rng.random() < UNCHECKED:
            break
        pieces.append(Piece("\n" + (rng.choice(CHECKS) if not attempt_number else "Check: ")))
        check, fits = _check(problem, attempt.result, rng)
        pieces += check
        if fits:
            break
        pieces.append(Piece("\n"))
    else:
        pieces.append(Piece(UNSURE))
    return pieces


def planted(problem: Problem, rng: Random) -> list[Piece]:
    """The start of a trace up to a wrong result and the opening of its check: what a check is measured on."""
    while True:
        attempt = _Attempt()
        attempt.run(problem.steps, rng, mistake=True)
        if attempt.result is not None and not _check(problem, attempt.result, rng)[1]:
            return [Piece(f"{problem.facts}\n"), *attempt.pieces, Piece(f"\n{CHECKS[0].rstrip()}")]
