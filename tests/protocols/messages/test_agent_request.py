"""What Claude Code sends by itself is taken as a whole, and what of it has no effect is named.

The body has the keys of a recorded one, of Claude Code 2.1.332, with other words.
"""

from pathlib import Path
from typing import Any

import pytest

from protocols.messages.speaking import read_events, request
from protocols.recording import recording
from protocols.responses.speaking import settings

BETAS = (
    "claude-code-20250219,interleaved-thinking-2025-05-14,context-management-2025-06-27,"
    "mid-conversation-tool-changes-2026-07-01,thinking-token-count-2026-05-13,advanced-tool-use-2025-11-20,"
    "effort-2025-11-24"
)
CACHED = {"cache_control": {"type": "ephemeral"}}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {"command": {"type": "string"}},
    "required": ["command"],
    "additionalProperties": False,
}


def text(said: str, **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": said, **more}


BODY: dict[str, Any] = {
    "model": "full",
    "max_tokens": 32000,
    "stream": True,
    "system": [
        text("x-anthropic-billing-header: cc_version=2.1.332; cc_entrypoint=sdk-cli; cch=1;"),
        text("You are an agent.", **CACHED),
        text("You work in a terminal.", **CACHED),
    ],
    "messages": [
        {"role": "user", "content": [text("<system-reminder>\nBe brief.\n</system-reminder>\n"), text("Look it up.")]},
        {"role": "system", "content": [text("# Environment\nA folder.", **CACHED)]},
        {
            "role": "assistant",
            "content": [
                {"type": "thinking", "thinking": "", "signature": "of another server"},
                {"type": "redacted_thinking", "data": "of another server"},
                text("I look for a tool."),
                {"type": "tool_use", "id": "toolu_1", "name": "ToolSearch", "input": {"query": "web"},
                 "caller": {"type": "direct"}},
            ],
        },
        {
            "role": "user",
            "content": [
                {"type": "tool_result", "tool_use_id": "toolu_1", "is_error": False,
                 "content": [{"type": "tool_reference", "tool_name": "WebFetch"}], **CACHED},
                text("<system-reminder>\nThe list of tasks is empty.\n</system-reminder>", **CACHED),
            ],
        },
    ],
    "tools": [
        {"name": "Bash", "description": "Run a command.", "input_schema": SCHEMA, "eager_input_streaming": True},
        {"name": "ToolSearch", "description": "Find tools.", "input_schema": SCHEMA, "strict": True},
        {"name": "DeferredToolPlaceholder", "input_schema": SCHEMA, "defer_loading": True},
        {"name": "WebFetch", "input_schema": SCHEMA, "defer_loading": True, "input_examples": [{"command": "x"}]},
        {"type": "web_search_20250305", "name": "web_search", "max_uses": 8},
    ],
    "tool_choice": {"type": "auto", "disable_parallel_tool_use": False},
    "thinking": {"type": "adaptive", "display": "updates", "block_binding": "lenient"},
    "output_config": {"effort": "high", "task_budget": {"type": "tokens", "total": 9}},
    "context_management": {"edits": [{"type": "clear_thinking_20251015", "keep": "all"}]},
    "metadata": {"user_id": "secret-user-id"},
    "service_tier": "auto",
    "inference_geo": "eu",
    "container": None,
    "mcp_servers": [],
    "fallbacks": ["other"],
    "diagnostics": {"previous_message_id": "msg_0"},
    "speed": "fast",
    "temperature": 1,
}  # fmt: skip


async def test_it_is_answered_and_what_is_ignored_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    async with recording(settings(tmp_path), key="full") as (live, engine):
        headers = {"anthropic-version": "2023-06-01", "anthropic-beta": BETAS}
        answered = await live.client.post("/v1/messages?beta=true", json=BODY, headers=headers)
    assert answered.status_code == 200, answered.text
    assert read_events(answered.text)[-1]["type"] == "message_stop"
    assert answered.headers["x-thinkaloud-ignored"].split(", ") == [
        "context_management",
        "diagnostics",
        "fallbacks",
        "mcp_servers",
        "output_config.task_budget",
        "speed",
        "thinking.block_binding",
        "tools.input_examples",
        "tools.web_search_20250305",
    ]
    assert [tool["function"]["name"] for tool in engine.tooling.tools] == ["Bash", "ToolSearch", "WebFetch"]
    assert [(each["role"], each["content"]) for each in engine.messages] == [
        ("system", "You are an agent.\nYou work in a terminal."),
        ("user", "<system-reminder>\nBe brief.\n</system-reminder>\n\nLook it up."),
        ("system", "# Environment\nA folder."),
        ("assistant", "I look for a tool."),
        ("tool", "The tool WebFetch can be called now."),
        ("user", "<system-reminder>\nThe list of tasks is empty.\n</system-reminder>"),
    ]
    assert "secret-user-id" not in caplog.text


@pytest.mark.parametrize(
    "thinking",
    [
        None,
        {"type": "adaptive", "display": "omitted"},
        {"type": "enabled", "budget_tokens": 31_999, "display": "omitted"},
        {"type": "disabled"},
    ],
    ids=str,
)
@pytest.mark.parametrize("model", ["full", "fast"])
async def test_no_way_to_ask_for_thinking_is_refused(tmp_path: Path, model: str, thinking: Any) -> None:
    async with recording(settings(tmp_path), key="full") as (live, _):
        for effort in ("low", "medium", "high", "xhigh", "max"):
            body = request("hi", model=model, output_config={"effort": effort})
            answered = await live.client.post("/v1/messages", json=body | ({"thinking": thinking} if thinking else {}))
            assert answered.status_code == 200, answered.text
