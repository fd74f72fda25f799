"""Structured output on the real engine: a grammar holds the answer; the trace before it is free, hidden or not."""

import json
from typing import Any

import pytest

from live import Live, joined

pytestmark = pytest.mark.vllm

QUESTION = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)
SCHEMA = {
    "type": "object",
    "properties": {"apples": {"type": "integer", "minimum": 0, "maximum": 99}, "sure": {"type": "boolean"}},
    "required": ["apples", "sure"],
    "additionalProperties": False,
}
FORMAT = {"type": "json_schema", "json_schema": {"name": "count", "schema": SCHEMA, "strict": True}}
SURE = {"temperature": 0, "max_tokens": 400, "thinking_budget": 10}
"""A trace that the budget ends, so that the answer comes whatever the model thinks."""


def fits(text: str) -> bool:
    value = json.loads(text)
    return value.keys() == {"apples", "sure"} and type(value["apples"]) is int and type(value["sure"]) is bool


async def test_the_model_thinks_freely_and_then_answers_by_the_schema(tiny: Live) -> None:
    free = (await tiny.chat("tiny-rl", QUESTION, temperature=0))["choices"][0]["message"]
    held = (await tiny.chat("tiny-rl", QUESTION, temperature=0, response_format=FORMAT))["choices"][0]
    assert held["message"]["reasoning"] == free["reasoning"], "the trace is the model's own"
    assert not free["reasoning"].startswith("{")
    assert fits(held["message"]["content"])
    assert held["finish_reason"] == "stop"


async def test_a_stream_has_the_same_trace_and_the_same_answer(tiny: Live) -> None:
    complete = (await tiny.chat("tiny-rl", QUESTION, **SURE, response_format=FORMAT))["choices"][0]["message"]
    chunks = await tiny.stream("tiny-rl", QUESTION, **SURE, response_format=FORMAT)
    assert joined(chunks, "reasoning") == complete["reasoning"]
    assert joined(chunks, "content") == complete["content"]


async def test_a_hidden_trace_is_thought_all_the_same(tiny: Live) -> None:
    shown = await tiny.chat("tiny-rl", QUESTION, **SURE, response_format=FORMAT)
    hidden = await tiny.chat("tiny-rl", QUESTION, **SURE, response_format=FORMAT, include_reasoning=False)
    message = hidden["choices"][0]["message"]
    assert "reasoning" not in message
    assert message["content"] == shown["choices"][0]["message"]["content"]
    assert hidden["usage"]["completion_tokens_details"] == shown["usage"]["completion_tokens_details"]
    assert hidden["thinkaloud"]["thinking"]["ended_by"] == "budget"


async def test_a_model_told_not_to_think_is_held_from_its_first_token(tiny: Live) -> None:
    fields = {"temperature": 0, "response_format": FORMAT, "enable_thinking": False}
    message = (await tiny.chat("tiny-rl", QUESTION, **fields))["choices"][0]["message"]
    assert "reasoning" not in message
    assert fits(message["content"])


async def test_a_fast_model_is_held_from_its_first_token(tiny: Live) -> None:
    message = (await tiny.chat("tiny-sft", QUESTION, temperature=0, response_format=FORMAT))["choices"][0]["message"]
    assert fits(message["content"])


async def test_any_json_object_will_do_where_no_schema_is_given(tiny: Live) -> None:
    fields: dict[str, Any] = {**SURE, "response_format": {"type": "json_object"}}
    choice = (await tiny.chat("tiny-rl", QUESTION, **fields))["choices"][0]
    assert choice["message"]["reasoning"]
    assert choice["message"]["content"].startswith("{")
    assert choice["finish_reason"] == "length" or isinstance(json.loads(choice["message"]["content"]), dict)


@pytest.mark.parametrize(
    ("constraint", "allowed"),
    [({"choice": ["yes", "no"]}, {"yes", "no"}), ({"regex": "[1-3]"}, {"1", "2", "3"})],
)
async def test_vllms_own_constraints_hold_the_answer_too(tiny: Live, constraint: Any, allowed: set[str]) -> None:
    message = (await tiny.chat("tiny-rl", QUESTION, **SURE, structured_outputs=constraint))["choices"][0]["message"]
    assert message["reasoning"]
    assert message["content"] in allowed


ENUM = {"enum": ["yes", "no"]}
GRAMMAR = 'root ::= "yes" | "no"'


@pytest.mark.parametrize(
    "constraint",
    [
        pytest.param({"guided_json": ENUM}, id="FC039 guided_json"),
        pytest.param({"guided_json": json.dumps(ENUM)}, id="FC039 guided_json, as text"),
        pytest.param({"guided_choice": ["yes", "no"]}, id="FC039 guided_choice"),
        pytest.param({"guided_regex": "yes|no"}, id="FC039 guided_regex"),
        pytest.param({"guided_grammar": GRAMMAR}, id="FC039 guided_grammar"),
        pytest.param({"json_schema": ENUM}, id="FC041 json_schema"),
        pytest.param({"grammar": GRAMMAR}, id="FC041 grammar"),
        pytest.param({"format": ENUM}, id="FC041 format"),
        pytest.param({"ebnf": GRAMMAR}, id="ebnf"),
        pytest.param({"regex": "yes|no"}, id="regex"),
        pytest.param({"response_format": {"type": "json_object", "schema": ENUM}}, id="a schema beside the type"),
    ],
)
@pytest.mark.parametrize("model", ["tiny-rl", "tiny-sft"])
async def test_a_constraint_in_any_spelling_holds_streamed_and_complete(
    tiny: Live, constraint: Any, model: str
) -> None:
    fields = {**SURE, "top_k": 0, **constraint}
    content = (await tiny.chat(model, QUESTION, **fields))["choices"][0]["message"]["content"]
    assert content.strip('"') in {"yes", "no"}
    assert joined(await tiny.stream(model, QUESTION, **fields), "content") == content


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "wrong"},
        {"$ref": "#/nowhere"},
        {"type": "object", "patternProperties": {"(((": {}}},
        {"type": "string", "pattern": "((("},
    ],
)
@pytest.mark.parametrize("stream", [False, True])
async def test_a_schema_that_no_grammar_can_be_made_of_is_refused(tiny: Live, schema: Any, stream: bool) -> None:
    body = {
        "model": "tiny-rl",
        "messages": [{"role": "user", "content": QUESTION}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}},
        "stream": stream,
        "max_tokens": 50,
    }
    response = await tiny.client.post("/v1/chat/completions", json=body)
    assert response.status_code == 400
    assert response.json()["error"]["param"] == "response_format"
    assert "nowhere" not in response.text
    assert "(((" not in response.text


async def test_a_budget_ends_the_trace_and_the_answer_follows(tiny: Live) -> None:
    body = await tiny.chat("tiny-rl", QUESTION, temperature=0, max_tokens=200, thinking_budget=6)
    assert body["thinkaloud"]["thinking"]["budget"] == 6
    assert body["choices"][0]["message"]["content"]
