"""What makes a member ready, cooling, down or draining."""

from collections.abc import Callable

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.pool.member import Member, MemberRules, MemberState, Target
from thinkaloud.errors import EngineUnreachable
from thinkaloud.settings import HealthSettings

AWAY = EngineUnreachable("away")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def new_member(clock: Callable[[], float], cooldown: float = 30, fall: int = 2, rise: int = 1) -> Member:
    return Member(
        Target("a", httpx.URL("http://a")), MemberRules(HealthSettings(fall=fall, rise=rise), cooldown), clock
    )


def is_ready(member: Member) -> bool:
    return member.state is MemberState.READY


def ready(clock: Clock, **rules: int) -> Member:
    member = new_member(clock, **rules)
    member.pass_probe()
    assert is_ready(member)
    return member


@pytest.mark.parametrize("rise", [1, 3])
def test_a_new_member_is_down_until_its_first_good_probe(clock: Clock, rise: int) -> None:
    assert new_member(clock).state is MemberState.DOWN
    ready(clock, rise=rise)


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 4), st.integers(1, 4))
def test_a_member_falls_and_rises_by_so_many_probes_in_a_row(probes: list[bool], fall: int, rise: int) -> None:
    member = ready(Clock(), fall=fall, rise=rise)
    is_down, in_a_row, last = False, 0, True
    for passed in probes:
        in_a_row = in_a_row + 1 if passed is last else 1
        last = passed
        if passed:
            member.pass_probe()
            is_down = is_down and in_a_row < rise
        else:
            member.miss_probe(AWAY)
            is_down = is_down or in_a_row >= fall
        assert (member.state is MemberState.DOWN) is is_down


def test_three_failures_in_a_row_cool_a_member_down_for_a_while(clock: Clock) -> None:
    member = ready(clock)
    member.fail()
    member.fail()
    member.succeed()
    member.fail()
    member.fail()
    assert is_ready(member)
    member.fail()
    assert member.state is MemberState.COOLING
    assert member.is_live, "where there is no other, it is asked"
    clock.now += 30.1
    assert is_ready(member)
    member.fail()
    assert member.state is MemberState.COOLING, "behind the pause, one more is enough"


def test_probes_that_pass_do_not_end_the_pause_of_a_member_that_only_fails_at_its_work(clock: Clock) -> None:
    member = ready(clock)
    for _ in range(3):
        member.fail()
    member.pass_probe()
    assert member.state is MemberState.COOLING


def test_a_member_that_was_away_begins_anew(clock: Clock) -> None:
    member = ready(clock)
    for _ in range(3):
        member.fail()
    member.pause(60)
    member.miss_probe(AWAY)
    member.pass_probe()
    assert is_ready(member)


@pytest.mark.parametrize(("asked", "kept"), [(5, 5), (3600, 60)])
def test_a_pause_that_a_member_asks_for_is_kept_but_for_a_minute_at_most(clock: Clock, asked: int, kept: int) -> None:
    member = ready(clock)
    member.pause(asked)
    assert (member.state, member.is_live, member.rest) == (MemberState.COOLING, False, kept)
    clock.now += kept - 0.1
    assert member.state is MemberState.COOLING
    clock.now += 0.2
    assert is_ready(member)


def test_a_member_that_drains_does_so_at_once_and_comes_back_at_once(clock: Clock) -> None:
    member = ready(clock)
    with member.work():
        member.drain(AWAY)
        assert (member.state, member.running, member.is_live) == (MemberState.DRAINING, 1, False)
    member.pass_probe()
    assert (member.state, member.running) == (MemberState.READY, 0)


def test_without_a_cooldown_a_member_never_cools(clock: Clock) -> None:
    member = ready(clock, cooldown=0)
    for _ in range(9):
        member.fail()
    member.pause(60)
    assert is_ready(member)
