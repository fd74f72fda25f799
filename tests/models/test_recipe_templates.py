"""The chat templates of the bundled models, rendered as Hugging Face's tokenizers render them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jinja2.sandbox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipe.conversation import Form, prompt
from recipe.export import RELEASES, chat_template
from recipe.fruit import FRUIT_PROBLEM
from recipe.mixtures import asked_alone
from recipe.pieces import joined
from thinkaloud.generation import user_turns

MODELS = Path(__file__).resolve().parents[2] / "models"
ASK: list[dict[str, Any]] = [{"role": "user", "content": FRUIT_PROBLEM[0]}]
WEATHER = {"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {}}}}


@cache
def compiled(model: str) -> jinja2.Template:
    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    environment.filters["tojson"] = lambda value: json.dumps(value, ensure_ascii=False)
    return environment.from_string((MODELS / model / "chat_template.jinja").read_text())


def render(model: str, messages: Sequence[Mapping[str, Any]], **variables: Any) -> str:
    return compiled(model).render(messages=messages, **{"add_generation_prompt": True, **variables})


@pytest.mark.parametrize("model", RELEASES)
def test_the_bundled_template_is_the_recipes_in_both_places(model: str) -> None:
    template = chat_template(RELEASES[model].thinks)
    assert (MODELS / model / "chat_template.jinja").read_text() == template
    assert json.loads((MODELS / model / "tokenizer_config.json").read_text())["chat_template"] == template


def test_the_thinking_prompt_opens_the_trace() -> None:
    assert render("tiny-rl", ASK).endswith("<|im_end|>\n<|im_start|>assistant\n<think>\n")
    assert render("tiny-rl", ASK, enable_thinking=True) == render("tiny-rl", ASK)


def test_the_thinking_prompt_closes_the_trace_when_thinking_is_off() -> None:
    text = render("tiny-rl", ASK, enable_thinking=False)
    assert text.endswith("<|im_start|>assistant\n<think>\n\n</think>\n\n")


def test_the_plain_prompt_never_opens_a_trace() -> None:
    for variables in ({}, {"enable_thinking": True}, {"enable_thinking": False}):
        assert render("tiny-sft", ASK, **variables).endswith("<|im_end|>\n<|im_start|>assistant\n")


@pytest.mark.parametrize("model", RELEASES)
def test_without_a_generation_prompt_the_last_turn_ends_the_text(model: str) -> None:
    assert render(model, ASK, add_generation_prompt=False).endswith(f"{FRUIT_PROBLEM[0]}<|im_end|>\n")


@pytest.mark.parametrize(
    ("form", "model"), [(Form.PLAIN, "tiny-sft"), (Form.THINKING, "tiny-rl"), (Form.CLOSED, "tiny-rl")]
)
def test_training_prompts_are_what_the_template_renders(form: Form, model: str) -> None:
    for seed in range(60):
        turns = asked_alone(Random(seed), f"Question {seed}?")
        messages = [{"role": role, "content": text} for role, text in turns]
        assert render(model, messages, enable_thinking=form is not Form.CLOSED) == joined(prompt(turns, form))


@pytest.mark.parametrize("model", RELEASES)
def test_an_answer_of_the_turn_is_shown_without_its_trace(model: str) -> None:
    thought: dict[str, Any] = {"role": "assistant", "content": "<think>\nsecret\n</think>\n\nThe answer."}
    text = render(model, [*ASK, thought])
    assert "secret" not in text
    assert "<|im_start|>assistant\nThe answer.<|im_end|>\n" in text


@pytest.mark.parametrize("model", RELEASES)
def test_tools_calls_and_their_results_are_rendered_in_the_hermes_form(model: str) -> None:
    call = {"type": "function", "function": {"name": "weather", "arguments": {"city": "Rome"}}}
    messages: list[dict[str, Any]] = [
        {"role": "system", "content": "Be brief."},
        *ASK,
        {"role": "assistant", "content": None, "tool_calls": [call, call]},
        {"role": "tool", "content": "sunny"},
        {"role": "tool", "content": "warm"},
    ]
    text = render(model, messages, tools=[WEATHER])
    assert text.startswith("<|im_start|>system\nBe brief.\n\n# Tools\n")
    assert f"<tools>\n{json.dumps(WEATHER)}\n</tools>" in text
    one = '<tool_call>\n{"name": "weather", "arguments": {"city": "Rome"}}\n</tool_call>'
    assert f"<|im_start|>assistant\n{one}\n{one}<|im_end|>\n" in text
    responses = "<tool_response>\nsunny\n</tool_response>\n<tool_response>\nwarm\n</tool_response>"
    assert f"<|im_start|>user\n{responses}<|im_end|>\n" in text


CALL = {"type": "function", "function": {"name": "weather", "arguments": {}}}
MESSAGES = st.one_of(
    st.builds(
        lambda role, text: {"role": role, "content": text}, st.sampled_from(["user", "assistant", "tool"]), st.text()
    ),
    st.just({"role": "assistant", "content": None, "tool_calls": [CALL]}),
)


@given(
    st.sampled_from(sorted(RELEASES)),
    st.lists(st.just({"role": "system", "content": "Be brief."}), max_size=1),
    st.lists(MESSAGES),
)
def test_a_conversation_is_rendered_as_its_last_turn_alone_behind_the_system_message(
    model: str, system: list[dict[str, Any]], messages: list[dict[str, Any]]
) -> None:
    last = messages[user_turns(messages)[-1] :] if user_turns(messages) else messages
    for variables in ({}, {"tools": [WEATHER]}):
        if system or messages:
            assert render(model, [*system, *messages], **variables) == render(model, [*system, *last], **variables)


@pytest.mark.parametrize("model", RELEASES)
def test_a_later_system_message_is_shown_also_behind_an_earlier_turn(model: str) -> None:
    told: dict[str, Any] = {"role": "system", "content": "Be brief."}
    hello: list[dict[str, Any]] = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hello!"}]
    assert render(model, [*hello, told, *hello, *ASK]) == render(model, [told, *ASK])


@pytest.mark.parametrize("model", RELEASES)
def test_the_calls_of_the_turn_stay_in_it_where_a_reminder_follows_their_results(model: str) -> None:
    called: dict[str, Any] = {"role": "assistant", "content": "", "tool_calls": [CALL]}
    result: dict[str, Any] = {"role": "tool", "content": "sunny"}
    reminder: dict[str, Any] = {"role": "user", "content": "Be brief."}
    text = render(model, [*ASK, called, result, reminder], tools=[WEATHER])
    assert FRUIT_PROBLEM[0] in text
    assert "sunny" in text
    assert "Be brief." in text
