"""Engines to try: each implementation of the protocol, started once for all tests.

From tests/conftest.py come `tiny_rl_engine`, a started vLLM engine on models/tiny-rl, and `new_tiny_rl_engine`,
a function that makes another one, not started.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import fake_upstream as fake
from engine.support import TRANSCRIPT, Life, collect, quiet, user
from engine.wire import KEY
from thinkaloud import settings as config
from thinkaloud.engine.base import Engine
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.engine.upstream import UpstreamEngine
from thinkaloud.errors import EngineFailed
from thinkaloud.generation import Sampling
from token_server import settings_before

KINDS = ["scripted", "upstream", *(pytest.param(kind, marks=pytest.mark.vllm) for kind in ("vllm", "tokens"))]


@pytest.fixture
def key(tmp_path: Path) -> dict[str, Path]:
    """A reference to KEY, as settings take it."""
    path = tmp_path / "key"
    path.write_text(KEY + "\n")
    return {"file": path}


@pytest.fixture(scope="session")
def fake_upstream() -> Iterator[fake.FakeUpstream]:
    with fake.serve() as server:
        yield server


def new_scripted() -> ScriptedEngine:
    return ScriptedEngine("tape", config.ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))


@pytest.fixture(scope="session")
async def scripted_engine() -> AsyncGenerator[ScriptedEngine, None]:
    engine = new_scripted()
    await engine.start(quiet)
    yield engine
    await engine.stop()


@pytest.fixture(scope="session")
async def upstream_engine(fake_upstream: fake.FakeUpstream) -> AsyncGenerator[UpstreamEngine, None]:
    engine = fake.new_upstream(fake_upstream.url)
    await engine.start(quiet)
    yield engine
    await engine.stop()


@pytest.fixture(scope="session", params=KINDS)
def engine(request: pytest.FixtureRequest) -> Any:
    if request.param == "tokens":
        return request.getfixturevalue("tiny_tokens").fleet.engines["rl"]
    name = {"scripted": "scripted_engine", "upstream": "upstream_engine", "vllm": "tiny_rl_engine"}[request.param]
    return request.getfixturevalue(name)


@pytest.fixture(scope="session", params=KINDS)
async def life(request: pytest.FixtureRequest) -> Life:
    engine: Engine
    if request.param == "scripted":
        engine = new_scripted()
    elif request.param == "upstream":
        engine = fake.new_upstream(request.getfixturevalue("fake_upstream").url)
    elif request.param == "tokens":
        engine = build("rl", settings_before(request.getfixturevalue("tiny_server")).engines["rl"])
    else:
        engine = request.getfixturevalue("new_tiny_rl_engine")()
    life = Life()
    await engine.start(life.phases.append)
    prompt = await engine.render(user("Tell me a long story."), {})
    # So many that an upstream's do not all arrive with the first: they are more bytes than one read takes.
    chunks = engine.generate(prompt, Sampling(max_tokens=900, ignore_eos=True), "interrupted")
    await anext(chunks)
    await engine.stop()
    await engine.stop()
    try:
        async with asyncio.timeout(60):
            async for _ in chunks:
                pass
    except Exception as error:  # noqa: BLE001  a test says which it has to be
        life.interrupted = error
    life.left_running = engine.running()
    try:
        await collect(engine, prompt)
    except EngineFailed as error:
        life.late = error
    return life
