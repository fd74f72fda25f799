"""The reference of the settings, made from the tree of `thinkaloud.settings`: a table a section."""

import inspect
import json
import re
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.tables import code, table
from thinkaloud.settings import Settings

PLACES = {"engines": "engines.NAME", "models": "models.NAME", "routes": "models.ALIAS.route", "keys": "keys[]"}
"""Where the file has what is not a section of its own."""

_BOUNDS = {Ge: "≥", Gt: ">", Le: "≤", Lt: "<"}


def reference() -> str:
    """All sections, from the top down."""
    told: dict[type[BaseModel], str] = {}
    parts = []
    for path, section in _sections(Settings, ""):
        if section in told:
            parts.append(f"## {path}\n\nAs [{told[section]}](#{_anchor(told[section])}).\n")
        else:
            told[section] = path
            parts.append(_told(path, section))
    return "\n".join(parts)


def _sections(model: type[BaseModel], place: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every section below `model`, each with where it stands in the file."""
    for name, field in model.model_fields.items():
        path = PLACES.get(name, name) if model is Settings else f"{place}.{name}"
        below = [part for part in _parts(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)]
        for section in below:
            kind = section.model_fields.get("kind")
            told = f"{path} ({_type(kind.annotation)[1:-1]})" if kind and len(below) > 1 else path
            if get_origin(field.annotation) is tuple and model is not Settings:
                told += "[]"
            yield told, section
            yield from _sections(section, told)


def _parts(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of."""
    if arguments := get_args(annotation):
        for argument in arguments if get_origin(annotation) is not Literal else ():
            yield from _parts(argument)
    else:
        yield annotation


def _told(path: str, section: type[BaseModel]) -> str:
    fields = descriptions(section)
    rows = [
        (code(field.alias or name), _type(field.annotation, field.metadata), _default(field), fields.get(name, ""))
        for name, field in section.model_fields.items()
    ]
    return f"## {path}\n\n{_plain(inspect.getdoc(section) or '')}\n\n{table(('name', 'type', 'default', ''), rows)}"


def descriptions(section: type[BaseModel]) -> dict[str, str]:
    """What the strings below a section's fields say of them."""
    return {name: _plain(field.description) for name, field in section.model_fields.items() if field.description}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _type(annotation: Any, metadata: Any = ()) -> str:
    """A type as the file has it, with its bounds."""
    bounds = [*metadata]
    if get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        bounds += more
    limits = " ".join(
        f"{sign} {getattr(bound, kind.__name__.lower()):,}"
        for bound in (each for bound in bounds for each in getattr(bound, "metadata", [bound]))
        for kind, sign in _BOUNDS.items()
        if isinstance(bound, kind)
    )
    return f"{_name(annotation)}, {limits}" if limits else _name(annotation)


def _name(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(code(str(value)) for value in arguments)
    if origin in {Union, UnionType}:
        return " or ".join(_type(each) for each in arguments if each is not NoneType)
    if origin is dict:
        return f"mapping of {_type(arguments[0])} to {_type(arguments[1])}"
    if origin in {tuple, list}:
        return f"list of {_type(arguments[0])}" if Ellipsis in arguments or len(arguments) == 1 else "two numbers"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "section"
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return names.get(annotation) or {"Path": "path", "HttpUrl": "URL"}.get(getattr(annotation, "__name__", ""), "any")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.default_factory() if field.default_factory is not None else field.default  # type: ignore[call-arg]
    if value is None or value is PydanticUndefined or isinstance(value, BaseModel) or value in ((), {}, []):
        return ""
    return code(json.dumps(value, ensure_ascii=False))


def _anchor(heading: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading)).strip("-").lower()
