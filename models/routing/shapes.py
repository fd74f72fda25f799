"""Slots that are the same in every language: numbers, formulas, code. Some are computed, some filled into templates."""

import re
from collections.abc import Callable, Mapping
from random import Random

import msgspec

from routing import json_lines

_VALUE = re.compile(r"<([a-z_]+)>")


class _Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    slot: str
    template: str


def _templates() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in json_lines.read("families/templates.jsonl", _Template):
        found.setdefault(row.slot, []).append(row.template)
    return found


_TEMPLATES = _templates()
"""By slot."""


def _fill(slot: str, random: Random, **values: object) -> str:
    """A template of the slot with its values filled in."""
    return _VALUE.sub(lambda found: str(values[found[1]]), random.choice(_TEMPLATES[slot]))


def _number(low: int, high: int) -> Callable[[Random], str]:
    return lambda random: str(random.randint(low, high))


def _polynomial(random: Random) -> str:
    x = random.choice("xytnz")
    degree = random.randint(1, 4)
    terms = [
        f"{random.randint(2, 12)}{x}" + (f"^{power}" if power > 1 else "")
        for power in range(degree, 0, -1)
        if power in (1, degree) or random.random() < 0.5
    ]
    return random.choice([" + ", " - "]).join(terms) + f" {random.choice('+-')} {random.randint(1, 40)}"


def _latex(random: Random) -> str:
    n, m, k = (random.randint(2, 30) for _ in range(3))
    x = random.choice("xynkab")
    power, degree = random.randint(2, 4), random.randint(2, 5)
    values = {"n": n, "m": m, "k": k, "x": x, "power": power, "degree": degree, "sum": n + m, "angle": n + 20}
    return _fill("latex", random, **values)


def _arithmetic(random: Random) -> str:
    def part(depth: int) -> str:
        if depth == 0 or random.random() < 0.25:
            number = random.randint(1, 99)
            return f"-{number}" if random.random() < 0.15 else str(number)
        inner = f"{part(depth - 1)} {random.choice('+-*+-*/')} {part(depth - 1)}"
        return f"({inner})" if random.random() < 0.6 else inner

    return f"{part(2)} {random.choice('+-*')} {part(random.randint(0, 2))}"


def _boolean(random: Random) -> str:
    def part(depth: int) -> str:
        if depth == 0:
            return random.choice(["True", "False"])
        left, right = part(depth - 1), part(random.randint(0, depth - 1))
        inner = f"{left} {random.choice(['and', 'or'])} {right}"
        return random.choice([f"( {inner} )", f"not ( {inner} )", f"not {inner}", inner])

    return part(random.randint(2, 3))


def _numbers(random: Random) -> str:
    step, start = random.randint(1, 9), random.randint(1, 30)
    kind = random.randrange(4)
    row = {
        0: [start + step * at for at in range(6)],
        1: [start * (step + 1) ** at for at in range(5)],
        2: [start + at * at * step for at in range(6)],
        3: [random.randint(1, 99) for _ in range(random.randint(4, 9))],
    }[kind]
    return ", ".join(map(str, row))


def _list(random: Random) -> str:
    return str([random.randint(-9, 60) for _ in range(random.randint(3, 8))])


def _code(random: Random) -> str:
    a, b, c = random.sample(_TEMPLATES["name"], 3)
    n, m = random.randint(1, 9), random.randint(2, 30)
    names = {"a": a, "b": b, "c": c, "a_title": a.title(), "b_title": b.title()}
    return _fill("code", random, **names, n=n, m=m, next=n + 1, far=n + 5, sum=n + m)


def _error(random: Random) -> str:
    a, b = random.sample(_TEMPLATES["name"], 2)
    return _fill("error", random, a=a, b=b, line=random.randint(3, 90))


def _signature(random: Random) -> str:
    a, b = random.sample(_TEMPLATES["name"], 2)
    verb = random.choice(
        ["find", "count", "is", "make", "split", "max", "sum", "filter", "check", "get", "sort", "parse"]
    )
    kind = random.choice(["int", "str", "List[int]", "bool", "float", "List[str]", "Dict[str, int]"])
    return f"def {verb}_{a}({b}: {random.choice(['List[int]', 'str', 'int', 'List[str]'])}) -> {kind}:"


def _clock(random: Random) -> str:
    h, m = random.randint(1, 12), random.choice(["00", "15", "30", "45", "10", "20"])
    return random.choice([f"{h}:{m}", f"{h} {random.choice(['am', 'pm'])}", f"{h + 8}:{m}"])


def _date(random: Random) -> str:
    d, m, y = random.randint(1, 28), random.randint(1, 12), random.randint(1920, 2026)
    return random.choice([f"{m:02}/{d:02}/{y}", f"{d}.{m}.{y}", f"{y}-{m:02}-{d:02}"])


def _equation(random: Random) -> str:
    a, b, c = (random.randint(2, 30) for _ in range(3))
    return _fill("eq", random, a=a, b=b, c=c, x=random.choice("xynt"), cube=a**3)


SHAPES: Mapping[str, Callable[[Random], str]] = {
    "d": _number(2, 9),
    "n": _number(2, 20),
    "m": _number(12, 99),
    "k": _number(100, 2000),
    "big": _number(1000, 90000),
    "age": _number(4, 80),
    "year": _number(1750, 2026),
    "pct": lambda random: f"{random.choice([5, 8, 10, 12, 15, 20, 25, 30, 40, 60, 75])}%",
    "dec": lambda random: f"{random.randint(0, 40)}.{random.randint(1, 99)}",
    "v": lambda random: random.choice("xynkmabpqt"),
    "poly": _polynomial,
    "latex": _latex,
    "arith": _arithmetic,
    "bool": _boolean,
    "numbers": _numbers,
    "list": _list,
    "code": _code,
    "error": _error,
    "signature": _signature,
    "reaction": lambda random: _fill("reaction", random),
    "money": lambda random: _fill("money", random, n=random.randint(2, 950)),
    "clock": _clock,
    "date": _date,
    "eq": _equation,
    "name": lambda random: _fill("name", random),
    "brackets": lambda random: " ".join(random.choices("[](){}<>", k=random.randint(4, 12))),
    "letters": lambda random: "".join(random.choices("ABCDEFGHKLMNOPRSTUW", k=random.randint(3, 8))),
}
"""How each slot is filled."""
