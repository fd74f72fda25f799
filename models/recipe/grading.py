"""Reading what a model wrote: its box, its equations, its trace and the checks in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from recipe.pieces import END_THINK, END_TURN
from recipe.problems.puzzles import WRONG

_EQUATION = re.compile(r"\(*\d[\d +*/()-]*=[\d +*/()=-]*")
_TERM = re.compile(r" *(\d+|[-+*/()]) *")
_BOX = re.compile(r"\\boxed\{([^{}]*)\}")
_CHECK = re.compile(r"(?:^|\n)[^\n]*\b[Cc]heck\b[^\n:]*: ?")


def box(text: str) -> str | None:
    """What stands in the last box."""
    found = _BOX.findall(text)
    return found[-1] if found else None


def boxes(text: str) -> int:
    """How many boxes were opened, finished or not."""
    return text.count("\\boxed")


def equations(text: str) -> list[str]:
    """Every equation written, chains such as `2 * 3 + 4 * 5 = 6 + 20 = 26` whole."""
    return [found.strip() for found in _EQUATION.findall(text)]


def _value(expression: str) -> Fraction | None:
    """An expression of numbers, + - * / and brackets; None when it is not one."""
    terms: list[str] = _TERM.findall(expression)
    if "".join(terms) != expression.replace(" ", ""):
        return None
    terms.append("")

    def factor() -> Fraction:
        term = terms.pop(0)
        if term == "(":
            inside = total()
            if terms.pop(0) != ")":
                raise ValueError
            return inside
        return Fraction(int(term))

    def product() -> Fraction:
        value = factor()
        while terms[0] in ("*", "/"):
            value = value * factor() if terms.pop(0) == "*" else value / factor()
        return value

    def total() -> Fraction:
        value = product()
        while terms[0] in ("+", "-"):
            value = value + product() if terms.pop(0) == "+" else value - product()
        return value

    try:
        value = total()
    except (ValueError, ZeroDivisionError, RecursionError):
        return None
    return value if terms == [""] else None


def is_true(equation: str) -> bool:
    """Whether all sides of an equation come to the same."""
    sides = [_value(side) for side in equation.split("=")]
    return None not in sides and len(set(sides)) == 1


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
    closed: bool = True
    """Whether the trace was closed, if there was one."""

    @property
    def checked(self) -> bool:
        """Whether the trace checks its result."""
        return _CHECK.search(self.trace) is not None

    @property
    def before_check(self) -> str:
        """The trace up to its first check."""
        return _CHECK.split(self.trace, maxsplit=1)[0]

    @property
    def first_result(self) -> str | None:
        """The result that the trace had before its first check; None when a step did not come out."""
        attempt = self.before_check.split(WRONG)[0]
        before = equations(attempt)
        if not before or attempt != self.before_check:
            return None
        return before[-1].rpartition("=")[2].strip()

    @property
    def final_attempt(self) -> str:
        """The trace after its last rejected attempt."""
        return self.trace.rpartition(WRONG)[2]

    @property
    def final_result(self) -> str | None:
        """The result of the last attempt; None when the trace gave up."""
        found = equations(_CHECK.split(self.final_attempt, maxsplit=1)[0])
        return found[-1].rpartition("=")[2].strip() if found else None

    @property
    def in_form(self) -> bool:
        """Whether the trace was closed once and one box answers, within the limit."""
        return self.ended and self.closed and END_THINK not in self.answer and boxes(self.answer) == 1

    @property
    def work_is_true(self) -> bool:
        """Whether every equation of the answer and of the attempt that it follows holds."""
        return work_is_true(self.final_attempt) and work_is_true(self.answer)


def read(text: str, *, opened: bool) -> Written:
    """Take a completion apart. `opened`: the prompt had opened a trace; a trace that never closes leaves no answer."""
    ended = text.endswith(END_TURN)
    text = text.removesuffix(END_TURN)
    if not opened:
        return Written("", text, ended)
    trace, close, answer = text.partition(END_THINK)
    return Written(trace, answer.lstrip("\n"), ended, bool(close))
