"""The gate on the real engine: the bundled fast model's drafts, judged by its log-probabilities, sent or dropped."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace

from live import Live, joined
from thinkaloud.commands.pair_outcomes import measure_outcomes
from thinkaloud.generation import Sampling
from thinkaloud.measurement.problems import Problem
from thinkaloud.routing import fit_file
from thinkaloud.routing.confidence import Confidence, Signals
from thinkaloud.routing.policy import Router
from thinkaloud.routing.scorer import Scorer
from thinkaloud.settings import RouteSettings, Settings

pytestmark = pytest.mark.vllm

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of each apple?"
)


@pytest.fixture
def route(tiny_settings: Settings) -> RouteSettings:
    """The default alias, every prompt of which is in doubt."""
    tree = tiny_settings.routes["auto"].model_dump() | {"gate": {"band": [0, 1], "wait": 5}}
    return RouteSettings.model_validate(tree)


@contextmanager
def gated(live: Live, route: RouteSettings, bias: float) -> Iterator[str]:
    """An alias whose gate drops every draft, or none."""
    assert route.fit is not None
    fit, weights = fit_file.read_fit(route.fit)
    fit = replace(fit, confidence=Confidence(0, Signals(0, 0, 0, 0, 0), bias))
    live.pipeline.routers["gated"] = Router(route, Scorer(weights), lambda: 0.0, fit)
    try:
        yield "gated"
    finally:
        del live.pipeline.routers["gated"]


async def test_a_draft_that_is_kept_is_the_fast_models_answer(tiny: Live, route: RouteSettings) -> None:
    with gated(tiny, route, -9) as alias:
        held = await tiny.stream(alias, FRUIT, temperature=0)
    own = await tiny.stream("tiny-sft", FRUIT, temperature=0)
    assert joined(held, "content") == joined(own, "content")
    assert held[0]["thinkaloud"]["route"]["by"] == "gate"
    assert held[-1]["thinkaloud"]["route"]["model"] == "tiny-sft"


async def test_a_draft_that_is_dropped_leaves_only_its_count(tiny: Live, route: RouteSettings) -> None:
    with gated(tiny, route, 9) as alias:
        body = await tiny.chat(alias, FRUIT, temperature=0)
    own = await tiny.chat("tiny-rl", FRUIT, temperature=0)
    assert body["choices"] == own["choices"]
    usage = body["usage"]
    # Of an engine that is ahead of its reader, several tokens come at once: the draft may be longer than the gate's 32.
    fast = (await tiny.chat("tiny-sft", FRUIT, temperature=0))["usage"]["completion_tokens"]
    assert min(32, fast) <= usage["completion_tokens_details"].pop("draft_tokens") <= fast
    assert usage["completion_tokens"] == own["usage"]["completion_tokens"]
    assert tiny.fleet.engines["sft"].running() == 0


async def test_both_models_answer_problems_and_the_fast_one_says_how_sure_it_was(
    tiny: Live, route: RouteSettings
) -> None:
    problems = [Problem(prompt=FRUIT, answer=3), Problem(prompt="What is 2 + 3?", answer=5)]
    found = await measure_outcomes(tiny.pipeline, route, problems, Sampling(temperature=0))
    assert [outcome.prompt for outcome in found] == [problem.prompt for problem in problems]
    for outcome in found:
        assert outcome.signals is not None
        assert outcome.signals.least <= outcome.signals.mean <= 0
        assert outcome.signals.entropy >= 0
