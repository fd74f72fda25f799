"""Pools of servers of token ids: an output that is cut goes on at another member, where the settings say so."""

import contextlib
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from engine.support import quiet
from engine.tokens.wire import LENGTH, MODEL, StubServer, ask, ids_of, new_engine, stream, tokens, whole
from live import until
from thinkaloud.engine.tokens import TokensEngine
from thinkaloud.errors import EngineFailed, SettingsError
from thinkaloud.generation import Sampling

CUT = httpx.ReadError("cut")


@contextlib.asynccontextmanager
async def pool(*servers: StubServer, **settings: Any) -> AsyncGenerator[TokensEngine, None]:
    """A started engine before servers named s0, s1, ..."""

    def handle(request: httpx.Request) -> httpx.Response:
        return servers[int(request.url.host.removeprefix("s"))].handle(request)

    members = [{"url": f"http://s{at}:8000"} for at in range(len(servers))]
    engine = new_engine(handle, base_url=None, members=members, **settings)
    await engine.start(quiet)
    await until(lambda: all(status.state == "ready" for status in engine.members()))
    yield engine
    assert engine.running() == 0
    assert all(status.running == 0 for status in engine.members())
    await engine.stop()


def cutting_then_going_on() -> tuple[StubServer, StubServer]:
    """Servers of which the one that is asked first cuts its output behind two tokens."""
    servers: list[StubServer] = []

    def answer(_: dict[str, Any]) -> httpx.Response:
        is_first = sum(len(server.asked) for server in servers) == 1
        return stream([tokens(5), tokens(6)], CUT) if is_first else stream(whole(7, 8))

    servers += [StubServer(answer), StubServer(answer)]
    return servers[0], servers[1]


async def test_an_output_that_is_cut_goes_on_at_another_member_behind_what_has_come() -> None:
    servers = cutting_then_going_on()
    async with pool(*servers, resume=True) as engine:
        chunks = await ask(engine, Sampling(max_tokens=50))
        assert ids_of(chunks) == [5, 6, 7, 8]
        (first,), (second,) = sorted((server.asked for server in servers), key=lambda asked: len(asked[0]["token_ids"]))
        assert second["token_ids"] == [*first["token_ids"], 5, 6]
        assert (first["sampling_params"]["max_tokens"], second["sampling_params"]["max_tokens"]) == (50, 48)


async def test_where_nobody_said_so_a_cut_is_a_failure() -> None:
    servers = cutting_then_going_on()
    async with pool(*servers) as engine:
        with pytest.raises(EngineFailed, match="broke the connection"):
            await ask(engine)
        assert sum(len(server.asked) for server in servers) == 1


async def test_an_output_that_breaks_before_its_first_token_is_begun_at_another_member() -> None:
    def breaking(_: dict[str, Any]) -> httpx.Response:
        return stream([], CUT)

    for breaks in (0, 1):
        servers = [StubServer(breaking if at == breaks else lambda _: stream(whole(7))) for at in range(2)]
        async with pool(*servers) as engine:
            assert ids_of(await ask(engine)) == [7]
            assert len(servers[1 - breaks].asked) == 1


async def test_all_turns_of_a_conversation_go_to_one_member_under_one_name() -> None:
    servers = [StubServer(lambda _: stream(whole(7))) for _ in range(3)]
    async with pool(*servers) as engine:
        for _ in range(5):
            await ask(engine)
    assert sorted(len(server.asked) for server in servers) == [0, 0, 5]
    names = {headers["x-session-id"] for server in servers for headers in server.headers}
    assert len(names) == 1


async def test_a_server_that_takes_no_token_ids_is_no_member() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"data": [{"id": str(MODEL), "max_model_len": LENGTH}]})
        return httpx.Response(404)

    engine = new_engine(handle, base_url=None, members=[{"url": "http://s0:8000"}, {"url": "http://s1:8000"}])
    with pytest.raises(SettingsError, match="--enable-scale-out"):
        await engine.start(quiet)
    await engine.stop()


@pytest.mark.parametrize(
    "settings", [{"base_url": "http://a/v1"}, {"members": [{"url": "http://a"}, {"url": "http://b/v1/"}]}]
)
def test_an_address_with_the_path_of_another_api_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="without /v1"):
        new_engine(lambda _: httpx.Response(404), **{"base_url": None, **settings})
