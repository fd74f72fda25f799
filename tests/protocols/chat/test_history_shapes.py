"""Histories as clients send them back: every shape of content and trace is read, seen where the engine is asked."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live
from protocols.recording import Recording, recording
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
QUESTION = {"role": "user", "content": "the capital of France"}
CALL = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
MODELS = {
    "keeps": {"engine": "tape", "thinking": {"format": "think", "keeps_in_tool_loop": True}},
    "drops": {"engine": "tape", "thinking": {"format": "think", "keeps_in_tool_loop": False}},
    "fast": {"engine": "tape"},
}


@pytest.fixture(scope="module")
async def recorded() -> AsyncGenerator[tuple[Live, Recording], None]:
    engines = {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}}
    async with recording(Settings.model_validate({"engines": engines, "models": MODELS})) as recorded:
        yield recorded


Recorded = tuple[Live, Recording]


async def post(live: Live, messages: list[Any], model: str = "keeps", *, stream: bool = False) -> httpx.Response:
    body = {"model": model, "messages": messages, "stream": stream}
    return await live.client.post("/v1/chat/completions", json=body)


async def told(recorded: Recorded, messages: list[Any], model: str = "keeps", *, stream: bool = False) -> list[Any]:
    """The messages as the engine has them."""
    live, engine = recorded
    response = await post(live, messages, model, stream=stream)
    assert response.status_code == 200, response.text
    return engine.messages


TRACES: list[Any] = [
    pytest.param({"reasoning_content": "t"}, id="text"),
    pytest.param({"reasoning_content": [{"type": "text", "text": "t"}]}, id="FC031 a list of parts"),
    pytest.param({"reasoning": {"content": "t"}}, id="FC031 an object"),
    pytest.param({"reasoning": [{"type": "reasoning_text", "text": "t"}], "reasoning_content": None}, id="and null"),
    pytest.param({"reasoning": {"type": "reasoning", "summary": [], "content": [{"text": "t"}]}}, id="Responses"),
    pytest.param({"reasoning_details": {"type": "reasoning.text", "text": "t"}}, id="one detail"),
    pytest.param({"reasoning_details": [{"type": "thinking", "thinking": "t"}]}, id="details as blocks"),
    pytest.param({"thinking_blocks": [{"type": "thinking", "thinking": "t", "signature": "s"}]}, id="LiteLLM"),
    pytest.param({"thinking": "t"}, id="Ollama"),
    pytest.param({"reasoning_content": "t", "reasoning": "t", "thinking": [{"text": "t"}]}, id="duplicates"),
    pytest.param({"content": [{"type": "thinking", "thinking": "t", "signature": "s"}]}, id="FC028 a part"),
    pytest.param({"content": [{"type": "reasoning", "text": "t"}]}, id="FC028 LangChain's part"),
    pytest.param({"content": [{"type": "reasoning", "reasoning": "t"}]}, id="a part of LangChain's version 1"),
    pytest.param(
        {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "t"}]}]}, id="FC028 Mistral's part"
    ),
    pytest.param(
        {"content": [{"type": "thinking", "thinking": "t"}], "reasoning_content": "t"}, id="a part and a field"
    ),
    pytest.param({"content": [{"type": "reasoning_text", "text": "t"}]}, id="a part of the Responses API"),
    pytest.param({"content": [{"type": "reasoning_content", "reasoning_content": {"text": "t"}}]}, id="Bedrock's part"),
    pytest.param({"content": "<think>t</think>"}, id="tags in the text"),
    pytest.param({"content": [{"type": "text", "text": "<think>t</think>"}]}, id="tags in a part"),
]


def _answer(fields: dict[str, Any]) -> dict[str, Any]:
    """An answer with these fields of a trace, and a text behind it."""
    content = fields.get("content", "")
    said = f"{content}x" if isinstance(content, str) else [*content, {"type": "text", "text": "x"}]
    if isinstance(content, list) and content[0]["type"] == "text":
        said = [{"type": "text", "text": f"{content[0]['text']}x"}]
    return {"role": "assistant", **fields, "content": said}


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("fields", TRACES)
async def test_a_trace_in_any_shape_is_that_of_its_turn_within_the_tool_loop_and_nowhere_else(
    recorded: Recorded, fields: dict[str, Any], stream: bool
) -> None:
    calling = _answer(fields) | {"tool_calls": [CALL]}
    loop = [QUESTION, calling, {"role": "tool", "content": "the capital of France", "tool_call_id": "c1"}]
    [_, answer, _] = await told(recorded, loop, stream=stream)
    assert (answer["content"], answer["reasoning_content"], answer["reasoning"]) == ("x", "t", "t")
    for model in ("keeps", "drops"):
        past = [QUESTION, _answer(fields), QUESTION] if model == "keeps" else loop
        answer = (await told(recorded, past, model, stream=stream))[1]
        assert answer["content"] == "x"
        assert not {"reasoning_content", "reasoning", "reasoning_details", "thinking"} & answer.keys()


@pytest.mark.parametrize(
    ("message", "content"),
    [
        pytest.param(
            {"role": "assistant", "content": [{"type": "refusal", "refusal": "no"}]}, "no", id="FC027 a refusal"
        ),
        pytest.param({"role": "assistant", "content": None, "refusal": "no"}, "no", id="FC027 as OpenAI answers"),
        pytest.param({"role": "assistant", "content": "yes", "refusal": None}, "yes", id="no refusal"),
        pytest.param({"role": "user", "content": [{"type": "input_text", "text": "hi"}]}, "hi", id="FC029 input_text"),
        pytest.param(
            {"role": "assistant", "content": [{"type": "output_text", "text": "x", "annotations": []}]},
            "x",
            id="FC029 output_text",
        ),
        pytest.param(
            {"role": "system", "content": [{"type": "text", "text": "s", "cache_control": {"type": "ephemeral"}}]},
            "s",
            id="a part to be cached",
        ),
        pytest.param({"role": "developer", "content": [{"type": "input_text", "text": "d"}]}, "d", id="a developer"),
        pytest.param({"role": "tool", "tool_call_id": "c1", "content": []}, "", id="an empty result"),
        pytest.param(
            {"role": "tool", "tool_call_id": "c1", "content": [{"type": "text", "text": each} for each in "ab"]},
            "a\nb",
            id="a result in parts",
        ),
        pytest.param(
            {"role": "assistant", "content": [{"type": "redacted_thinking", "data": "ZGF0YQ"}]}, "", id="redacted"
        ),
        pytest.param({"role": "assistant", "content": [{"type": "summary_text", "text": "s"}]}, "", id="a summary"),
        pytest.param({"role": "assistant", "content": None, "thinking_blocks": [{"thinking": "t"}]}, "", id="a trace"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("model", ["keeps", "fast"])
async def test_content_in_any_shape_is_its_text(
    recorded: Recorded, message: dict[str, Any], content: str, model: str
) -> None:
    messages = await told(recorded, [QUESTION, message, QUESTION], model)
    assert messages[1]["content"] == content


@pytest.mark.parametrize(
    ("message", "param"),
    [
        ({"role": "user", "content": [{"type": "thinking", "thinking": "t"}]}, "messages.1.content.0.type"),
        ({"role": "user", "content": None, "refusal": "no"}, "messages.1.content"),
        ({"role": "assistant", "content": [{"type": "tool_use", "name": "f"}]}, "messages.1.content.0.type"),
        ({"role": "assistant", "content": [{"type": "text", "text": 1}]}, "messages.1.content.0.text"),
        ({"role": "assistant", "content": "x", "reasoning": 1}, "messages.1.reasoning"),
        ({"role": "assistant", "content": "x", "reasoning_content": True}, "messages.1.reasoning_content"),
        ({"role": "assistant", "content": None, "reasoning": {}}, "messages.1.content"),
    ],
)
async def test_what_is_in_none_of_the_shapes_is_named(recorded: Recorded, message: dict[str, Any], param: str) -> None:
    response = await post(recorded[0], [QUESTION, message, QUESTION])
    assert response.status_code == 400
    assert response.json()["error"]["param"] == param
