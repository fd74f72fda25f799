"""Arithmetic with limits: exact for fractions, else with mpmath's real and complex numbers of 100 digits.

Sizes are checked before anything is computed, so that no operation takes longer than a fraction of a millisecond.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from hashlib import sha256
from math import comb, factorial
from typing import Any, TypeAlias

import mpmath

Number: TypeAlias = Any
"""A `Fraction`, or a number of mpmath, which has no type annotations."""

POINTS = 3
"""The number of points: of values at which an expression is evaluated."""
_BITS = 4096
"""The most bits of a number: of numerator and denominator, or of the exponent."""
_EXACT = 10**6
"""The largest denominator of a fraction that an inexact value, such as a root of 4, is recognised as."""

_context: Any = mpmath.MPContext()  # a separate context, since the precision of the global one may be changed by others
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
    """The text is not supported mathematics, or its value exceeds the limits."""


def sample_value(name: str, point: int) -> Fraction:
    """Return the value of a name at a point: from 1/2 to 5/2, negative at point 1, and always the same."""
    seed = int.from_bytes(sha256(f"{name} {point}".encode()).digest()[:4])
    value = Fraction(1, 2) + Fraction(2 * seed, 2**32)
    return -value if point == 1 else value


def _to_mpmath(value: Number) -> Any:
    return _context.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def _limit(value: Number) -> Number:
    """Return `value`, inexact if it is too long. Raises `Unreadable` if it is too large or too small."""
    if isinstance(value, Fraction):
        if value.numerator.bit_length() <= _BITS and value.denominator.bit_length() <= _BITS:
            return value
        value = _to_mpmath(value)
    if not _context.isfinite(value) or (value and abs(_context.mag(value)) > _BITS):
        raise Unreadable
    return value


def add(values: Sequence[Number]) -> Number:
    total: Number = Fraction(0)
    largest: Any = 0
    for value in values:
        if not (isinstance(total, Fraction) and isinstance(value, Fraction)):
            total, value = _to_mpmath(total), _to_mpmath(value)
        largest = max(largest, abs(_to_mpmath(value)))
        total = _limit(total + value)
        if not isinstance(total, Fraction) and abs(total) < largest * _TINY:
            total = Fraction(0)  # terms that cancel leave only a rounding error
    return total


def multiply(factors: Sequence[tuple[bool, Number]]) -> Number:
    """Return the product of factors, each with whether it is a divisor."""
    result: Number = Fraction(1)
    for divides, value in factors:
        if not (isinstance(result, Fraction) and isinstance(value, Fraction)):
            result, value = _to_mpmath(result), _to_mpmath(value)
        result = _limit(result / value if divides else result * value)
    return result


def power(base: Number, exponent: Number) -> Number:
    if isinstance(exponent, Fraction) and exponent.denominator == 1 and isinstance(base, Fraction):
        size = max(base.numerator.bit_length(), base.denominator.bit_length())
        if size * abs(exponent.numerator) <= _BITS:
            return base**exponent.numerator
    if not base:
        if _context.re(_to_mpmath(exponent)) <= 0:
            raise Unreadable
        return Fraction(0)
    base, exponent = _to_mpmath(base), _to_mpmath(exponent)
    if exponent and _context.mag(exponent) + _context.mag(_context.ln(base)) > _BITS.bit_length():
        raise Unreadable
    return _limit(_context.power(base, exponent))


def root(radicand: Number, degree: Number) -> Number:
    """Return the root, of a negative number the real one if there is one."""
    if isinstance(radicand, Fraction) and radicand < 0 and isinstance(degree, Fraction) and degree.numerator % 2:
        return -power(-radicand, 1 / degree)
    return power(radicand, 1 / degree)


def apply_function(name: str, value: Number) -> Number:
    value = _to_mpmath(value)
    if name in _GROWING and value and _context.mag(value) > _BITS.bit_length():
        raise Unreadable
    return _limit(FUNCTIONS[name](value))


def to_natural(value: Number, most: int) -> int:
    if not isinstance(value, Fraction) or value.denominator != 1 or not 0 <= value <= most:
        raise Unreadable
    return value.numerator


def factorial_of(value: Number) -> Number:
    return Fraction(factorial(to_natural(value, 400)))


def binomial(top: Number, bottom: Number) -> Number:
    return Fraction(comb(to_natural(top, 2000), to_natural(bottom, 2000)))


def floor(value: Number) -> Number:
    value = simplify(value)
    return Fraction(value.numerator // value.denominator if isinstance(value, Fraction) else int(_context.floor(value)))


def simplify(value: Number) -> Number:
    """Return `value` as a fraction if it certainly is one."""
    if isinstance(value, Fraction):
        return value
    real, imaginary = _context.re(value), _context.im(value)
    if abs(imaginary) > abs(value) * _TINY:
        return value
    mantissa, exponent = real.man_exp
    exact = Fraction(int(mantissa)) * Fraction(2) ** int(exponent) * (-1 if real < 0 else 1)
    near = exact.limit_denominator(_EXACT)
    return near if abs(exact - near) <= abs(exact) * Fraction(1, 10**80) else value


def round_digits(value: Number) -> str:
    """Return 30 digits of the value, which earlier rounding has not affected."""
    value = _to_mpmath(value)
    real, imaginary = _context.re(value), _context.im(value)
    tiny = abs(value) * _TINY
    parts = (_context.nstr(part, 30) if abs(part) > tiny else "0" for part in (real, imaginary))
    return " ".join(parts)
