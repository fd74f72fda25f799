"""Values that ask for nothing: taken from every caller, those who may not see the trace among them."""

import hashlib
import json
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

ASKED = {"model": "thinker", "messages": [{"role": "user", "content": "Hello"}]}
LEVELS = ("full", "summary", "hidden")
TOOL = {"type": "function", "function": {"name": "f"}}

_VALUES: dict[str, list[Any]] = {
    "logit_bias": [None, {"5": 0}, {"5": 0.0, "6": 0}], "bad_words": [None], "stop_token_ids": [None],
    "allowed_token_ids": [None, []], "min_tokens": [None], "ignore_eos": [None, False],
    "skip_special_tokens": [None], "prompt_logprobs": [None], "echo": [None, False],
    "return_token_ids": [None, False], "continue_final_message": [None, False],
    "add_generation_prompt": [None, True], "chat_template": [None, ""], "top_k": [None, -1],
    "tool_choice": [None, "none"], "tools": [None, []], "parallel_tool_calls": [None, True, False],
    "logprobs": [None, False], "top_logprobs": [None, 0], "n": [None, 1], "stop": [None, []],
    "response_format": [None, {}, {"type": "text"}], "structured_outputs": [{}], "guided_json": [{}],
    "guided_choice": [[]], "grammar": [""], "format": [""], "functions": [None, []],
    "function_call": [None, "auto", "none"], "output_format": [None, {}], "response_schema": [None],
    "text": [None, {}, {"format": {"type": "text"}, "verbosity": "low"}],
    "nvext": [None, {}, {"guided_json": None}],
    "stream_options": [None, {}, {"include_usage": False}], "presence_penalty": [0], "frequency_penalty": [0],
    "repetition_penalty": [1], "top_p": [1], "min_p": [0], "seed": [None], "chat_template_kwargs": [None, {}],
    "reasoning": [None, {}], "thinking": [None, {}], "include": [None, []], "metadata": [None, {}], "user": [None, ""],
    "include_stop_str_in_output": [None, False],
}  # fmt: skip

NEUTRAL: list[Any] = [
    pytest.param({"logit_bias": {}}, id="FC034 logit_bias"),
    pytest.param({"bad_words": []}, id="FC035 bad_words"),
    pytest.param({"stop_token_ids": []}, id="FC035 stop_token_ids"),
    pytest.param({"min_tokens": 0}, id="FC035 min_tokens"),
    pytest.param({"skip_special_tokens": True}, id="FC035 skip_special_tokens"),
    pytest.param({"top_k": 0}, id="FC036 top_k"),
    pytest.param({"tool_choice": "auto"}, id="FC037 auto without tools"),
    pytest.param({"tool_choice": "auto", "tools": []}, id="FC037 auto with no tools"),
    *(pytest.param({name: value}, id=f"{name} = {value}") for name, values in _VALUES.items() for value in values),
    pytest.param({"tool_choice": "none", "tools": []}, id="none with no tools"),
    pytest.param({"functions": [], "function_call": "auto"}, id="no functions, as an old client has it"),
]  # fmt: skip

EFFECTS: list[Any] = [
    ({"tool_choice": "required"}, "tool_choice"),
    ({"tool_choice": "required", "tools": []}, "tool_choice"),
    ({"tool_choice": {"type": "function", "function": {"name": "f"}}}, "tool_choice"),
    ({"logit_bias": {"5": 1}}, "logit_bias"),
    ({"min_tokens": 1}, "min_tokens"),
    ({"bad_words": ["x"]}, "bad_words"),
    ({"prompt_logprobs": 0}, "prompt_logprobs"),
    ({"skip_special_tokens": False}, "skip_special_tokens"),
    ({"stop_token_ids": [0]}, "stop_token_ids"),
    ({"allowed_token_ids": [0]}, "allowed_token_ids"),
]
"""Their neighbours that do ask for something, which these callers may not."""

UNHEEDED: list[Any] = [
    pytest.param({"functions": [{"name": "f"}]}, "functions", "tools", id="FC041 functions"),
    pytest.param({"function_call": {"name": "f"}}, "function_call", "tool_choice", id="FC041 function_call"),
    pytest.param({"function_call": {"name": "f"}, "tools": [TOOL]}, "function_call", "tool_choice", id="beside tools"),
    pytest.param({"output_format": {"type": "json_schema"}}, "output_format", "response_format", id="Anthropic's"),
    pytest.param({"response_schema": {"type": "object"}}, "response_schema", "response_format", id="Gemini's"),
    pytest.param({"text": {"format": {"type": "json_schema"}}}, "text", "response_format", id="the Responses API's"),
    pytest.param({"nvext": {"guided_regex": "a"}}, "nvext", "structured_outputs", id="NVIDIA's"),
]
"""Constraints that are not honoured, and what the refusal names in their place."""


@pytest.fixture(scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A key for each visibility; each is its own name."""
    tape = tmp_path_factory.mktemp("tape") / "tape.jsonl"
    tape.write_text(json.dumps({"opens_trace": True, "text": "So I think of it.</think>It is so."}))
    digests = {level: hashlib.sha256(level.encode()).hexdigest() for level in LEVELS}
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": tape}},
            "models": {"thinker": {"engine": "tape", "thinking": {"format": "think"}}},
            "keys": [{"name": name, "secret": {"sha256": sha}, "visibility": name} for name, sha in digests.items()],
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


async def post(live: Live, level: str, fields: dict[str, Any], *, stream: bool = False) -> httpx.Response:
    headers = {"authorization": f"Bearer {level}"}
    return await live.client.post("/v1/chat/completions", json={**ASKED, "stream": stream, **fields}, headers=headers)


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("fields", NEUTRAL)
async def test_what_asks_for_nothing_is_taken_from_everybody(
    served: Live, fields: dict[str, Any], level: str, stream: bool
) -> None:
    response = await post(served, level, fields, stream=stream)
    assert response.status_code == 200, response.text
    assert "x-thinkaloud-ignored" not in response.headers
    assert "It" in response.text
    assert ("think of it" in response.text.replace('"', "")) == (level == "full") or stream


@pytest.mark.parametrize(("fields", "param"), EFFECTS, ids=str)
@pytest.mark.parametrize("level", ["summary", "hidden"])
async def test_their_neighbours_that_ask_for_something_stay_refused(
    served: Live, fields: dict[str, Any], param: str, level: str
) -> None:
    response = await post(served, level, fields)
    assert (response.status_code, response.json()["error"]["param"]) == (400, param)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("fields", "param", "instead"), UNHEEDED)
async def test_a_constraint_that_is_not_honoured_is_refused_with_what_to_use(
    served: Live, fields: dict[str, Any], param: str, instead: str, level: str
) -> None:
    response = await post(served, level, fields)
    error = response.json()["error"]
    assert (response.status_code, error["param"]) == (400, param)
    assert instead in error["message"]
