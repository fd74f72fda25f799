"""The server that the clients talk to, the clients' own environments, and the record of what worked."""

import json
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

import node
from conformance import harness
from conformance.table import RESULTS, Results
from conformance.watching import Seen, watching
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

HERE = Path(__file__).parent


@asynccontextmanager
async def _serving(engine: dict[str, Any], **more: Any) -> AsyncGenerator[Live, None]:
    """A thinking model that has an answer, a tool call and a JSON answer to tell."""
    tape = {"kind": "scripted", "transcript": HERE / "transcript.jsonl", **engine}
    models = {"thinker": {"engine": "tape", "thinking": {"format": "think"}}}
    settings = Settings.model_validate({"engines": {"tape": tape}, "models": models, **more})
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


@pytest.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """It seals traces."""
    seal = tmp_path_factory.mktemp("sealing") / "seal"
    seal.write_text("a secret of these tests and of nothing else")
    async with _serving({}, traces={"sealing": {"keys": [{"file": seal}]}}) as live:
        yield live


@pytest.fixture(scope="session")
async def slow_server() -> AsyncGenerator[Live, None]:
    """The same, where a trace that nobody sees takes many heartbeats."""
    hidden = {"traces": {"visibility": "hidden"}, "server": {"heartbeat": 0.05}}
    async with _serving({"delay": 0.05}, **hidden) as live:
        yield live


@pytest.fixture
async def watched(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[tuple[Live, Seen], None]:
    """A server for the agent of the file, whose `TOOL` its model calls, and what it has seen."""
    async with watching(tmp_path, request.module.TOOL) as watched:
        yield watched


@pytest.fixture(scope="session")
def python_clients() -> None:
    """The environment of the Python clients."""
    harness.install_python()


@pytest.fixture(scope="session")
def node_clients() -> None:
    """The Node clients, where there is npm."""
    if reason := node.missing():
        pytest.skip(reason)
    node.install(harness.NODE)


@pytest.fixture
def installed(request: pytest.FixtureRequest) -> Callable[[harness.Client], None]:
    """Sees to it that a client is installed, or skips the test."""
    return lambda client: request.getfixturevalue("node_clients" if client.on_node else "python_clients")


@pytest.fixture(scope="module")
def results() -> Generator[Results, None, None]:
    """What each client could do, written when the module is through. A client that was skipped keeps its last row."""
    seen: Results = {}
    yield seen
    rows = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
    for client in harness.CLIENTS:
        checks = seen.get(client.title)
        if checks is not None and set(checks) == set(client.checks):
            rows[client.title] = {"version": client.version, "checks": checks}
    RESULTS.write_text(json.dumps(rows, indent=2, sort_keys=True) + "\n")
