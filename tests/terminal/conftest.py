"""A server on transcripts with what a terminal may meet, and the command run against it."""

import asyncio
import hashlib
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening
from terminal.echo import echoing
from terminal.hostile import CORPUS
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

KEY = "ta-the-only-key"
TRACE = "The pens cost 3 dollars each.\n\nWait, let me check: 4 * 3 = 12."
ANSWER = "They cost **12** dollars:\n\n\\boxed{12}"
HOSTILE = " ".join(CORPUS)
REPLIES: list[dict[str, Any]] = [
    {"prompt": "pens", "opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"},
    {
        "prompt": "formula",
        "opens_trace": True,
        "text": "It is half of the whole.\n\nWait, let me check.</think>"
        "$4 \\times 3 = 12$ dollars.\nSo:\n\\boxed{\\frac{1}{2}}\n",
    },
    {"prompt": "hostile", "opens_trace": True, "text": f"{HOSTILE}</think>{HOSTILE}"},
    {"prompt": "endless", "opens_trace": True, "text": "And one more look. " * 2_000 + "</think>So it is over."},
    {"prompt": "fail", "opens_trace": True, "text": "Hm.</think>It begins well and then", "fail_after": 7},
    {"prompt": "cut", "opens_trace": True, "text": "One more look, and", "finish_reason": "length"},
    {"text": "Hello."},
]


@dataclass(slots=True, frozen=True)
class Ended:
    """What a command has written, and its exit code."""

    out: str
    err: str
    code: int


@dataclass(slots=True, frozen=True)
class Command:
    """Runs `thinkaloud` in a process of its own, against one server."""

    url: str
    folder: Path
    more: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("THINKALOUD_")}
        own = {"THINKALOUD_BASE_URL": self.url, "THINKALOUD_API_KEY": KEY, "XDG_STATE_HOME": str(self.folder)}
        return kept | own | {"COLUMNS": "100", "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"} | self.more

    async def __call__(self, *arguments: str, typed: str | bytes | None = None) -> Ended:
        process = await self.start(*arguments, stdin=DEVNULL if typed is None else PIPE)
        given = typed.encode() if isinstance(typed, str) else typed
        out, err = await asyncio.wait_for(process.communicate(given), 60)
        assert process.returncode is not None
        return Ended(out.decode(), err.decode(), process.returncode)

    async def start(self, *arguments: str, stdin: int = DEVNULL) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "thinkaloud",
            *arguments,
            stdin=stdin,
            stdout=PIPE,
            stderr=PIPE,
            env=self.environment(),
        )


@pytest.fixture(scope="session")
async def taped(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """The server; it wants a key."""
    tape = tmp_path_factory.mktemp("terminal") / "tape.jsonl"
    tape.write_text("\n".join(map(json.dumps, REPLIES)))
    thinking = {"format": "think", "loop_guard": False}
    settings = Settings.model_validate(
        {
            "engines": {
                "tape": {"kind": "scripted", "transcript": tape},
                "slow": {"kind": "scripted", "transcript": tape, "delay": 0.02},
            },
            "models": {
                "thinker": {"engine": "tape", "thinking": thinking},
                "slow": {"engine": "slow", "thinking": thinking},
                "roomless": {"engine": "tape", "thinking": thinking | {"answer_tokens": 0}},
                "fast": {"engine": "tape"},
                "auto": {"route": {"fast": "fast", "thinking": "thinker"}},
            },
            "keys": [{"name": "app", "secret": {"sha256": hashlib.sha256(KEY.encode()).hexdigest()}}],
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


@pytest.fixture
def command(taped: Live, tmp_path: Path) -> Command:
    """The command, with the key and a folder for its state."""
    return Command(taped.url, tmp_path)


@pytest.fixture
async def echo(tmp_path: Path) -> AsyncGenerator[Command, None]:
    """The command, against a server that answers with what it was asked."""
    async with echoing() as url:
        yield Command(url, tmp_path)
