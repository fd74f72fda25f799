"""The Codex CLI, unmodified, where `make agents` has installed it: a question, a tool, and a session that goes on with
sealed traces.
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

CODEX = harness.agent("codex")

pytestmark = pytest.mark.skipif(CODEX is None, reason="the Codex CLI is not installed: make agents")

COMMAND = {"cmd": "echo SEEN-$((40+2))"}
TOOL = {"name": "exec_command", "arguments": json.dumps(COMMAND)}


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
    out, _ = await asyncio.wait_for(process.communicate(), harness.PATIENCE)
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
