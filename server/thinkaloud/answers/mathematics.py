"""Numbers and expressions in LaTeX or plain text, as keys: two that are equal have the same key, so none is rewritten.

An expression is evaluated at fixed, arbitrary values of its names, exactly or with mpmath's real and complex functions
at 100 digits. math-verify and SymPy were weighed and rejected: 20 nested brackets take their LaTeX parser a second, a
binomial coefficient hangs them, and what would stop them is SIGALRM, which is the main thread's alone; here the
grammar is closed, sizes are limited before anything is computed, and nothing is ever `eval`ed.

Read are sums, products, powers, roots, fractions, mixed numbers, the elementary functions, factorials, binomials,
equations, inequalities, tuples, intervals, sets and unions of them. Not read, and left to be compared as text:
matrices, sums and integrals with bounds, derivatives, derived units, and what is beyond the limits.
A rounded decimal is another number than the fraction that it was rounded from: closeness is not transitive.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import TypeAlias

from thinkaloud.answers import arithmetic
from thinkaloud.answers.arithmetic import FUNCTIONS, POINTS, Number, Unreadable
from thinkaloud.answers.notation import tokens

Key: TypeAlias = tuple[str, Hashable]
Node: TypeAlias = Callable[[int], Number]
"""An expression: its value at one of the points."""

LONGEST = 300
"""Characters of an expression."""
_DEPTH = 16
_MOST = 32
"""How many powers and functions an expression may have."""


def expression_key(text: str) -> Key | None:
    """What `text` comes to; None where it is not read. Raises nothing, takes some milliseconds at most."""
    if len(text) > LONGEST:
        return None
    try:
        return _Reader(tokens(text)).read()
    except (ArithmeticError, ValueError, TypeError, RecursionError):
        return None


_GREEK = re.compile(
    "alpha|beta|[gG]amma|[dD]elta|(?:var)?epsilon|zeta|eta|(?:var)?[tT]heta|iota|kappa|[lL]ambda|mu|nu|[xX]i|Pi|rho|"
    "[sS]igma|tau|[uU]psilon|(?:var)?[pP]hi|chi|[pP]si|[oO]mega|ell|infty"
)
_CLOSES = {"(": ")[", "[": ")]", "\\{": ("\\}",)}
_TURNED = {">": "<", "\\ge": "\\le"}
_COMPARES = frozenset({"=", "<", ">", "\\le", "\\ge", "\\ne", "\\in"})
_STARTS_FACTOR = re.compile(r"\d|\.\d|[A-Za-z]$|\\[A-Za-z]|[({]$")
_NO_FACTOR = frozenset({*_COMPARES, "\\cup", "\\pm", "\\mp", "\\}", "\\rfloor", "\\rceil"})


class _Reader:
    """A recursive descent over the tokens. What an expression comes to is computed behind the reading."""

    def __init__(self, found: Sequence[str]) -> None:
        self._tokens = [*found, ""]
        self._at = 0
        self._depth = 0
        self._bars = 0  # open signs of an absolute value
        self._left = _MOST

    def read(self) -> Key:
        if self._tokens.count("\\pm") == 1:
            at = self._tokens.index("\\pm")
            variants = [[*self._tokens[:at], sign, *self._tokens[at + 1 : -1]] for sign in "+-"]
            return _set(sorted({_Reader(variant).read() for variant in variants}, key=repr))
        items = self._items()
        self._expect("")
        names = {item[1][0] if item[0] == "named" and isinstance(item[1], tuple) else None for item in items}
        return _set([_unnamed(item) for item in items] if len(names) == 1 else items)

    # Lists and relations.

    def _items(self) -> list[Key]:
        items = [self._item()]
        while self._take(",", ";"):
            items.append(self._item())
        return items

    def _item(self) -> Key:
        """A comparison, or a union of what has brackets."""
        start = self._at
        container = self._container()
        if container is not None:
            united = [container]
            while self._take("\\cup"):
                container = self._container()
                if container is None:
                    raise Unreadable
                united.append(container)
            if self._next in ("", ",", ";", ")", "]", "\\}"):
                return container if len(united) == 1 else ("union", frozenset(united))
        self._at = start
        return self._comparison()

    def _container(self) -> Key | None:
        """A tuple, an interval or a set; None for brackets around one thing."""
        opening = self._take("(", "[", "\\{")
        if not opening:
            return None
        with self._deeper():
            if opening == "\\{" and self._take("\\}"):
                return "set", frozenset()
            items = self._items()
        closing = self._take(*_CLOSES[opening])
        if opening == "\\{" and closing:
            return _set(items)
        return (f"{opening}{closing}", tuple(items)) if closing and len(items) > 1 else None

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        """One bracket further in."""
        self._depth += 1
        if self._depth > _DEPTH:
            raise Unreadable
        yield
        self._depth -= 1

    def _comparison(self) -> Key:
        first_token, sides, signs = self._at, [self._sum()], []
        name = "".join(self._tokens[first_token : self._at])
        while sign := self._take(*_COMPARES):
            signs.append(sign)
            container = self._container() if sign in ("\\in", "=") else None
            if container is not None:
                if len(signs) > 1 or not _is_name(name):
                    raise Unreadable
                return "named", (name, container)
            sides.append(self._sum())
        if not signs:
            return _value(sides[0])
        if set(signs) == {"="}:
            if _is_name(name):
                return "named", (name, _value(sides[-1]))
            return _equation(sides)
        return _inequality(sides, signs)

    # Expressions.

    @property
    def _next(self) -> str:
        return self._tokens[self._at]

    def _take(self, *wanted: str) -> str:
        """The next token if it is one of these, else nothing."""
        token = self._next
        if token not in wanted:
            return ""
        self._at += 1
        return token

    def _expect(self, token: str) -> None:
        if self._next != token:
            raise Unreadable
        self._at += 1

    def _within(self, closing: str) -> Node:
        with self._deeper():
            inside = self._sum()
        self._expect(closing)
        return inside

    def _sum(self) -> Node:
        terms = [self._product()]
        while sign := self._take("+", "-"):
            term = self._product()
            terms.append(_negated(term) if sign == "-" else term)
        return terms[0] if len(terms) == 1 else lambda point: arithmetic.added([term(point) for term in terms])

    def _product(self) -> Node:
        factors = [(False, self._signed())]
        while True:
            if sign := self._take("*", "/"):
                factors.append((sign == "/", self._signed()))
            elif self._starts_factor():
                factors.append((False, self._power()))
            else:
                break
        if len(factors) == 1:
            return factors[0][1]
        return lambda point: arithmetic.multiplied([(divides, factor(point)) for divides, factor in factors])

    def _starts_factor(self) -> bool:
        following = self._next
        if following == "|":
            return not self._bars
        if following in _NO_FACTOR or (self._tokens[self._at - 1][-1:].isdigit() and following[:1].isdigit()):
            return False
        return bool(_STARTS_FACTOR.match(following))

    def _signed(self) -> Node:
        negative = False
        while sign := self._take("+", "-"):
            negative ^= sign == "-"
        factor = self._power()
        return _negated(factor) if negative else factor

    def _power(self) -> Node:
        bases = [self._postfix()]
        while self._take("^"):
            self._spend()
            negative = bool(self._take("-"))
            exponent = self._postfix()
            bases.append(_negated(exponent) if negative else exponent)

        def value(point: int) -> Number:
            result = bases[-1](point)
            for base in reversed(bases[:-1]):
                result = arithmetic.raised(base(point), result)
            return result

        return value if len(bases) > 1 else bases[0]

    def _postfix(self) -> Node:
        atom = self._atom()
        while self._take("!"):
            self._spend()
            atom = _each(arithmetic.factorial_of, atom)
        return atom

    def _atom(self) -> Node:
        first = self._next
        self._at += 1
        if first[:1].isdigit() or first[:1] == ".":
            return self._number(first)
        if first in ("(", "{", "["):
            return self._within({"(": ")", "{": "}", "[": "]"}[first])
        if first == "|":
            self._bars += 1
            inside = self._within("|")
            self._bars -= 1
            return _each(abs, inside)
        if first.startswith("\\"):
            return self._command(first[1:])
        if first.isalpha():
            return _constant(first) or self._name(first)
        raise Unreadable

    def _number(self, digits: str) -> Node:
        number = Fraction(digits)
        if number.denominator == 1 and self._next == "\\frac" and "." not in digits:  # a mixed number?
            start = self._at
            self._at += 1
            top, bottom = self._literal(), self._literal()
            if top is not None and bottom:
                number += Fraction(top, bottom)
            else:
                self._at = start
        return lambda point: number

    def _literal(self) -> int | None:
        """A whole number, in braces."""
        if self._tokens[self._at] == "{" and self._tokens[self._at + 1].isdigit() and self._tokens[self._at + 2] == "}":
            self._at += 3
            return int(self._tokens[self._at - 2])
        return None

    def _name(self, name: str) -> Node:
        if self._take("_"):
            if self._take("{"):
                while not self._take("}"):
                    if not self._next.isalnum():
                        raise Unreadable
                    name += "_" + self._next
                    self._at += 1
            elif self._next.isalnum():
                name += "_" + self._next
                self._at += 1
            else:
                raise Unreadable
        values = [arithmetic.arbitrary(name, point) for point in range(POINTS)]
        return lambda point: values[point]

    def _command(self, name: str) -> Node:
        self._spend()
        if name == "frac":
            top, bottom = self._argument(), self._argument()
            return lambda point: arithmetic.multiplied([(False, top(point)), (True, bottom(point))])
        if name in ("binom", "dbinom", "tbinom"):
            return _each(arithmetic.binomial, self._argument(), self._argument())
        if name == "sqrt":
            degree = self._within("]") if self._take("[") else lambda point: Fraction(2)
            radicand = self._argument()
            return lambda point: arithmetic.root(radicand(point), degree(point))
        if name == "abs":
            return _each(abs, self._argument())
        if name in ("lfloor", "lceil"):
            inside = self._within("\\r" + name[1:])
            return (
                _each(arithmetic.floor, inside)
                if name == "lfloor"
                else _negated(_each(arithmetic.floor, _negated(inside)))
            )
        if name in FUNCTIONS:
            return self._function(name)
        if name == "pi":
            return lambda point: arithmetic.PI
        if _GREEK.fullmatch(name):
            return self._name(name)
        raise Unreadable

    def _argument(self) -> Node:
        """What stands in braces or brackets, or one sign: a digit, of several that stand together."""
        token = self._next
        if token.isdigit() and len(token) > 1:
            self._tokens[self._at] = token[1:]
            return _whole(int(token[0]))
        return self._atom()

    def _function(self, name: str) -> Node:
        base = self._argument() if name == "log" and self._take("_") else None
        exponent = self._argument() if self._next == "^" and self._take("^") else None
        if exponent is not None and exponent(0) == -1:
            raise Unreadable  # an inverse or a reciprocal
        argument = self._atom() if self._next in ("(", "{", "|") else self._bare_argument()

        def value(point: int) -> Number:
            result = arithmetic.applied(name, argument(point))
            if base is not None:
                result = arithmetic.multiplied([(False, result), (True, arithmetic.applied(name, base(point)))])
            return result if exponent is None else arithmetic.raised(result, exponent(point))

        return value

    def _bare_argument(self) -> Node:
        """The product that follows a function without brackets, up to the next function."""
        factors = [(False, self._power())]
        while self._starts_factor() and self._next[1:] not in FUNCTIONS and self._next not in ("(", "|"):
            factors.append((False, self._power()))
        return lambda point: arithmetic.multiplied([(divides, factor(point)) for divides, factor in factors])

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable


def _is_name(text: str) -> bool:
    """Whether an equation with this on its left tells what something is: x, x_1, f(x)."""
    return bool(re.fullmatch(r"(?:[A-Za-z]|\\[A-Za-z]+)(?:_\{?\w+\}?)?(?:\([A-Za-z]\))?", text))


def _unnamed(item: Key) -> Key:
    """`x = 5` is 5, where there is only one name."""
    if item[0] == "named" and isinstance(item[1], tuple):
        unnamed: Key = item[1][1]
        return unnamed
    return item


def _set(items: Sequence[Key]) -> Key:
    """In any order. One thing is itself, with braces and without."""
    return items[0] if len(items) == 1 else ("set", frozenset(Counter(items).items()))


# Values.


def _constant(name: str) -> Node | None:
    if name == "e":
        return lambda point: arithmetic.E
    return (lambda point: arithmetic.IMAGINARY) if name == "i" else None


def _whole(number: int) -> Node:
    value = Fraction(number)
    return lambda point: value


def _negated(node: Node) -> Node:
    return lambda point: -node(point)


def _each(function: Callable[..., Number], *nodes: Node) -> Node:
    return lambda point: function(*(node(point) for node in nodes))


# From values to keys.


def _value(node: Node) -> Key:
    values = [arithmetic.simple(node(point)) for point in range(POINTS)]
    if all(isinstance(value, Fraction) and value == values[0] for value in values):
        return "number", values[0]
    return "expression", tuple(arithmetic.digits(value) for value in values)


def _equation(sides: Sequence[Node]) -> Key:
    """The same for every multiple of it, and with its sides exchanged; a calculation is what it comes to."""
    if len(sides) != 2:
        raise Unreadable
    left, right = sides
    values = [arithmetic.added([left(point), -right(point)]) for point in range(POINTS)]
    if len(set(map(arithmetic.digits, values))) == 1:  # it says nothing of any name
        return _value(right)
    if not all(values):
        raise Unreadable
    return "equation", tuple(arithmetic.digits(arithmetic.multiplied([(False, v), (True, values[0])])) for v in values)


def _inequality(sides: Sequence[Node], signs: Sequence[str]) -> Key:
    if all(sign in _TURNED for sign in signs):
        sides, signs = sides[::-1], [_TURNED[sign] for sign in reversed(signs)]
    return "inequality", (tuple(signs), tuple(_value(side) for side in sides))
