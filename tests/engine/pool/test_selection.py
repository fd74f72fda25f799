"""Laws of the choice among members: bounded loads, affinity, and little movement."""

import math
from collections import Counter
from collections.abc import Sequence

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.pool.member import Member, MemberRules, Target
from thinkaloud.engine.pool.selection import choose
from thinkaloud.settings import HealthSettings

RULES = MemberRules(HealthSettings(), cooldown=30)


def new_members(loads: Sequence[int], weights: Sequence[float] = ()) -> list[Member]:
    """Members named m0, m1, ... with so many generations each."""
    members = []
    for at, load in enumerate(loads):
        target = Target(f"m{at}:80", httpx.URL(f"http://m{at}"), weight=weights[at] if weights else 1.0)
        members.append(Member(target, RULES))
        members[-1].running = load
    return members


KEYS = st.text(min_size=1, max_size=16)
LOADS = st.lists(st.integers(0, 50), min_size=1, max_size=8)
IDLE = st.integers(1, 8).map(lambda count: [0] * count)


@given(st.lists(st.tuples(st.integers(0, 50), st.floats(0.1, 10)), min_size=1, max_size=8), KEYS)
def test_no_member_gets_work_far_above_the_mean_load_whatever_the_conversation(
    given: list[tuple[int, float]], key: str
) -> None:
    loads, weights = zip(*given, strict=True)
    members = new_members(loads, weights)
    chosen = choose(members, key)
    share = (sum(loads) + 1) * chosen.target.weight / sum(weights)
    assert chosen.running < max(4, math.ceil(1.5 * share))


@given(LOADS, KEYS, st.randoms())
def test_a_conversation_keeps_its_member_in_whatever_order_they_are_listed(loads: list[int], key: str, any) -> None:  # type: ignore[no-untyped-def]
    members = new_members(loads)
    chosen = choose(members, key)
    any.shuffle(members)
    assert choose(members, key) is chosen


@given(IDLE, KEYS, st.integers(0, 3))
def test_a_few_requests_of_one_conversation_stay_together(loads: list[int], key: str, running: int) -> None:
    members = new_members(loads)
    chosen = choose(members, key)
    chosen.running = running
    assert choose(members, key) is chosen


@given(st.integers(2, 8).map(lambda count: [0] * count), st.lists(KEYS, min_size=1, max_size=50))
def test_when_a_member_leaves_only_its_own_conversations_move(loads: list[int], keys: list[str]) -> None:
    members = new_members(loads)
    gone = members[-1]
    before = {key: choose(members, key) for key in keys}
    for key, member in before.items():
        assert choose(members[:-1], key) is member or member is gone


@given(st.lists(st.integers(0, 50), min_size=1, max_size=8))
def test_without_a_conversation_the_least_loaded_member_is_chosen(loads: list[int]) -> None:
    assert choose(new_members(loads), None).running == min(loads)


def test_a_hundred_conversations_at_once_spread_over_three_members() -> None:
    members = new_members([0, 0, 0])
    for number in range(100):
        choose(members, f"session-{number}").running += 1
    assert max(member.running for member in members) <= 45


@pytest.mark.parametrize("heavy", [2.0, 4.0])
def test_a_member_gets_conversations_by_its_weight(heavy: float) -> None:
    members = new_members([0, 0], [heavy, 1.0])
    got = Counter(choose(members, f"session-{number}").name for number in range(4000))
    assert got["m0:80"] / 4000 == pytest.approx(heavy / (heavy + 1), abs=0.03)


def test_a_loaded_member_loses_its_conversation_to_the_next_and_gets_it_back() -> None:
    members = new_members([0, 0, 0])
    home = choose(members, "talk")
    home.running = 9
    assert choose(members, "talk") is not home
    home.running = 3
    assert choose(members, "talk") is home
