"""A word problem as data: a chain of one-operation steps to the answer, and a proof back from the answer.

Steps refer to numbers in the question (an int) or to earlier results (a name), so a mistake can be planted in any step
and carried through; `thinking.py` does that. Nothing here knows about wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Term = int | str
"""A number from the question, or the name of an earlier result."""

ANSWER = "answer"
"""The name under which a proof refers to the answer."""


class DoesNotComeOut(ArithmeticError):
    """An operation that leaves the positive integers, as happens downstream of a mistake."""


def apply(op: str, left: int, right: int) -> int:
    """One operation on positive integers; raises DoesNotComeOut for anything else."""
    if op == "/":
        if right == 0 or left % right:
            raise DoesNotComeOut(f"{left} / {right}")
        return left // right
    value = {"+": left + right, "-": left - right, "*": left * right}[op]
    if value <= 0:
        raise DoesNotComeOut(f"{left} {op} {right}")
    return value


@dataclass(frozen=True, slots=True)
class Step:
    """One operation. `label` names it in a trace ("One apple"); `say` is its line in a solution, `{}` the equation."""

    name: str
    left: Term
    op: str
    right: Term
    label: str = ""
    say: str = "{}."

    def operands(self, values: Mapping[str, int]) -> tuple[int, int]:
        """Both operands as numbers."""

        def value(term: Term) -> int:
            return values[term] if isinstance(term, str) else term

        return value(self.left), value(self.right)

    def result(self, values: Mapping[str, int]) -> int:
        """What the step comes to, given the results so far."""
        return apply(self.op, *self.operands(values))


def equation(op: str, left: int, right: int, result: int) -> str:
    """The one spelling of an equation everywhere: `13 - 4 = 9`."""
    return f"{left} {op} {right} = {result}"


def worked(op: str, left: int, right: int, result: int) -> str:
    """The same with the way a trace takes over numbers too large to know by heart: `47 * 8 = 320 + 56 = 376`."""
    middle = ""
    if op == "*" and max(left, right) > 10 < left * right:
        big, small = max(left, right), min(left, right)
        if big % 10 and small > 1:
            middle = f"{(big - big % 10) * small} + {big % 10 * small} = "
    elif op == "/" and result > 10 and result % 10 and right > 1:
        tens, ones = result - result % 10, result % 10
        middle = f"({tens * right} + {ones * right}) / {right} = {tens} + {ones} = "
    return f"{left} {op} {right} = {middle}{result}"


def work(steps: tuple[Step, ...], start: Mapping[str, int] | None = None) -> dict[str, int]:
    """All named results of a chain of steps, in order."""
    values = dict(start or {})
    for step in steps:
        values[step.name] = step.result(values)
    return values


@dataclass(frozen=True, slots=True)
class Problem:
    """A question with everything needed to answer it, think about it, and grade it."""

    family: str
    question: str
    facts: str
    """The question restated in few words: how a trace opens."""
    steps: tuple[Step, ...]
    proof: tuple[Step, ...]
    """Steps by another route, from `ANSWER` to a number that the question gives."""
    given: int
    given_as: str
    """What the proof's last result has to equal, and its name ("the total")."""

    @property
    def answer(self) -> int:
        """The number that belongs in the box."""
        return work(self.steps)[self.steps[-1].name]

    def solution(self, found: Mapping[str, int] | None = None) -> str:
        """The expert's few lines, ending with the result in a box. found: state these results, right or wrong."""
        values = dict(found or work(self.steps))
        lines = []
        for step in self.steps:
            left, right = step.operands(values)
            lines.append(step.say.format(equation(step.op, left, right, values[step.name])))
        return "\n".join([*lines, boxed(values[self.steps[-1].name])])


def boxed(value: int) -> str:
    """The result as the last line of an answer."""
    return f"\\boxed{{{value}}}"
