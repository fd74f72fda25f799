"""The client examples, run as they stand against the live server."""

import asyncio
import json
import os
import re
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

import node
from conformance import harness
from live import Live

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "clients/examples"

pytestmark = pytest.mark.vllm


async def run(*command: str, url: str) -> str:
    environment = {**os.environ, "BASE_URL": url, "LANGSMITH_TRACING": "false"}
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE, env=environment, cwd=ROOT)
    out, errors = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0, errors.decode()
    return out.decode()


def answer_of(stream: str) -> tuple[str, str]:
    """Trace and answer of an SSE stream as text."""
    events = [line.removeprefix("data: ") for line in stream.splitlines() if line.startswith("data: ")]
    assert events[-1] == "[DONE]"
    deltas = [json.loads(event)["choices"][0]["delta"] for event in events[:-1]]
    return tuple("".join(delta.get(key, "") for delta in deltas) for key in ("reasoning_content", "content"))  # type: ignore[return-value]


async def test_the_curl_example_streams_trace_and_answer(tiny: Live) -> None:
    trace, answer = answer_of(await run("bash", str(EXAMPLES / "curl.sh"), url=tiny.url))
    assert trace
    assert r"\boxed{3}" in answer


def parts_of(printed: str) -> dict[str, str]:
    """What an example printed, by its headings."""
    _, *parts = re.split(r"(?m)^--- ", printed)
    return dict(part.split("\n", 1) for part in parts)


@pytest.mark.parametrize(
    "example",
    [
        "openai_python.py",
        "openai_responses.py",
        "anthropic_python.py",
        "google_genai.py",
        "langchain_trace.py",
        "thinkaloud_python.py",
        "node/openai.mjs",
        "node/openai-responses.mjs",
        "node/anthropic.mjs",
        "node/google-genai.mjs",
    ],
)
async def test_the_example_prints_trace_and_answer(example: str, tiny: Live) -> None:
    printed = await run(program(example), str(EXAMPLES / example), url=tiny.url)
    parts = parts_of(printed)
    assert len(parts["thinking"].split()) > 10
    assert r"\boxed{3}" in parts["answer"]


def program(example: str) -> str:
    """What runs it: the environment of the conformance tests where it needs a client that is not ours."""
    if example.startswith("node/"):
        if reason := node.missing():
            pytest.skip(reason)
        node.install(EXAMPLES / "node")
        return "node"
    if example.startswith(("anthropic", "google", "langchain")):
        harness.install_python()
        return str(harness.PYTHON)
    return sys.executable
