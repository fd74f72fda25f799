"""Grammars on the real engine: what no answer can meet is a 400 that names its field, and none asks for another try."""

import asyncio
import json
from typing import Any

import pytest

from live import Live

pytestmark = pytest.mark.vllm

SELF = {"$ref": "#"}


def schema(schema: dict[str, Any]) -> dict[str, Any]:
    return {"response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": schema}}}


@pytest.mark.parametrize(
    "fields",
    [
        schema(SELF),
        schema({"type": "object", "properties": {"a": {"$ref": "#/properties/a"}}, "required": ["a"]}),
        schema({"$ref": "#/$defs/nowhere"}),
        schema({"type": "integer", "minimum": 5, "maximum": 1}),
        schema({"type": "string", "pattern": "("}),
        schema({"enum": ["word" * 10] * 10_000}),
        {"structured_outputs": {"regex": "("}},
        {"structured_outputs": {"regex": "a" * 100_000}},
        {"structured_outputs": {"grammar": "root ::= root"}},
        {"structured_outputs": {"grammar": "root ::= ("}},
        {"structured_outputs": {"choice": []}},
    ],
)
async def test_what_no_answer_can_meet_is_a_400_before_the_model_thinks(tiny: Live, fields: dict[str, Any]) -> None:
    body = {"model": "tiny-rl", "messages": [{"role": "user", "content": "Emily buys 3 apples."}], **fields}
    for stream in (False, True):
        response = await tiny.client.post("/v1/chat/completions", json=body | {"stream": stream})
        assert response.status_code == 400, response.text
        assert response.json()["error"]["param"].startswith(next(iter(fields)))
        assert "retry-after" not in response.headers


async def test_what_an_answer_can_meet_is_answered_and_the_engine_goes_on(tiny: Live) -> None:
    tree = {"type": "object", "properties": {"left": {"anyOf": [{"type": "null"}, SELF]}}, "required": ["left"]}
    words = {"enum": [f"value-{number}" for number in range(5_000)]}
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(20):
        deep = {"type": "object", "properties": {"a": deep}}
    told = await asyncio.gather(
        *(tiny.chat("tiny-sft", "Emily buys 3 apples.", max_tokens=8, **schema(each)) for each in (tree, words, deep))
    )
    assert all(body["choices"][0]["message"]["content"] for body in told)


@pytest.mark.parametrize(
    "function",
    [
        pytest.param({}, id="FC054 left out"),
        pytest.param({"parameters": None}, id="FC054 null"),
        pytest.param({"parameters": {}}, id="FC054 empty"),
    ],
)
@pytest.mark.parametrize("model", ["tiny-sft", "tiny-rl"])
async def test_a_forced_call_of_a_function_without_parameters_has_an_empty_object_for_arguments(
    tiny: Live, model: str, function: dict[str, Any]
) -> None:
    for choice in ("required", {"type": "function", "function": {"name": "ping"}}):
        fields = {"tools": [{"type": "function", "function": {"name": "ping", **function}}], "tool_choice": choice}
        body = await tiny.chat(model, "Emily buys 3 apples.", temperature=0, parallel_tool_calls=False, **fields)
        (call,) = body["choices"][0]["message"]["tool_calls"]
        chunks = await tiny.stream(model, "Emily buys 3 apples.", temperature=0, parallel_tool_calls=False, **fields)
        deltas = [each for chunk in chunks for each in chunk["choices"][0]["delta"].get("tool_calls") or ()]
        streamed = "".join(each["function"].get("arguments") or "" for each in deltas)
        assert json.loads(call["function"]["arguments"]) == json.loads(streamed) == {}
