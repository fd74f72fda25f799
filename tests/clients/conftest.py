"""A server on transcripts, with keys, for the clients to talk to."""

import hashlib
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

THOUGHT = "Emily buys fruit. Let me check: 13 minus 4 is 9, and 9 over 3 is 3."
TAPES: dict[str, list[dict[str, Any]]] = {
    "fast": [{"text": "At once."}],
    "deep": [
        {
            "prompt": "weather",
            "opens_trace": True,
            "text": "I need the weather.</think>",
            "tool_calls": [{"name": "weather", "arguments": '{"city": "Oslo"}'}],
            "finish_reason": "tool_calls",
        },
        {"prompt": "4 pens", "opens_trace": True, "text": "4 times 3 is 12.</think>It is 12 dollars."},
        {"prompt": "How many primes", "opens_trace": True, "text": "Let me count them.</think>There are 17."},
        {"prompt": "7 degrees", "opens_trace": True, "text": "So it is.</think>It is 7 degrees in Oslo."},
        *({"prompt": f"Say {n}.", "opens_trace": True, "text": f"{n}, then.</think>{n}"} for n in range(10, 30)),
        {"opens_trace": True, "text": f"{THOUGHT}</think>It is \\boxed{{3}}."},
    ],
    "slow": [{"opens_trace": True, "text": "so " * 5000 + "</think>Late."}],
    "failing": [{"opens_trace": True, "text": "one two three four</think>x", "fail_after": 3}],
}
THINKS = {"format": "think", "loop_guard": False}


@pytest.fixture(scope="session")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """Models that answer at once, think, are slow, and fail; `auto`. Keys: app; narrow, which sees little; once."""
    folder: Path = tmp_path_factory.mktemp("tapes")
    for name, replies in TAPES.items():
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, replies)))
    (folder / "seal").write_text("s" * 64)
    engines = {name: {"kind": "scripted", "transcript": folder / f"{name}.jsonl"} for name in TAPES}
    settings = Settings.model_validate(
        {
            "engines": {**engines, "slow": {**engines["slow"], "delay": 0.01}},
            "models": {
                "quick": {"engine": "fast"},
                **{name: {"engine": name, "thinking": THINKS} for name in ("deep", "slow", "failing")},
                "auto": {"route": {"fast": "quick", "thinking": "deep"}},
            },
            "keys": [
                {"name": "app", "secret": _digest("app")},
                {"name": "narrow", "secret": _digest("narrow"), "visibility": "summary", "models": ["deep"]},
                {"name": "once", "secret": _digest("once"), "requests_per_minute": 1},
            ],
            "traces": {"sealing": {"keys": [{"file": folder / "seal"}]}},
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


def _digest(key: str) -> dict[str, str]:
    return {"sha256": hashlib.sha256(key.encode()).hexdigest()}
