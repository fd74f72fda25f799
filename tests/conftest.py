"""Engines and servers that tests share. A vLLM engine takes half a minute to start, so each starts once."""

import os
import sys
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import hypothesis
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.base import Engine
from thinkaloud.engine.fleet import build
from thinkaloud.request.catalog import requirements
from thinkaloud.settings import Settings
from thinkaloud.settings.file import load

ROOT = Path(__file__).parents[1]

# As in the Makefile: what the environment brings is found first, its Node.js too.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
os.environ["NODE_USE_SYSTEM_CA"] = "1"
# One thread a process, on whichever core is free: the models are small, and threads that wait for one another at each
# step are slow where the cores are busy.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["VLLM_CPU_OMP_THREADS_BIND"] = "nobind"

TOGETHER = {"conformance", "golden", "web"}
"""Folders of tests that share a browser or a long run, or write one record of what worked."""

# A busy machine is slow, and that is no mistake of the code; laws that want more examples say so.
hypothesis.settings.register_profile("untimed", deadline=None, max_examples=60)
hypothesis.settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What shares something that is dear stays in one process, where several run the tests (`--dist loadgroup`)."""
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if item.get_closest_marker("vllm"):
            item.add_marker(pytest.mark.xdist_group("vllm"))
        elif folder in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(folder))


@pytest.fixture(scope="session")
def tiny_settings() -> Settings:
    """configs/tiny.yaml, the default."""
    return load(ROOT / "configs/tiny.yaml")


@pytest.fixture(scope="session")
async def tiny(tiny_settings: Settings) -> AsyncGenerator[Live, None]:
    """The default server: both bundled models on the real vLLM engine, listening on loopback."""
    async with listening(create_app(tiny_settings)) as live:
        await live.ready(600)
        yield live


@pytest.fixture(scope="session")
def tiny_rl_engine(tiny: Live) -> Engine:
    """The vLLM engine behind tiny-rl."""
    return tiny.fleet.engines["rl"]


@pytest.fixture(scope="session")
def new_tiny_rl_engine(tiny_settings: Settings) -> Callable[[], Engine]:
    """Makes another engine of the same settings, not started."""
    return lambda: build("rl", tiny_settings.engines["rl"], requirements(tiny_settings, "rl"))


@pytest.fixture(scope="session")
async def scripted() -> AsyncGenerator[Live, None]:
    """A server on transcripts: the same stages and wire, without a model."""
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": ROOT / "tests/transcripts/emily.jsonl"}},
            "models": {
                "thinker": {"engine": "tape", "thinking": {"format": "think"}},
                "roomless": {"engine": "tape", "thinking": {"format": "think", "answer_tokens": 0}},
                "fast": {"engine": "tape"},
            },
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live
