"""Gemini's schemas as JSON Schema."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.gemini.json_schema import to_json_schema


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"type": "STRING"}, {"type": "string"}),
        ({"type": "TYPE_UNSPECIFIED", "description": "d"}, {"description": "d"}),
        ({"type": ["STRING", "NULL"]}, {"type": ["string", "null"]}),
        ({"type": "STRING", "nullable": True}, {"type": ["string", "null"]}),
        (
            {"type": "STRING", "format": "enum", "enum": ["a"], "nullable": True},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"anyOf": [{"type": "STRING"}], "nullable": True},
            {"anyOf": [{"anyOf": [{"type": "string"}]}, {"type": "null"}]},
        ),
        ({"any_of": [{"type": "INTEGER"}]}, {"anyOf": [{"type": "integer"}]}),
        (
            {"type": "ARRAY", "items": {"type": "NUMBER"}, "minItems": "2", "max_items": 3},
            {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3},
        ),
        ({"type": "STRING", "format": "date-time", "example": "x"}, {"type": "string", "format": "date-time"}),
        (
            {"type": "object", "additionalProperties": False, "$defs": {"a_b": {"type": "STRING"}}},
            {"type": "object", "additionalProperties": False, "$defs": {"a_b": {"type": "string"}}},
        ),
    ],
    ids=str,
)
def test_schemas(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert to_json_schema(given, "s") == expected


def test_properties_come_in_their_order_and_keep_their_names() -> None:
    schema = {
        "type": "OBJECT",
        "properties": {name: {"type": "STRING"} for name in ("any_of", "b_c", "type")},
        "propertyOrdering": ["type", "b_c", "none"],
    }
    assert [*to_json_schema(schema, "s")["properties"]] == ["type", "b_c", "any_of"]


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({"type": "THING"}, "s.type"),
        ({"type": 1}, "s.type"),
        ({"items": []}, "s.items"),
        ({"properties": {"a": {"items": {"type": "X"}}}}, "s.properties.a.items.type"),
        ({"anyOf": [{}, 1]}, "s.anyOf.1"),
    ],
    ids=str,
)
def test_what_is_no_schema_is_refused_by_its_place(schema: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        to_json_schema(schema, "s")
    assert caught.value.param == place


LEAVES = st.sampled_from(["STRING", "NUMBER", "INTEGER", "BOOLEAN"]).map(lambda kind: {"type": kind})
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda items: {"type": "ARRAY", "items": items, "maxItems": "4"}),
        st.dictionaries(st.sampled_from(["a", "b_c", "type"]), inner, max_size=3).map(
            lambda properties: {"type": "OBJECT", "properties": properties, "required": [*properties]}
        ),
        st.tuples(inner, st.booleans()).map(lambda each: {**each[0], "nullable": each[1]}),
    ),
    max_leaves=6,
)


@given(SCHEMAS)
def test_what_was_turned_into_json_schema_stays_as_it_is(schema: dict[str, Any]) -> None:
    result = to_json_schema(schema, "s")
    assert to_json_schema(result, "s") == result
    words = str(result)
    assert not any(word in words for word in ("STRING", "OBJECT", "ARRAY", "nullable", "'4'"))
