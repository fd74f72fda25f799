"""`thinkaloud serve`: without keys, nobody from outside is let in."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from thinkaloud.cli import app
from thinkaloud.commands import validation
from thinkaloud.protocols.wire.uvicorn_server import Server
from thinkaloud.telemetry import logs

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
server: {{port: 0, drain: 0}}
engines: {{tape: {{kind: scripted, transcript: {ROOT}/tests/transcripts/emily.jsonl}}}}
models: {{m: {{engine: tape}}}}
"""

EVERYWHERE = "0.0.0.0"  # noqa: S104  no server is started here

run = CliRunner().invoke


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "settings.yaml"
    path.write_text(SETTINGS)
    return path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hosts on which a server was about to listen; none does."""
    hosts: list[str] = []

    def run(server: Server) -> None:
        hosts.append(server.config.host)

    monkeypatch.setattr(Server, "run", run)
    monkeypatch.setattr(logs, "configure", lambda _: None)
    return hosts


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.0.2.1", "example.org"])
def test_without_keys_only_loopback_is_served(config: Path, started: list[str], host: str) -> None:
    refused = run(app, ["serve", "--config", str(config), "--host", host])
    assert refused.exit_code == 2
    assert started == []
    assert len(refused.stderr.splitlines()) == 1
    assert host in refused.stderr
    assert "--insecure-open" in refused.stderr
    config.write_text(SETTINGS.replace("port: 0", f"port: 0, host: '{host}'"))
    assert run(app, ["check", "--config", str(config)]).stderr == refused.stderr
    assert run(app, ["check", "--config", str(config), "--insecure-open"]).exit_code == 0


def test_a_kind_of_engine_that_is_not_installed_is_said_with_the_file(
    config: Path, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validation, "find_spec", lambda _: None)
    config.write_text("engines: {e: {kind: vllm, model: some/model}}\nmodels: {m: {engine: e}}\n")
    refused = run(app, ["serve", "--config", str(config)])
    assert (refused.exit_code, started) == (2, [])
    assert refused.stderr.startswith(f"{config}: engines.e.kind: vllm is not installed")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_loopback_needs_no_keys(config: Path, started: list[str], host: str) -> None:
    assert run(app, ["serve", "--config", str(config), "--host", host]).exit_code == 0
    assert started == [host]


def test_with_keys_or_when_told_so_any_host_is_served(config: Path, started: list[str]) -> None:
    everywhere = ["serve", "--config", str(config), "--host", EVERYWHERE]
    assert run(app, [*everywhere, "--insecure-open"]).exit_code == 0
    config.write_text(SETTINGS + "keys: [{name: app, secret: {sha256: '" + "ab" * 32 + "'}}]\n")
    assert run(app, everywhere).exit_code == 0
    assert started == [EVERYWHERE] * 2
