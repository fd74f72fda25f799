"""The reference of the API, made from the OpenAPI document, what its fields mean, and the table of errors."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.tables import code, table
from thinkaloud.app import create_app
from thinkaloud.errors import RequestError
from thinkaloud.settings import Settings

SETTINGS = {
    "engines": {"upstream": {"kind": "upstream", "base_url": "http://127.0.0.1:9000/v1", "model": "any"}},
    "models": {"any": {"engine": "upstream"}},
}
"""The routes are the same whatever is served."""

FIELDS = Path(__file__).with_name("fields.yaml")
"""What each field of a request means."""

Schema = dict[str, Any]
_WIDEST = 2**31
"""Bounds from here on are those of the number itself, and no news."""


def reference() -> str:
    """Every route, every field of their bodies, and every error."""
    routes = [_route(title, operation) for title, operation in operations()]
    return "\n".join([*routes, *map(_fields, bodies()), _errors()])


def operations() -> list[tuple[str, Schema]]:
    """Every route of the document, by method and path."""
    document = create_app(Settings.model_validate(SETTINGS)).openapi()
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def bodies() -> list[Schema]:
    """The schema of each kind of body."""
    schemas = (_body(operation) for _, operation in operations())
    return list({schema["title"]: schema for schema in schemas if schema is not None}.values())


def _body(operation: Schema) -> Schema | None:
    content = operation.get("requestBody", {}).get("content", {})
    schema: Schema | None = content.get("application/json", {}).get("schema")
    return schema


def _route(title: str, operation: Schema) -> str:
    said = " ".join(operation.get("description", "").split())
    schema = _body(operation)
    if schema is not None:
        name = schema["title"]
        said = f"{said}\n\nThe body is a [{name}](#{name.lower()}).".strip()
    rows = [
        (status, ", ".join(map(code, response.get("content", {}))), response["description"])
        for status, response in operation["responses"].items()
        if response["description"] != "Successful Response"  # FastAPI's word for nothing to say
    ]
    return f"## `{title}`\n\n{said}\n\n{table(('status', 'type', ''), rows) if rows else ''}"


def _fields(schema: Schema) -> str:
    """All fields of a body, also those of objects inside it."""
    meaning = YAML(typ="safe").load(FIELDS)
    rows = [
        (
            code(path),
            ", ".join(filter(None, (_type(field), _limits(field), "required" * required))),
            meaning.get(path, ""),
        )
        for path, field, required in fields(schema)
    ]
    return f"## {schema['title']}\n\n{table(('field', 'type', ''), rows)}"


def fields(schema: Schema, prefix: str = "") -> Iterator[tuple[str, Schema, bool]]:
    """The path of every field, its schema, and whether it must be there."""
    for name, field in schema.get("properties", {}).items():
        path = f"{prefix}{name}"
        yield path, field, name in schema.get("required", ())
        for kind in _kinds(field):
            if kind.get("type") == "array":
                for item in _kinds(kind["items"]):
                    yield from fields(item, f"{path}[].")
            else:
                yield from fields(kind, f"{path}.")


def _kinds(schema: Schema) -> list[Schema]:
    """What a value may be; null, which is always as if the field were not there, left out."""
    return [kind for kind in schema.get("anyOf", [schema]) if kind.get("type") != "null"]


def _type(schema: Schema) -> str:
    return " or ".join(_named(kind) for kind in _kinds(schema))


def _named(schema: Schema) -> str:
    if values := schema.get("enum") or ([schema["const"]] if "const" in schema else []):
        return ", ".join(code(str(value)) for value in values)
    if schema.get("type") == "array":
        return f"array of {_type(schema['items'])}"
    return str(schema.get("type", "any"))


def _limits(schema: Schema) -> str:
    signs = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
    words = {"minItems": "items ≥", "maxItems": "items ≤", "minLength": "length ≥", "maxLength": "length ≤"}
    found = [
        f"{sign} {kind[key]:g}"
        for kind in _kinds(schema)
        for key, sign in (signs | words).items()
        if key in kind and abs(kind[key]) < _WIDEST and (key, kind[key]) != ("minLength", 1)
    ]
    return ", ".join(found + [code(kind["pattern"]) for kind in _kinds(schema) if "pattern" in kind])


def _errors() -> str:
    rows = sorted(
        (str(kind.status), code(kind.type), code(kind.code or ""), " ".join((inspect.getdoc(kind) or "").split()))
        for kind in _below(RequestError)
        if "code" in vars(kind)
    )
    return f"## Errors\n\n{table(('status', 'type', 'code', ''), rows)}"


def _below(kind: type[RequestError]) -> Iterator[type[RequestError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
