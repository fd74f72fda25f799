"""An alias in shadow decides as it would, and sends every prompt to one lane."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live import Live, listening
from thinkaloud.access.caller import LOCAL
from thinkaloud.app import create_app
from thinkaloud.generation import GenerationRequest, Lane, Route, ThinkingPlan
from thinkaloud.routing.policy import Router
from thinkaloud.routing.weights import Head
from thinkaloud.settings import RouteSettings, Settings

HARD = "Prove that the square root of this number is hard to find, and show every single step of it."
EASY = "Tell me something nice about the small town in which you would like to spend your holidays."
FRUIT = "Emily buys 3 apples and 2 oranges for 13 dollars. Each orange costs 2 dollars. What does one apple cost?"


class Words:
    """A scorer that knows one word."""

    threshold = 0.5

    def score_with_head(self, text: str) -> tuple[float, Head]:
        return 0.9 if "hard" in text else 0.1, "kind"

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        return []


def router(queue: float, **settings: object) -> Router:
    return Router(RouteSettings.model_validate({"fast": "f", "thinking": "t", **settings}), Words(), lambda: queue)


def asked(*turns: str, plan: ThinkingPlan, lane: Lane | None) -> GenerationRequest:
    messages = [
        {"role": role, "content": text} for turn in turns for role, text in (("user", turn), ("assistant", "well"))
    ]
    return GenerationRequest("id", "auto", messages[:-1], thinking=plan, lane=lane)


REQUESTS = st.builds(
    lambda turns, lane, enabled: asked(*turns, lane=lane, plan=ThinkingPlan(enabled=enabled)),
    st.lists(st.sampled_from([HARD, EASY, "ok", "and why?"]), min_size=1, max_size=4),
    st.sampled_from([None, None, "fast", "thinking"]),
    st.sampled_from([None, None, True, False]),
)
RULES = st.sampled_from([(), ({"to": "fast", "pattern": "square"},), ({"to": "thinking", "shorter_than": 5},)])


@given(st.lists(REQUESTS, min_size=1, max_size=40), st.sampled_from([True, "fast", "thinking"]), RULES, st.data())
def test_it_decides_what_the_alias_would_and_takes_one_lane_unless_the_caller_chooses(
    requests: list[Any], shadow: bool | Lane, rules: Any, data: st.DataObject
) -> None:
    more = {"rules": rules, "share": data.draw(st.sampled_from([None, 0.3])), "pressure": 0.5}
    queue = data.draw(st.floats(0, 1))
    acting, watching = router(queue, **more), router(queue, shadow=shadow, **more)
    for request in requests:
        wanted, taken = acting.decide(request, LOCAL.name), watching.decide(request, LOCAL.name)
        assert (taken.decided.lane, taken.decided.by, taken.score) == (wanted.lane, wanted.by, wanted.score)
        assert not taken.tentative
        if wanted.by == "request":
            assert taken.instead_of is None
        else:
            assert (taken.lane, taken.by) == ("fast" if shadow == "fast" else "thinking", "shadow")


def test_true_is_the_thinking_model_and_false_is_none() -> None:
    lanes = [RouteSettings(fast="f", thinking="t", shadow=each).shadow_lane for each in (True, False, "fast")]
    assert lanes == ["thinking", None, "fast"]


def test_what_is_taken_twice_keeps_the_first_decision() -> None:
    decided = Route("fast", "kind", 0.2, 0.001)
    taken = decided.replaced_by("thinking", "shadow").replaced_by("fast", "fallback")
    assert (taken.lane, taken.by, taken.score, taken.decided) == ("fast", "fallback", 0.2, decided)


def settings(folder: Path, **route: Any) -> Settings:
    fast, slow = folder / "fast.jsonl", folder / "slow.jsonl"
    fast.write_text(json.dumps({"text": "At once."}))
    slow.write_text(json.dumps({"opens_trace": True, "text": "Let me see.</think>With thought."}))
    key = {"name": "app", "secret": {"sha256": hashlib.sha256(b"app").hexdigest()}}
    return Settings.model_validate(
        {
            "keys": [key],
            "engines": {
                name: {"kind": "scripted", "transcript": folder / f"{name}.jsonl"} for name in ("fast", "slow")
            },
            "models": {
                "quick": {"engine": "fast"},
                "deep": {"engine": "slow", "thinking": {"format": "think"}},
                "auto": {"route": {"fast": "quick", "thinking": "deep", **route}},
            },
        }
    )


async def post(live: Live, path: str, content: str) -> dict[str, Any]:
    body = {"model": "auto", "messages": [{"role": "user", "content": content}]}
    response = await live.client.post(path, json=body, headers={"authorization": "Bearer app"})
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.json()
    return told


@pytest.mark.parametrize(("shadow", "model", "lane"), [(True, "deep", "thinking"), ("fast", "quick", "fast")])
async def test_over_http_one_model_answers_and_the_decision_is_logged_counted_and_explained(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, shadow: bool | Lane, model: str, lane: str
) -> None:
    async with listening(create_app(settings(tmp_path, shadow=shadow))) as live:
        await live.ready(10)
        with caplog.at_level(logging.INFO, "thinkaloud.requests"):
            answers = [await post(live, "/v1/chat/completions", content) for content in ("Hello", FRUIT)]
        told = [await post(live, "/v1/route", content) for content in ("Hello", FRUIT)]
        page = (await live.client.get("/metrics", headers={"authorization": "Bearer app"})).text
    assert [(each["model"], each["thinkaloud"]["route"]["by"]) for each in answers] == [(model, "shadow")] * 2
    assert [(each["lane"], each["model"], each["by"], each["shadow"]) for each in told] == [
        ("fast", "quick", "kind", model),
        ("thinking", "deep", "kind", model),
    ]
    lines = [record.getMessage() for record in caplog.records if record.name == "thinkaloud.requests"]
    for line, decided in zip(lines, ("fast", "thinking"), strict=True):
        assert f" route={lane}/shadow score=" in line
        assert f" decided={decided}/kind " in line
    for decided in ("fast", "thinking"):
        assert f'thinkaloud_route_decisions_total{{alias="auto",by="kind",lane="{decided}"}} 1.0' in page
    assert f'thinkaloud_routes_total{{alias="auto",by="shadow",lane="{lane}",model="{model}"}} 2.0' in page
