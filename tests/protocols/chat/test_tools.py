"""Tool calls over the wire: those of a transcript, and those that vLLM's own parser finds in a real model's answer."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, joined, listening
from thinkaloud.app import create_app
from thinkaloud.generation import Tooling
from thinkaloud.settings import Settings

QUESTION = "What is the weather in Paris?"
CALLS = [{"name": "weather", "arguments": '{"city": "Paris"}'}, {"name": "weather", "arguments": '{"city": "Rome"}'}]
TRANSCRIPT = [
    {"prompt": QUESTION, "text": "<think>I must look.</think>Let me see.", "tool_calls": CALLS},
    {"prompt": "21 degrees", "text": "<think>It came.</think>It is 21 degrees in Paris."},
    {"prompt": "in its trace", "text": "<think>I look.<tool_call>{}</tool_call>"},
]
SCHEMA = {
    "type": "object",
    "properties": {"city": {"enum": ["Paris", "Rome"]}},
    "required": ["city"],
    "additionalProperties": False,
}
TOOLS = [{"type": "function", "function": {"name": "weather", "parameters": SCHEMA}}]
OTHER = {"type": "function", "function": {"name": "clock", "parameters": {"type": "object", "properties": {}}}}


@pytest.fixture(scope="module")
def transcript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tape") / "tools.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in TRANSCRIPT))
    return path


@pytest.fixture(scope="module")
async def tape(transcript: Path) -> AsyncGenerator[Live, None]:
    """A server on TRANSCRIPT."""
    tree = {
        "engines": {"tape": {"kind": "scripted", "transcript": transcript}},
        "models": {"thinker": {"engine": "tape", "thinking": {"format": "think"}}},
    }
    async with listening(create_app(Settings.model_validate(tree))) as live:
        await live.ready(10)
        yield live


def pieces(chunks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every piece of a tool call in a stream."""
    deltas = (choice["delta"] for chunk in chunks for choice in chunk["choices"])
    return [piece for delta in deltas for piece in delta.get("tool_calls") or ()]


