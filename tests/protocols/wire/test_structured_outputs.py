"""Constraints on the answer: every spelling is one of vLLM's, an empty one asks for nothing, two that differ are
refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire.structured_outputs import SPELLINGS, ConstraintFields, read_constraint
from thinkaloud.settings import LimitsSettings

SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}}
TEXT = json.dumps(SCHEMA)
NAMED = {"name": "place", "schema": SCHEMA}
AS_JSON: dict[str, Any] = {"json": SCHEMA}

ROWS: list[Any] = [
    pytest.param({"guided_json": SCHEMA}, AS_JSON, id="FC039 guided_json"),
    pytest.param({"guided_json": TEXT}, AS_JSON, id="FC039 guided_json as text"),
    pytest.param({"guided_choice": ["a", "b"]}, {"choice": ["a", "b"]}, id="FC039 guided_choice"),
    pytest.param({"guided_regex": "[0-9]+"}, {"regex": "[0-9]+"}, id="FC039 guided_regex"),
    pytest.param({"guided_grammar": 'root ::= "a"'}, {"grammar": 'root ::= "a"'}, id="FC039 guided_grammar"),
    pytest.param({"guided_json_object": True}, {"json_object": True}, id="guided_json_object"),
    pytest.param(
        {"guided_json": SCHEMA, "guided_whitespace_pattern": " ?"},
        {"json": SCHEMA, "whitespace_pattern": " ?"},
        id="guided_whitespace_pattern",
    ),
    pytest.param({"json_schema": SCHEMA}, AS_JSON, id="FC041 json_schema"),
    pytest.param({"json_schema": TEXT}, AS_JSON, id="SGLang's json_schema, as text"),
    pytest.param({"json_schema": NAMED}, AS_JSON, id="OpenAI's json_schema at the top"),
    pytest.param({"grammar": 'root ::= "a"'}, {"grammar": 'root ::= "a"'}, id="FC041 grammar"),
    pytest.param({"regex": "a+"}, {"regex": "a+"}, id="SGLang's regex"),
    pytest.param({"ebnf": 'root ::= "a"'}, {"grammar": 'root ::= "a"'}, id="SGLang's ebnf"),
    pytest.param({"format": SCHEMA}, AS_JSON, id="FC041 format, a schema"),
    pytest.param({"format": "json"}, {"json_object": True}, id="FC041 format, json"),
    pytest.param({"response_format": {"type": "json_object"}}, {"json_object": True}, id="json_object"),
    pytest.param({"response_format": {"type": "json_object", "schema": SCHEMA}}, AS_JSON, id="llama.cpp's"),
    pytest.param({"response_format": {"type": "json_schema", "schema": SCHEMA}}, AS_JSON, id="beside the type"),
    pytest.param({"response_format": {"type": "json_schema", "json_schema": NAMED}}, AS_JSON, id="OpenAI's"),
    pytest.param({"structured_outputs": {"json": TEXT}}, AS_JSON, id="vLLM's, as text"),
    pytest.param(
        {"structured_outputs": {"regex": "a", "disable_fallback": True}},
        {"regex": "a", "disable_fallback": True},
        id="vLLM's, with an option",
    ),
]  # fmt: skip

_EMPTY: dict[str, list[Any]] = {
    "response_format": [None, {}, {"type": None}, {"type": "text"}],
    "structured_outputs": [None, {}, {"json": None}, {"json_object": False}],
    "guided_json": [None, {}, ""],
    "guided_json_object": [None, False],
    "guided_choice": [None, []],
    "guided_regex": [None, ""],
    "guided_grammar": [None, ""],
    "guided_whitespace_pattern": [None, "", " ?"],
    "json_schema": [None, {}, ""],
    "grammar": [None, ""],
    "regex": [None, ""],
    "ebnf": [None, ""],
    "format": [None, "", {}],
}
NEUTRAL: list[dict[str, Any]] = [{name: empty} for name, values in _EMPTY.items() for empty in values]


def read(fields: dict[str, Any]) -> dict[str, Any] | None:
    return read_constraint(ConstraintFields.model_validate(fields), LimitsSettings())


@pytest.mark.parametrize(("fields", "constraint"), ROWS)
def test_every_spelling_is_one_of_vllms_constraints(fields: dict[str, Any], constraint: dict[str, Any]) -> None:
    assert read(fields) == constraint


def test_every_spelling_has_a_row_and_a_neutral_value() -> None:
    fields = ConstraintFields.model_fields.keys()
    assert {name for row in ROWS for name in row.values[0]} == fields
    assert {name for row in NEUTRAL for name in row} == fields
    assert SPELLINGS.keys() == fields - {"guided_whitespace_pattern"}


@given(st.lists(st.sampled_from(NEUTRAL)), st.sampled_from([None, *ROWS]))
def test_what_is_empty_asks_for_nothing_beside_anything(neutral: list[dict[str, Any]], row: Any) -> None:
    asked, constraint = row.values if row else ({}, None)
    fields = {name: value for each in neutral for name, value in each.items() if name != "guided_whitespace_pattern"}
    assert read(fields | asked) == constraint


@given(st.sampled_from(ROWS), st.sampled_from(ROWS))
def test_two_that_differ_are_refused_by_both_names_and_two_that_agree_are_one(one: Any, other: Any) -> None:
    (first, constraint), (second, unlike) = one.values, other.values
    if first.keys() & second.keys() or "guided_whitespace_pattern" in {*first, *second}:
        return
    if constraint == unlike:
        assert read(first | second) == constraint
        return
    with pytest.raises(InvalidRequest) as caught:
        read(first | second)
    assert caught.value.param in {*first, *second}
    assert all(name in str(caught.value) for name in (*first, *second))


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"guided_json": "no JSON"}, "guided_json"),
        ({"guided_json": "[1]"}, "guided_json"),
        ({"json_schema": "[" * 5_000}, "json_schema"),
        ({"json_schema": "{" * 5_000}, "json_schema"),
        ({"format": "xml"}, "format"),
        ({"response_format": {"type": "json_schema"}}, "response_format.json_schema"),
        ({"response_format": {"schema": SCHEMA}}, "response_format.type"),
        ({"response_format": {"json_schema": NAMED}}, "response_format.type"),
        ({"structured_outputs": {"json": "no JSON"}}, "structured_outputs"),
        ({"structured_outputs": {"regex": "a", "choice": ["b"]}}, "structured_outputs"),
        ({"structured_outputs": {"disable_fallback": True}}, "structured_outputs"),
    ],
    ids=str,
)
def test_what_is_no_constraint_is_refused_by_name(fields: dict[str, Any], param: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(fields)
    assert caught.value.param == param


@pytest.mark.parametrize(
    "fields",
    [
        {"guided_choice": "a"},
        {"guided_choice": [1]},
        {"guided_json": [1]},
        {"grammar": {"type": "json", "value": {}}},
        {"format": ["json"]},
        {"response_format": {"type": "regex", "pattern": "a"}},
        {"response_format": {"type": "grammar", "grammar": "a"}},
    ],
    ids=str,
)
def test_a_constraint_of_the_wrong_type_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read(fields)
