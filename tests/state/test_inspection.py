"""What `thinkaloud check` and the log say of a Redis: where it is, and never its password."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from state.redis_server import RedisServer
from state.replicas import RedisReplicas
from thinkaloud.cli import app
from thinkaloud.errors import SettingsError
from thinkaloud.settings import Settings
from thinkaloud.settings.file import load
from thinkaloud.state.build import build

pytest.importorskip("redis", reason="the client of Redis is not installed: thinkaloud[redis]")

PASSWORD = "canary-of-a-password"


@pytest.fixture
def config(tmp_path: Path) -> Callable[..., Path]:
    """Writes a settings file with further lines."""

    def write(*lines: str) -> Path:
        (tmp_path / "tape.jsonl").write_text('{"text": "hello"}')
        engine = "{kind: scripted, transcript: tape.jsonl}"
        text = [f"engines: {{e: {engine}}}", "models: {m: {engine: e}}", *lines]
        (tmp_path / "settings.yaml").write_text("\n".join(text))
        return tmp_path / "settings.yaml"

    return write


def checked(config: Path) -> list[str]:
    told = CliRunner().invoke(app, ["check", "--config", str(config)])
    assert told.exit_code == 0, told.output
    return [line for line in told.stdout.splitlines() if line.startswith("state: ")]


def test_a_single_process_is_told_nothing_of_state(config: Callable[..., Path]) -> None:
    assert checked(config()) == []


async def test_a_redis_is_told_with_its_replicas(config: Callable[..., Path], redis: RedisServer) -> None:
    async with RedisReplicas.started(redis) as pair:
        file = config(f"state: {{url: '{redis.url}', prefix: {pair.settings.prefix}}}")
        settings = load(file)
        from thinkaloud.state.redis import inspection

        assert inspection.name(redis.url) == f"Redis on 127.0.0.1:{redis.port}"
        assert await inspection.ask(settings.state) == "reached, 2 replicas run"


@pytest.mark.parametrize("host", ["127.0.0.1:1", "no.such.host.invalid:6379"])
def test_one_that_is_away_is_a_warning_without_its_password(config: Callable[..., Path], host: str) -> None:
    line, *_ = checked(config(f"state: {{url: 'redis://anna:{PASSWORD}@{host}/0'}}"))
    assert line.startswith(f"state: Redis on {host}; warning: cannot be reached: ")
    assert PASSWORD not in line


def test_a_wrong_password_is_a_warning_without_it(config: Callable[..., Path], redis: RedisServer) -> None:
    line, *_ = checked(config(f"state: {{url: 'redis://anna:{PASSWORD}@127.0.0.1:{redis.port}'}}"))
    assert "warning: cannot be reached: " in line
    assert PASSWORD not in line


async def test_the_log_of_a_replica_that_finds_no_redis_has_no_password(
    config: Callable[..., Path], redis: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for address in ("127.0.0.1:1", f"127.0.0.1:{redis.port}"):
        state = build(load(config(f"state: {{url: 'redis://anna:{PASSWORD}@{address}'}}")))
        await state.start()
        await state.close()
    assert "is away" in caplog.text
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize(
    "url", [f"http://:{PASSWORD}@host", f"redis://:{PASSWORD}@host:port", f"redis://:{PASSWORD}@host/x?timeout=much"]
)
def test_what_is_no_url_of_a_redis_is_one_line_without_its_password(config: Callable[..., Path], url: str) -> None:
    told = CliRunner().invoke(app, ["check", "--config", str(config(f"state: {{url: '{url}'}}"))])
    if told.exit_code:
        assert "state.url" in told.output + told.stderr
    assert PASSWORD not in told.output + told.stderr


def test_replicas_that_keep_responses_and_their_sealing_key_to_themselves_are_a_warning(
    config: Callable[..., Path],
) -> None:
    state = "state: {url: 'redis://127.0.0.1:1'}"
    [warning] = checked(config(state))[1:]
    assert "store.url" in warning
    assert "traces.sealing" in warning
    assert checked(config(state, "store: {url: 'sqlite:///responses.db'}"))[1:] == []


def test_strict_limits_without_a_shared_state_are_a_mistake(config: Callable[..., Path]) -> None:
    with pytest.raises(SettingsError, match=r"limits\.strict"):
        load(config("limits: {strict: true}"))


def test_the_url_comes_from_the_environment_too(config: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THINKALOUD_STATE__URL", "redis://127.0.0.1:1")
    settings: Settings = load(config())
    assert settings.state.url == os.environ["THINKALOUD_STATE__URL"]
    assert "127.0.0.1:1" not in repr(settings.state)
