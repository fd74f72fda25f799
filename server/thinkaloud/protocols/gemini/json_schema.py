"""Gemini's schemas as JSON Schema.

Gemini's are OpenAPI's: types in capital letters, `nullable`, numbers of items as text, and the order of properties in a
list. A schema that is JSON Schema already stays as it is.
"""

from typing import Any, TypeAlias

from pydantic.alias_generators import to_camel

from thinkaloud.errors import InvalidRequest

Schema: TypeAlias = dict[str, Any]
_TYPES = frozenset({"string", "number", "integer", "boolean", "array", "object", "null"})
_COUNTS = frozenset({"minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"})
_LISTS = frozenset({"anyOf", "prefixItems"})
_MAPS = frozenset({"properties", "defs", "$defs"})
_MAX_NAME = 100
"""Characters of a name that are told of its place, and of one that may be a keyword."""
_NO_EFFECT = frozenset({"nullable", "propertyOrdering", "example"})


def to_json_schema(schema: Schema, place: str) -> Schema:
    """`schema` as JSON Schema. place: its place in the request. Raises `InvalidRequest` that names what is wrong."""
    given = {_spell(name): value for name, value in schema.items()}
    result: Schema = {}
    for name, value in given.items():
        inner = f"{place}.{name}"
        if name == "type":
            result |= _read_type(value, inner)
        elif name in _COUNTS:
            result[name] = int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 10 else value
        elif name in _LISTS and isinstance(value, list):
            result[name] = [_inside(each, f"{inner}.{at}") for at, each in enumerate(value)]
        elif name in _MAPS and isinstance(value, dict):
            result[name] = {key: _inside(each, f"{inner}.{key[:_MAX_NAME]}") for key, each in value.items()}
        elif name in {"items", "additionalProperties"} and not isinstance(value, bool):
            result[name] = _inside(value, inner)
        elif name == "format" and value == "enum":
            continue
        elif name not in _NO_EFFECT:
            result[name] = value
    order = given.get("propertyOrdering")
    if isinstance(order, list) and isinstance(properties := result.get("properties"), dict):
        first = [name for name in order if isinstance(name, str) and name in properties]
        result["properties"] = {name: properties[name] for name in dict.fromkeys([*first, *properties])}
    return _with_null(result) if given.get("nullable") is True else result


def _spell(name: str) -> str:
    """A keyword in camelCase."""
    return name if name.startswith("$") or len(name) > _MAX_NAME else to_camel(name)


def _inside(schema: object, place: str) -> Schema:
    if not isinstance(schema, dict):
        raise InvalidRequest(f"{place}: a schema is an object", param=place)
    return to_json_schema(schema, place)


def _read_type(value: object, place: str) -> Schema:
    names = value if isinstance(value, list) else [value]
    types = [name.lower() for name in names if isinstance(name, str)]
    if types == ["type_unspecified"]:
        return {}
    if len(types) < len(names) or not _TYPES.issuperset(types):
        raise InvalidRequest(f"{place}: one of {', '.join(sorted(_TYPES)).upper()}", param=place)
    return {"type": types if isinstance(value, list) else types[0]}


def _with_null(schema: Schema) -> Schema:
    """The schema, or null."""
    kind = schema.get("type")
    if isinstance(kind, str) and "anyOf" not in schema:
        schema = schema | {"type": [kind, "null"]}
        return schema | {"enum": [*schema["enum"], None]} if isinstance(schema.get("enum"), list) else schema
    return {"anyOf": [schema, {"type": "null"}]}
