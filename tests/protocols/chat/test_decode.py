"""Chat Completions in: every field that is accepted has its effect, seen where the engine is asked."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live
from protocols.recording import Recording, recording
from thinkaloud.generation import Tooling
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
QUESTION = {"role": "user", "content": "the capital of France"}
TOOL = {"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}}


MODELS = {
    "thinker": {"engine": "tape", "thinking": {"format": "think"}},
    "fixed": {"engine": "tape", "thinking": {"format": "think", "switch": None}},
    "fast": {"engine": "tape", "template_arguments": {"enable_thinking": False}, "sampling": "fast"},
    "set-up": {
        "engine": "tape",
        "thinking": {"format": "think"},
        "template_arguments": {"style": "short", "tone": "dry"},
        "sampling": {"temperature": 0.3, "max_tokens": 11},
        "system_prompt": "Be brief.",
        "lora": "/adapters/one",
    },
    "r1": {"engine": "tape", "thinking": {"format": "think"}, "sampling": "deepseek-r1"},
    "q3": {"engine": "tape", "thinking": {"format": "think"}, "sampling": "qwen3"},
    "shy": {"engine": "tape", "thinking": {"format": "think"}, "visibility": "hidden"},
}


@pytest.fixture(scope="module")
async def recorded() -> AsyncGenerator[tuple[Live, Recording], None]:
    engines = {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}}
    async with recording(Settings.model_validate({"engines": engines, "models": MODELS})) as recorded:
        yield recorded


Recorded = tuple[Live, Recording]


async def post(live: Live, **body: Any) -> httpx.Response:
    asked = {"model": "thinker", "messages": [QUESTION], **body}
    return await live.client.post("/v1/chat/completions", json=asked)


async def ask(recorded: Recorded, **body: Any) -> Recording:
    response = await post(recorded[0], **body)
    assert response.status_code == 200, response.text
    assert "x-thinkaloud-ignored" not in response.headers
    return recorded[1]


@pytest.mark.parametrize(
    ("fields", "sampling"),
    [
        ({"max_tokens": 7}, {"max_tokens": 7}),
        ({"max_completion_tokens": 7}, {"max_tokens": 7}),
        ({"max_tokens": 7, "max_completion_tokens": 7}, {"max_tokens": 7}),
        ({"temperature": 0}, {"temperature": 0}),
        ({"top_p": 0.5}, {"top_p": 0.5}),
        ({"top_k": -1}, {"top_k": -1}),
        ({"min_p": 0.1}, {"min_p": 0.1}),
        ({"presence_penalty": -2}, {"presence_penalty": -2}),
        ({"frequency_penalty": 2}, {"frequency_penalty": 2}),
        ({"repetition_penalty": 1.1}, {"repetition_penalty": 1.1}),
        ({"seed": 5}, {"seed": 5}),
        ({"min_tokens": 3}, {"min_tokens": 3}),
        ({"ignore_eos": True}, {"ignore_eos": True}),
        ({"stop_token_ids": [4, 5]}, {"stop_token_ids": [4, 5]}),
        ({"bad_words": ["no"]}, {"bad_words": ["no"]}),
        ({"allowed_token_ids": [1, 2]}, {"allowed_token_ids": [1, 2]}),
        ({"logit_bias": {"12": -100, "13": 1.5}}, {"logit_bias": {12: -100, 13: 1.5}}),
        ({"logprobs": True}, {"logprobs": 0}),
        ({"logprobs": True, "top_logprobs": 4}, {"logprobs": 4}),
        ({"logprobs": False, "top_logprobs": 0}, {"logprobs": None}),
        ({"response_format": {"type": "text"}}, {"structured_outputs": None}),
        ({"response_format": {"type": "json_object"}}, {"structured_outputs": {"json_object": True}}),
        (
            {"response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {"type": "object"}}}},
            {"structured_outputs": {"json": {"type": "object"}}},
        ),
        ({"structured_outputs": {"regex": "a+"}}, {"structured_outputs": {"regex": "a+"}}),
        ({"structured_outputs": {"choice": ["a"]}}, {"structured_outputs": {"choice": ["a"]}}),
    ],
    ids=str,
)
async def test_a_sampling_field_reaches_the_engine(
    recorded: Recorded, fields: dict[str, Any], sampling: dict[str, Any]
) -> None:
    engine = await ask(recorded, **fields)
    for name, value in sampling.items():
        assert getattr(engine.sampling, name) == value


@pytest.mark.parametrize(
    ("fields", "choice"),
    [
        ({}, "auto"),
        ({"tool_choice": "auto"}, "auto"),
        ({"tool_choice": "none"}, "none"),
        ({"tool_choice": "required"}, "required"),
        ({"tool_choice": {"type": "function", "function": {"name": "look_up"}}}, {"name": "look_up"}),
    ],
)
@pytest.mark.parametrize("parallel", [None, True, False])
async def test_tools_reach_the_engine(
    recorded: Recorded, fields: dict[str, Any], choice: Any, parallel: bool | None
) -> None:
    engine = await ask(recorded, tools=[TOOL], parallel_tool_calls=parallel, **fields)
    assert engine.tooling == Tooling([TOOL], choice, parallel is not False)


@pytest.mark.parametrize(
    ("model", "fields", "arguments"),
    [
        ("thinker", {"enable_thinking": False}, {"enable_thinking": False}),
        ("thinker", {"chat_template_kwargs": {"thinking": True, "x": 1}}, {"enable_thinking": True, "x": 1}),
        ("thinker", {"reasoning_effort": "high"}, {"enable_thinking": True, "reasoning_effort": "high"}),
        ("thinker", {"reasoning_effort": "none"}, {"enable_thinking": False}),
        ("fixed", {"enable_thinking": False}, {}),
        ("fast", {"enable_thinking": True, "reasoning_effort": "max"}, {"enable_thinking": False}),
        ("set-up", {}, {"style": "short", "tone": "dry"}),
        ("set-up", {"chat_template_kwargs": {"tone": "warm"}}, {"style": "short", "tone": "warm"}),
    ],
)
async def test_template_arguments_are_the_models_then_the_requests_then_the_plans(
    recorded: Recorded, model: str, fields: dict[str, Any], arguments: dict[str, Any]
) -> None:
    assert (await ask(recorded, model=model, **fields)).arguments == arguments


@pytest.mark.parametrize(
    ("model", "expected"),
    [("r1", (0.6, 0.95, None)), ("q3", (0.6, 0.95, 20)), ("fast", (0.7, 0.8, 20)), ("set-up", (0.3, None, None))],
)
async def test_a_models_sampling_holds_where_the_request_says_nothing(
    recorded: Recorded, model: str, expected: tuple[float, float | None, int | None]
) -> None:
    sampling = (await ask(recorded, model=model)).sampling
    assert (sampling.temperature, sampling.top_p, sampling.top_k) == expected
    sampling = (await ask(recorded, model=model, temperature=1.5)).sampling
    assert (sampling.temperature, sampling.top_p, sampling.top_k) == (1.5, *expected[1:])


async def test_a_models_limit_system_prompt_and_adapter_reach_the_engine(recorded: Recorded) -> None:
    engine = await ask(recorded, model="set-up")
    assert engine.sampling.max_tokens == 11
    assert engine.messages == [{"role": "system", "content": "Be brief."}, QUESTION]
    assert engine.lora == "/adapters/one"
    assert (await ask(recorded, model="thinker")).lora is None


async def test_a_budget_has_no_effect_on_a_model_that_does_not_think(recorded: Recorded) -> None:
    assert (await ask(recorded, model="fast", thinking_budget=9)).sampling.thinking_token_budget is None


async def test_a_developer_is_a_system_to_templates_and_a_conversation_keeps_its_fields(recorded: Recorded) -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    messages = [
        {"role": "developer", "content": "d"},
        QUESTION | {"name": "ann"},
        {"role": "assistant", "content": None, "tool_calls": [call], "reasoning": "t", "refusal": None},
        {"role": "tool", "content": "the capital of France", "tool_call_id": "c1"},
    ]
    engine = await ask(recorded, messages=messages)
    assert engine.messages == [
        {"role": "system", "content": "d"},
        QUESTION | {"name": "ann"},
        {"role": "assistant", "content": "", "tool_calls": [call], "reasoning": "t", "reasoning_content": "t"},
        {"role": "tool", "content": "the capital of France", "tool_call_id": "c1"},
    ]


async def test_what_openai_clients_send_without_effect_is_taken_in_silence(recorded: Recorded) -> None:
    await ask(
        recorded,
        user="u",
        store=True,
        metadata={"a": "b"},
        service_tier="auto",
        verbosity="low",
        prompt_cache_key="k",
        safety_identifier="s",
        add_generation_prompt=True,
        skip_special_tokens=True,
        echo=False,
    )


async def test_what_is_not_known_is_named_wherever_it_stands(recorded: Recorded) -> None:
    response = await post(
        recorded[0], zeta=1, alpha=None, reasoning={"flavour": "x"}, messages=[QUESTION | {"mood": "good"}]
    )
    assert response.headers["x-thinkaloud-ignored"] == "messages.mood, reasoning.flavour, zeta"


REVEALING = {
    "prompt_logprobs": 0,
    "echo": True,
    "return_token_ids": True,
    "logit_bias": {"1": 1},
    "bad_words": ["x"],
    "allowed_token_ids": [1],
    "ignore_eos": True,
    "min_tokens": 1,
    "continue_final_message": True,
    "stop_token_ids": [1],
    "skip_special_tokens": False,
    "chat_template": "{{ messages }}",
}


@pytest.mark.parametrize("name", REVEALING)
async def test_where_the_trace_is_hidden_its_side_doors_are_refused_by_name(recorded: Recorded, name: str) -> None:
    response = await post(recorded[0], model="shy", **{name: REVEALING[name]})
    assert response.status_code == 400
    assert response.json()["error"]["param"] == name
    assert "hidden from you" in response.json()["error"]["message"]


async def test_a_model_that_hides_its_trace_shows_it_to_nobody(recorded: Recorded) -> None:
    body = (await post(recorded[0], model="shy", reasoning={"exclude": False}, logprobs=True)).json()
    assert body["thinkaloud"]["visibility"] == "hidden"
    assert "reasoning" not in body["choices"][0]["message"]
    assert "reasoning" not in body["choices"][0]["logprobs"]


@pytest.mark.parametrize(
    "name",
    sorted(
        REVEALING.keys()
        - {"logit_bias", "bad_words", "allowed_token_ids", "ignore_eos", "min_tokens", "stop_token_ids"}
    ),
)
async def test_what_is_not_supported_is_refused_by_name_to_everybody(recorded: Recorded, name: str) -> None:
    response = await post(recorded[0], **{name: REVEALING[name]})
    assert response.status_code == 400
    assert response.json()["error"]["param"] == name


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"top_logprobs": 3}, "top_logprobs"),
        ({"logprobs": True, "top_logprobs": 21}, "top_logprobs"),
        ({"logprobs": 1}, "logprobs"),
        ({"logit_bias": {"x": 1}}, "logit_bias.x"),
        ({"logit_bias": {"1": 101}}, "logit_bias.1"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tools": [], "tool_choice": {"type": "function", "function": {"name": "f"}}}, "tool_choice"),
        ({"tools": [TOOL], "tool_choice": "maybe"}, "tool_choice"),
        (
            {"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "other"}}},
            "tool_choice.function.name",
        ),
        ({"tools": [{"type": "function", "function": {"name": "a b"}}]}, "tools.0.function.name"),
        ({"tools": [{"type": "web_search"}]}, "tools.0.type"),
        ({"tools": [TOOL] * 129}, "tools"),
        ({"messages": [QUESTION] * 2049}, "messages"),
        ({"response_format": {"type": "xml"}}, "response_format.type"),
        ({"response_format": {"type": "json_schema"}}, "response_format.json_schema"),
        ({"response_format": {"type": "json_object"}, "structured_outputs": {"regex": "a"}}, "structured_outputs"),
        ({"structured_outputs": {"regex": "a", "choice": ["b"]}}, "structured_outputs"),
        ({"structured_outputs": {"disable_any_whitespace": True}}, "structured_outputs"),
        ({"structured_outputs": {"sorcery": 1}}, "structured_outputs.sorcery"),
        ({"reasoning_effort": "huge"}, "reasoning_effort"),
        ({"reasoning": {"effort": 3}}, "reasoning.effort"),
        ({"reasoning": "high"}, "reasoning"),
        ({"thinking": {"type": "sometimes"}}, "thinking.type"),
        ({"thinking_budget": -1}, "thinking_budget"),
        ({"reasoning_format": "xml"}, "reasoning_format"),
        ({"enable_thinking": None}, "enable_thinking"),
        ({"messages": [{"role": "assistant", "tool_calls": [{"id": "a", "function": {}}]}]}, None),
    ],
    ids=str,
)
async def test_a_field_that_is_wrong_is_named(recorded: Recorded, fields: dict[str, Any], param: str | None) -> None:
    response = await post(recorded[0], **fields)
    assert response.status_code == 400
    if param is not None:
        assert response.json()["error"]["param"] == param
