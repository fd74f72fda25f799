"""A gain head speaks only of what it was fitted to; of anything else the kind head does, on the same scale."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing.familiarity import FamiliarityScorer, pack_buckets, word_buckets
from thinkaloud.routing.features import BUCKETS, extract_features
from thinkaloud.routing.regression import Example, fit_head
from thinkaloud.routing.scorer import BUNDLED, Scorer, sigmoid
from thinkaloud.routing.weights import read_weights

TOPICS = ("chess", "opera")
KIND = Scorer.load_bundled()
GAIN = Scorer(replace(read_weights(BUNDLED), head="gain"))
PROOF = "Prove that there are infinitely many primes of the form 4k + 3."


@pytest.fixture(scope="module")
def gain() -> Scorer:
    rows = [Example(f"Tell me about {TOPICS[at % 2]} number {at}", at % 2 == 0, "all") for at in range(40)]
    return Scorer(fit_head(rows, "gain"))


def familiar(gain: Scorer, threshold: float, *texts: str) -> FamiliarityScorer:
    return FamiliarityScorer(
        gain, KIND, pack_buckets(word for text in texts for word in word_buckets(extract_features(text))), threshold
    )


KNOWN = "Tell me about chess and about opera number 7"


def test_what_was_fitted_is_scored_by_the_gain_head(gain: Scorer) -> None:
    both = familiar(gain, 0.3, KNOWN)
    for topic in TOPICS:
        text = f"Tell me about {topic} number 99"
        assert both.score_with_head(text) == (gain.score(text), "gain")
        assert both.explain(text) == gain.explain(text)


@pytest.mark.parametrize("weight", [0.1, 1.0])
def test_the_kind_of_a_familiar_prompt_counts_with_its_weight(gain: Scorer, weight: float) -> None:
    seen = pack_buckets(word_buckets(extract_features(KNOWN)))
    both = FamiliarityScorer(gain, KIND, seen, 0.3, weight)
    parts = sum(part for _, part in both.explain(KNOWN, None)) + gain.bias + weight * KIND.bias
    assert both.score_with_head(KNOWN)[0] == pytest.approx(sigmoid(parts))
    assert len(both.explain(KNOWN)) == 5


def test_what_is_new_is_scored_by_its_kind(gain: Scorer) -> None:
    both = familiar(gain, 0.3, KNOWN)
    for text in (PROOF, "Who painted the ceiling of that famous chapel in Rome?"):
        score, head = both.score_with_head(text)
        assert head == "kind"
        assert (score >= both.threshold) == (KIND.score(text) >= KIND.threshold)
        assert both.explain(text) == KIND.explain(text)


@given(st.text(max_size=200), st.floats(0.01, 1))
def test_a_kind_decides_the_same_on_any_scale(text: str, threshold: float) -> None:
    both = FamiliarityScorer(KIND, KIND, pack_buckets(()), threshold)
    score, _ = both.score_with_head(text)
    assert 0 <= score <= 1 + 1e-9
    if word_buckets(extract_features(text)):
        assert (score >= threshold - 1e-12) == (KIND.score(text) >= KIND.threshold)


@given(st.sets(st.text(min_size=1), max_size=20), st.sets(st.integers(0, BUCKETS - 1), max_size=50))
def test_the_words_that_are_kept_are_those_that_were_seen(texts: set[str], more: set[int]) -> None:
    seen = {word for text in texts for word in word_buckets(extract_features(text))} | more
    both = FamiliarityScorer(GAIN, KIND, pack_buckets(seen), 0.5)
    assert all(both.score_with_head(text)[1] == "gain" for text in texts)
    for text in texts:
        if word_buckets(extract_features(text)):
            assert FamiliarityScorer(GAIN, KIND, pack_buckets(()), 0.5).score_with_head(text)[1] == "kind"
