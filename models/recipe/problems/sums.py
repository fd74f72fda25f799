"""Plain arithmetic: one operation, or an expression of two or three."""

from __future__ import annotations

from recipe.problems.draw import Draw
from recipe.problems.problem import ANSWER, Problem, Step, work

_UNDO = {"+": "-", "-": "+", "*": "/", "/": "*"}


def numbers_for(d: Draw, op: str) -> tuple[int, int]:
    """Two operands at this problem's size for which the operation comes out."""
    if op == "+":
        return d.number(1) * (2 if d.chance(0.3) else 1), d.number(1) * (3 if d.chance(0.2) else 1)
    if op == "-":
        low = d.number(1)
        return low + d.number(1) * (3 if d.chance(0.3) else 1), low
    left, right = d.factors()
    return (left, right) if op == "*" else (left * right, right)


def _ask(d: Draw, text: str) -> str:
    return d.pick(
        (
            f"What is {text}?",
            f"{text} = ?",
            f"Calculate {text}.",
            f"{text}",
            f"How much does {text} make?",
            f"How much is {text}?",
            f"Compute {text}.",
            f"what is {text}",
            f"{text}?",
            f"Please work out {text} for me.",
            f"What is the result of {text}?",
            f"Please calculate {text}.",
        )
    )


def one_step(d: Draw) -> Problem:
    """`a op b`, in signs or words."""
    op = d.rng.choice("+-*/")
    left, right = numbers_for(d, op)
    names = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}
    sign = d.rng.choice((op, op, names[op], "x" if op == "*" else op))
    text = f"{left}{sign}{right}" if sign == op and d.chance(0.15) else f"{left} {sign} {right}"
    step = Step("result", left, op, right, "The result")
    proof = (Step("back", ANSWER, _UNDO[op], right),)
    return Problem("one_step", _ask(d, text), f"{left} {op} {right}.", (step,), proof, left, "the left side")


def expression(d: Draw) -> Problem:
    """Two operations: products first, brackets first, then left to right."""
    while True:
        (x, y), z = d.factors(), d.number(1)
        shape = d.rng.choice(("x*y+z", "z+x*y", "x*y-z", "z-x*y", "(x+z)*y", "z+x-y", "x+y+z"))
        if shape in ("x*y+z", "x*y-z"):
            op = shape[3]
            text, steps = f"{x} * {y} {op} {z}", (Step("p", x, "*", y), Step("r", "p", op, z))
        elif shape in ("z+x*y", "z-x*y"):
            op = shape[1]
            z += 0 if op == "+" else x * y
            text, steps = f"{z} {op} {x} * {y}", (Step("p", x, "*", y), Step("r", z, op, "p"))
        elif shape == "(x+z)*y":
            x, z = min(x, 9), min(z, 9)
            text, steps = f"({x} + {z}) * {y}", (Step("p", x, "+", z), Step("r", "p", "*", y))
        else:
            op = shape[3]
            text, steps = f"{z} + {x} {op} {y}", (Step("p", z, "+", x), Step("r", "p", op, y))
        try:
            work(steps)
        except ArithmeticError:
            continue
        first = Step("p", steps[0].left, steps[0].op, steps[0].right, "First")
        last = Step("r", steps[1].left, steps[1].op, steps[1].right, "Then")
        if isinstance(last.right, str):  # z op p: go back to z from the product in the other order
            again = Step("again", y, "*", x)
            undo = Step("back", ANSWER, _UNDO[last.op], "again")
            proof: tuple[Step, ...] = (again, undo)
            given = z
        else:
            right = last.right
            back = Step("back", ANSWER, _UNDO[last.op], right)
            proof = (back, Step("start", "back", _UNDO[first.op], first.right))
            given = int(first.left)
        return Problem("expression", _ask(d, text), f"{text}.", (first, last), proof, given, "the left side")
