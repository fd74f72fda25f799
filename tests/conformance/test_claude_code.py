"""Claude Code, unmodified, where `make agents` has installed it: a question, a tool, and a session that goes on with
its sealed traces.
"""

import asyncio
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from conformance import harness
from conformance.watching import Seen
from live import Live

CLAUDE = harness.agent("claude")

pytestmark = pytest.mark.skipif(CLAUDE is None, reason="Claude Code is not installed: make agents")

COMMAND = {"command": "echo SEEN-$((40+2))", "description": "Say it"}
TOOL = {"name": "Bash", "arguments": json.dumps(COMMAND)}


async def claude(live: Live, home: Path, *arguments: str) -> str:
    """What `claude -p` prints, with a home of its own and no way to another host."""
    (home / "work").mkdir(exist_ok=True)
    quiet = {
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        "DISABLE_AUTOUPDATER": "1",
        "DISABLE_TELEMETRY": "1",
        "DISABLE_ERROR_REPORTING": "1",
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "NO_PROXY": "127.0.0.1",
    }
    model = {"ANTHROPIC_BASE_URL": live.url, "ANTHROPIC_AUTH_TOKEN": "x"} | dict.fromkeys(
        ("ANTHROPIC_MODEL", "ANTHROPIC_SMALL_FAST_MODEL"), "thinker"
    )
    process = await asyncio.create_subprocess_exec(
        str(CLAUDE), "-p", *arguments[:-1], "--", arguments[-1],
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env={"PATH": os.environ["PATH"], "HOME": str(home), **quiet, **model}, cwd=home / "work",
    )  # fmt: skip
    out, _ = await asyncio.wait_for(process.communicate(), harness.PATIENCE)
    assert process.returncode == 0, out.decode()
    return out.decode()


def require_signed(seen: Seen, signatures: Sequence[int]) -> None:
    """Each request was answered, once, and brought so many signatures, all of which opened."""
    assert [status for _, status, _ in seen] == [200] * len(signatures)
    for (asked, _, answered), count in zip(seen, signatures, strict=True):
        assert asked["max_tokens"] == 32000
        blocks = [block for message in asked["messages"] for block in message["content"] if isinstance(block, dict)]
        assert sum(bool(block.get("signature")) for block in blocks) == count
        assert b"message_stop" in answered
        assert b"input_transformations" not in answered


async def test_a_question_is_answered(watched: tuple[Live, Seen], tmp_path: Path) -> None:
    live, seen = watched
    assert "It is four, friend." in await claude(live, tmp_path, "What is two and two?")
    require_signed(seen, [0])


async def test_a_tool_is_called_with_a_summary_shown_and_a_session_goes_on(
    watched: tuple[Live, Seen], tmp_path: Path
) -> None:
    live, seen = watched
    told = await claude(
        live, tmp_path, "--allowedTools", "Bash", "--output-format", "stream-json", "--verbose", "Use a tool"
    )
    assert "The tool said SEEN-42 indeed." in told
    assert "**Checking:**" in told
    assert "let me check" not in told
    require_signed(seen, [0, 1])
    assert "It is four, friend." in await claude(live, tmp_path, "-c", "And how much is that?")
    require_signed(seen, [0, 1, 2])
