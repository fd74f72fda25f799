"""The Codex CLI, unmodified, where `make agents` has installed it: a question, a tool, and a session that goes on with
sealed traces.
"""

import asyncio
import json
import os
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from conformance import harness
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

CODEX = harness.agent("codex")

pytestmark = pytest.mark.skipif(CODEX is None, reason="the Codex CLI is not installed: make agents")

TRACE = "The question is what it costs.\n\nWait, let me check that again.\n\nSo it is four."
COMMAND = {"cmd": "echo SEEN-$((40+2))"}
REPLIES: tuple[dict[str, Any], ...] = (
    {
        "prompt": "Use a tool",
        "opens_trace": True,
        "text": f"{TRACE}</think>",
        "tool_calls": [{"name": "exec_command", "arguments": json.dumps(COMMAND)}],
    },
    {"prompt": "SEEN-42", "opens_trace": True, "text": f"{TRACE}</think>The tool said SEEN-42 indeed."},
    {"opens_trace": True, "text": f"{TRACE}</think>It is four, friend."},
)

Seen: TypeAlias = list[tuple[dict[str, Any], int, bytes]]
"""Bodies of requests, with the status and the body of the answer."""


class Watch:
    """ASGI middleware that keeps what was asked, with the status and the events of the answer."""

    def __init__(self, app: ASGIApp, seen: Seen) -> None:
        self.app, self.seen = app, seen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        scope["state"].pop("send_body", None)  # the way past the middleware
        asked, answered, status = bytearray(), bytearray(), 0

        async def receive_and_keep() -> Message:
            message = await receive()
            asked.extend(message.get("body", b""))
            return message

        async def send_and_keep(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            answered.extend(message.get("body", b""))
            await send(message)

        await self.app(scope, receive_and_keep, send_and_keep)
        self.seen.append((json.loads(asked), status, bytes(answered)))


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncGenerator[tuple[Live, Seen], None]:
    """A server that seals and shows summaries, and what comes and goes."""
    (tmp_path / "tape.jsonl").write_text("".join(f"{json.dumps(reply)}\n" for reply in REPLIES))
    (tmp_path / "seal").write_text("a secret of these tests and of nothing else")
    thinker = {"engine": "tape", "thinking": {"format": "think"}, "visibility": "summary"}
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": tmp_path / "tape.jsonl"}},
            "models": {"thinker": thinker},
            "traces": {"sealing": {"keys": [{"file": tmp_path / "seal"}]}},
        }
    )
    app = create_app(settings)
    seen: Seen = []
    app.add_middleware(Watch, seen=seen)
    async with listening(app) as live:
        await live.ready(10)
        yield live, seen


async def codex(live: Live, home: Path, *arguments: str) -> str:
    """What `codex exec` prints."""
    (home / "work").mkdir(exist_ok=True)
    provider = f'{{name="ThinkAloud",base_url="{live.url}/v1",env_key="TA_KEY",wire_api="responses"}}'
    settings = {
        "model_provider": "ta",
        "model_providers.ta": provider,
        "check_for_update_on_startup": "false",
        "analytics.enabled": "false",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    process = await asyncio.create_subprocess_exec(
        str(CODEX), "exec", *arguments[:-1], "--skip-git-repo-check", *options, "-m", "thinker", arguments[-1],
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env=os.environ | {"TA_KEY": "x", "HOME": str(home), "CODEX_HOME": str(home)}, cwd=home / "work",
    )  # fmt: skip
    out, _ = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0, out.decode()
    return out.decode()


def require_sealed(seen: Seen, seals: Sequence[int]) -> None:
    """Each request was answered, and brought so many sealed traces, all of which opened."""
    assert [status for _, status, _ in seen] == [200] * len(seals)
    for (asked, _, answered), count in zip(seen, seals, strict=True):
        assert asked["include"] == ["reasoning.encrypted_content"]
        assert sum(bool(item.get("encrypted_content")) for item in asked["input"]) == count
        assert b"input_transformations" not in answered


async def test_a_question_is_answered_with_its_summary(watched: tuple[Live, Seen], tmp_path: Path) -> None:
    live, seen = watched
    printed = await codex(live, tmp_path, "What does it cost?")
    assert "It is four, friend." in printed
    assert "**Checking:**" in printed, "the summary"
    assert "let me check" not in printed
    require_sealed(seen, [0])


async def test_a_tool_is_called_and_its_result_read(watched: tuple[Live, Seen], tmp_path: Path) -> None:
    live, seen = watched
    assert "The tool said SEEN-42 indeed." in await codex(live, tmp_path, "Use a tool")
    require_sealed(seen, [0, 1])
    outputs = [item["output"] for item in seen[1][0]["input"] if item["type"] == "function_call_output"]
    assert "SEEN-42" in str(outputs)


async def test_a_session_goes_on_with_its_sealed_traces(watched: tuple[Live, Seen], tmp_path: Path) -> None:
    live, seen = watched
    await codex(live, tmp_path, "Use a tool")
    assert "It is four, friend." in await codex(live, tmp_path, "resume", "--last", "And how much is that?")
    require_sealed(seen, [0, 1, 2])
