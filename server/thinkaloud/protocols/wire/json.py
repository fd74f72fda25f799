"""Strict JSON within limits. What parsers read in different ways is refused.

msgspec parses, and is strict about UTF-8, surrogates, NaN and Infinity. It accepts duplicate keys, and builds whatever
fits into the body; so the body's structure, without its strings, is counted first. Every step is one quick pass over
the body, because each holds the interpreter's lock; and as some numbers take long, the lock is passed on at each float,
and no number has very many digits.
"""

import math
from typing import Any

import msgspec

from thinkaloud.errors import InvalidRequest
from thinkaloud.settings import LimitsSettings

_MAX_DIGITS = 512
"""Digits in a row. The longest that a double has before the point are 309."""
_ZEROS = bytes.maketrans(b"123456789", b"0" * 9)
_SURROGATES = tuple(rb"\ud%c" % sign for sign in b"89abcdef")
_ROUND = bytes.maketrans(b"[{]}", b"(())")
_NO_BRACKET = bytes(set(range(256)) - set(b"[{]}"))


def _read_float(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("Number out of range")
    return number


_DECODER = msgspec.json.Decoder(float_hook=_read_float)


def decode(text: str | bytes) -> Any:
    """The value of a text whose structure is within limits. Raises `msgspec.DecodeError`, `RecursionError`."""
    return _DECODER.decode(text)


def parse(body: bytes, limits: LimitsSettings) -> dict[str, Any]:
    """The JSON object in `body`.

    Raises:
        InvalidRequest: it is no JSON object, or exceeds `limits`. The message quotes nothing of the body.
    """
    structure = read_structure(body, limits)
    try:
        tree = decode(body)
    except UnicodeDecodeError:
        raise InvalidRequest("the body is not UTF-8") from None
    except msgspec.DecodeError as error:
        raise InvalidRequest(f"the body is not valid JSON: {_reason(error, body, structure)}") from None
    if not isinstance(tree, dict):
        raise InvalidRequest("the body must be a JSON object")
    if _count_keys(tree) != structure.count(b":"):
        raise InvalidRequest("the body is refused: a key comes twice in one object")
    return tree


def _reason(error: msgspec.DecodeError, body: bytes, structure: bytes) -> str:
    """The parser's message, or a better one for a known cause."""
    if b"NaN" in structure or b"Infinity" in structure:
        return "NaN and Infinity are no numbers"
    small = body.lower()
    if any(half in small for half in _SURROGATES):
        return f"{error}; a string may have half of a surrogate pair"
    return str(error)


def read_structure(body: bytes, limits: LimitsSettings, what: str = "the body", param: str | None = None) -> bytes:
    """The body without its strings. Raises `InvalidRequest` if it is nested too deep, has too many values or
    a number of too many digits.

    what, param: its name in the message, and its field.
    """
    too_many = InvalidRequest(f"{what} is refused: it has more than {limits.json_nodes} values", param=param)
    # Without escaped backslashes, then without escaped quotes, every quote begins or ends a string.
    plain = body.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in body else body
    if plain.count(b'"') > 4 * limits.json_nodes:  # a value has at most a key and itself in quotes
        raise too_many
    structure = b"".join(plain.split(b'"')[::2])
    # Every value but the first follows one of these.
    if sum(structure.count(sign) for sign in (b"[", b"{", b",")) >= limits.json_nodes:
        raise too_many
    if b"0" * (_MAX_DIGITS + 1) in structure.translate(_ZEROS):
        raise InvalidRequest(f"{what} is refused: a number has more than {_MAX_DIGITS} digits", param=param)
    brackets = structure.translate(_ROUND, _NO_BRACKET)
    for _ in range(limits.json_depth):
        if not brackets:
            break
        brackets = brackets.replace(b"()", b"")  # the innermost pairs
    if b"()" in brackets or brackets.count(b"(") > limits.json_depth:
        raise InvalidRequest(f"{what} is refused: it is nested deeper than {limits.json_depth}", param=param)
    return structure


def _count_keys(tree: dict[str, Any]) -> int:
    """The number of keys in all objects of `tree`."""
    count = 0
    left: list[dict[str, Any] | list[Any]] = [tree]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            count += len(value)
        inside = value.values() if isinstance(value, dict) else value
        left += [each for each in inside if isinstance(each, dict | list)]
    return count
