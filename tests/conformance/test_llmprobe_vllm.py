"""llmprobe, a conformance suite for inference engines, finds no failure of the server's on the bundled thinking model.

What it says of the model is not looked at: one of four million parameters calls no tools and knows no capitals.
https://github.com/ddalcu/llmprobe
"""

import asyncio
import json
import os
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from conformance import harness
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings, VllmEngine

LLMPROBE = harness.agent("llmprobe")

pytestmark = [pytest.mark.vllm, pytest.mark.skipif(LLMPROBE is None, reason="llmprobe is not installed: make agents")]

CONTEXT = 4096
"""As much as llmprobe's tasks need. The model was trained on less, and its positions go on."""
LONGEST = 840
"""Seconds for all of it: five minutes on two cores that do nothing else."""
_OF_THE_MODEL = {None, "no-tool-call", "wrong-answer", "step-limit", "rule-violation"}
_CHECKED_ON_THE_MODEL = {"responses-chain-remembers", "responses-tool-args-json"}
"""Checks of what this model cannot: recall a name, and end a call within 128 tokens. In a chat, llmprobe itself leaves
out the call that was cut."""
_NOT_DONE = {"messages-prefill-status"}
"""An answer that was begun is not continued: newer models of Anthropic's refuse it with the same status."""


@pytest.fixture(scope="module")
async def roomy(tiny_settings: Settings) -> AsyncGenerator[Live, None]:
    """The bundled thinking model with a longer context."""
    engine = tiny_settings.engines["rl"]
    assert isinstance(engine, VllmEngine)
    more = {"max_model_len": CONTEXT, "hf_overrides": {"max_position_embeddings": CONTEXT}}
    settings = tiny_settings.model_copy(
        update={
            "engines": {"rl": engine.model_copy(update={"args": engine.args | more})},
            "models": {"tiny-rl": tiny_settings.models["tiny-rl"]},
            "routes": {},
            # Its schema knows the events of a summary, and of a raw trace others than OpenAI's own types and Codex do.
            "traces": tiny_settings.traces.model_copy(update={"visibility": "summary"}),
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(600)
        yield live


@pytest.mark.clients
@pytest.mark.slow
async def test_llmprobe_finds_no_failure(roomy: Live, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    process = await asyncio.create_subprocess_exec(
        str(LLMPROBE),
        *(roomy.url, "--model", "tiny-rl", "--no-bench", "--no-save", "--no-color"),
        *("--timeout", "300", "--save", report),
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), LONGEST)
    found: dict[str, Any] = json.loads(report.read_text())
    failed = [
        failure
        for each in found["conformance"]["results"]
        if each["outcome"] == "fail"
        for failure in each["failures"]
        if failure["id"] not in _CHECKED_ON_THE_MODEL | _NOT_DONE
    ]
    assert failed == []
    passed = [each["id"] for each in found["conformance"]["results"] if each["outcome"] == "pass"]
    assert len(passed) >= 60, passed
    assert {each.get("failure") for each in found["agentic"]["tasks"]} <= _OF_THE_MODEL
    phases = ("conformance", "capability", "agentic", "fidelity")
    assert {found["run"]["phases"][name]["status"] for name in phases} == {"measured"}
    assert process.returncode in {0, 1}, said.decode()[-3000:]  # 1 where it has found a failure, of the model's too