def folded(chunks: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """The calls of a stream, as any client puts them together: id, name, arguments."""
    calls: dict[int, list[str]] = {}
    for piece in pieces(chunks):
        call = calls.setdefault(piece["index"], ["", "", ""])
        call[0] += piece.get("id") or ""
        call[1] += piece["function"].get("name") or ""
        call[2] += piece["function"].get("arguments") or ""
    return [(call[0], call[1], call[2]) for call in calls.values()]


def reason(chunks: list[dict[str, Any]]) -> str:
    told: str = next(
        choice["finish_reason"] for chunk in reversed(chunks) for choice in chunk["choices"] if choice["finish_reason"]
    )
    return told


async def test_a_complete_answer_with_calls_has_them_beside_trace_and_content(tape: Live) -> None:
    choice = (await tape.chat("thinker", QUESTION, tools=TOOLS))["choices"][0]
    assert choice["finish_reason"] == "tool_calls"
    assert choice["message"]["reasoning"] == "I must look."
    assert choice["message"]["content"] == "Let me see."
    assert [call["function"] for call in choice["message"]["tool_calls"]] == CALLS
    assert all(
        call["type"] == "function" and call["id"].startswith("call_") for call in choice["message"]["tool_calls"]
    )


async def test_the_stream_folds_to_the_same_calls_and_tells_id_and_name_once(tape: Live) -> None:
    chunks = await tape.stream("thinker", QUESTION, tools=TOOLS)
    assert [(name, arguments) for _, name, arguments in folded(chunks)] == [
        (call["name"], call["arguments"]) for call in CALLS
    ]
    assert len([piece for piece in pieces(chunks) if piece.get("id")]) == len(CALLS)
    assert len(pieces(chunks)) > 2 * len(CALLS), "arguments are streamed"
    assert reason(chunks) == "tool_calls"


async def test_without_parallel_calls_only_the_first_goes_out(tape: Live) -> None:
    body = await tape.chat("thinker", QUESTION, tools=TOOLS, parallel_tool_calls=False)
    assert [call["function"] for call in body["choices"][0]["message"]["tool_calls"]] == CALLS[:1]
    chunks = await tape.stream("thinker", QUESTION, tools=TOOLS, parallel_tool_calls=False)
    assert len(folded(chunks)) == 1


async def test_calls_of_a_hidden_trace_go_out_and_the_trace_does_not(tape: Live) -> None:
    message = (await tape.chat("thinker", QUESTION, tools=TOOLS, include_reasoning=False))["choices"][0]["message"]
    assert len(message["tool_calls"]) == len(CALLS)
    assert "reasoning" not in message


async def test_the_tools_result_is_answered(tape: Live) -> None:
    asked = (await tape.chat("thinker", QUESTION, tools=TOOLS))["choices"][0]["message"]
    history = [
        {"role": "user", "content": QUESTION},
        asked,
        *({"role": "tool", "tool_call_id": call["id"], "content": "21 degrees"} for call in asked["tool_calls"]),
    ]
    body = {"model": "thinker", "messages": history, "tools": TOOLS}
    choice = (await tape.client.post("/v1/chat/completions", json=body)).json()["choices"][0]
    assert choice["message"]["content"] == "It is 21 degrees in Paris."
    assert choice["finish_reason"] == "stop"


# The real engine: the bundled model is made to call, for it is too small to think of it, and kept from ending in its
# trace, as so small a model may where a prompt is strange to it.

SURE = {"temperature": 0, "max_tokens": 300, "thinking_budget": 10, "min_tokens": 12}


@pytest.mark.vllm
@pytest.mark.parametrize("choice", ["required", {"type": "function", "function": {"name": "weather"}}])
async def test_a_call_that_must_be_made_is_made_behind_the_trace_and_fits_the_schema(tiny: Live, choice: Any) -> None:
    tools = [*TOOLS, OTHER] if isinstance(choice, dict) else TOOLS
    fields = {**SURE, "tools": tools, "tool_choice": choice, "parallel_tool_calls": False}
    complete = (await tiny.chat("tiny-rl", QUESTION, **fields))["choices"][0]
    assert complete["finish_reason"] == "tool_calls"
    assert complete["message"]["reasoning"]
    (call,) = complete["message"]["tool_calls"]
    assert call["function"]["name"] == "weather"
    assert json.loads(call["function"]["arguments"])["city"] in SCHEMA["properties"]["city"]["enum"]  # type: ignore[index]
    chunks = await tiny.stream("tiny-rl", QUESTION, **fields)
    assert [each[1:] for each in folded(chunks)] == [("weather", call["function"]["arguments"])]
    assert joined(chunks, "reasoning") == complete["message"]["reasoning"]
    assert not joined(chunks, "content").strip()


@pytest.mark.vllm
async def test_a_call_that_the_model_writes_by_itself_is_found(tiny: Live) -> None:
    written = '<tool_call>\n{"name": "weather", "arguments": {"city": "Rome"}}\n</tool_call>'
    fields = {**SURE, "tools": TOOLS, "structured_outputs": {"choice": [written]}}
    chunks = await tiny.stream("tiny-rl", QUESTION, **fields)
    assert [each[1:] for each in folded(chunks)] == [("weather", '{"city": "Rome"}')]
    assert reason(chunks) == "tool_calls"
    assert "tool_call" not in joined(chunks, "content")


@pytest.mark.vllm
async def test_with_tool_choice_none_the_same_text_is_answer(tiny: Live) -> None:
    written = '<tool_call>\n{"name": "weather", "arguments": {"city": "Rome"}}\n</tool_call>'
    fields = {**SURE, "tools": TOOLS, "structured_outputs": {"choice": [written]}, "tool_choice": "none"}
    choice = (await tiny.chat("tiny-rl", QUESTION, **fields))["choices"][0]
    assert choice["message"]["content"] == written
    assert "tool_calls" not in choice["message"]
    assert choice["finish_reason"] == "stop"


@pytest.mark.vllm
async def test_tools_and_their_results_reach_the_prompt_and_the_trace_of_the_call_does_too(tiny: Live) -> None:
    engine = tiny.fleet.engines["rl"]
    call = {"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": '{"city": "Rome"}'}}
    history: list[dict[str, Any]] = [
        {"role": "user", "content": QUESTION},
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_1", "content": "21 degrees"},
    ]
    prompt = await engine.render(history, {}, Tooling(TOOLS))
    assert prompt.text is not None
    assert '"enum": ["Paris", "Rome"]' in prompt.text
    assert '{"name": "weather", "arguments": {"city": "Rome"}}' in prompt.text
    assert "<tool_response>\n21 degrees\n</tool_response>" in prompt.text


@pytest.mark.vllm
async def test_tools_whose_schema_is_none_are_refused(tiny: Live) -> None:
    broken = {"type": "function", "function": {"name": "f", "parameters": {"type": "object", "$ref": "#/nowhere"}}}
    body = {
        "model": "tiny-rl",
        "messages": [{"role": "user", "content": QUESTION}],
        "tools": [broken],
        "tool_choice": "required",
    }
    response = await tiny.client.post("/v1/chat/completions", json=body)
    assert response.status_code == 400
    assert response.json()["error"]["param"] == "tools"
    assert "nowhere" not in response.text


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({"tools": TOOLS}, True),
        ({}, False),  # nobody would read the call, so the trace talks of one
        ({"tools": TOOLS, "tool_choice": "none"}, False),
        ({"tools": TOOLS, "tool_choice": "required"}, False),  # the engine holds the call to its grammar behind the tag
        ({"tools": TOOLS, "response_format": {"type": "json_object"}}, False),
        ({"tools": TOOLS, "reasoning": {"exclude": True}}, False),  # nobody knows that it is no thought
    ],
)
async def test_a_call_inside_the_trace_ends_it_where_the_model_may_call_and_the_trace_is_shown(
    tape: Live, fields: dict[str, Any], ends: bool
) -> None:
    body = await tape.chat("thinker", "in its trace", **fields)
    chunks = await tape.stream("thinker", "in its trace", **fields)
    message = body["choices"][0]["message"]
    hides = "reasoning" in fields
    trace = "I look." if ends else "I look.<tool_call>{}</tool_call>"
    answer = "<tool_call>{}</tool_call>" if ends else ""
    assert (message.get("reasoning_content") or "", message["content"] or "") == ("" if hides else trace, answer)
    assert joined(chunks, "content") == answer
