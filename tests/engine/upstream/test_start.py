"""How the upstream engine starts, or says in one line why not."""

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.fake_upstream import new_upstream
from engine.support import collect, quiet, user
from engine.wire import KEY, TOLD, hello, new_engine, raising
from live import free_port
from thinkaloud.errors import EngineUnreachable, SettingsError
from thinkaloud.generation import Prompt


def listing(*models: dict[str, Any]) -> httpx.Response:
    return httpx.Response(200, json={"object": "list", "data": list(models)})


@pytest.mark.parametrize(
    ("models", "context_length"),
    [
        (listing({"id": "other", "max_model_len": 9}, {"id": "m", "max_model_len": 4096}), 4096),
        (listing({"id": "m", "context_length": 8192}), 8192),
        (listing({"id": "m", "max_context_length": 32768}), 32768),
        (listing({"id": "m", "context_window": 131072}), 131072),
        (httpx.Response(200, content=b"\xef\xbb\xbf" + listing({"id": "m", "max_model_len": 9}).content), 9),
        (listing({"id": "m"}), None),
        (httpx.Response(404), None),
        (httpx.Response(405), None),
        (httpx.Response(501), None),
        (httpx.Response(200, json=["m"]), None),
        (httpx.Response(200, text="<html>"), None),
    ],
)
async def test_an_upstream_with_the_model_or_without_a_list_is_ready(
    models: httpx.Response, context_length: int | None
) -> None:
    engine = new_engine(lambda _: models)
    await engine.start(quiet)
    await engine.check()
    assert engine.context_length == context_length
    await engine.stop()


async def test_a_context_length_in_the_settings_wins() -> None:
    engine = new_engine(lambda _: listing({"id": "m", "max_model_len": 4096}), context_length=100)
    await engine.start(quiet)
    assert engine.context_length == 100
    await engine.stop()


MISTAKES = [
    (lambda _: listing({"id": "a"}, {"id": "b"}), "does not serve 'm' (it serves: 'a', 'b')"),
    (lambda _: listing(), "does not serve 'm' (it serves: nothing)"),
    (lambda _: httpx.Response(401, text=TOLD), "asks for a key: set api_key"),
    (lambda _: httpx.Response(403, text=TOLD), "asks for a key: set api_key"),
    (lambda _: httpx.Response(302, headers={"location": "/"}), "answered with status 302"),
]
AWAY = [
    (lambda _: httpx.Response(500, text=TOLD), "answered with status 500 when asked for its models"),
    (raising(httpx.ConnectError("connection refused")), "cannot be reached (connection refused)"),
    (raising(httpx.ConnectTimeout("late")), "cannot be reached (late)"),
    (raising(httpx.ReadTimeout("late")), "did not answer in time"),
    (raising(httpx.ReadError("cut")), "broke the connection"),
]


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [*((answer, SettingsError, reason) for answer, reason in MISTAKES)]
    + [(answer, EngineUnreachable, reason) for answer, reason in AWAY],
)
async def test_an_upstream_that_cannot_serve_fails_the_start_in_one_line(
    answer: Any, kind: type[Exception], reason: str
) -> None:
    engine = new_engine(answer, base_url="http://upstream:9/v1/?token=hidden")
    phases: list[str] = []
    with pytest.raises(kind) as failure:
        await engine.start(phases.append)
    assert phases == ["asking the upstream for its models"], "everyone may read it"
    told = str(failure.value)
    assert told.startswith("engine fleet: the upstream http://upstream:9/v1")
    assert reason in told
    assert "\n" not in told
    assert "hidden" not in told
    assert TOLD not in told
    await engine.stop()


async def test_a_refused_key_is_told_as_such_and_not_quoted(key: dict[str, Path]) -> None:
    engine = new_engine(lambda _: httpx.Response(401, text=f"wrong key {KEY}"), api_key=key)
    with pytest.raises(SettingsError, match="refused the key") as failure:
        await engine.start(quiet)
    assert KEY not in str(failure.value)
    await engine.stop()


async def test_nobody_listening_is_a_clear_failure() -> None:
    port = free_port()
    engine = new_upstream(f"http://127.0.0.1:{port}/v1")
    with pytest.raises(EngineUnreachable, match=f"http://127.0.0.1:{port}/v1 cannot be reached"):
        await engine.start(quiet)
    await engine.stop()


@pytest.mark.parametrize(("answer", "reason"), AWAY)
async def test_an_upstream_that_goes_away_is_found_out_and_can_be_started_again(answer: Any, reason: str) -> None:
    now: list[Any] = [lambda _: listing({"id": "m"})]
    engine = new_engine(lambda asked: now[0](asked))
    await engine.start(quiet)
    await engine.check()
    now[0] = answer
    with pytest.raises(EngineUnreachable, match=re.escape(reason)):
        await engine.check()
    now[0] = lambda _: listing({"id": "m"})
    await engine.start(quiet)
    await engine.check()
    await engine.stop()


@pytest.mark.parametrize("status", [400, 404, 405, 429])
async def test_an_upstream_that_answers_is_there_whatever_it_says_to_the_question(status: int) -> None:
    now = [200]
    engine = new_engine(lambda _: httpx.Response(now[0], json={"data": [{"id": "m"}]}))
    await engine.start(quiet)
    now[0] = status
    await engine.check()
    await engine.stop()


async def test_an_upstream_that_is_at_work_is_not_away_for_being_slow_nor_a_sign_of_life() -> None:
    begun = asyncio.Event()

    async def answer(asked: httpx.Request) -> httpx.Response:
        if asked.method == "POST":
            begun.set()
            await asyncio.Event().wait()
        if begun.is_set():
            raise httpx.ReadTimeout("busy")
        return listing({"id": "m"})

    engine = new_engine(answer)
    await engine.start(quiet)
    asking = asyncio.create_task(collect(engine, Prompt(user("hi"))))
    await begun.wait()
    steps = engine.steps
    await engine.check()
    assert engine.steps == steps
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    with pytest.raises(EngineUnreachable, match="did not answer in time"):
        await engine.check()
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


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SSL_CERT_FILE", "/nowhere/at-all.pem"),
        ("ALL_PROXY", "gopher://me:hidden@proxy"),
        ("HTTP_PROXY", "http://proxy:port"),
    ],
)
async def test_an_environment_that_allows_no_connection_is_a_mistake_and_not_quoted(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    engine = new_upstream("http://127.0.0.1:9/v1")
    with pytest.raises(SettingsError, match=r"engines\.fleet: no connection can be made") as mistake:
        await engine.start(quiet)
    assert value not in str(mistake.value)
