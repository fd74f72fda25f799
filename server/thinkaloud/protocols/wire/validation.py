"""What comes in, validated: strict, so that a known field of the wrong type or out of range is refused, not guessed at.

What is not known is kept, so that it can be named: nothing is ignored in silence.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from thinkaloud.errors import InvalidRequest


class Wire(BaseModel):
    """Base of what comes in. `names_are_free`: it is a mapping of the caller's, in which no name is unknown."""

    names_are_free: ClassVar[bool] = False
    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="allow", frozen=True, protected_namespaces=())


def _unchanged(value: Any) -> Any:
    return value


PAUSE = BeforeValidator(_unchanged)
"""On what a list has many of. pydantic holds the interpreter's lock from its first value to its last; only where it
calls Python can another thread go on."""

FIRST_MISTAKE = Field(fail_fast=True)
"""On a list: what is wrong in it is told once, or a body of numbers makes hundreds of thousands of mistakes."""


def mistake(error: ValidationError) -> InvalidRequest:
    """The mistake as a 400 that names the field.

    Of a union's branches, the one that got deepest is what the caller meant.
    """
    worst = max(error.errors(include_url=False, include_input=False), key=lambda each: len(each["loc"]))
    param = ".".join(str(part) for part in worst["loc"] if not _is_branch(part))
    message = worst["msg"].removeprefix("Value error, ")
    return InvalidRequest(f"{param}: {message}" if param else message, param=param or None)


def _is_branch(part: int | str) -> bool:
    """Whether a location's part is pydantic's name for a branch of a union, not a key of the request."""
    return isinstance(part, str) and ("[" in part or part in _BRANCHES or part[:1].isupper())


_BRANCHES = frozenset({"str", "constrained-str"})


def unknown(wire: Wire, under: str = "") -> Iterator[str]:
    """The dotted names of what was given and is not known, in `wire` and in the objects right inside it."""
    for name, value in (wire.model_extra or {}).items():
        if value is not None and not wire.names_are_free:
            yield under + name
    if not under:
        for name in type(wire).model_fields:
            value = getattr(wire, name)
            if isinstance(value, Wire):
                yield from unknown(value, f"{name}.")
