"""Which effort a score sets: a higher one from a higher score, and none where the caller has said something."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from thinkaloud.access.caller import LOCAL
from thinkaloud.errors import SettingsError
from thinkaloud.generation import Effort, GenerationRequest, Lane, Route, ThinkingPlan, Tooling
from thinkaloud.routing.confidence import Confidence, Signals
from thinkaloud.routing.efforts import apply_effort, find_effort
from thinkaloud.routing.fit_file import PairFit
from thinkaloud.routing.policy import Router
from thinkaloud.routing.weights import Head
from thinkaloud.settings import RouteSettings

EFFORTS: list[Effort] = [effort for effort in get_args(Effort) if effort != "none"]
SCORES = st.floats(0, 1)
REQUEST = GenerationRequest("id", "auto", [{"role": "user", "content": "Prove it, step by step, and with every case."}])
CHOSEN = st.sampled_from(
    [
        ThinkingPlan(effort="high"),
        ThinkingPlan(effort="none", enabled=False),
        ThinkingPlan(budget=0),
        ThinkingPlan(budget=100),
        ThinkingPlan(min_tokens=5),
        ThinkingPlan(retries=1),
    ]
)


@st.composite
def bands(draw: st.DrawFn) -> dict[Effort, float]:
    efforts = draw(st.lists(st.sampled_from(EFFORTS), min_size=1, unique=True))
    scores = draw(st.lists(SCORES, min_size=len(efforts), max_size=len(efforts), unique=True))
    return dict(zip(sorted(efforts, key=EFFORTS.index), sorted(scores), strict=True))


def settings(efforts: dict[Effort, float]) -> dict[Effort, float]:
    return RouteSettings.model_validate({"fast": "f", "thinking": "t", "efforts": efforts}).efforts


@given(bands(), SCORES, SCORES)
def test_a_higher_score_never_gets_a_lower_effort(efforts: dict[Effort, float], one: float, other: float) -> None:
    lower, higher = (find_effort(efforts, score, REQUEST) for score in sorted((one, other)))
    assert lower in efforts
    assert higher in efforts
    assert EFFORTS.index(lower) <= EFFORTS.index(higher)


@given(bands())
def test_a_band_begins_at_its_score(efforts: dict[Effort, float]) -> None:
    for effort, score in efforts.items():
        assert find_effort(efforts, score, REQUEST) == effort


@given(bands(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(efforts: dict[Effort, float], random: Any) -> None:
    shuffled = list(efforts.items())
    random.shuffle(shuffled)
    assert list(settings(dict(shuffled)).items()) == list(efforts.items())


@given(bands(), SCORES, CHOSEN)
def test_what_the_caller_has_said_wins(efforts: dict[Effort, float], score: float, plan: ThinkingPlan) -> None:
    request = replace(REQUEST, thinking=plan)
    effort = find_effort(efforts, score, request)
    assert effort is None
    assert apply_effort(request, Route("thinking", "kind", score, effort=effort)) == request


def test_an_effort_for_the_template_alone_wins_too() -> None:
    assert find_effort({"low": 0}, 0.5, replace(REQUEST, template_arguments={"reasoning_effort": "high"})) is None


@pytest.mark.parametrize(
    ("efforts", "told"),
    [
        ({"low": 0.5, "high": 0.2}, "a higher effort needs a higher score"),
        ({"low": 0.5, "high": 0.5}, "a higher effort needs a higher score"),
        ({"none": 0.1}, "is no thinking"),
        ({"low": 1.5}, "less than or equal to 1"),
        ({"much": 0.5}, "minimal"),
    ],
)
def test_bands_that_cannot_be_are_refused(efforts: dict[str, float], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        RouteSettings.model_validate({"fast": "f", "thinking": "t", "efforts": efforts})


class Fixed:
    """A scorer that gives every prompt one score."""

    threshold = 0.5

    def __init__(self, score: float) -> None:
        self.score = score

    def score_with_head(self, text: str) -> tuple[float, Head]:
        return self.score, "gain"

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        return []


FIT = PairFit(
    fast="f",
    thinking="t",
    problems=1,
    head=b"",
    seen=b"",
    threshold=0.5,
    curve=(),
    confidence=Confidence(0, Signals(0, 0, 0, 0, 0), 4),
    band=(0.4, 0.7),
    gate_helps=True,
)
"""Of a gate that drops every draft."""


def router(score: float, **more: Any) -> Router:
    tree = {"fast": "f", "thinking": "t", "efforts": {"low": 0.5, "medium": 0.7, "high": 0.9}, "fit": "pair.json"}
    return Router(RouteSettings.model_validate({**tree, **more}), Fixed(score), lambda: 0.0, FIT)


@pytest.mark.parametrize(
    ("score", "lane", "effort"),
    [(0.3, "fast", None), (0.5, "thinking", "low"), (0.8, "thinking", "medium"), (0.99, "thinking", "high")],
)
def test_a_route_has_the_effort_of_its_score_where_it_thinks(score: float, lane: Lane, effort: Effort | None) -> None:
    route = router(score).decide(REQUEST, LOCAL.name)
    assert (route.lane, route.effort) == (lane, effort)


def test_a_prompt_that_thinks_because_another_model_cannot_gets_the_least() -> None:
    assert [route.effort for route in router(0.3).routes(REQUEST, LOCAL.name)] == [None, "low"]


def test_what_thinks_without_a_score_has_no_effort_of_its_own() -> None:
    route = router(0.3).decide(replace(REQUEST, lane="thinking"), LOCAL.name)
    assert (route.lane, route.by, route.effort) == ("thinking", "request", None)


def test_a_tool_loop_keeps_the_effort_of_its_turn() -> None:
    own = router(0.8)
    first = replace(REQUEST, tooling=Tooling(tools=[{"type": "function"}]))
    own.keep_route(first, LOCAL.name, own.decide(first, LOCAL.name))
    loop = [*first.messages, {"role": "assistant", "tool_calls": [{}]}, {"role": "tool", "content": "4"}]
    assert own.decide(replace(first, messages=loop), LOCAL.name).effort == "medium"


def test_a_dropped_draft_sets_the_effort_of_the_drafts_score() -> None:
    own = router(0.6, gate={})
    drafted = own.decide(REQUEST, LOCAL.name)
    assert (drafted.model, drafted.tentative, drafted.effort) == ("f", True, None)
    final = own.resolve(drafted, Signals(-1, -1, -1, 1, 1), 0.1)
    (route,) = own.routes_after_draft(REQUEST, final, drafted)
    assert (route.lane, route.model, route.by, route.effort) == ("thinking", "t", "gate", "high")


@pytest.mark.parametrize(
    ("lane", "drafted"), [({"model": "g", "cost": 0}, False), ({"model": "g", "cost": 2}, True), (None, True)]
)
def test_only_the_fast_model_of_the_fit_writes_drafts(lane: dict[str, Any] | None, drafted: bool) -> None:
    """A cheaper one is the fast model of the alias, for which the fit is none."""
    lanes = [{"model": "f", "cost": 1, "tools": False}, {"model": "t", "cost": 3, "thinks": True}]
    tree = {"fast": None, "thinking": None, "lanes": [*lanes, *([lane] if lane else [])]}
    if not drafted:
        with pytest.raises(SettingsError, match="was fitted for f and t"):
            router(0.6, gate={}, **tree)
        return
    own = router(0.6, gate={}, **tree)
    assert own.decide(REQUEST, LOCAL.name).tentative
    with_tools = replace(REQUEST, tooling=Tooling(tools=[{"type": "function"}]))
    route = own.decide(with_tools, LOCAL.name)
    assert (route.model, route.tentative) == ("t", False)


def test_no_draft_begins_where_no_model_that_thinks_could_go_on() -> None:
    lanes = [{"model": "f", "cost": 1}, {"model": "t", "cost": 3, "thinks": True, "tools": False}]
    own = router(0.6, gate={}, fast=None, thinking=None, lanes=lanes)
    with_tools = replace(REQUEST, tooling=Tooling(tools=[{"type": "function"}]))
    route = own.decide(with_tools, LOCAL.name)
    assert (route.model, route.tentative) == ("f", False)
