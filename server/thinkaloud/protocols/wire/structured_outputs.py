"""Constraints on the answer, in the spelling of every known server, as vLLM's `structured_outputs`.

`SPELLINGS` is the table: a field, and the constraint that its value sets. Two that differ are refused, and both are
named; two that agree are accepted. An empty value asks for nothing.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire import json
from thinkaloud.protocols.wire.wire_model import FAIL_FAST, WireModel
from thinkaloud.settings import LimitsSettings

_CONSTRAINTS = frozenset({"json", "regex", "choice", "grammar", "json_object", "structural_tag"})
_CONSTRAINT_OPTIONS = frozenset({
    "disable_additional_properties",
    "disable_any_whitespace",
    "disable_fallback",
    "whitespace_pattern",
})  # fmt: skip

Schema: TypeAlias = dict[str, Any] | str
"""A JSON schema, or the text of one."""
Constraint: TypeAlias = dict[str, Any]
"""vLLM's object; empty for no constraint."""


class JsonSchema(WireModel):
    """The schema that the answer must follow."""

    name: str
    definition: Annotated[dict[str, Any], Field(alias="schema")]
    description: str | None = None
    strict: bool | None = None


class ResponseFormat(WireModel):
    """OpenAI's object for a structured answer. llama.cpp and others have the schema beside the type."""

    type: Literal["text", "json_object", "json_schema"] | None = None
    json_schema: JsonSchema | None = None
    definition: Annotated[dict[str, Any] | None, Field(alias="schema")] = None


class ConstraintFields(WireModel):
    """The fields of a request that say what the answer must match: OpenAI's, vLLM's, its former ones, llama.cpp's,
    SGLang's and Ollama's.
    """

    response_format: ResponseFormat | None = None
    structured_outputs: dict[str, Any] | None = None
    guided_json: Schema | None = None
    guided_json_object: bool | None = None
    guided_choice: Annotated[list[str], FAIL_FAST] | None = None
    guided_regex: str | None = None
    guided_grammar: str | None = None
    guided_whitespace_pattern: str | None = None
    json_schema: Schema | None = None
    grammar: str | None = None
    regex: str | None = None
    ebnf: str | None = None
    format: Schema | None = None


def _sets(kind: str) -> Callable[[Any], Constraint]:
    return lambda value: {kind: value}


def _from_response_format(format: ResponseFormat) -> Constraint:
    if format.type is None and (format.json_schema is not None or format.definition):
        raise InvalidRequest("response_format.type: needed beside a schema", param="response_format.type")
    if format.type in {None, "text"}:
        return {}
    if format.json_schema is not None and format.type == "json_schema":
        return {"json": format.json_schema.definition}
    if format.definition:
        return {"json": format.definition}
    if format.type == "json_object":
        return {"json_object": True}
    raise InvalidRequest("response_format.json_schema: needed for this type", param="response_format.json_schema")


def _from_structured_outputs(fields: dict[str, Any]) -> Constraint:
    known = _CONSTRAINTS | _CONSTRAINT_OPTIONS
    if (name := next((name for name in fields if name not in known), None)) is not None:
        raise InvalidRequest(f"structured_outputs.{name}: not known", param=f"structured_outputs.{name}")
    given = [name for name, value in fields.items() if value not in (None, False)]
    if not given:
        return {}
    if len(_CONSTRAINTS.intersection(given)) != 1:
        raise InvalidRequest(
            f"structured_outputs: give one of {', '.join(sorted(_CONSTRAINTS))}", param="structured_outputs"
        )
    return fields


def _from_format(value: Schema) -> Constraint:
    return {"json_object": True} if value == "json" else {"json": value}


SPELLINGS: Mapping[str, Callable[[Any], Constraint]] = {
    "response_format": _from_response_format,
    "structured_outputs": _from_structured_outputs,
    "guided_json": _sets("json"),
    "guided_json_object": _sets("json_object"),
    "guided_choice": _sets("choice"),
    "guided_regex": _sets("regex"),
    "guided_grammar": _sets("grammar"),
    "json_schema": _sets("json"),
    "grammar": _sets("grammar"),
    "regex": _sets("regex"),
    "ebnf": _sets("grammar"),
    "format": _from_format,
}


def read_constraint(fields: ConstraintFields, limits: LimitsSettings) -> Constraint | None:
    """vLLM's object for what the fields say together.

    Raises `InvalidRequest` for two that differ, and for a schema that is none.
    """
    found: Constraint = {}
    source = ""
    for name, read in SPELLINGS.items():
        value = getattr(fields, name)
        constraint = read(value) if value else {}
        if isinstance(constraint.get("json"), str | dict):
            constraint = {**constraint, "json": _read_schema(constraint["json"], name, limits)}
        if constraint and found and constraint != found:
            raise InvalidRequest(f"{source} and {name} are two constraints on the answer; give one", param=name)
        if constraint and not found:
            found, source = constraint, name
    if fields.guided_whitespace_pattern and "json" in found:
        found = {"whitespace_pattern": fields.guided_whitespace_pattern, **found}
    return found or None


def read_schema_labels(response_format: ResponseFormat | None) -> dict[str, Any] | None:
    """What OpenAI's object says beside the schema, as it was given; None without a schema."""
    if response_format is None or response_format.type != "json_schema" or response_format.json_schema is None:
        return None
    return response_format.json_schema.model_dump(include={"name", "description", "strict"}, exclude_none=True)


def _read_schema(schema: Schema, name: str, limits: LimitsSettings) -> dict[str, Any]:
    """The schema itself: parsed where it is text, and taken out of OpenAI's object of a name and a schema."""
    if isinstance(schema, str):
        json.read_structure(schema.encode(), limits, "the schema", name)
        try:
            schema = json.decode(schema)
        except (msgspec.DecodeError, RecursionError):
            schema = ""
        if not isinstance(schema, dict):
            raise InvalidRequest(f"{name}: not a JSON schema", param=name)
    inside = schema.get("schema")
    return inside if isinstance(inside, dict) and "name" in schema else schema
