"""Strict validation: a known field of the wrong type or out of range is refused, not converted.

Unknown fields are kept, so that the answer can name them: nothing is ignored silently.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from thinkaloud.errors import InvalidRequest


class WireModel(BaseModel):
    """Base of the objects in a request. has_free_names: it is a mapping of the caller's, without unknown fields."""

    has_free_names: ClassVar[bool] = False
    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="allow", frozen=True, protected_namespaces=())


def _identity(value: Any) -> Any:
    return value


YIELD_LOCK = BeforeValidator(_identity)
"""For the items of long lists. pydantic holds the interpreter's lock for a whole validation; another thread can run
only where it calls Python."""

FAIL_FAST = Field(fail_fast=True)
"""For lists and mappings: report the first error only. A body of numbers would make hundreds of thousands."""


def invalid_request(error: ValidationError, place: str = "") -> InvalidRequest:
    """`error` as a 400 that names the field. place: of the object in the request, dotted.

    Of a union's branches, the one that validation got deepest into is what the caller meant.
    """
    deepest = max(error.errors(include_url=False, include_input=False), key=lambda each: len(each["loc"]))
    inside = [str(part) for part in deepest["loc"] if not _is_branch(part)]
    param = ".".join([place, *inside] if place else inside)
    message = deepest["msg"].removeprefix("Value error, ")
    return InvalidRequest(f"{param}: {message}" if param else message, param=param or None)


Model = TypeVar("Model", bound=WireModel)


def read_model(kind: type[Model], value: object, place: str) -> Model:
    """The object at `place` of a request. Raises `InvalidRequest` that names the field."""
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        raise invalid_request(error, place) from None


def _is_branch(part: int | str) -> bool:
    """Whether a part of a location is pydantic's name for a branch of a union, not a key of the request."""
    return isinstance(part, str) and ("[" in part or part in _BRANCHES or part[:1].isupper())


_MAX_IGNORED = 64
"""Ignored fields that are named in the answer."""
_BRANCHES = frozenset({"str", "constrained-str"})


def unknown_fields(model: WireModel, prefix: str = "", *, within_lists: bool = False) -> Iterator[str]:
    """The dotted names of unknown fields in `model` and in the objects inside it.

    within_lists: whether objects in lists are looked into; the names have no numbers.
    """
    for name, value in (model.model_extra or {}).items():
        if value is not None and not model.has_free_names:
            yield prefix + name
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        for each in value if within_lists and isinstance(value, list) else (value,):
            if isinstance(each, WireModel):
                yield from unknown_fields(each, f"{prefix}{field.alias or name}.", within_lists=within_lists)


def first_names(names: Iterable[str]) -> tuple[str, ...]:
    """The first of `names` that differ, as many as an answer names, sorted."""
    found: set[str] = set()
    for name in names:
        found.add(name)
        if len(found) == _MAX_IGNORED:
            break
    return tuple(sorted(found))


def require_at_most(param: str, count: int, most: int) -> None:
    """Raise `InvalidRequest` if `count` is more than the server takes."""
    if count > most:
        raise InvalidRequest(f"{param}: {count} is more than the {most} that this server takes", param=param)
