"""What the upstream engine sends of tools, formats and controls: OpenAI's names where there are such."""

from typing import Any

import pytest
from pydantic import HttpUrl

from engine.support import user
from thinkaloud.engine.upstream.payload import payload
from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, Prompt, Sampling, Tooling
from thinkaloud.settings import UpstreamEngine

TOOL = {"type": "function", "function": {"name": "look", "parameters": {"type": "object"}}}
SCHEMA = {"type": "object", "properties": {"cost": {"type": "integer"}}}


def sent(
    tooling: Tooling = NO_TOOLS,
    arguments: dict[str, Any] | None = None,
    budget_field: str | None = None,
    **sampling: Any,
) -> dict[str, Any]:
    """What is sent beyond the model, the messages and the wish for a stream."""
    settings = UpstreamEngine(
        kind="upstream", base_url=HttpUrl("http://upstream"), model="m", budget_field=budget_field
    )
    body = payload(settings, Prompt(user("Hi"), arguments or {}, tooling=tooling), Sampling(**sampling))
    return {name: body[name] for name in body.keys() - {"model", "messages", "stream", "stream_options"}}


@pytest.mark.parametrize(
    ("choice", "wire"),
    [
        ("auto", "auto"),
        ("none", "none"),
        ("required", "required"),
        ({"name": "look"}, {"type": "function", "function": {"name": "look"}}),
    ],
)
def test_tools_and_the_choice_are_sent(choice: Any, wire: Any) -> None:
    assert sent(Tooling([TOOL], choice)) == {"tools": [TOOL], "tool_choice": wire}


def test_parallel_calls_are_switched_off_where_they_are_not_wanted() -> None:
    assert sent(Tooling([TOOL], parallel=False))["parallel_tool_calls"] is False


def test_without_tools_nothing_is_said_of_them() -> None:
    assert sent() == {}


@pytest.mark.parametrize(
    ("constraint", "wire"),
    [
        ({"json_object": True}, {"response_format": {"type": "json_object"}}),
        (
            {"json": SCHEMA},
            {
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "schema": SCHEMA, "strict": True},
                }
            },
        ),
        (
            {"json": SCHEMA, "disable_any_whitespace": True},
            {"structured_outputs": {"json": SCHEMA, "disable_any_whitespace": True}},
        ),
        ({"regex": "[0-9]+"}, {"structured_outputs": {"regex": "[0-9]+"}}),
        ({"choice": ["a", "b"]}, {"structured_outputs": {"choice": ["a", "b"]}}),
    ],
)
def test_a_format_is_sent_by_openais_name_where_it_has_one(constraint: dict[str, Any], wire: dict[str, Any]) -> None:
    assert sent(structured_outputs=constraint) == wire


def test_a_schema_keeps_the_name_that_it_was_given() -> None:
    body = sent(structured_outputs={"json": SCHEMA}, schema_labels={"name": "Invoice", "strict": False})
    assert body == {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "Invoice", "strict": False, "schema": SCHEMA},
        }
    }


def test_the_effort_is_sent_by_its_own_name_and_the_rest_for_the_template() -> None:
    body = sent(arguments={"reasoning_effort": "high", "enable_thinking": True})
    assert body == {"reasoning_effort": "high", "chat_template_kwargs": {"enable_thinking": True}}


def test_log_probabilities_are_asked_for_as_openai_spells_it() -> None:
    assert sent(logprobs=0) == {"logprobs": True, "top_logprobs": 0}
    assert sent(logprobs=3) == {"logprobs": True, "top_logprobs": 3}


@pytest.mark.parametrize(
    ("field", "expected"),
    [("thinking_token_budget", {"thinking_token_budget": 7}), ("thinking.budget", {"thinking": {"budget": 7}})],
)
def test_a_budget_of_trace_tokens_is_sent_as_the_upstream_spells_it(field: str, expected: dict[str, Any]) -> None:
    assert sent(budget_field=field, thinking_token_budget=7) == expected


def test_a_budget_that_the_upstream_cannot_spell_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="budget_field"):
        sent(thinking_token_budget=7)
