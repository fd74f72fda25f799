"""Equivalence of mathematical answers in LaTeX or plain text: equal expressions have the same key.

An expression is not rewritten but evaluated at fixed, arbitrary values of its names, exactly or with mpmath's real and
complex functions at 100 digits. math-verify and SymPy are no alternatives: their LaTeX parser needs a second for 20
nested brackets, a binomial coefficient hangs them, and only SIGALRM could stop them, which needs the main thread. Here
the grammar is closed, sizes are limited before anything is computed, and nothing is ever `eval`ed.

Supported are sums, products, powers, roots, fractions, mixed numbers, the elementary functions, factorials, binomials,
equations, inequalities, tuples, intervals, sets and unions of them. Not supported, and compared as text, are matrices,
sums and integrals with bounds, derivatives, derived units, and whatever exceeds the limits.
A rounded decimal differs from the fraction that it was rounded from: closeness is not transitive.
"""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import TypeAlias

from thinkaloud.answers import arithmetic
from thinkaloud.answers.arithmetic import POINTS, Unreadable
from thinkaloud.answers.expressions import COMPARISONS, ExpressionParser, Node
from thinkaloud.answers.notation import tokenize

Key: TypeAlias = tuple[str, Hashable]

LONGEST = 300
"""The most characters of an expression."""
_CLOSING = {"(": ")[", "[": ")]", "\\{": ("\\}",)}
_REVERSED = {">": "<", "\\ge": "\\le"}


def expression_key(text: str) -> Key | None:
    """Return the key of `text`; None if it is not supported. Raises nothing, and takes some milliseconds at most."""
    if len(text) > LONGEST:
        return None
    try:
        return _AnswerParser(tokenize(text)).parse()
    except (ArithmeticError, ValueError, TypeError, RecursionError):
        return None


class _AnswerParser(ExpressionParser):
    """Parses the tokens of an answer: lists, sets, intervals and relations of expressions."""

    def parse(self) -> Key:
        if self._tokens.count("\\pm") == 1:
            at = self._tokens.index("\\pm")
            variants = [[*self._tokens[:at], sign, *self._tokens[at + 1 : -1]] for sign in "+-"]
            return _set_key(sorted({_AnswerParser(variant).parse() for variant in variants}, key=repr))
        items = self._parse_items()
        self._expect("")
        names = {item[1][0] if item[0] == "named" and isinstance(item[1], tuple) else None for item in items}
        return _set_key([_drop_name(item) for item in items] if len(names) == 1 else items)

    def _parse_items(self) -> list[Key]:
        items = [self._parse_item()]
        while self._accept(",", ";"):
            items.append(self._parse_item())
        return items

    def _parse_item(self) -> Key:
        """Parse a comparison, or a union of containers."""
        start = self._at
        container = self._parse_container()
        if container is not None:
            containers = [container]
            while self._accept("\\cup"):
                container = self._parse_container()
                if container is None:
                    raise Unreadable
                containers.append(container)
            if self._current in ("", ",", ";", ")", "]", "\\}"):
                return container if len(containers) == 1 else ("union", frozenset(containers))
        self._at = start
        return self._parse_comparison()

    def _parse_container(self) -> Key | None:
        """Parse a tuple, an interval or a set. Return None for brackets around one item."""
        opening = self._accept("(", "[", "\\{")
        if not opening:
            return None
        with self._nested():
            if opening == "\\{" and self._accept("\\}"):
                return "set", frozenset()
            items = self._parse_items()
        closing = self._accept(*_CLOSING[opening])
        if opening == "\\{" and closing:
            return _set_key(items)
        return (f"{opening}{closing}", tuple(items)) if closing and len(items) > 1 else None

    def _parse_comparison(self) -> Key:
        first_token, sides, signs = self._at, [self._parse_sum()], []
        name = "".join(self._tokens[first_token : self._at])
        while sign := self._accept(*COMPARISONS):
            signs.append(sign)
            container = self._parse_container() if sign in ("\\in", "=") else None
            if container is not None:
                if len(signs) > 1 or not _is_name(name):
                    raise Unreadable
                return "named", (name, container)
            sides.append(self._parse_sum())
        if not signs:
            return _value_key(sides[0])
        if set(signs) == {"="}:
            if _is_name(name):
                return "named", (name, _value_key(sides[-1]))
            return _equation_key(sides)
        return _inequality_key(sides, signs)


def _is_name(text: str) -> bool:
    """Whether `text` is a name, so that an equation with it on the left is a definition: x, x_1, f(x)."""
    return bool(re.fullmatch(r"(?:[A-Za-z]|\\[A-Za-z]+)(?:_\{?\w+\}?)?(?:\([A-Za-z]\))?", text))


def _drop_name(item: Key) -> Key:
    """Return the value of a definition, so that `x = 5` is 5. For answers with one name."""
    if item[0] == "named" and isinstance(item[1], tuple):
        unnamed: Key = item[1][1]
        return unnamed
    return item


def _set_key(items: Sequence[Key]) -> Key:
    """Return the key of items in any order. One item has the same key with braces and without."""
    return items[0] if len(items) == 1 else ("set", frozenset(Counter(items).items()))


def _value_key(node: Node) -> Key:
    values = [arithmetic.simplify(node(point)) for point in range(POINTS)]
    if all(isinstance(value, Fraction) and value == values[0] for value in values):
        return "number", values[0]
    return "expression", tuple(arithmetic.round_digits(value) for value in values)


def _equation_key(sides: Sequence[Node]) -> Key:
    """Return a key that is the same for every multiple of an equation, and with its sides exchanged.

    An equation without names is a calculation, whose key is its value.
    """
    if len(sides) != 2:
        raise Unreadable
    left, right = sides
    values = [arithmetic.add([left(point), -right(point)]) for point in range(POINTS)]
    if len(set(map(arithmetic.round_digits, values))) == 1:  # it does not depend on any name
        return _value_key(right)
    if not all(values):
        raise Unreadable
    return "equation", tuple(
        arithmetic.round_digits(arithmetic.multiply([(False, v), (True, values[0])])) for v in values
    )


def _inequality_key(sides: Sequence[Node], signs: Sequence[str]) -> Key:
    if all(sign in _REVERSED for sign in signs):
        sides, signs = sides[::-1], [_REVERSED[sign] for sign in reversed(signs)]
    return "inequality", (tuple(signs), tuple(_value_key(side) for side in sides))
