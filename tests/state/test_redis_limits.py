"""Limits in Redis, where memory has no part: leases, a Redis that is away or forgets, and what is in it."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from live import until
from state.redis_server import RedisServer, redis_server
from state.replicas import RedisReplicas

pytest.importorskip("redis", reason="the client of Redis is not installed: thinkaloud[redis]")

from thinkaloud.errors import StateFailed
from thinkaloud.settings import StateSettings
from thinkaloud.state.base import Quota, Refusal, Use
from thinkaloud.state.redis import RedisState
from thinkaloud.state.redis.limits import SharedLimits, SharedUse

IMPATIENT = 1.0
"""Seconds in which Redis has to answer in a test of one that is away."""


@pytest.fixture
async def pair(redis: RedisServer) -> AsyncIterator[RedisReplicas]:
    async with RedisReplicas.started(redis) as replicas:
        yield replicas


@pytest.fixture
def own(redis: RedisServer) -> Iterator[RedisServer]:
    """A server that a test may kill."""
    with redis_server() as server:
        yield server


def limits(pair: RedisReplicas, **quota: int) -> tuple[SharedLimits, SharedLimits]:
    one, other = (state.key_limits("app", Quota(**quota)) for state in pair.two)
    assert isinstance(one, SharedLimits)
    assert isinstance(other, SharedLimits)
    return one, other


async def entered(limits: SharedLimits) -> SharedUse:
    use = await limits.enter()
    assert isinstance(use, SharedUse), use
    return use


async def refused(limits: SharedLimits) -> str:
    found = await limits.enter()
    assert isinstance(found, Refusal)
    return found.of


async def age(pair: RedisReplicas, seconds: float) -> None:
    """Make every lease of the key so much older."""
    name = pair.name("app", "leases")
    for lease, end in await pair.client.zrange(name, 0, -1, withscores=True):
        await pair.client.zadd(name, {lease: end - seconds})


async def count(limits: SharedLimits) -> int:
    """How many of many that enter at once are let in."""
    found = await asyncio.gather(*(limits.enter() for _ in range(50)))
    return sum(not isinstance(each, Refusal) for each in found)


async def test_requests_that_enter_two_replicas_at_once_are_let_in_exactly(pair: RedisReplicas) -> None:
    one, other = limits(pair, requests=10)
    assert sum(await asyncio.gather(count(one), count(other))) == 10


async def test_thousands_that_enter_at_once_are_all_counted(pair: RedisReplicas) -> None:
    one, _ = limits(pair, running=1000)
    found = await asyncio.gather(*(one.enter() for _ in range(3000)))
    assert sum(not isinstance(each, Refusal) for each in found) == 1000
    assert one.fleet.connection.is_up


async def test_what_a_killed_replica_ran_counts_no_more_when_its_leases_have_ended(pair: RedisReplicas) -> None:
    one, other = limits(pair, running=1)
    await entered(one)
    await age(pair, 29)
    assert await refused(other) == "running"
    await age(pair, 2)
    await entered(other)


async def test_a_lease_that_is_renewed_holds_on(pair: RedisReplicas) -> None:
    one, other = limits(pair, running=1)
    use = await entered(one)
    for _ in range(3):
        await age(pair, 20)
        use.renew(is_due=True)
        await one.fleet.connection.call("PING")
        assert await refused(other) == "running"
    await use.end(has_run=True)
    await entered(other)


async def test_what_is_used_beyond_a_reservation_is_known_to_the_others_before_the_request_ends(
    pair: RedisReplicas,
) -> None:
    one, other = limits(pair, tokens=100)
    use = await entered(one)
    assert await use.take_tokens(30) is None
    use.spend_tokens(100)
    use.renew(is_due=False)
    await one.fleet.connection.call("PING")
    assert await refused(other) == "tokens"


async def test_a_request_that_leaves_while_it_enters_has_used_nothing(pair: RedisReplicas) -> None:
    one, other = limits(pair, requests=5, running=2)
    await entered(other)
    for turns in range(4):
        entering = asyncio.create_task(one.enter())
        for _ in range(turns):
            await asyncio.sleep(0)
        entering.cancel()
        await asyncio.wait([entering])
    await one.fleet.connection.call("PING")
    use = await entered(other)
    assert other.requests is not None
    assert other.requests.level() == pytest.approx(3, abs=0.1)
    await use.end(has_run=True)


async def test_a_request_that_leaves_while_it_takes_tokens_has_taken_none(pair: RedisReplicas) -> None:
    one, other = limits(pair, tokens=1000)
    for turns in range(6):
        use = await entered(one)
        taking = asyncio.create_task(use.take_tokens(500))
        for _ in range(turns):
            await asyncio.sleep(0)
        taking.cancel()
        await asyncio.wait([taking])
        if not taking.cancelled():
            use.spend_tokens(-500)
        await use.end(has_run=True)
        await one.fleet.connection.call("PING")
    await entered(other)
    assert other.tokens is not None
    assert other.tokens.level() == pytest.approx(1000, abs=1)


async def test_a_redis_that_has_forgotten_the_script_is_told_it_again(pair: RedisReplicas) -> None:
    one, other = limits(pair, requests=3)
    await entered(one)
    await pair.client.script_flush()
    assert sum(await asyncio.gather(count(one), count(other))) == 2
    assert all(state.is_up for state in pair.two)


async def test_while_redis_is_killed_each_replica_has_its_part_and_afterwards_all_of_it_again(own: RedisServer) -> None:
    async with RedisReplicas.started(own, IMPATIENT) as pair:
        states = [state for state in pair.two if isinstance(state, RedisState)]
        await until(lambda: all(state.replicas == 2 for state in states))
        one, other = limits(pair, requests=10, running=4)
        before = await entered(one)
        own.kill()
        assert await count(one) == 1, "half of the four that may run, one of which does"
        assert await count(other) == 2
        assert not one.fleet.connection.is_up
        assert one.tokens is None
        assert one.requests is not None
        assert one.requests.capacity == 5
        before.end(has_run=True)
        own.start()
        await until(lambda: all(state.is_up for state in states))
        use: Use | Refusal = await one.enter()
        assert isinstance(use, SharedUse), "the running ones of the time between are not in Redis"
        assert one.requests.capacity == 10


async def test_a_redis_that_does_not_answer_holds_nobody_up_for_longer_than_once(own: RedisServer) -> None:
    async with RedisReplicas.started(own, IMPATIENT) as pair:
        one, _ = limits(pair, requests=10)
        own.freeze()
        assert not isinstance(await one.enter(), Refusal)
        assert not one.fleet.connection.is_up
        assert one.fleet.connection.call("PING").done(), "nobody else waits"
        own.thaw()
        await until(lambda: one.fleet.connection.is_up)


async def test_a_server_that_starts_without_redis_finds_it_later(own: RedisServer) -> None:
    own.kill()
    async with RedisReplicas.started(own, IMPATIENT) as pair:
        one, other = limits(pair, requests=10)
        assert await count(one) == 10, "it knows of no other replica"
        own.start()
        await until(lambda: one.fleet.connection.is_up and other.fleet.connection.is_up)
        assert sum(await asyncio.gather(count(one), count(other))) == 10


async def test_strict_limits_refuse_what_they_cannot_count_and_nothing_else(own: RedisServer) -> None:
    state = RedisState(StateSettings(url=own.url, timeout=IMPATIENT), is_strict=True)
    await state.start()
    limited, free = state.key_limits("app", Quota(requests=9)), state.key_limits("free", Quota())
    use = await limited.enter()
    own.kill()
    with pytest.raises(StateFailed):
        await limited.enter()
    with pytest.raises(StateFailed):
        await limited.charge_request()
    assert not isinstance(await free.enter(), Refusal)
    assert not isinstance(use, Refusal)
    use.end(has_run=True)
    await state.close()


async def test_a_limit_that_changes_starts_with_a_full_bucket_on_every_replica(pair: RedisReplicas) -> None:
    one, other = limits(pair, requests=2)
    assert await count(one) == 2
    for each in (one, other):
        each.set_quota(Quota(requests=3))
    assert sum(await asyncio.gather(count(one), count(other))) == 3


async def test_a_key_without_limits_costs_no_round_trip(pair: RedisReplicas) -> None:
    one, _ = limits(pair)
    sent = (await pair.client.info("commandstats"))["cmdstat_evalsha"]["calls"]
    for _ in range(20):
        use = await one.enter()
        assert not isinstance(use, Refusal)
        assert await use.take_tokens(5) is None
        assert use.end(has_run=True) is None
    beats = (await pair.client.info("commandstats"))["cmdstat_evalsha"]["calls"] - sent
    assert beats < 20
