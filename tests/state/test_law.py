"""Limits over replicas: whatever two of them do in whatever order, exactly as much is let through as by one bucket."""

import asyncio
import itertools
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.redis_server import RedisServer
from state.replicas import KINDS, MemoryReplicas, RedisReplicas, Replicas, Time
from thinkaloud.state.base import KeyLimits, Quota, Refusal, Use
from thinkaloud.state.token_bucket import Bucket

_NAMES = (f"key{number}" for number in itertools.count())


@dataclass(frozen=True)
class Enter:
    replica: int


@dataclass(frozen=True)
class Take:
    which: int
    tokens: int


@dataclass(frozen=True)
class Spend:
    """tokens: beyond what was taken, or given back."""

    which: int
    tokens: int


@dataclass(frozen=True)
class End:
    which: int
    has_run: bool


@dataclass(frozen=True)
class Pass:
    seconds: int


Step = Enter | Take | Spend | End | Pass
which = st.integers(0, 5)
steps = st.one_of(
    st.builds(Enter, st.just(0)),
    st.builds(Enter, st.just(1)),
    st.builds(Take, which, st.integers(1, 40)),
    st.builds(Spend, which, st.integers(-30, 60)),
    st.builds(End, which, st.booleans()),
    st.builds(Pass, st.integers(1, 25)),
)
quotas = st.builds(
    Quota,
    running=st.one_of(st.none(), st.integers(1, 4)),
    requests=st.one_of(st.none(), st.integers(1, 6)),
    tokens=st.integers(1, 50),
)


class OneBucket:
    """What is let through if everything is in one place, at the times at which it happened."""

    def __init__(self, quota: Quota, clock: Time) -> None:
        self.quota, self.running = quota, 0
        self.requests = Bucket(quota.requests, clock) if quota.requests else None
        assert quota.tokens is not None
        self.tokens = Bucket(quota.tokens, clock)

    def enter(self) -> str | None:
        if self.quota.running is not None and self.running >= self.quota.running:
            return "running"
        if self.tokens.wait_time(1) > 0:
            return "tokens"
        if self.requests is not None:
            if self.requests.wait_time(1) > 0:
                return "requests"
            self.requests.spend(1)
        self.running += 1
        return None

    def take(self, tokens: int) -> str | None:
        if self.tokens.wait_time(min(tokens, self.tokens.capacity)) > 0:
            return "tokens"
        self.tokens.spend(tokens)
        return None

    def end(self, *, has_run: bool) -> None:
        self.running -= 1
        if self.requests is not None and not has_run:
            self.requests.spend(-1)


class Play:
    """One key on two replicas, beside one bucket."""

    def __init__(self, replicas: Replicas, quota: Quota) -> None:
        self.key, self.replicas = next(_NAMES), replicas
        if isinstance(replicas, MemoryReplicas):
            limits = replicas.two[0].key_limits(self.key, quota)
            self.limits: tuple[KeyLimits, KeyLimits] = (limits, limits)
        else:
            one, other = (state.key_limits(self.key, quota) for state in replicas.two)
            self.limits = (one, other)
        self.time = Time()
        self.one: OneBucket | None = None
        self.quota = quota
        self.uses: list[tuple[Use, KeyLimits]] = []

    async def step(self, step: Step) -> None:
        match step:
            case Pass(seconds):
                await self.replicas.pass_time(self.key, seconds)
            case Enter(replica):
                limits = self.limits[replica]
                entered = await limits.enter()
                one = await self.bucket()
                if isinstance(entered, Refusal):
                    assert one.enter() == entered.of
                else:
                    assert one.enter() is None
                    self.uses.append((entered, limits))
                self.compare(limits)
            case _ if self.uses:
                use, limits = self.uses[step.which % len(self.uses)]
                await self.use(step, use, limits)

    async def use(self, step: Step, use: Use, limits: KeyLimits) -> None:
        match step:
            case Take(_, tokens):
                refusal = await use.take_tokens(tokens)
                one = await self.bucket()
                assert one.take(tokens) == (refusal.of if refusal else None)
                if refusal is not None:
                    assert refusal.seconds == pytest.approx(
                        one.tokens.wait_time(min(tokens, one.tokens.capacity)), abs=1e-3
                    )
                self.compare(limits)
            case Spend(_, tokens):
                use.spend_tokens(tokens)
                await use.take_tokens(0.0)  # tells the other replica at once
                (await self.bucket()).tokens.spend(tokens)
            case End(at, has_run):
                self.uses.pop(at % len(self.uses))
                if (ended := use.end(has_run=has_run)) is not None:
                    await ended
                (await self.bucket()).end(has_run=has_run)

    async def bucket(self) -> OneBucket:
        """The bucket at the time at which the replicas' one was used."""
        self.time.now = await self.replicas.now(self.key)
        if self.one is None:
            self.one = OneBucket(self.quota, self.time)
        return self.one

    def compare(self, limits: KeyLimits) -> None:
        """What a replica knows, once it has asked, is what there is."""
        assert self.one is not None
        assert limits.tokens is not None
        assert limits.tokens.level() == pytest.approx(self.one.tokens.level(), abs=1e-3)
        if self.one.requests is not None:
            assert limits.requests is not None
            assert limits.requests.level() == pytest.approx(self.one.requests.level(), abs=1e-3)


@pytest.mark.parametrize("kind", KINDS)
def test_two_replicas_let_through_what_one_bucket_does(kind: str, request: pytest.FixtureRequest) -> None:
    server: RedisServer | None = None if kind == "memory" else request.getfixturevalue("redis")
    with asyncio.Runner() as runner:
        made = None if server is None else RedisReplicas.started(server)
        replicas: Replicas = MemoryReplicas() if made is None else runner.run(made.__aenter__())

        async def play(quota: Quota, plan: list[Step]) -> None:
            game = Play(replicas, quota)
            for step in plan:
                await game.step(step)

        @settings(
            max_examples=300,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        )
        @given(quotas, st.lists(steps, min_size=3, max_size=25))
        def hold(quota: Quota, plan: list[Step]) -> None:
            runner.run(play(quota, plan))

        try:
            hold()
        finally:
            if made is not None:
                runner.run(made.__aexit__(None, None, None))
