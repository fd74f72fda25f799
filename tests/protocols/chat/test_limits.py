"""Every limit of one request comes from the settings: with a small one, what is just beyond it is refused by name."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
PARIS = {"role": "user", "content": "the capital of France"}
TOOL = {"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}}


@pytest.fixture(scope="module")
async def small() -> AsyncGenerator[Live, None]:
    limits = {
        "body": 4096,
        "json_depth": 6,
        "json_nodes": 100,
        "messages": 3,
        "tools": 2,
        "stops": 2,
        "stop_length": 5,
        "n": 2,
    }
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {"m": {"engine": "tape"}},
            "limits": limits,
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


async def status(live: Live, fields: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    answer = await live.client.post("/v1/chat/completions", json={"model": "m", "messages": [PARIS], **fields})
    return answer.status_code, answer.json().get("error", {})


@pytest.mark.parametrize(
    ("within", "beyond", "code", "param"),
    [
        ({"messages": [PARIS] * 3}, {"messages": [PARIS] * 4}, 400, "messages"),
        ({"stop": ["a", "b"]}, {"stop": ["a", "b", "c"]}, 400, "stop"),
        ({"stop": "abcde"}, {"stop": "abcdef"}, 400, "stop"),
        ({"stop": ["abcde"]}, {"stop": ["abcdef"]}, 400, "stop.0"),
        ({"n": 2}, {"n": 3}, 400, "n"),
        ({"user": "x" * 3900}, {"user": "x" * 4096}, 413, None),
        ({"metadata": {"a": [[[[]]]]}}, {"metadata": {"a": [[[[[]]]]]}}, 400, None),
        ({"metadata": [0] * 90}, {"metadata": [0] * 100}, 400, None),
    ],
)
async def test_what_is_at_the_limit_is_served_and_what_is_beyond_it_refused(
    small: Live, within: dict[str, Any], beyond: dict[str, Any], code: int, param: str | None
) -> None:
    assert await status(small, within) == (200, {})
    found, error = await status(small, beyond)
    assert (found, error["param"]) == (code, param)


async def test_the_number_of_tools(small: Live) -> None:
    tools = [json.loads(json.dumps(TOOL).replace("look_up", f"look_up_{number}")) for number in range(3)]
    found, error = await status(small, {"tools": tools})
    assert (found, error["param"]) == (400, "tools")
    _, error = await status(small, {"tools": tools[:2]})
    assert error.get("param") != "tools"


async def test_a_body_without_a_length_is_bounded_too(small: Live) -> None:
    async def pieces() -> AsyncGenerator[bytes, None]:
        for _ in range(9):
            yield b" " * 512

    headers = {"content-type": "application/json"}
    answer = await small.client.post("/v1/chat/completions", content=pieces(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "payload_too_large"
