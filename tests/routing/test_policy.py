"""Where an alias sends a request: what comes first decides, and the same conversation always goes the same way."""

import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.access.caller import LOCAL
from thinkaloud.errors import SettingsError
from thinkaloud.generation import GenerationRequest, Lane, Message, Route, ThinkingPlan, Tooling
from thinkaloud.routing.policy import Router
from thinkaloud.routing.weights import Head
from thinkaloud.settings import RouteSettings, RuleSettings

HARD = "Prove that the square root of this number is hard to find, and show every single step of it."
EASY = "Tell me something nice about the small town in which you would like to spend your holidays."
NO_PLAN = ThinkingPlan()
TURNS = st.lists(st.sampled_from([HARD, EASY, "ok", "and why?", "", "x"]), min_size=1, max_size=7)


class Words:
    """A scorer that knows one word."""

    threshold = 0.5

    def score_with_head(self, text: str) -> tuple[float, Head]:
        return 0.9 if "hard" in text else 0.1, "kind"

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        return [("word:hard", 2.0)][:n] if "hard" in text else []


def router(queue: float = 0.0, **settings: object) -> Router:
    tree = RouteSettings.model_validate({"fast": "f", "thinking": "t", **settings})
    return Router(tree, Words(), lambda: queue)


def asked(*turns: str, plan: ThinkingPlan = NO_PLAN, lane: Lane | None = None, tools: int = 0) -> GenerationRequest:
    messages: list[Message] = []
    for turn in turns:
        messages += [{"role": "user", "content": turn}, {"role": "assistant", "content": "well"}]
    tooling = Tooling(tools=[{"type": "function"}] * tools)
    return GenerationRequest("id", "auto", messages[:-1], thinking=plan, lane=lane, tooling=tooling)


def went(route: Router, request: GenerationRequest, key: str = LOCAL.name) -> tuple[str, str]:
    decided = route.decide(request, key)
    return decided.lane, decided.by


@pytest.mark.parametrize(("turn", "lane"), [(HARD, "thinking"), (EASY, "fast"), ("", "fast"), ("Hello", "fast")])
def test_the_score_decides(turn: str, lane: str) -> None:
    assert went(router(), asked(turn)) == (lane, "kind")


@pytest.mark.parametrize(
    ("request_", "lane"),
    [
        (asked(HARD, plan=ThinkingPlan(enabled=False)), "fast"),
        (asked(HARD, plan=ThinkingPlan(enabled=False, effort="none")), "fast"),
        (asked(EASY, plan=ThinkingPlan(enabled=True)), "thinking"),
        (asked(EASY, lane="thinking"), "thinking"),
        (asked(HARD, lane="fast"), "fast"),
    ],
)
def test_the_caller_can_force_it_even_against_a_rule(request_: GenerationRequest, lane: str) -> None:
    rules = [RuleSettings(to="fast", pattern="Prove"), RuleSettings(to="thinking", pattern="town")]
    assert went(router(rules=rules), request_) == (lane, "request")


def test_an_effort_alone_forces_nothing() -> None:
    assert went(router(), asked(EASY, plan=ThinkingPlan(enabled=True, effort="high"))) == ("fast", "kind")


@given(TURNS)
def test_a_tool_loop_stays_where_its_turn_went(turns: list[str]) -> None:
    request = asked(*turns)
    looped: list[Message] = [
        *request.messages,
        {"role": "assistant", "content": None, "tool_calls": [{}]},
        {"role": "tool", "content": HARD},
    ]
    after = GenerationRequest("id", "auto", looped)
    assert went(router(), request) == went(router(), after)


@given(st.lists(st.sampled_from([HARD, EASY]), min_size=30, max_size=60), st.sampled_from([HARD, EASY]))
def test_a_tool_loop_stays_where_it_is_whatever_has_moved(between: list[str], turn: str) -> None:
    limited = router(share=0.1)
    first = asked(turn, tools=1)
    route = limited.decide(first, LOCAL.name)
    limited.keep_route(first, LOCAL.name, route)
    for each in between:
        limited.decide(asked(each), LOCAL.name)
    loop: list[Message] = [*first.messages, {"role": "assistant", "tool_calls": [{}]}, {"role": "tool", "content": "4"}]
    after = limited.decide(replace(first, messages=loop), LOCAL.name)
    assert (after.lane, after.by, after.score) == (route.lane, route.by, route.score)
    forced = limited.decide(replace(first, messages=loop, lane="thinking"), LOCAL.name)
    assert (forced.lane, forced.by) == ("thinking", "request")


def test_a_fallback_is_kept_too_and_by_its_own_caller_alone() -> None:
    own, first = router(), asked(HARD, tools=1)
    own.keep_route(first, "app", Route("fast", "fallback", 0.9))
    after = replace(first, messages=[*first.messages, {"role": "tool", "content": "4"}])
    assert went(own, after, "app") == ("fast", "fallback")
    assert went(own, after, "other") == ("thinking", "kind")
    assert went(own, first, "app") == ("thinking", "kind")


