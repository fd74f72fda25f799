"""A stock vLLM server that takes token ids, in a process group of its own, and a ThinkAloud in front of it."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from live import Live, free_port, listening
from thinkaloud.app import create_app
from thinkaloud.engine.base import NO_REQUIREMENTS
from thinkaloud.engine.vllm.engine_args import chosen_arguments
from thinkaloud.settings import Settings, VllmEngine

QUIET = {"VLLM_LOGGING_LEVEL": "ERROR", "VLLM_NO_USAGE_STATS": "1", "PYTHONWARNINGS": "ignore"}
NAME = "served"
"""The model's name at the server."""


@dataclass(frozen=True)
class TokenServer:
    """url: without /v1. model: the folder of what it serves."""

    url: str
    model: str

    async def running(self) -> int:
        """How many requests the engine behind it works on, by its own count."""
        async with httpx.AsyncClient() as client:
            page = (await client.get(f"{self.url}/metrics")).text
        counts = [line.split()[-1] for line in page.splitlines() if line.startswith("vllm:num_requests_running")]
        return int(float(counts[0]))


def options(engine: VllmEngine) -> Iterator[str]:
    """Command-line options of vLLM's server for an engine of ours, with what is chosen for it in process."""
    for name, value in {**chosen_arguments(engine.model, engine.args, NO_REQUIREMENTS), **engine.args}.items():
        option = name.replace("_", "-")
        if isinstance(value, bool):
            yield f"--{'' if value else 'no-'}{option}"
        else:
            yield from (f"--{option}", json.dumps(value) if isinstance(value, dict) else str(value))


def command(engine: VllmEngine, port: int) -> list[str]:
    """`vllm serve`, by its module: the package for the CPU has no metadata for the command's own."""
    arguments = ["--model", engine.model, "--served-model-name", NAME, "--host", "127.0.0.1", "--port", str(port)]
    arguments += ["--enable-scale-out", "--enable-prompt-tokens-details", "--disable-uvicorn-access-log"]
    return [sys.executable, "-m", "vllm.entrypoints.openai.api_server", *arguments, *options(engine)]


@asynccontextmanager
async def token_server(engine: VllmEngine) -> AsyncGenerator[TokenServer, None]:
    """Run a server of `engine`'s model and arguments until the block ends."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *command(engine, port), stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, env={**os.environ, **QUIET}
    )
    server = TokenServer(f"http://127.0.0.1:{port}", engine.model)
    try:
        async with asyncio.timeout(300), httpx.AsyncClient() as client:
            while not await _answers(client, f"{server.url}/health"):
                assert process.returncode is None, "vLLM's server did not start"
                await asyncio.sleep(0.1)
        yield server
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # it would take seconds to end by itself
        await process.wait()


async def _answers(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).status_code == 200
    except httpx.TransportError:
        return False


def settings_before(server: TokenServer, **engine: Any) -> Settings:
    """The settings of a front end: the thinking model as in configs/tiny.yaml, on token ids."""
    tree = {"kind": "tokens", "base_url": server.url, "model": server.model, "served_model": NAME, **engine}
    thinking = {"format": "think", "budgets": {"minimal": 8, "low": 16, "medium": 64, "high": 256, "xhigh": 256}}
    model = {"engine": "rl", "sampling": {"temperature": 0.3}, "thinking": thinking, "tool_parser": "hermes"}
    return Settings.model_validate({"engines": {"rl": tree}, "models": {"tiny-rl": model}})


@asynccontextmanager
async def front_end(server: TokenServer) -> AsyncGenerator[Live, None]:
    """A ThinkAloud before `server`, listening on loopback."""
    async with listening(create_app(settings_before(server))) as live:
        await live.ready(60)
        yield live
