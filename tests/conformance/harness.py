"""The clients of the conformance tests: which there are, where they are installed, and how one is run."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import installing

HERE = Path(__file__).parent
NODE = HERE / "node"
AGENTS = HERE / "agents"
VENV = HERE.parents[1] / ".venv-conformance"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PATIENCE = 600
"""Seconds that a program of others may take on a busy machine."""

CHECKS = ("chat", "stream", "trace", "trace_stream", "tools", "tools_stream", "structured")
SDK_CHECKS = (*CHECKS, "count", "models")


@dataclass(frozen=True)
class Client:
    """One row of the table.

    package: whose version the row shows. command: the script, and its arguments.
    trace: where the client shows the trace; None: it drops it.
    checks: what its script does.
    is_summary: whether the client asks for a summary, and shows that in place of the trace.
    """

    title: str
    package: str
    command: tuple[str, ...]
    trace: str | None
    checks: tuple[str, ...] = CHECKS
    is_summary: bool = False

    def __str__(self) -> str:
        return self.title

    @property
    def on_node(self) -> bool:
        return self.command[0].endswith(".mjs")

    @property
    def version(self) -> str:
        """As it is pinned."""
        if self.on_node:
            return str(json.loads((NODE / "package.json").read_text())["dependencies"][self.package])
        pins = (line.partition("==") for line in (HERE / "requirements.txt").read_text().splitlines())
        return next(version for name, _, version in pins if name.partition("[")[0] == self.package)


CLIENTS = (
    Client("openai, Python", "openai", ("openai_python.py",), "`message.reasoning_content`"),
    Client("openai, Node", "openai", ("openai.mjs",), "`message.reasoning_content`"),
    Client("AI SDK, `@ai-sdk/openai-compatible`", "@ai-sdk/openai-compatible", ("ai_sdk.mjs",), "`reasoningText`"),
    Client("LangChain, `langchain-openai`", "langchain-openai", ("langchain_any.py", "openai"), None),
    Client(
        "LangChain, `langchain-deepseek`",
        "langchain-deepseek",
        ("langchain_any.py", "deepseek"),
        '`additional_kwargs["reasoning_content"]`',
    ),
    Client(
        "pydantic-ai",
        "pydantic-ai-slim",
        ("pydantic_ai_agent.py",),
        "`ThinkingPart`",
        tuple(check for check in CHECKS if check != "tools_stream"),
    ),
    Client("openai, Python, Responses API", "openai", ("openai_responses.py",), "`output`, `reasoning_text`"),
    Client("openai, Node, Responses API", "openai", ("openai_responses.mjs",), "`output`, `reasoning_text`"),
    Client("AI SDK, `@ai-sdk/openai`, Responses API", "@ai-sdk/openai", ("ai_sdk.mjs", "responses"), None),
    Client(
        "`llm`, Responses API", "llm", ("llm_cli.py",), "its summary, on stderr", (*CHECKS, "turns"), is_summary=True
    ),
    Client("anthropic, Python", "anthropic", ("anthropic_python.py",), "`thinking` blocks", SDK_CHECKS),
    Client("anthropic, Node", "@anthropic-ai/sdk", ("anthropic.mjs",), "`thinking` blocks", SDK_CHECKS),
    Client("AI SDK, `@ai-sdk/anthropic`", "@ai-sdk/anthropic", ("ai_sdk.mjs", "messages"), "`reasoningText`"),
    Client("google-genai, Python", "google-genai", ("google_genai.py",), "parts with `thought`", SDK_CHECKS),
    Client("@google/genai, Node", "@google/genai", ("google_genai.mjs",), "parts with `thought`", SDK_CHECKS),
    Client("AI SDK, `@ai-sdk/google`", "@ai-sdk/google", ("ai_sdk.mjs", "google"), "`reasoningText`"),
    Client("LiteLLM, as a client", "litellm", ("litellm_client.py",), "`message.reasoning_content`"),
)


def install_python() -> None:
    """Make the environment of the Python clients, once for each content of requirements.txt."""
    listing = HERE / "requirements.txt"

    def install() -> None:
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--no-compile", "-r", listing], check=True)

    installing.once(listing, VENV / "installed", install)


def agent(name: str) -> Path | None:
    """The program of an agent, where `make agents` has installed it."""
    program = AGENTS / "node_modules/.bin" / name
    return program if program.exists() else None


async def run(client: Client, url: str, model: str, checks: tuple[str, ...]) -> dict[str, Any]:
    """What the client's script saw of the server at `url`, by check: {"saw": ...} or {"error": ...}."""
    program, folder = (shutil.which("node") or "node", NODE) if client.on_node else (str(PYTHON), HERE / "clients")
    environment = os.environ | {
        "BASE_URL": f"{url}/v1",
        "MODEL": model,
        "CHECKS": ",".join(checks),
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # no table of prices from the network
        "LANGSMITH_TRACING": "false",
    }
    process = await asyncio.create_subprocess_exec(
        program,
        *client.command,
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, complaints = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, complaints.decode()[-3000:]
    return dict(json.loads(out.decode().splitlines()[-1]))
