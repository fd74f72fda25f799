"""Reading what a model wrote: its box, its equations, its trace and the check in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recipe.pieces import END_THINK, END_TURN
from recipe.problems.problem import DoesNotComeOut, apply

_EQUATION = re.compile(r"(\d+) ([-+*/]) (\d+) = (\d+)")
_BOX = re.compile(r"\\boxed\{([^{}]*)\}")
_CHECK = re.compile(r"\n[^\n]*[Cc]heck: ")


def box(text: str) -> str | None:
    """What stands in the last box."""
    found = _BOX.findall(text)
    return found[-1] if found else None


def equations(text: str) -> list[tuple[int, str, int, int]]:
    """Every equation written: left, operation, right, result."""
    return [(int(left), op, int(right), int(result)) for left, op, right, result in _EQUATION.findall(text)]


def is_true(equation: tuple[int, str, int, int]) -> bool:
    """Whether an equation holds."""
    left, op, right, result = equation
    try:
        return apply(op, left, right) == result
    except DoesNotComeOut:
        return False


def work_is_true(text: str) -> bool:
    """Whether every equation written holds."""
    return all(map(is_true, equations(text)))


@dataclass(frozen=True, slots=True)
class Written:
    """One completion, taken apart."""

    trace: str
    """Empty for a model that does not think."""
    answer: str
    ended: bool
    """Whether the turn was ended, not cut."""

    @property
    def checked(self) -> bool:
        """Whether the trace checks its result."""
        return _CHECK.search(self.trace) is not None

    @property
    def first_result(self) -> str | None:
        """The result that the trace had before its first check."""
        before = equations(_CHECK.split(self.trace)[0])
        return str(before[-1][3]) if before else None


def read(text: str, *, opened: bool) -> Written:
    """Take a completion apart. `opened`: the prompt had opened a trace; a trace that never closes leaves no answer."""
    ended = text.endswith(END_TURN)
    text = text.removesuffix(END_TURN)
    if not opened:
        return Written("", text, ended)
    trace, _, answer = text.partition(END_THINK)
    return Written(trace, answer.lstrip("\n"), ended)
