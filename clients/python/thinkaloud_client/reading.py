"""Values of a server's JSON, taken for what they should be; what is of another type counts as not there."""

import json
from typing import Any


def parsed(told: str | bytes) -> Any:
    """The value of a JSON text. Raises `ValueError` for another text, and for one that is nested too deeply."""
    try:
        return json.loads(told)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None


def mapping(value: Any) -> dict[str, Any]:
    """An object; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(value: Any) -> str | None:
    """A text."""
    return value if isinstance(value, str) else None


def number(value: Any) -> float | None:
    """A number."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def whole(value: Any) -> int | None:
    """A whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def count(value: Any) -> int:
    """How many; 0 where it is not said."""
    return whole(value) or 0
