"""What becomes of an engine that does not start, dies, goes away or stands still; and what is said of it meanwhile."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.frail import Frail
from live import until
from thinkaloud import settings as config
from thinkaloud.engine import lifecycle as module
from thinkaloud.engine.fleet import Fleet
from thinkaloud.engine.lifecycle import State
from thinkaloud.errors import (
    EngineDied,
    EngineFailed,
    EngineNotReady,
    EngineUnreachable,
    SettingsError,
    ThinkAloudError,
)

DIED, AWAY, MISTAKE = EngineDied("it ended"), EngineUnreachable("it is away"), SettingsError("no such argument")
STRANGE = ValueError("the words of a user")


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RETRY_DELAYS", (0.001,) * 5)


@asynccontextmanager
async def fleet(
    *engines: Frail, failures: list[ThinkAloudError] | None = None, **settings: object
) -> AsyncGenerator[Fleet, None]:
    told = [] if failures is None else failures
    named = {f"e{number}": engine for number, engine in enumerate(engines)}
    fleet = Fleet(named, told.append, config.ServerSettings.model_validate(settings))
    fleet.start()
    try:
        yield fleet
    finally:
        await fleet.stop()
        assert {member.state for member in fleet.members.values()} == {State.STOPPED}


@given(st.lists(st.sampled_from([None, DIED, AWAY, STRANGE, EngineFailed("no memory")]), max_size=12))
async def test_whatever_befalls_it_an_engine_ends_ready_or_stays_down_and_its_state_is_the_last_thing_that_was_seen(
    fate: list[Exception | None],
) -> None:
    engine = Frail(*fate)
    async with fleet(engine) as running:
        member = running.members["e0"]
        await until(lambda: not engine.fate or member.has_given_up)
        await until(lambda: member.state is (State.FAILED if member.has_given_up else State.READY))
        assert member.settled.is_set()
        fatal = sum(error not in {None, AWAY} for error in fate[: len(fate) - len(engine.fate)])
        assert member.has_given_up is (fatal > 5)
        assert (member.error is None) is not member.has_given_up
        assert engine.stops == member.has_given_up, "what runs on an upstream that is away goes on"


async def test_an_engine_that_died_is_started_again_and_a_request_waits_for_it() -> None:
    engine = Frail()
    async with fleet(engine) as running:
        member = running.members["e0"]
        await member.wait_ready(5)
        engine.gate, engine.fate = asyncio.Event(), [DIED]
        await until(lambda: member.state is State.RESTARTING)
        assert (running.status(), member.phase, running.is_ready("e0")) == ("restarting", "counting sheep", False)
        with pytest.raises(EngineNotReady, match="still loading") as early:
            await member.wait_ready(0.01)
        assert early.value.retry_after == 1, "it took no time before"
        waiting = asyncio.create_task(member.wait_ready(10))
        await asyncio.sleep(0)
        engine.gate.set()
        await waiting
        assert (running.status(), member.restarts, engine.starts) == ("ready", 1, 2)


async def test_a_request_that_fails_has_the_engine_looked_at_now() -> None:
    engine = Frail()
    engine.check_every = 3600
    async with fleet(engine) as running:
        await running.members["e0"].wait_ready(5)
        engine.fate = [DIED]
        running.members["e0"].report_failure(error := EngineDied("of a request", retry_after=30))
        assert error.retry_after == 1, "as long as its start took"
        await until(lambda: engine.starts == 2)


async def test_an_engine_that_dies_again_and_again_stays_down_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    engine = Frail(*[None, DIED] * 6)
    async with fleet(engine) as running:
        member = running.members["e0"]
        await until(lambda: member.has_given_up)
        assert (engine.starts, member.phase, member.retry_status) == (6, "died", "stays down")
        assert (running.status(), running.is_alive()) == ("failed", False)
        with pytest.raises(EngineFailed) as refused:
            await member.wait_ready(5)
        assert refused.value.retry_after == 60
    assert "it ended; it stays down" in caplog.text


async def test_an_engine_that_is_away_is_looked_for_without_end_and_asked_nothing_meanwhile() -> None:
    engine = Frail(None, *[AWAY] * 40)
    async with fleet(engine) as running:
        member = running.members["e0"]
        await until(lambda: engine.starts > 10)
        assert running.status() == "failed"
        assert member.phase == "unreachable"
        assert member.retry_status.startswith("next try in")
        assert running.is_alive()
        with pytest.raises(EngineFailed):
            await member.wait_ready(3600)
        await until(lambda: member.state is State.READY)
        assert member.restarts == 0


async def test_an_engine_that_is_away_is_looked_for_soon_however_often_it_was_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_RETRY_DELAYS", (3600.0,))
    monkeypatch.setattr(module, "_MAX_DELAY_UNREACHABLE", 0.001)
    async with fleet(Frail(*[AWAY] * 20)) as running:
        await until(lambda: running.members["e0"].state is State.READY)


@pytest.mark.parametrize("after", ["stop", "work"])
async def test_an_engine_with_work_and_no_sign_of_life_is_stalled_until_it_gives_one(after: str) -> None:
    engine = Frail()
    async with fleet(engine, stalled_after=0.05) as running:
        member = running.members["e0"]
        await member.wait_ready(5)
        looks = engine.looks
        await until(lambda: engine.looks > looks + 100)
        assert member.state is State.READY, "idle is not stalled"
        engine.work = 1
        await until(lambda: member.state is State.STALLED)
        assert running.status() == "stalled"
        assert not running.is_ready("e0")
        await member.wait_ready(5)  # whoever names it may wait for it
        if after == "work":
            engine.steps += 1
        else:
            engine.work = 0
        await until(lambda: member.state is State.READY)


async def test_what_nobody_foresaw_at_a_start_is_a_failure_told_by_kind_and_place_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failures: list[ThinkAloudError] = []
    async with fleet(Frail(STRANGE), failures=failures) as running:
        await until(lambda: bool(failures))
        assert running.members["e0"].settled.is_set()
    assert "ValueError at " in str(failures[0])
    assert "frail.py:" in caplog.text
    assert str(STRANGE) not in caplog.text + str(failures[0])


@pytest.mark.parametrize(
    ("fates", "ends"),
    [
        pytest.param([[MISTAKE], []], True, id="a mistake"),
        pytest.param([[EngineFailed("no")] * 20, []], False, id="one of two"),
        pytest.param([[EngineFailed("no")] * 20, [STRANGE] * 20], True, id="all"),
        pytest.param([[EngineFailed("no")] * 20, [AWAY] * 200], False, id="the other is only away"),
        pytest.param([[None, DIED]], False, id="one that ran"),
        pytest.param([[None, AWAY, MISTAKE]], False, id="a key that is refused later"),
    ],
)
async def test_what_ends_the_server_is_a_mistake_or_that_nothing_starts(
    fates: list[list[Exception | None]], ends: bool
) -> None:
    failures: list[ThinkAloudError] = []
    engines = [Frail(*fate) for fate in fates]
    async with fleet(*engines, failures=failures):
        await until(lambda: all(engine.starts >= 2 or engine.looks >= 2 for engine in engines) or bool(failures))
    assert bool(failures) is ends


async def test_where_the_settings_say_so_an_engine_that_died_ends_the_server() -> None:
    failures: list[ThinkAloudError] = []
    async with fleet(Frail(None, DIED), Frail(), failures=failures, on_engine_death="exit"):
        await until(lambda: bool(failures))
    assert isinstance(failures[0], EngineDied)


async def test_stopping_does_not_wait_for_a_start_nor_for_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RETRY_DELAYS", (3600.0,))
    hangs, away = Frail(), Frail(*[AWAY] * 3)
    hangs.gate = asyncio.Event()
    async with asyncio.timeout(60):
        async with fleet(hangs, away) as running:
            await until(lambda: running.members["e1"].state is State.FAILED)
            assert running.status() == "loading"
    assert (hangs.starts, away.starts) == (1, 1)


async def test_a_server_serves_what_can_be_asked_and_names_what_cannot(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with fleet(Frail(), Frail(*[EngineFailed("no memory")] * 9)) as running:
        await until(lambda: running.members["e1"].has_given_up)
        assert running.status() == "degraded"
        assert running.is_alive()
        assert (running.members["e1"].phase, running.members["e1"].retry_status) == ("did not start", "stays down")
    assert caplog.text.count("no memory") == 6
