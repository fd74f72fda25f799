"""The server that the clients talk to, the clients' own environments, and the record of what worked."""

import json
from collections.abc import AsyncGenerator, Callable, Generator
from pathlib import Path

import pytest

import node
from conformance import harness
from conformance.table import RESULTS, Results
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A thinking model that has an answer, a tool call and a JSON answer to tell, on a server that seals traces."""
    seal = tmp_path_factory.mktemp("sealing") / "seal"
    seal.write_text("a secret of these tests and of nothing else")
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": HERE / "transcript.jsonl"}},
            "models": {"thinker": {"engine": "tape", "thinking": {"format": "think"}}},
            "traces": {"sealing": {"keys": [{"file": seal}]}},
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


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
