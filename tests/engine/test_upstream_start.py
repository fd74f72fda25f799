"""How the upstream engine starts, or says in one line why not."""

import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.fake_upstream import new_upstream
from engine.support import quiet
from engine.wire import KEY, TOLD, hello, new_engine, raising
from thinkaloud.engine.base import State
from thinkaloud.errors import EngineFailed, SettingsError


def listing(*models: dict[str, Any]) -> httpx.Response:
    return httpx.Response(200, json={"object": "list", "data": list(models)})


@pytest.mark.parametrize(
    ("models", "context_length"),
    [
        (listing({"id": "other", "max_model_len": 9}, {"id": "m", "max_model_len": 4096}), 4096),
        (listing({"id": "m", "context_length": 8192}), 8192),
        (listing({"id": "m"}), None),
        (httpx.Response(404), None),
        (httpx.Response(405), None),
        (httpx.Response(200, json=["m"]), None),
        (httpx.Response(200, text="<html>"), None),
    ],
)
async def test_an_upstream_with_the_model_or_without_a_list_is_ready(
    models: httpx.Response, context_length: int | None
) -> None:
    engine = new_engine(lambda _: models)
    await engine.start(quiet)
    assert engine.state is State.READY
    assert engine.context_length == context_length
    await engine.stop()


async def test_a_context_length_in_the_settings_wins() -> None:
    engine = new_engine(lambda _: listing({"id": "m", "max_model_len": 4096}), context_length=100)
    await engine.start(quiet)
    assert engine.context_length == 100
    await engine.stop()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda _: listing({"id": "a"}, {"id": "b"}), "does not serve 'm' (it serves: 'a', 'b')"),
        (lambda _: listing(), "does not serve 'm' (it serves: nothing)"),
        (lambda _: httpx.Response(401, text=TOLD), "asks for a key: set api_key"),
        (lambda _: httpx.Response(403, text=TOLD), "asks for a key: set api_key"),
        (lambda _: httpx.Response(500, text=TOLD), "answered with status 500 when asked for its models"),
        (lambda _: httpx.Response(302, headers={"location": "/"}), "answered with status 302"),
        (raising(httpx.ConnectError("connection refused")), "cannot be reached (connection refused)"),
        (raising(httpx.ConnectTimeout("late")), "cannot be reached (late)"),
        (raising(httpx.ReadTimeout("late")), "did not answer in time"),
    ],
)
async def test_an_upstream_that_cannot_serve_fails_the_start_in_one_line(answer: Any, reason: str) -> None:
    engine = new_engine(answer, base_url="http://upstream:9/v1/?token=hidden")
    phases: list[str] = []
    with pytest.raises(EngineFailed) as failure:
        await engine.start(phases.append)
    assert engine.state is State.FAILED
    assert phases == ["asking the upstream for its models"]  # strangers read it at /ready
    assert failure.value.message.startswith("engine fleet: the upstream http://upstream:9/v1")
    assert reason in failure.value.message
    assert "\n" not in failure.value.message
    assert "hidden" not in failure.value.message
    assert TOLD not in failure.value.message
    await engine.stop()


async def test_a_refused_key_is_told_as_such_and_not_quoted(key: dict[str, Path]) -> None:
    engine = new_engine(lambda _: httpx.Response(401, text=f"wrong key {KEY}"), api_key=key)
    with pytest.raises(EngineFailed, match="refused the key") as failure:
        await engine.start(quiet)
    assert KEY not in failure.value.message
    await engine.stop()


async def test_nobody_listening_is_a_clear_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    engine = new_upstream(f"http://127.0.0.1:{port}/v1")
    with pytest.raises(EngineFailed, match=f"http://127.0.0.1:{port}/v1 cannot be reached"):
        await engine.start(quiet)
    await engine.stop()


async def test_the_start_stays_stopped_when_stopped_meanwhile() -> None:
    engine = new_engine(lambda _: listing({"id": "m"}))
    await engine.stop()
    await engine.start(quiet)
    assert engine.state is State.STOPPED
    await engine.stop()


@pytest.mark.parametrize("url", ["http://me:pass@upstream/v1", "http://me@upstream/v1"])
def test_a_password_in_the_url_is_refused_and_not_quoted(url: str) -> None:
    with pytest.raises(SettingsError, match=r"engines\.fleet\.base_url") as mistake:
        new_engine(hello, base_url=url)
    assert "pass@" not in str(mistake.value)


@pytest.mark.parametrize("secret", ["", "sk-ä", "sk\nx"])
async def test_a_key_that_no_header_carries_is_refused_and_not_quoted(tmp_path: Path, secret: str) -> None:
    (tmp_path / "key").write_text(secret)
    engine = new_engine(hello, api_key={"file": tmp_path / "key"})
    with pytest.raises(SettingsError, match=r"engines\.fleet\.api_key") as mistake:
        await engine.start(quiet)
    assert not secret or secret not in str(mistake.value)
    assert engine.state is State.FAILED
