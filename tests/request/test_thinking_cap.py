"""Beyond the cap of a key nothing is left that thinks, and below it nothing changes."""

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.access.account import Account
from thinkaloud.errors import ThinkingTokensSpent
from thinkaloud.generation import GenerationRequest, Lane, Route, RoutedBy, ThinkingPlan
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.thinking_cap import Candidate, keep_to_cap
from thinkaloud.settings import KeySettings
from thinkaloud.state.memory import MemoryState

MODELS = {
    lane: cast(ServedModel, SimpleNamespace(name=lane, thinking=lane == "thinking")) for lane in ("fast", "thinking")
}
ENABLED = st.sampled_from([None, True, False])


def account(cap: int | None, used: int) -> Account:
    key = {"name": "app", "secret": {"sha256": "0" * 64}, "thinking_tokens_per_day": cap}
    made = Account(KeySettings.model_validate(key), MemoryState(wall_clock=lambda: 1_000_000.0))
    made.spend_thinking(used)
    return made


def candidates(lane: Lane, by: RoutedBy, others: list[Lane], *, is_down: bool, tentative: bool) -> list[Candidate]:
    """The models of an alias as the pipeline tries them. is_down: the first one's engine is not ready."""
    chosen = Route(lane, by, 0.5, 0.001, tentative=tentative and lane == "fast", model="chosen")
    instead = [chosen.replaced_by(other, "fallback", f"other {at}") for at, other in enumerate(others)]
    all_of_them: list[Candidate] = [(MODELS[each.lane], each) for each in (chosen, *instead)]
    return [*all_of_them[1:], all_of_them[0]] if is_down else all_of_them


LANES = st.sampled_from(["fast", "thinking"])
ALIASES = st.builds(
    candidates,
    LANES,
    st.sampled_from(["request", "rule", "kind", "gain", "session", "shadow"]),
    st.lists(LANES, max_size=3),
    is_down=st.booleans(),
    tentative=st.booleans(),
)


def asked(enabled: bool | None = None, budget: int | None = None) -> GenerationRequest:
    return GenerationRequest("id", "m", [], thinking=ThinkingPlan(enabled=enabled, budget=budget))


@given(ALIASES, st.sampled_from([(None, 9), (5, 4)]), ENABLED)
async def test_below_the_cap_and_without_one_nothing_changes(
    both: list[Candidate], counts: tuple[int | None, int], enabled: bool | None
) -> None:
    assert await keep_to_cap(both, asked(enabled), account(*counts)) == both
    for model in MODELS.values():
        assert await keep_to_cap([(model, None)], asked(enabled), account(*counts)) == [(model, None)]


@given(ALIASES, st.integers(0, 9))
async def test_beyond_it_an_alias_answers_with_its_fast_models_unless_the_caller_asks_for_another_or_there_are_none(
    all_of_them: list[Candidate], cap: int
) -> None:
    routes = [route for _, route in all_of_them if route is not None]
    decided, fast = routes[0].decided, [route.model for route in routes if route.lane == "fast"]
    if (decided.lane, decided.by) == ("thinking", "request") or not fast:
        with pytest.raises(ThinkingTokensSpent) as caught:
            await keep_to_cap(all_of_them, asked(), account(cap, cap))
        assert caught.value.retry_after == 86_400 - 1_000_000 % 86_400
        return
    left = [route for _, route in await keep_to_cap(all_of_them, asked(), account(cap, cap)) if route is not None]
    assert [route.model for route in left] == fast
    for route in left:
        assert (route.lane, route.tentative, route.decided.by) == ("fast", False, decided.by)
        assert (route.by == "cap") == (decided.lane == "thinking")


@given(ENABLED, st.sampled_from([None, 0, 7]))
async def test_beyond_it_a_model_answers_that_does_not_think_or_is_told_not_to(
    enabled: bool | None, budget: int | None
) -> None:
    request, spent = asked(enabled, budget), account(5, 5)
    fast, thinking = ([(MODELS[lane], None)] for lane in ("fast", "thinking"))
    assert await keep_to_cap(fast, request, spent) == fast
    if enabled is False or budget == 0:
        assert await keep_to_cap(thinking, request, spent) == thinking
    else:
        with pytest.raises(ThinkingTokensSpent):
            await keep_to_cap(thinking, request, spent)
