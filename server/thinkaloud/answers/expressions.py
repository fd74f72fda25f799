"""A recursive-descent parser of expressions: from tokens to a function that computes the value.

Values are computed after parsing, at fixed values of the names.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import TypeAlias

from thinkaloud.answers import arithmetic
from thinkaloud.answers.arithmetic import FUNCTIONS, POINTS, Number, Unreadable

Node: TypeAlias = Callable[[int], Number]
"""An expression: returns its value at one of the points."""

_DEPTH = 16
"""The most nested brackets."""
_OPERATIONS = 32
"""The most powers and functions of an expression."""

COMPARISONS = frozenset({"=", "<", ">", "\\le", "\\ge", "\\ne", "\\in"})
_GREEK = re.compile(
    "alpha|beta|[gG]amma|[dD]elta|(?:var)?epsilon|zeta|eta|(?:var)?[tT]heta|iota|kappa|[lL]ambda|mu|nu|[xX]i|Pi|rho|"
    "[sS]igma|tau|[uU]psilon|(?:var)?[pP]hi|chi|[pP]si|[oO]mega|ell|infty"
)
_FACTOR_START = re.compile(r"\d|\.\d|[A-Za-z]$|\\[A-Za-z]|[({]$")
_NO_FACTOR = frozenset({*COMPARISONS, "\\cup", "\\pm", "\\mp", "\\}", "\\rfloor", "\\rceil"})


class ExpressionParser:
    """Parses the tokens of one expression."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = [*tokens, ""]
        self._at = 0
        self._depth = 0
        self._bars = 0  # open signs of an absolute value
        self._budget = _OPERATIONS

    @contextmanager
    def _nested(self) -> Iterator[None]:
        """Parse one bracket deeper. Raises `Unreadable` beyond the limit."""
        self._depth += 1
        if self._depth > _DEPTH:
            raise Unreadable
        yield
        self._depth -= 1

    @property
    def _current(self) -> str:
        return self._tokens[self._at]

    def _accept(self, *wanted: str) -> str:
        """Consume and return the current token if it is one of `wanted`, else return an empty string."""
        token = self._current
        if token not in wanted:
            return ""
        self._at += 1
        return token

    def _expect(self, token: str) -> None:
        if self._current != token:
            raise Unreadable
        self._at += 1

    def _parse_until(self, closing: str) -> Node:
        with self._nested():
            inside = self._parse_sum()
        self._expect(closing)
        return inside

    def _parse_sum(self) -> Node:
        terms = [self._parse_product()]
        while sign := self._accept("+", "-"):
            term = self._parse_product()
            terms.append(_negate(term) if sign == "-" else term)
        return terms[0] if len(terms) == 1 else lambda point: arithmetic.add([term(point) for term in terms])

    def _parse_product(self) -> Node:
        factors = [(False, self._parse_signed())]
        while True:
            if sign := self._accept("*", "/"):
                factors.append((sign == "/", self._parse_signed()))
            elif self._starts_factor():
                factors.append((False, self._parse_power()))
            else:
                break
        if len(factors) == 1:
            return factors[0][1]
        return lambda point: arithmetic.multiply([(divides, factor(point)) for divides, factor in factors])

    def _starts_factor(self) -> bool:
        following = self._current
        if following == "|":
            return not self._bars
        if following in _NO_FACTOR or (self._tokens[self._at - 1][-1:].isdigit() and following[:1].isdigit()):
            return False
        return bool(_FACTOR_START.match(following))

    def _parse_signed(self) -> Node:
        negative = False
        while sign := self._accept("+", "-"):
            negative ^= sign == "-"
        factor = self._parse_power()
        return _negate(factor) if negative else factor

    def _parse_power(self) -> Node:
        bases = [self._parse_postfix()]
        while self._accept("^"):
            self._count_operation()
            negative = bool(self._accept("-"))
            exponent = self._parse_postfix()
            bases.append(_negate(exponent) if negative else exponent)

        def value(point: int) -> Number:
            result = bases[-1](point)
            for base in reversed(bases[:-1]):
                result = arithmetic.power(base(point), result)
            return result

        return value if len(bases) > 1 else bases[0]

    def _parse_postfix(self) -> Node:
        atom = self._parse_atom()
        while self._accept("!"):
            self._count_operation()
            atom = _apply(arithmetic.factorial_of, atom)
        return atom

    def _parse_atom(self) -> Node:
        first = self._current
        self._at += 1
        if first[:1].isdigit() or first[:1] == ".":
            return self._parse_number(first)
        if first in ("(", "{", "["):
            return self._parse_until({"(": ")", "{": "}", "[": "]"}[first])
        if first == "|":
            self._bars += 1
            inside = self._parse_until("|")
            self._bars -= 1
            return _apply(abs, inside)
        if first.startswith("\\"):
            return self._parse_command(first[1:])
        if first.isalpha():
            return _find_constant(first) or self._parse_name(first)
        raise Unreadable

    def _parse_number(self, digits: str) -> Node:
        number = Fraction(digits)
        if number.denominator == 1 and self._current == "\\frac" and "." not in digits:  # perhaps a mixed number
            start = self._at
            self._at += 1
            top, bottom = self._parse_literal(), self._parse_literal()
            if top is not None and bottom:
                number += Fraction(top, bottom)
            else:
                self._at = start
        return lambda point: number

    def _parse_literal(self) -> int | None:
        """Parse a whole number in braces. Return None if there is none."""
        if self._tokens[self._at] == "{" and self._tokens[self._at + 1].isdigit() and self._tokens[self._at + 2] == "}":
            self._at += 3
            return int(self._tokens[self._at - 2])
        return None

    def _parse_name(self, name: str) -> Node:
        if self._accept("_"):
            if self._accept("{"):
                while not self._accept("}"):
                    if not self._current.isalnum():
                        raise Unreadable
                    name += "_" + self._current
                    self._at += 1
            elif self._current.isalnum():
                name += "_" + self._current
                self._at += 1
            else:
                raise Unreadable
        values = [arithmetic.sample_value(name, point) for point in range(POINTS)]
        return lambda point: values[point]

    def _parse_command(self, name: str) -> Node:
        self._count_operation()
        if name == "frac":
            top, bottom = self._parse_argument(), self._parse_argument()
            return lambda point: arithmetic.multiply([(False, top(point)), (True, bottom(point))])
        if name in ("binom", "dbinom", "tbinom"):
            return _apply(arithmetic.binomial, self._parse_argument(), self._parse_argument())
        if name == "sqrt":
            degree = self._parse_until("]") if self._accept("[") else lambda point: Fraction(2)
            radicand = self._parse_argument()
            return lambda point: arithmetic.root(radicand(point), degree(point))
        if name == "abs":
            return _apply(abs, self._parse_argument())
        if name in ("lfloor", "lceil"):
            inside = self._parse_until("\\r" + name[1:])
            return (
                _apply(arithmetic.floor, inside)
                if name == "lfloor"
                else _negate(_apply(arithmetic.floor, _negate(inside)))
            )
        if name in FUNCTIONS:
            return self._parse_function(name)
        if name == "pi":
            return lambda point: arithmetic.PI
        if _GREEK.fullmatch(name):
            return self._parse_name(name)
        raise Unreadable

    def _parse_argument(self) -> Node:
        """Parse an argument: a group in brackets, or one token, of a number only the first digit."""
        token = self._current
        if token.isdigit() and len(token) > 1:
            self._tokens[self._at] = token[1:]
            return _constant_node(int(token[0]))
        return self._parse_atom()

    def _parse_function(self, name: str) -> Node:
        base = self._parse_argument() if name == "log" and self._accept("_") else None
        exponent = self._parse_argument() if self._current == "^" and self._accept("^") else None
        if exponent is not None and exponent(0) == -1:
            raise Unreadable  # an inverse or a reciprocal
        argument = self._parse_atom() if self._current in ("(", "{", "|") else self._parse_bare_argument()

        def value(point: int) -> Number:
            result = arithmetic.apply_function(name, argument(point))
            if base is not None:
                result = arithmetic.multiply([(False, result), (True, arithmetic.apply_function(name, base(point)))])
            return result if exponent is None else arithmetic.power(result, exponent(point))

        return value

    def _parse_bare_argument(self) -> Node:
        """Parse the product after a function without brackets, up to the next function."""
        factors = [(False, self._parse_power())]
        while self._starts_factor() and self._current[1:] not in FUNCTIONS and self._current not in ("(", "|"):
            factors.append((False, self._parse_power()))
        return lambda point: arithmetic.multiply([(divides, factor(point)) for divides, factor in factors])

    def _count_operation(self) -> None:
        self._budget -= 1
        if self._budget < 0:
            raise Unreadable


def _find_constant(name: str) -> Node | None:
    if name == "e":
        return lambda point: arithmetic.E
    return (lambda point: arithmetic.IMAGINARY) if name == "i" else None


def _constant_node(number: int) -> Node:
    value = Fraction(number)
    return lambda point: value


def _negate(node: Node) -> Node:
    return lambda point: -node(point)


def _apply(function: Callable[..., Number], *nodes: Node) -> Node:
    return lambda point: function(*(node(point) for node in nodes))