def test_a_reminder_beside_a_result_keeps_the_route_of_its_turn() -> None:
    own, first = router(), asked(HARD, tools=1)
    own.keep_route(first, "app", Route("fast", "fallback", 0.9))
    beside = [{"role": "tool", "content": "4"}, {"role": "user", "content": "Remember to be brief."}]
    assert went(own, replace(first, messages=[*first.messages, *beside]), "app") == ("fast", "fallback")


@given(TURNS)
def test_equal_conversations_go_the_same_way(turns: list[str]) -> None:
    assert went(router(), asked(*turns)) == went(router(), asked(*turns))


@pytest.mark.parametrize(
    "more",
    [["and why?"], ["and why?", "are you sure of that?"], ["And for the next number, what is it there, in all?"]],
)
def test_within_a_topic_it_only_rises(more: Sequence[str]) -> None:
    assert went(router(), asked(HARD, *more))[0] == "thinking"


@pytest.mark.parametrize(
    "more", ["Thanks!", "Great, thank you so much!", "", "👍", "Super, danke!", "谢谢", "Perfect. Bye!"]
)
def test_what_asks_for_nothing_is_fast_within_any_topic(more: str) -> None:
    assert went(router(), asked(HARD, more)) == ("fast", "kind")


@pytest.mark.parametrize("more", ["?", "ok", "Great, and now with seven", "Perfect number?"])
def test_what_may_ask_for_more_stays_with_the_topic(more: str) -> None:
    assert went(router(), asked(HARD, more))[0] == "thinking"


@given(TURNS, st.sampled_from([HARD, EASY, "and why?", "Thanks!", ""]))
def test_an_alias_that_looks_at_the_last_turn_alone_decides_by_nothing_else(before: list[str], last: str) -> None:
    alone = router(scope="turn")
    assert went(alone, asked(HARD, *before, last)) == went(alone, asked(last))
    assert alone.scored_text(asked(HARD, *before, last)) == alone.scored_text(asked(last))


def test_another_topic_falls_back() -> None:
    assert went(router(), asked(HARD, EASY)) == ("fast", "kind")


RULES = [
    ({"pattern": "pro+ve"}, asked(HARD), True),
    ({"pattern": "prove"}, asked(EASY), False),
    ({"tools": True}, asked(EASY, tools=1), True),
    ({"tools": True}, asked(EASY), False),
    ({"tools": False}, asked(EASY), True),
    ({"longer_than": 20}, asked(EASY), True),
    ({"longer_than": 2000}, asked(EASY), False),
    ({"shorter_than": 20}, asked("hm"), True),
    ({"shorter_than": 20}, asked(EASY), False),
    ({"keys": ["app"]}, asked(EASY), True),
    ({"keys": ["other"]}, asked(EASY), False),
    ({"keys": ["app"], "tools": True}, asked(EASY), False),
    (
        {"languages": ["de", "fr"]},
        asked("Erzähle mir bitte etwas Schönes über deine kleine Heimatstadt am Meer."),
        True,
    ),
    ({"languages": ["zh"]}, asked("请给我讲一讲你家乡的小城有什么好玩的地方。"), True),
    ({"languages": ["de"]}, asked(EASY), False),
    ({"languages": ["en"], "pattern": "prove"}, asked(EASY), False),
]


@pytest.mark.parametrize(("condition", "request_", "holds"), RULES)
def test_a_rule_holds_where_all_its_conditions_do(
    condition: dict[str, object], request_: GenerationRequest, holds: bool
) -> None:
    ruled = router(rules=[{"to": "thinking", **condition}])
    assert (ruled.decide(request_, "app").by == "rule") == holds


def test_languages_without_their_library_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    with pytest.raises(SettingsError, match=r"thinkaloud\[route\]"):
        router(rules=[{"to": "fast", "languages": ["de"]}])


def test_the_first_rule_that_holds_decides() -> None:
    ruled = router(rules=[{"to": "fast", "pattern": "town"}, {"to": "thinking", "pattern": "town"}])
    assert went(ruled, asked(EASY)) == ("fast", "rule")


@given(st.lists(st.sampled_from([HARD, EASY]), min_size=100, max_size=400), st.sampled_from([0.1, 0.3]))
def test_no_more_than_the_share_thinks_but_for_equal_scores(turns: list[str], share: float) -> None:
    limited = router(share=share)
    assert limited.threshold == 0.5
    for turn in turns:
        limited.decide(asked(turn), LOCAL.name)
    hard = turns.count(HARD) / len(turns)
    assert limited.threshold == (0.9 if hard > share + 0.01 else limited.threshold)


def test_a_full_queue_raises_the_threshold_and_says_so() -> None:
    assert went(router(queue=1.0, pressure=1.0), asked(HARD)) == ("fast", "load")
    assert went(router(queue=0.0, pressure=1.0), asked(HARD)) == ("thinking", "kind")
    assert went(router(queue=1.0), asked(HARD)) == ("thinking", "kind")


def test_a_dry_run_counts_in_no_share() -> None:
    limited = router(share=0.1)
    for _ in range(100):
        limited.decide(asked(HARD), LOCAL.name, dry=True)
    assert limited.threshold == 0.5
