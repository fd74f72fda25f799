"""Arithmetic within limits: exact on fractions, else on mpmath's real and complex numbers of 100 digits.

Sizes are looked at before anything is computed, so that no operation takes longer than a fraction of a millisecond.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from hashlib import sha256
from math import comb, factorial
from typing import Any, TypeAlias

import mpmath

Number: TypeAlias = Any
"""A `Fraction`, or a number of mpmath's, which has no types."""

POINTS = 3
"""How many values every name has."""
_BITS = 4096
"""What a number may have in front of its point, behind it, or as a fraction."""
_EXACT = 10**6
"""Of an irrational expression that comes to a fraction, such as a root of 4: the denominator at most."""

_context: Any = mpmath.MPContext()  # of our own: the precision of mpmath's is anybody's
_context.dps = 100
_TINY = _context.mpf(10) ** -70
PI, E, IMAGINARY = _context.pi + 0, _context.e + 0, _context.mpc(0, 1)

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "sin": _context.sin, "cos": _context.cos, "tan": _context.tan, "sec": _context.sec, "csc": _context.csc,
    "cot": _context.cot, "arcsin": _context.asin, "arccos": _context.acos, "arctan": _context.atan,
    "asin": _context.asin, "acos": _context.acos, "atan": _context.atan, "sinh": _context.sinh,
    "cosh": _context.cosh, "tanh": _context.tanh, "ln": _context.ln, "log": _context.ln, "exp": _context.exp,
}  # fmt: skip
_GROWING = frozenset({"exp", "sinh", "cosh", "tanh"})


class Unreadable(ValueError):
    """The text is no mathematics that is read here, or what it comes to is beyond the limits."""


def arbitrary(name: str, point: int) -> Fraction:
    """Between 1/2 and 5/2, below 0 at one point, and always the same."""
    seed = int.from_bytes(sha256(f"{name} {point}".encode()).digest()[:4])
    value = Fraction(1, 2) + Fraction(2 * seed, 2**32)
    return -value if point == 1 else value


def _inexact(value: Number) -> Any:
    return _context.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def _limited(value: Number) -> Number:
    """`value`, inexact where it is too long. Raises `Unreadable` where it is too large or too small."""
    if isinstance(value, Fraction):
        if value.numerator.bit_length() <= _BITS and value.denominator.bit_length() <= _BITS:
            return value
        value = _inexact(value)
    if not _context.isfinite(value) or (value and abs(_context.mag(value)) > _BITS):
        raise Unreadable
    return value


def added(values: Sequence[Number]) -> Number:
    total: Number = Fraction(0)
    largest: Any = 0
    for value in values:
        if not (isinstance(total, Fraction) and isinstance(value, Fraction)):
            total, value = _inexact(total), _inexact(value)
        largest = max(largest, abs(_inexact(value)))
        total = _limited(total + value)
        if not isinstance(total, Fraction) and abs(total) < largest * _TINY:
            total = Fraction(0)  # what is left of terms that cancel each other is rounding
    return total


def multiplied(factors: Sequence[tuple[bool, Number]]) -> Number:
    """The product; True stands for a divisor."""
    result: Number = Fraction(1)
    for divides, value in factors:
        if not (isinstance(result, Fraction) and isinstance(value, Fraction)):
            result, value = _inexact(result), _inexact(value)
        result = _limited(result / value if divides else result * value)
    return result


def raised(base: Number, exponent: Number) -> Number:
    if isinstance(exponent, Fraction) and exponent.denominator == 1 and isinstance(base, Fraction):
        size = max(base.numerator.bit_length(), base.denominator.bit_length())
        if size * abs(exponent.numerator) <= _BITS:
            return base**exponent.numerator
    if not base:
        if _context.re(_inexact(exponent)) <= 0:
            raise Unreadable
        return Fraction(0)
    base, exponent = _inexact(base), _inexact(exponent)
    if exponent and _context.mag(exponent) + _context.mag(_context.ln(base)) > _BITS.bit_length():
        raise Unreadable
    return _limited(_context.power(base, exponent))


def root(radicand: Number, degree: Number) -> Number:
    """Of a negative number the real one, where there is one."""
    if isinstance(radicand, Fraction) and radicand < 0 and isinstance(degree, Fraction) and degree.numerator % 2:
        return -raised(-radicand, 1 / degree)
    return raised(radicand, 1 / degree)


def applied(name: str, value: Number) -> Number:
    value = _inexact(value)
    if name in _GROWING and value and _context.mag(value) > _BITS.bit_length():
        raise Unreadable
    return _limited(FUNCTIONS[name](value))


def natural(value: Number, most: int) -> int:
    if not isinstance(value, Fraction) or value.denominator != 1 or not 0 <= value <= most:
        raise Unreadable
    return value.numerator


def factorial_of(value: Number) -> Number:
    return Fraction(factorial(natural(value, 400)))


def binomial(top: Number, bottom: Number) -> Number:
    return Fraction(comb(natural(top, 2000), natural(bottom, 2000)))


def floor(value: Number) -> Number:
    value = simple(value)
    return Fraction(value.numerator // value.denominator if isinstance(value, Fraction) else int(_context.floor(value)))


def simple(value: Number) -> Number:
    """`value` as the fraction that it is beyond doubt."""
    if isinstance(value, Fraction):
        return value
    real, imaginary = _context.re(value), _context.im(value)
    if abs(imaginary) > abs(value) * _TINY:
        return value
    mantissa, exponent = real.man_exp
    exact = Fraction(int(mantissa)) * Fraction(2) ** int(exponent) * (-1 if real < 0 else 1)
    near = exact.limit_denominator(_EXACT)
    return near if abs(exact - near) <= abs(exact) * Fraction(1, 10**80) else value


def digits(value: Number) -> str:
    """30 digits of the value, which no rounding on the way to it has reached."""
    value = _inexact(value)
    real, imaginary = _context.re(value), _context.im(value)
    tiny = abs(value) * _TINY
    parts = (_context.nstr(part, 30) if abs(part) > tiny else "0" for part in (real, imaginary))
    return " ".join(parts)
