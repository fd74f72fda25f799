"""Tokens of the day over replicas: whatever each spends, and whoever is started again, all of them know the sum."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.redis_server import RedisServer, redis_server
from state.replicas import PATIENT, Time
from thinkaloud.errors import StateFailed
from thinkaloud.settings import StateSettings
from thinkaloud.state.base import DayTokens, digest
from thinkaloud.state.day_count import DAY, DayCount
from thinkaloud.state.memory import MemoryState

_NAMES = (f"key{number}" for number in itertools.count())


@dataclass(frozen=True)
class Spend:
    replica: int
    tokens: int


@dataclass(frozen=True)
class Restart:
    replica: int


@dataclass(frozen=True)
class Pass:
    seconds: int


Step = Spend | Restart | Pass
replica = st.integers(0, 1)
steps = st.one_of(
    st.builds(Spend, replica, st.integers(0, 1000)),
    st.builds(Restart, replica),
    st.builds(Pass, st.integers(1, DAY)),
)


@given(st.lists(st.one_of(st.builds(Spend, replica, st.integers(0, 1000)), st.builds(Pass, st.integers(1, DAY)))))
def test_one_process_counts_what_it_has_spent_since_midnight(plan: list[Step]) -> None:
    clock = Time()
    count, day, expected = DayCount(clock), int(clock.now // DAY), 0
    for step in plan:
        match step:
            case Spend(_, tokens):
                count.spend(tokens)
                expected += tokens
            case Pass(seconds):
                clock.now += seconds
        if clock.now // DAY != day:
            day, expected = int(clock.now // DAY), 0
        assert count.used == expected
        assert 0 < count.seconds_left() <= DAY
        assert (clock.now + count.seconds_left()) % DAY == 0


async def test_in_memory_nobody_has_to_be_told() -> None:
    count = MemoryState().day_tokens("app")
    count.spend(7)
    assert count.tell() is None
    assert await count.read() == 7


@asynccontextmanager
async def replicas(
    server: RedisServer, names: int = 2, *, patience: float = PATIENT, is_strict: bool = False
) -> AsyncIterator[tuple[list[DayTokens], Time, str]]:
    """The counts of one key on so many replicas, which share a clock."""
    from thinkaloud.state.redis import RedisState

    key, clock = next(_NAMES), Time()
    settings = StateSettings(url=server.url, timeout=patience)
    states = [RedisState(settings, wall_clock=clock, is_strict=is_strict) for _ in range(names)]
    for state in states:
        await state.start()
    try:
        yield [state.day_tokens(key) for state in states], clock, key
    finally:
        for state in states:
            await state.close()


async def told(count: DayTokens) -> None:
    if (done := count.tell()) is not None:
        await done


def test_two_replicas_know_the_sum_also_of_those_that_were_started_again(request: pytest.FixtureRequest) -> None:
    pytest.importorskip("redis", reason="the client of Redis is not installed: thinkaloud[redis]")
    server: RedisServer = request.getfixturevalue("redis")

    async def play(plan: list[Step]) -> None:
        restarts = sum(isinstance(step, Restart) for step in plan)
        async with replicas(server, 2 + restarts) as (counts, clock, _):
            running, fresh, expected, day = counts[:2], iter(counts[2:]), 0, int(clock.now // DAY)
            for step in plan:
                match step:
                    case Spend(at, tokens):
                        running[at].spend(tokens)
                        await told(running[at])
                        expected += tokens
                    case Restart(at):
                        running[at] = next(fresh)
                    case Pass(seconds):
                        clock.now += seconds
                        if clock.now // DAY != day:
                            day, expected = int(clock.now // DAY), 0
                assert [await count.read() for count in running] == [expected, expected]

    with asyncio.Runner() as runner:

        @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(st.lists(steps, min_size=1, max_size=12))
        def hold(plan: list[Step]) -> None:
            runner.run(play(plan))

        hold()


async def test_what_redis_has_forgotten_is_told_again_and_counts_once(redis: RedisServer) -> None:
    pytest.importorskip("redis")
    from redis.asyncio import Redis

    from thinkaloud.state.redis.day_counts import SharedDayCount

    async with replicas(redis) as ((one, other), _, key), Redis.from_url(redis.url) as client:
        one.spend(5)
        await told(one)
        assert await other.read() == 5
        assert await client.delete(f"thinkaloud:{{{digest(key)}}}:thinking:0") == 1
        assert await other.read() == 0
        assert one.tell() is None
        assert isinstance(one, SharedDayCount)
        for _ in range(2):
            written = one.tell(again=True)
            assert written is not None
            await written
        assert await other.read() == 5


@pytest.mark.parametrize("is_strict", [False, True])
async def test_while_redis_is_away_each_goes_on_with_what_it_knows_or_refuses(is_strict: bool) -> None:
    pytest.importorskip("redis")
    with redis_server() as server:
        async with replicas(server, patience=1.0, is_strict=is_strict) as ((one, other), _, _key):
            other.spend(3)
            await told(other)
            one.spend(4)
            assert await one.read() == 7
            server.kill()
            one.spend(5)
            if is_strict:
                with pytest.raises(StateFailed):
                    await one.read()
            else:
                assert await one.read() == 12
            assert one.used == 12
