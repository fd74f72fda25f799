"""What a fit learns from outcomes of one model each: what they settle, what they make likely, and that it helps."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("sklearn", reason="scikit-learn is not installed: thinkaloud[route]")

from thinkaloud.generation import Lane
from thinkaloud.routing.familiarity import FamiliarityScorer
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.fit_file import PairFit
from thinkaloud.routing.gain import Outcome, fit_pair
from thinkaloud.routing.hashed_features import hash_features
from thinkaloud.routing.rated import Rated, gain_examples
from thinkaloud.routing.scorer import Scorer

PROBLEMS = [("A question about opera", 1.0, 1.0), ("A question about chess", 0.0, 1.0)] * 3


def rated(number: int, text: str, lane: Lane, *, is_right: bool) -> Rated:
    return Rated(f"chatcmpl-{number}", hash_features(extract_features(text)), lane, is_right)


LANES: st.SearchStrategy[Lane] = st.sampled_from(["fast", "thinking"])
RATED = st.lists(
    st.tuples(st.sampled_from(["opera", "chess", "weather"]), LANES, st.booleans()),
    max_size=12,
).map(
    lambda rows: [
        rated(number, f"Something on {topic}", lane, is_right=right) for number, (topic, lane, right) in enumerate(rows)
    ]
)


@given(RATED)
def test_each_outcome_counts_once_and_a_settled_one_as_no_gain(outcomes: list[Rated]) -> None:
    examples = gain_examples(outcomes, PROBLEMS)
    assert {example.text for example in examples} == {each.id for each in outcomes}
    for each in outcomes:
        own = [example for example in examples if example.text == each.id]
        assert sum(example.weight for example in own) == pytest.approx(1, abs=0.02)
        assert all(example.features == each.features for example in own)
        if each.is_right == (each.lane == "fast"):
            assert [example.truth for example in own] == [False]


TOPICS = ("brumels", "hulbets", "sugrons", "yarvins", "nimfors", "dorvils")
"""Words that no scorer knows. Of each pair the first needs thinking. Problems are of the first pair, traffic of all."""


def grades(topic: str, random: Random) -> tuple[bool, bool]:
    """Whether the fast and the thinking model are right on a question of this topic."""
    hard = TOPICS.index(topic) % 2 == 0
    return random.random() < (0.15 if hard else 0.9), random.random() < 0.9


def question(topic: str, number: int) -> str:
    return f"A question about {topic}, number {number}, for my aunt"


def problems(random: Random) -> list[Outcome]:
    found = []
    for number in range(120):
        fast, thinking = grades(TOPICS[number % 2], random)
        found.append(Outcome(question(TOPICS[number % 2], number), float(fast), float(thinking)))
    return found


def traffic(random: Random) -> list[Rated]:
    """Outcomes of one model each, which knows nothing of the topics but those of the problems."""
    found = []
    for number in range(600):
        topic = TOPICS[number % len(TOPICS)]
        known = {"brumels": 0.9, "hulbets": 0.1}.get(topic, 0.5)
        lane: Lane = "thinking" if random.random() < known else "fast"
        right = dict(zip(("fast", "thinking"), grades(topic, random), strict=True))[lane]
        found.append(rated(number, question(topic, number), lane, is_right=right))
    return found


def gained(fit: PairFit, seed: int) -> float:
    """The gain on prompts that no fit has seen, of which half may think: those with the highest scores."""
    random = Random(seed)
    scorer = FamiliarityScorer(Scorer(fit.weights), Scorer.load_bundled(), fit.seen, fit.threshold, fit.kind)
    rows = []
    for number in range(600):
        topic = TOPICS[number % len(TOPICS)]
        fast, thinking = grades(topic, random)
        rows.append((scorer.score_with_head(question(topic, number))[0], random.random(), thinking - fast))
    ranked = sorted(rows, reverse=True)
    return sum(gain for _, _, gain in ranked[: len(ranked) // 2]) / len(ranked)


@pytest.mark.parametrize("seed", range(3))
def test_a_fit_with_outcomes_gains_more_on_new_prompts_of_the_traffic_than_one_without(seed: int) -> None:
    random = Random(seed)
    known, outcomes = problems(random), traffic(random)
    without = gained(fit_pair(known, "quick", "deep", seed).fitted, 1000 + seed)
    with_outcomes = gained(fit_pair(known, "quick", "deep", seed, outcomes).fitted, 1000 + seed)
    assert with_outcomes > without + 0.05, (without, with_outcomes)


def test_outcomes_that_are_drawn_by_chance_teach_nothing() -> None:
    random = Random(1)
    known = problems(random)
    noise = [
        rated(number, question(TOPICS[number % 6], number), random.choice(("fast", "thinking")), is_right=right)
        for number in range(300)
        for right in [random.random() < 0.5]
    ]
    fit = fit_pair(known, "quick", "deep", 1, noise).fitted
    scorer = Scorer(fit.weights)
    scores = {topic: scorer.score(question(topic, 7)) for topic in TOPICS}
    assert scores["brumels"] > scores["hulbets"]


def test_no_outcomes_change_nothing() -> None:
    known = problems(Random(2))
    assert fit_pair(known, "quick", "deep", 2, []).fitted == fit_pair(known, "quick", "deep", 2).fitted
