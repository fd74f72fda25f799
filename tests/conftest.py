"""Engines and servers that tests share. A vLLM engine takes half a minute to start, so each starts once."""

import os
import sys
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import hypothesis
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.catalog import demands
from thinkaloud.engine.base import Engine
from thinkaloud.engine.fleet import build
from thinkaloud.settings import Settings
from thinkaloud.settings_file import load

ROOT = Path(__file__).parents[1]

# As in the Makefile: what the environment brings is found first, its Node.js too.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
os.environ["NODE_USE_SYSTEM_CA"] = "1"

# A busy machine is slow, and that is no mistake of the code; laws that want more examples say so.
hypothesis.settings.register_profile("untimed", deadline=None, max_examples=60)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def tiny_settings() -> Settings:
    """configs/tiny.yaml, the default."""
    return load(ROOT / "configs/tiny.yaml")


@pytest.fixture(scope="session")
async def tiny(tiny_settings: Settings) -> AsyncGenerator[Live, None]:
    """The default server: both bundled models on the real vLLM engine, listening on loopback."""
    async with listening(create_app(tiny_settings)) as live:
        await live.ready(240)
        yield live


@pytest.fixture(scope="session")
def tiny_rl_engine(tiny: Live) -> Engine:
    """The vLLM engine behind tiny-rl."""
    return tiny.fleet.engines["rl"]


@pytest.fixture(scope="session")
def new_tiny_rl_engine(tiny_settings: Settings) -> Callable[[], Engine]:
    """Makes another engine of the same settings, not started."""
    return lambda: build("rl", tiny_settings.engines["rl"], demands(tiny_settings, "rl"))


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
