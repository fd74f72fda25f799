"""Structured outputs: OpenAI's `response_format` and vLLM's `structured_outputs`, as vLLM's object."""

from typing import Annotated, Any, Literal

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire.wire_model import WireModel

_CONSTRAINTS = frozenset({"json", "regex", "choice", "grammar", "json_object", "structural_tag"})
_CONSTRAINT_OPTIONS = frozenset({
    "disable_additional_properties",
    "disable_any_whitespace",
    "disable_fallback",
    "whitespace_pattern",
})  # fmt: skip


class JsonSchema(WireModel):
    """The schema that the answer must follow."""

    name: str
    definition: Annotated[dict[str, Any], Field(alias="schema")]
    description: str | None = None
    strict: bool | None = None


class ResponseFormat(WireModel):
    """OpenAI's object for a structured answer."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: JsonSchema | None = None


def read_structured_outputs(
    response_format: ResponseFormat | None, structured_outputs: dict[str, Any] | None
) -> dict[str, Any] | None:
    """vLLM's object for either field. Raises `InvalidRequest` for both at once, and unless exactly one constraint is
    given.
    """
    from_openai = _from_response_format(response_format)
    if structured_outputs is None:
        return from_openai
    if from_openai is not None:
        raise InvalidRequest("response_format and structured_outputs: give one", param="structured_outputs")
    known = _CONSTRAINTS | _CONSTRAINT_OPTIONS
    if (name := next((name for name in structured_outputs if name not in known), None)) is not None:
        raise InvalidRequest(f"structured_outputs.{name}: not known", param=f"structured_outputs.{name}")
    given = [name for name in _CONSTRAINTS if structured_outputs.get(name) not in (None, False)]
    if len(given) != 1:
        raise InvalidRequest(
            f"structured_outputs: give one of {', '.join(sorted(_CONSTRAINTS))}", param="structured_outputs"
        )
    return structured_outputs


def read_schema_labels(response_format: ResponseFormat | None) -> dict[str, Any] | None:
    """What OpenAI's object says beside the schema, as it was given; None without a schema."""
    if response_format is None or response_format.type != "json_schema" or response_format.json_schema is None:
        return None
    return response_format.json_schema.model_dump(include={"name", "description", "strict"}, exclude_none=True)


def _from_response_format(format: ResponseFormat | None) -> dict[str, Any] | None:
    if format is None or format.type == "text":
        return None
    if format.type == "json_object":
        return {"json_object": True}
    if format.json_schema is None:
        raise InvalidRequest("response_format.json_schema: needed for this type", param="response_format.json_schema")
    return {"json": format.json_schema.definition}
