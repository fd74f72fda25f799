"""Which models of an alias answer: the cheapest that can, and two lanes are the same in short and at length."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from thinkaloud.access.caller import LOCAL
from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Image, Lane, Message, Route, Tooling, estimate_tokens
from thinkaloud.routing.domains import find_domain
from thinkaloud.routing.lanes import Abilities, Lanes
from thinkaloud.routing.languages import detect_language
from thinkaloud.routing.policy import Router
from thinkaloud.routing.scorer import Scorer
from thinkaloud.settings import LaneSettings, RouteSettings

TEXTS = (
    "Write a Python function that returns the longest word of a list.",
    "What is the integral of x^2 from 0 to 3? Compute it exactly.",
    "Erzähle mir bitte etwas Schönes über deine kleine Heimatstadt am Meer.",
    "Tell me something nice about the small town in which you live.",
)
ABILITIES = st.builds(Abilities, st.booleans(), st.booleans(), st.none() | st.integers(1, 400))
LANES: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    cost=st.integers(0, 3),
    thinks=st.booleans(),
    tools=st.none() | st.booleans(),
    images=st.none() | st.booleans(),
    context=st.none() | st.integers(1, 400),
    languages=st.sampled_from([(), ("en",), ("de", "fr")]),
    domains=st.sampled_from([(), ("code",), ("mathematics", "writing")]),
)


@dataclass(frozen=True)
class Case:
    """An alias, what its models can do, and a request to it."""

    lanes: tuple[LaneSettings, ...]
    abilities: dict[str, Abilities]
    request: GenerationRequest
    turn: str
    kind: Lane

    def order(self) -> list[LaneSettings]:
        """The models that may answer, in order."""
        by_name = {lane.model: lane for lane in self.lanes}
        settings = RouteSettings(lanes=self.lanes)
        ordered = Lanes(settings, self.abilities.__getitem__).order(self.request, self.kind)
        return [by_name[model] for _, model in ordered]

    def can(self, lane: LaneSettings) -> bool:
        """Whether the model has what the request certainly needs."""
        own = self.abilities[lane.model]
        tools = own.tools if lane.tools is None else lane.tools
        images = own.images if lane.images is None else lane.images
        has_image = any("pieces" in message for message in self.request.messages)
        return (tools or not self.request.tooling.tools) and (images or not has_image)

    def suits(self, lane: LaneSettings) -> bool:
        """Whether the model is one for the request, as far as can be guessed."""
        context = self.abilities[lane.model].context if lane.context is None else lane.context
        length = estimate_tokens(self.request.messages, {}, self.request.tooling)
        return (
            (context is None or length < context)
            and (not lane.languages or detect_language(self.turn) in lane.languages)
            and (not lane.domains or find_domain(self.turn) in lane.domains)
        )


def asked(text: str, *, tools: bool = False, image: bool = False) -> GenerationRequest:
    message: Message = {"role": "user", "content": text}
    if image:
        message["pieces"] = [text, Image("https://pictures.example/a.png", "messages.0.content.1")]
    return GenerationRequest("id", "auto", [message], tooling=Tooling(tools=[{"type": "function"}] * tools))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    trees = draw(st.lists(LANES, min_size=2, max_size=5))
    trees[0]["thinks"], trees[1]["thinks"] = False, True
    lanes = tuple(LaneSettings(model=f"m{at}", **tree) for at, tree in enumerate(trees))
    abilities = {lane.model: draw(ABILITIES) for lane in lanes}
    text = draw(st.sampled_from(TEXTS)) * draw(st.integers(1, 20))
    request = asked(text, tools=draw(st.booleans()), image=draw(st.booleans()))
    return Case(lanes, abilities, request, text, draw(st.sampled_from(["fast", "thinking"])))


@given(cases())
def test_the_first_one_can_and_no_cheaper_one_of_the_kind_could(case: Case) -> None:
    assume(any(map(case.can, case.lanes)))
    first = case.order()[0]
    assert case.can(first)
    suitable = [lane for lane in case.lanes if case.can(lane) and case.suits(lane)]
    if suitable:
        assert case.suits(first)
        of_kind = [lane for lane in suitable if lane.kind == case.kind]
        assert (first.kind == case.kind) == bool(of_kind)
        assert first.cost == min(lane.cost for lane in of_kind or suitable)


@given(cases())
def test_every_model_that_can_may_answer_once_and_no_other(case: Case) -> None:
    able = {lane.model for lane in case.lanes if case.can(lane)}
    if able:
        models = [lane.model for lane in case.order()]
        assert sorted(models) == sorted(able)
    else:
        with pytest.raises(InvalidRequest) as refused:
            case.order()
        assert all(lane.model in refused.value.message for lane in case.lanes)
        assert case.turn not in refused.value.message


@given(cases(), st.floats(0, 3))
def test_what_one_model_costs_changes_nothing_among_the_others(case: Case, cost: float) -> None:
    assume(any(map(case.can, case.lanes)))
    *rest, last = case.lanes
    dearer = Case((*rest, last.model_copy(update={"cost": cost})), case.abilities, case.request, case.turn, case.kind)
    others = [[lane for lane in each.order() if lane.model != last.model] for each in (case, dearer)]
    assert others[0] == others[1]


@given(st.sampled_from(TEXTS), st.booleans(), st.booleans(), ABILITIES, ABILITIES, st.floats(0, 9), st.floats(0, 9))
def test_two_lanes_in_short_are_the_same_as_at_length(
    text: str, tools: bool, image: bool, fast: Abilities, thinking: Abilities, cheap: float, dear: float
) -> None:
    long = {"lanes": [{"model": "t", "thinks": True, "cost": dear}, {"model": "f", "cost": cheap}]}
    abilities = {"f": fast, "t": thinking}
    told: list[list[object]] = []
    for tree in ({"fast": "f", "thinking": "t"}, long):
        settings = RouteSettings.model_validate(tree)
        router = Router(settings, Scorer.load_bundled(), lambda: 0.0, abilities=abilities.__getitem__)
        try:
            routes = router.routes(asked(text, tools=tools, image=image), LOCAL.name)
            told.append([(route.lane, route.model, route.by, route.score, route.effort) for route in routes])
        except InvalidRequest as error:
            told.append([error.param])
    assert told[0] == told[1]


THREE: list[dict[str, Any]] = [
    {"model": "small"},
    {"model": "large", "cost": 3},
    {"model": "deep", "cost": 9, "thinks": True},
]


def routed(request: GenerationRequest, *lanes: dict[str, Any], **abilities: Abilities) -> list[tuple[str, str]]:
    settings = RouteSettings.model_validate({"lanes": lanes})
    router = Router(
        settings, Scorer.load_bundled(), lambda: 0.0, abilities=lambda name: abilities.get(name, Abilities())
    )
    return [(route.model, route.by) for route in router.routes(request, LOCAL.name)]


def test_where_the_cheapest_cannot_the_next_of_its_kind_answers_and_it_is_no_fallback() -> None:
    request = asked("Hello", tools=True)
    assert routed(request, *THREE) == [("small", "kind"), ("large", "fallback"), ("deep", "fallback")]
    assert routed(request, *THREE, small=Abilities(tools=False)) == [("large", "kind"), ("deep", "fallback")]


def test_where_none_of_the_kind_can_one_of_the_other_answers() -> None:
    blind = Abilities(images=False)
    assert routed(asked("Hello", image=True), *THREE, small=blind, large=blind) == [("deep", "fallback")]


def test_a_prompt_that_is_too_long_for_all_goes_to_the_longest() -> None:
    contexts = {name: Abilities(context=size) for name, size in (("small", 10), ("large", 30), ("deep", 20))}
    models = [model for model, _ in routed(asked("Hello. " * 100), *THREE, **contexts)]
    assert models == ["large", "deep", "small"]


def test_tools_that_may_not_be_called_need_no_model_that_calls_them() -> None:
    request = GenerationRequest(
        "id", "auto", asked("Hello").messages, tooling=Tooling(tools=[{"type": "function"}], choice="none")
    )
    assert routed(request, *THREE, small=Abilities(tools=False))[0] == ("small", "kind")


def test_a_tool_loop_stays_with_its_model_while_that_one_can() -> None:
    calls = {name: Abilities() for name in ("small", "large", "deep")}
    router = Router(
        RouteSettings.model_validate({"lanes": THREE}), Scorer.load_bundled(), lambda: 0.0, abilities=calls.__getitem__
    )
    first = asked("Hello", tools=True)
    router.keep_route(first, LOCAL.name, Route("fast", "fallback", 0.0, model="large"))
    loop = [*first.messages, {"role": "assistant", "tool_calls": [{}]}, {"role": "tool", "content": "4"}]
    request = GenerationRequest("id", "auto", loop, tooling=first.tooling)
    assert [route.model for route in router.routes(request, LOCAL.name)] == ["large", "small", "deep"]
    calls["large"] = Abilities(tools=False)
    assert router.decide(request, LOCAL.name).model == "small"


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        ({}, "give both fast and thinking, or lanes"),
        ({"fast": "f"}, "give both"),
        ({"fast": "f", "thinking": "t", "lanes": THREE}, "either fast and thinking, or lanes"),
        ({"lanes": THREE[:2]}, "thinks: true"),
        ({"lanes": THREE[2:]}, "and one without"),
        ({"lanes": [*THREE, {"model": "x", "cost": -1}]}, "greater than or equal to 0"),
        ({"lanes": [*THREE, {"model": "x", "domains": ["law"]}]}, "'code', 'mathematics' or 'writing'"),
    ],
)
def test_lanes_that_cannot_be_are_refused(tree: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        RouteSettings.model_validate(tree)
