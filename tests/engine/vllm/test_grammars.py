"""Constraints that no answer can meet are found before the model thinks; those that one can are left alone."""

import json
from typing import Any

import pytest

from thinkaloud.engine.text.constraints import UnusableGrammar
from thinkaloud.engine.vllm.grammars import require_usable

pytestmark = pytest.mark.vllm

SELF = {"$ref": "#"}
IN_A_CIRCLE = {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}
TREE = {"type": "object", "properties": {"left": {"anyOf": [{"type": "null"}, SELF]}, "schema": SELF}}
LIST = {"$ref": "#/$defs/list", "$defs": {"list": {"type": "array", "items": {"$ref": "#/$defs/list"}}}}


def tag(schema: object) -> str:
    content = {"type": "json_schema", "json_schema": schema}
    return json.dumps(
        {"type": "structural_tag", "format": {"type": "tag", "begin": "<", "content": content, "end": ">"}}
    )


@pytest.mark.parametrize(
    "constraint",
    [
        {"json": SELF},
        {"json": json.dumps(SELF)},
        {"json": IN_A_CIRCLE},
        {"json": {"anyOf": [SELF]}},
        {"json": {"allOf": [SELF]}},
        {"json": {"type": "object", "properties": {"a": {"$ref": "#/properties/a"}}, "required": ["a"]}},
        {"structural_tag": tag(SELF)},
        {"grammar": "root ::= root"},
        {"grammar": "root ::= x\nx ::= root"},
        {"regex": "a" * 100_000},
        {"json": {"enum": ["word" * 10] * 10_000}},
    ],
)
async def test_what_no_answer_can_meet_or_is_too_long_is_refused(constraint: dict[str, Any]) -> None:
    with pytest.raises(UnusableGrammar):
        await require_usable(constraint)


@pytest.mark.parametrize(
    "constraint",
    [
        {"json": TREE},
        {"json": LIST},
        {"json": {"anyOf": [SELF, {"type": "string"}]}},
        {"json": {"enum": [f"value-{number}" for number in range(5_000)]}},
        {"json_object": True},
        {"structural_tag": tag(TREE)},
        {"regex": "(a+)+$"},
        {"regex": ""},
        {"choice": ["yes", "no"]},
        {"grammar": 'root ::= "a" root | "b"'},
        {"grammar": 'root ::= ""'},
    ],
)
async def test_what_an_answer_can_meet_is_left_alone(constraint: dict[str, Any]) -> None:
    await require_usable(constraint)


@pytest.mark.parametrize(
    "constraint",
    [
        {"json": {"$ref": "#/nowhere"}},
        {"json": "{"},
        {"json": "[" * 50_000},
        {"regex": "("},
        {"regex": "a\0"},
        {"choice": []},
        {"grammar": "root ::= ("},
        {"grammar": "root ::= " + "(" * 10_000},
        {"structural_tag": "{}"},
        {"json": {"not": {}}},
    ],
)
async def test_what_cannot_be_parsed_is_left_to_vllm(constraint: dict[str, Any]) -> None:
    await require_usable(constraint)
