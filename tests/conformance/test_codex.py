"""The Codex CLI, unmodified, where it is installed: a question, a tool, and a session that goes on with sealed traces.

npm install --prefix build/codex @openai/codex@0.171.0
"""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

INSTALLED = Path(__file__).parents[2] / "build/codex/node_modules/.bin/codex"
CODEX = os.environ.get("CODEX") or (str(INSTALLED) if INSTALLED.exists() else shutil.which("codex"))

pytestmark = pytest.mark.skipif(CODEX is None, reason="the Codex CLI is not installed: see the head of this file")

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


class Watch:
    """ASGI middleware that keeps what was asked, with the status and the events of the answer."""

    def __init__(self, app: ASGIApp, seen: list[tuple[dict[str, Any], int, bytes]]) -> None:
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
async def watched(tmp_path: Path) -> AsyncGenerator[tuple[Live, list[tuple[dict[str, Any], int, bytes]]], None]:
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
    app, seen = create_app(settings), []  # type: ignore[var-annotated]
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


async def test_a_session_with_a_tool_goes_on_with_its_sealed_traces(
    watched: tuple[Live, list[tuple[dict[str, Any], int, bytes]]], tmp_path: Path
) -> None:
    live, seen = watched
    printed = await codex(live, tmp_path, "Use a tool")
    assert "The tool said SEEN-42 indeed." in printed
    assert "**Checking:**" in printed, "the summary"
    assert "let me check" not in printed
    assert "It is four, friend." in await codex(live, tmp_path, "resume", "--last", "And how much is that?")
    assert [status for _, status, _ in seen] == [200] * 3
    for (asked, _, answered), seals in zip(seen, (0, 1, 2), strict=True):
        assert asked["include"] == ["reasoning.encrypted_content"]
        assert sum(bool(item.get("encrypted_content")) for item in asked["input"]) == seals
        assert b"input_transformations" not in answered
