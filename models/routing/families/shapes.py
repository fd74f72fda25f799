"""Slots that are the same in every language: numbers, formulas, code, tables."""

from collections.abc import Callable, Mapping
from random import Random


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
    return random.choice(
        [
            rf"$\frac{{{n}}}{{{m}}} + \frac{{{x}}}{{{k}}}$", rf"${x}^2 - {n}{x} + {m} = 0$", rf"$\sqrt{{{n}{x} + {m}}} = {k}$",
            rf"$\log_{{{n}}} ({x} + {m})$", rf"$|{n}{x} - {m}| \le {k}$", rf"$f({x}) = {n}{x}^3 - {m}{x} + {k}$",
            rf"$\sum_{{k=1}}^{{{n}}} k^{{{random.randint(2, 4)}}}$", rf"$\binom{{{n + m}}}{{{n}}}$", rf"${x} \equiv {n} \pmod{{{n + m}}}$",
            rf"$\angle ABC = {n + 20}^\circ$", rf"$\sin^2 {x} + \cos {x} = \frac{{1}}{{{n}}}$", rf"$a_{{n+1}} = {n} a_n + {m}$",
            rf"$\begin{{pmatrix}} {n} & {m} \\ {k} & 1 \end{{pmatrix}}$", rf"\[{n}{x} + {m}y = {k}, \quad {x} - y = {n}\]",
            rf"$\int_0^{{{n}}} {x}^{{{random.randint(2, 5)}}} \, d{x}$", rf"$\lfloor {x} \rfloor + {n} > {m}$", rf"$AB = {n}$, $BC = {m}$", rf"$z^{{{n}}} = {m} + {k}i$",
        ]
    )  # fmt: skip


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


_NAMES = (
    "total",
    "items",
    "values",
    "result",
    "count",
    "data",
    "grid",
    "nums",
    "words",
    "left",
    "queue",
    "seen",
    "stack",
    "node",
    "key",
)


def _snippet(random: Random) -> str:
    a, b, c = random.sample(_NAMES, 3)
    n, m = random.randint(1, 9), random.randint(2, 30)
    return random.choice(
        [
            f"def {a}_{b}({c}):\n    {a} = 0\n    for i in range({n}, len({c})):\n        if {c}[i] % {n + 1} == 0:\n            {a} += {c}[i]\n    return {a}",
            f"{a} = [{n}, {m}, {n + m}]\n{b} = {a}[::-1]\n{b}.append({a}.pop())\nprint({a}, {b})",
            f"for (int i = 0; i <= {a}.length; i++) {{\n  {b} += {a}[i] * {n};\n}}",
            f"let {a} = {{}};\nfor (const {b} of {c}) {{\n  {a}[{b}] = ({a}[{b}] || 0) + {n};\n}}\nconsole.log(Object.keys({a}).length);",
            f"while {a} < {m}:\n    {a} = {a} * 2 + {n}\n    if {a} % 3 == 0:\n        break\nprint({a})",
            f"func {a}({b} []int) int {{\n\tif len({b}) == {n} {{\n\t\treturn {m}\n\t}}\n\treturn {b}[0] + {a}({b}[1:])\n}}",
            f"class {a.title()}:\n    def __init__(self, {b}=[]):\n        self.{b} = {b}\n\n    def add(self, {c}):\n        self.{b}.append({c})\n        return self",
            f"SELECT {a}, COUNT(*) FROM {b} WHERE {c} > {m} GROUP BY {a} HAVING COUNT(*) > {n};",
            f"int* {a} = malloc({n} * sizeof(int));\n{a}[{n}] = {m};\nfree({a});\nprintf(\"%d\", {a}[0]);",
            f"const {a} = await fetch('/api/{b}');\nset{b.title()}({a}.{c});",
            f"x, y = {n}, {m}\nx, y = y, x + y\nprint(x * y - {n})",
            f"{a} = lambda {b}: {b} if {b} < 2 else {a}({b} - 1) + {a}({b} - 2)\nprint({a}({n + 5}))",
        ]
    )  # fmt: skip


def _error(random: Random) -> str:
    a, b = random.sample(_NAMES, 2)
    return random.choice(
        [
            f"TypeError: unsupported operand type(s) for +: 'int' and 'str' in {a}", f"IndexError: list index out of range, line {random.randint(3, 90)}",
            f"KeyError: '{a}'", "NullPointerException", f"undefined is not a function ({a}.{b})", "segmentation fault (core dumped)",
            f"RecursionError: maximum recursion depth exceeded in {a}", f"ValueError: could not convert string to float: '{b}'",
            f"error[E0502]: cannot borrow `{a}` as mutable", "deadlock detected",
        ]
    )  # fmt: skip


def _signature(random: Random) -> str:
    a, b = random.sample(_NAMES, 2)
    verb = random.choice(
        ["find", "count", "is", "make", "split", "max", "sum", "filter", "check", "get", "sort", "parse"]
    )
    kind = random.choice(["int", "str", "List[int]", "bool", "float", "List[str]", "Dict[str, int]"])
    return f"def {verb}_{a}({b}: {random.choice(['List[int]', 'str', 'int', 'List[str]'])}) -> {kind}:"


def _formula(random: Random) -> str:
    return random.choice(
        [
            "H2SO4 + NaOH -> Na2SO4 + H2O",
            "C3H8 + O2 -> CO2 + H2O",
            "Fe2O3 + CO -> Fe + CO2",
            "Al + HCl -> AlCl3 + H2",
            "NH3 + O2 -> NO + H2O",
            "CaCO3 -> CaO + CO2",
        ]
    )


def _money(random: Random) -> str:
    n = random.randint(2, 950)
    return random.choice([f"${n}", f"€{n}", f"{n} €", f"£{n}", f"${n}.50", f"{n} euros", f"{n} dollars"])


def _clock(random: Random) -> str:
    h, m = random.randint(1, 12), random.choice(["00", "15", "30", "45", "10", "20"])
    return random.choice([f"{h}:{m}", f"{h} {random.choice(['am', 'pm'])}", f"{h + 8}:{m}"])


def _date(random: Random) -> str:
    d, m, y = random.randint(1, 28), random.randint(1, 12), random.randint(1920, 2026)
    return random.choice([f"{m:02}/{d:02}/{y}", f"{d}.{m}.{y}", f"{y}-{m:02}-{d:02}"])


def _equation(random: Random) -> str:
    a, b, c = (random.randint(2, 30) for _ in range(3))
    x = random.choice("xynt")
    return random.choice(
        [
            f"{a}{x} + {b} = {c}",
            f"{x}^2 - {a}{x} + {b} = 0",
            f"{a}({x} - {b}) = {c}{x}",
            f"{a}{x} - {b}y = {c}",
            f"{x}/{a} + {b} = {c}",
            f"{a}^{x} = {a**3}",
            f"√({x} + {a}) = {b}",
            f"|{x} - {a}| < {b}",
        ]
    )


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
    "code": _snippet,
    "error": _error,
    "signature": _signature,
    "reaction": _formula,
    "money": _money,
    "clock": _clock,
    "date": _date,
    "eq": _equation,
    "name": lambda random: random.choice(_NAMES),
    "brackets": lambda random: " ".join(random.choices("[](){}<>", k=random.randint(4, 12))),
    "letters": lambda random: "".join(random.choices("ABCDEFGHKLMNOPRSTUW", k=random.randint(3, 8))),
}
"""How each slot is filled."""
