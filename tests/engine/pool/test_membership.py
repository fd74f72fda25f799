"""Which servers are members: those that are found, that answer, and that serve the model; and what is told of them."""

import asyncio
import hashlib
import json
import logging
import socket
from contextlib import ExitStack
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from dialects.dialect import Dialect, Question
from dialects.every import each_dialect
from engine import fake_upstream
from engine.pool.gateway import Gateway, gateway, member_of
from engine.pool.test_failover import says, whole
from engine.raw_upstream import WHOLE, Asked, status
from engine.support import quiet
from engine.wire import KEY
from live import Live, free_port, listening, until
from thinkaloud.app import create_app
from thinkaloud.engine.lifecycle import State
from thinkaloud.engine.pool import pool as module
from thinkaloud.engine.upstream import UpstreamEngine
from thinkaloud.errors import EngineUnreachable, SettingsError
from thinkaloud.settings import DiscoverySettings, Settings
from thinkaloud.settings import UpstreamEngine as UpstreamSettings

HI = {"model": "m", "messages": [{"role": "user", "content": "What is the capital of France?"}]}


def url(port: int, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{port}/v1"


def settings(*urls: str, server: dict[str, Any] | None = None, **more: Any) -> Settings:
    tree = {"kind": "upstream", "model": fake_upstream.MODEL, "members": [{"url": each} for each in urls], **more}
    return Settings.model_validate({"server": server or {}, "engines": {"up": tree}, "models": {"m": {"engine": "up"}}})


def models(*names: str, length: int | None = None) -> bytes:
    listed = [{"id": name, **({"max_model_len": length} if length else {})} for name in names]
    return status("200 OK", json.dumps({"data": listed}).encode())


def states(live: Live) -> list[str]:
    return [status.state for status in live.fleet.upstreams("up")]


async def test_a_gateway_whose_upstreams_are_all_down_starts_and_serves_as_soon_as_one_is_there() -> None:
    ports = [free_port(), free_port()]
    async with listening(create_app(settings(*map(url, ports), health={"every": 0.05}))) as live:
        member = live.fleet.members["up"]
        for port in ports:  # at the start, and when it had been there
            await until(lambda: member.state is State.FAILED)
            refused = await live.client.post("/v1/chat/completions", json=HI)
            assert (refused.status_code, refused.headers["retry-after"].isdigit()) == (503, True)
            ready = await live.client.get("/ready")
            assert (ready.status_code, ready.json()["engines"]["up"]["members"]) == (503, {"down": 2})
            assert ready.headers["retry-after"].isdigit()
            with fake_upstream.serve(port):
                await until(lambda: member.state is State.READY)
                assert (await live.client.post("/v1/chat/completions", json=HI)).status_code == 200
                assert (await live.client.get("/ready")).json()["engines"]["up"]["members"] == {"ready": 1, "down": 1}


async def test_each_member_that_dies_is_left_out_and_is_back_when_it_is(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    port = free_port()
    with fake_upstream.serve() as other:
        async with listening(create_app(settings(other.url, url(port), health={"every": 0.05}))) as live:
            await live.ready(10)
            for _ in range(2):
                await until(lambda: states(live) == ["ready", "down"])
                for _ in range(4):
                    assert (await live.client.post("/v1/chat/completions", json=HI)).status_code == 200
                with fake_upstream.serve(port):
                    await until(lambda: states(live) == ["ready", "ready"])
    told = [record.getMessage() for record in caplog.records if record.name == "thinkaloud.pool"]
    assert f"127.0.0.1:{port} is ready" in told
    assert any(
        f"127.0.0.1:{port} is down: engine up: the upstream http://127.0.0.1:{port}/v1 cannot" in each for each in told
    )


async def test_a_member_that_hangs_delays_neither_the_start_nor_another_one_s_return() -> None:
    with ExitStack() as stack:
        hanging = stack.enter_context(socket.create_server(("127.0.0.1", 0)))  # accepts, and says nothing
        port = free_port()
        urls = url(hanging.getsockname()[1]), url(port)
        async with listening(create_app(settings(*urls, health={"every": 0.05}, connect_timeout=60))) as live:
            member = live.fleet.members["up"]
            await until(lambda: member.state is State.FAILED)
            with fake_upstream.serve(port):
                await until(lambda: member.state is State.READY)
                assert states(live) == ["down", "ready"]


async def test_a_member_without_the_model_is_none_and_the_shortest_context_counts() -> None:
    async with gateway(whole, whole, whole, looks=models("m", length=4096)) as pool:
        assert pool.live.fleet.engines["up"].context_length == 4096
        pool.upstreams[1].look = models("m", length=1024)
        for at in (1, 2):
            await _change(pool, at, "down", status("500 No"))
            await _change(pool, at, "ready", models("m", length=1024))
        assert pool.live.fleet.engines["up"].context_length == 1024
        await _change(pool, 2, "down", status("500 No"))
        pool.upstreams[2].look = models("another")
        looks = pool.upstreams[2].looks
        await until(lambda: pool.upstreams[2].looks > looks + 3)
        assert pool.states() == ["ready", "ready", "down"]


async def _change(pool: Gateway, at: int, state: str, look: bytes) -> None:
    """Let a member look so, and return once it is in that state."""
    pool.upstreams[at].look = look
    await until(lambda: pool.states()[at] == state)


async def test_where_no_member_has_the_model_that_is_a_mistake_in_the_settings() -> None:
    with fake_upstream.serve() as one, fake_upstream.serve() as other:
        tree = settings(one.url, other.url, model="another").engines["up"]
        assert isinstance(tree, UpstreamSettings)
        engine = UpstreamEngine("up", tree)
        with pytest.raises(SettingsError, match="does not serve 'another'"):
            await engine.start(quiet)
        await engine.stop()


class Resolver:
    """What a name stands for, until a test changes it."""

    def __init__(self, *hosts: str) -> None:
        self.hosts: list[str] | None = [*hosts]
        self.calls = 0

    async def __call__(self, settings: DiscoverySettings) -> list[str]:
        self.calls += 1
        if self.hosts is None:
            raise EngineUnreachable(f"the name {settings.dns} has no addresses (gaierror)")
        return self.hosts


def discovering(port: int) -> Settings:
    discover = {"dns": "fleet.example", "port": port, "every": 0.05}
    return settings(discover=discover, health={"every": 0.05})


def names(live: Live) -> list[str]:
    return [status.name for status in live.fleet.upstreams("up")]


async def test_members_come_and_go_with_the_addresses_of_their_name(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver("127.0.0.1")
    monkeypatch.setattr(module, "resolve", resolver)
    with fake_upstream.serve(host="") as fleet:
        port = int(fleet.url.removesuffix("/v1").rpartition(":")[2])
        async with listening(create_app(discovering(port))) as live:
            await live.ready(10)
            assert (names(live), states(live)) == ([f"127.0.0.1:{port}"], ["ready"])
            resolver.hosts = ["127.0.0.1", "127.0.0.2"]
            await until(lambda: states(live) == ["ready", "ready"])
            assert (await live.client.post("/v1/chat/completions", json=HI)).status_code == 200
            resolver.hosts = ["127.0.0.2"]
            await until(lambda: names(live) == [f"127.0.0.2:{port}"])
            assert (await live.client.post("/v1/chat/completions", json=HI)).status_code == 200
            resolver.hosts = None
            calls = resolver.calls
            await until(lambda: resolver.calls > calls + 2)
            assert states(live) == ["ready"], "where the name cannot be resolved, the members stay"
            assert (await live.client.post("/v1/chat/completions", json=HI)).status_code == 200


async def test_a_name_that_stands_for_nothing_yet_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver()
    resolver.hosts = None
    monkeypatch.setattr(module, "resolve", resolver)
    with fake_upstream.serve() as fleet:
        port = int(fleet.url.removesuffix("/v1").rpartition(":")[2])
        async with listening(create_app(discovering(port))) as live:
            await until(lambda: live.fleet.members["up"].state is State.FAILED)
            resolver.hosts = ["127.0.0.1"]
            await until(lambda: live.fleet.members["up"].state is State.READY)


async def test_what_runs_at_a_member_that_leaves_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, released = asyncio.Event(), asyncio.Event()

    async def slow(_: Asked) -> bytes:
        begun.set()
        await released.wait()
        return WHOLE

    resolver = Resolver("127.0.0.1")
    monkeypatch.setattr(module, "resolve", resolver)
    async with gateway(slow) as pool:
        port = int(member_of(pool.upstreams[0]).partition(":")[2])
        async with listening(create_app(discovering(port))) as live:
            await live.ready(10)
            asking = asyncio.create_task(live.client.post("/v1/chat/completions", json=HI))
            await begun.wait()
            resolver.hosts = ["127.0.0.2"]
            await until(lambda: names(live) == [f"127.0.0.2:{port}"])
            released.set()
            assert (await asking).status_code == 200


async def test_a_name_is_resolved_to_its_addresses_or_not_at_all() -> None:
    from thinkaloud.engine.pool.discovery import resolve

    assert "127.0.0.1" in await resolve(DiscoverySettings(dns="localhost", port=80))
    with pytest.raises(EngineUnreachable, match=r"the name no-such\.invalid has no addresses"):
        await resolve(DiscoverySettings(dns="no-such.invalid", port=80))


@each_dialect
@pytest.mark.parametrize("stream", [False, True])
async def test_every_dialect_is_answered_by_another_member_where_the_first_is_gone(
    dialect: Dialect, stream: bool
) -> None:
    question = dialect.sayable(Question([{"role": "user", "content": "hi"}], model="m", stream=stream))
    async with gateway(says(), whole, cooldown=0) as pool:
        for upstream in (0, 1):
            path, body = dialect.path(question), dialect.write(question)
            response = await pool.live.client.post(path, json=body, headers=pool.session(upstream))
            assert response.status_code == 200
            assert "hello" in response.text
        assert pool.asked() == [1, 2]


KEYS = {"operator": {"admin": True, "metrics": True}, "app": {"metrics": False}}


async def test_only_the_operator_learns_where_the_members_are() -> None:
    tree = settings(url(free_port()), health={"every": 0.05}).model_dump(mode="json", by_alias=True, exclude_unset=True)
    tree["keys"] = [
        {"name": name, "secret": {"sha256": hashlib.sha256(name.encode()).hexdigest()}, **more}
        for name, more in KEYS.items()
    ]
    with fake_upstream.serve() as fleet:
        tree["engines"]["up"]["members"].append({"url": fleet.url})
        async with listening(create_app(Settings.model_validate(tree))) as live:
            await live.ready(10)
            await until(lambda: states(live) == ["down", "ready"])
            (gone, there), keys = names(live), {"authorization": "Bearer operator"}
            ready = await live.client.get("/ready")
            assert ready.json()["engines"]["up"]["members"] == {"down": 1, "ready": 1}
            refused = await live.client.post("/v1/chat/completions", json=HI, headers={"authorization": "Bearer app"})
            assert refused.status_code == 200
            assert not any(name in f"{ready.text}{refused.text}" for name in (gone, there))
            told = (await live.client.get("/admin/overview", headers=keys)).json()
            assert told["upstreams"] == {
                "up": [
                    {"name": gone, "state": "down", "running": 0},
                    {"name": there, "state": "ready", "running": 0},
                ]
            }


async def test_metrics_tell_of_each_member_by_its_name_and_nothing_of_its_key(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("MEMBER_KEY", KEY)
    async with gateway(says(), whole, health={"every": 60}, api_key={"env": "MEMBER_KEY"}) as pool:
        assert (await pool.post()).status_code == 200
        page = (await pool.live.client.get("/metrics")).text
        samples = {
            (sample.name, sample.labels["member"]): sample.value
            for family in text_string_to_metric_families(page)
            for sample in family.samples
            if sample.labels.get("engine") == "up" and "member" in sample.labels
        }
        overview = (await pool.live.client.get("/admin/overview")).text
        assert not any(KEY in told for told in (page, overview, caplog.text))
        dying, other = map(member_of, pool.upstreams)
        assert samples == {
            ("thinkaloud_upstream_up", dying): 1,
            ("thinkaloud_upstream_up", other): 1,
            ("thinkaloud_upstream_inflight", dying): 0,
            ("thinkaloud_upstream_inflight", other): 0,
            ("thinkaloud_upstream_retries_total", dying): 1,
            ("thinkaloud_upstream_retries_total", other): 0,
        }


@pytest.mark.parametrize(("needs", "code"), [("any_model", 200), ("all_models", 503)])
async def test_whether_all_models_have_to_be_there_is_a_setting(needs: str, code: int) -> None:
    with fake_upstream.serve() as fleet:
        tree = settings(fleet.url, server={"ready_when": needs}).model_dump(
            mode="json", by_alias=True, exclude_unset=True
        )
        tree["engines"]["gone"] = {**tree["engines"]["up"], "members": [{"url": url(free_port())}]}
        tree["models"]["other"] = {"engine": "gone"}
        async with listening(create_app(Settings.model_validate(tree))) as live:
            await until(lambda: live.fleet.members["up"].state is State.READY)
            await until(lambda: live.fleet.members["gone"].state is State.FAILED)
            ready = await live.client.get("/ready")
            assert (ready.status_code, ready.json()["models"]) == (code, {"m": "ready", "other": "failed"})
