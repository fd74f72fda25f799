"""Gemini CLI, unmodified, where `make agents` has installed it: a question, a tool, and a turn behind both."""

import asyncio
import json
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from conformance import harness
from conformance.watching import Seen
from live import Live

GEMINI = harness.agent("gemini")

pytestmark = pytest.mark.skipif(GEMINI is None, reason="Gemini CLI is not installed: make agents")

TOOL = {"name": "run_shell_command", "arguments": json.dumps({"command": "echo SEEN-42"})}
SETTINGS = {
    "security": {"auth": {"selectedType": "gemini-api-key"}},
    "privacy": {"usageStatisticsEnabled": False},
    "telemetry": {"enabled": False},
    "general": {"enableAutoUpdate": False},
}


@asynccontextmanager
async def gemini(live: Live, home: Path, *arguments: str, talks: bool = False) -> AsyncGenerator[Process, None]:
    """The command, with a home of its own. talks: whether something is said to it while it runs."""
    (home / ".gemini").mkdir()
    (home / ".gemini/settings.json").write_text(json.dumps(SETTINGS))
    (home / "work").mkdir()
    addressed = {"GEMINI_API_KEY": "x", "GOOGLE_GEMINI_BASE_URL": live.url, "GEMINI_CLI_TRUST_WORKSPACE": "true"}
    process = await asyncio.create_subprocess_exec(
        str(GEMINI), "-m", "thinker", "-y", *arguments,
        stdin=PIPE if talks else DEVNULL, stdout=PIPE, stderr=DEVNULL, start_new_session=True,
        env=os.environ | addressed | {"HOME": str(home)}, cwd=home / "work",
    )  # fmt: skip
    try:
        async with asyncio.timeout(harness.PATIENCE):
            yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # it has a process of its own for its work
        await process.wait()


class Session:
    """A session over the Agent Client Protocol, in which editors talk to the command: a line is a message."""

    def __init__(self, process: Process) -> None:
        self.updates: list[dict[str, Any]] = []
        self._process = process
        self._calls = 0

    async def call(self, method: str, **params: Any) -> Any:
        """The result of a method. What it tells meanwhile is in `updates`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._calls += 1
        request = {"jsonrpc": "2.0", "id": self._calls, "method": method, "params": params}
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        while line := await self._process.stdout.readline():
            message = json.loads(line) if line.startswith(b"{") else {}
            if message.get("method") == "session/update":
                self.updates.append(message["params"]["update"])
            elif message.get("id") == self._calls:
                return message["result"]
        raise AssertionError("it has ended")

    def told(self, kind: str) -> str:
        """The texts of all updates of a kind."""
        return "".join(update["content"]["text"] for update in self.updates if update["sessionUpdate"] == kind)


def require_signed(seen: Seen, counts: Sequence[int]) -> None:
    """Each request was answered, and brought so many signatures, all of which opened."""
    assert [status for _, status, _ in seen] == [200] * len(counts)
    for (asked, _, answered), count in zip(seen, counts, strict=True):
        parts = [part for content in asked["contents"] for part in content["parts"]]
        assert sum("thoughtSignature" in part for part in parts) == count
        assert b"unopened" not in answered


async def test_a_question_is_answered(watched: tuple[Live, Seen], tmp_path: Path) -> None:
    live, seen = watched
    async with gemini(live, tmp_path, "-p", "What does it cost?") as process:
        printed, _ = await process.communicate()
    assert (process.returncode, printed.decode().strip()) == (0, "It is four, friend.")
    require_signed(seen, [0])


async def test_a_tool_is_called_and_a_second_turn_brings_the_traces_back(
    watched: tuple[Live, Seen], tmp_path: Path
) -> None:
    live, seen = watched
    async with gemini(live, tmp_path, "--acp", talks=True) as process:
        session = Session(process)
        await session.call("initialize", protocolVersion=1, clientCapabilities={})
        id = (await session.call("session/new", cwd=str(tmp_path / "work"), mcpServers=[]))["sessionId"]
        for asked in ("Use a tool", "And how much is that?"):
            ended = await session.call("session/prompt", sessionId=id, prompt=[{"type": "text", "text": asked}])
            assert ended["stopReason"] == "end_turn"
    assert session.told("agent_message_chunk") == "The tool said SEEN-42 indeed.It is four, friend."
    thoughts = session.told("agent_thought_chunk")
    assert "**Checking:**" in thoughts, "the summary"
    assert "let me check" not in thoughts
    require_signed(seen, [0, 1, 2])
