"""The recipe of the kind head: its families, its variants, and that equal data gives equal weights."""

import re
from collections import Counter
from random import Random

import pytest

pytest.importorskip("sklearn")

import numpy as np

from routing import wrapping
from routing.augment import varied
from routing.examples import with_variants, without_measured
from routing.family import FAMILIES, Family, prompts
from routing.prompt import DEVELOPMENT, HELD_OUT, Prompt, load, measured_prompts, written_prompts
from thinkaloud.routing.normalization import fold
from thinkaloud.routing.regression import (
    FALSE_POSITIVES,
    Example,
    FeatureMatrix,
    assign_folds,
    fit_head,
    sample_weights,
)
from thinkaloud.routing.scorer import Scorer, sigmoid


def corpus() -> list[Example]:
    chosen = [one for one in FAMILIES if one.name in {"equation", "proof", "capital", "greeting"}]
    return with_variants([Example(text, one.thinking, one.name) for one in chosen for text, _ in prompts(one, 12, 3)])


def test_there_are_forty_families_of_each_kind_with_names_of_their_own() -> None:
    assert len({one.name for one in FAMILIES}) == len(FAMILIES)
    assert min(sum(one.thinking for one in FAMILIES), sum(not one.thinking for one in FAMILIES)) >= 40


@pytest.mark.parametrize("code", ["de", "fr", "es", "zh"])
def test_most_families_speak_every_language(code: str) -> None:
    assert sum(code in one.patterns for one in FAMILIES) >= 0.6 * len(FAMILIES)


@pytest.mark.parametrize("one", FAMILIES, ids=lambda one: one.name)
def test_every_pattern_is_filled_to_the_end(one: Family) -> None:
    found = prompts(one, 30, 5)
    assert len({text for text, _ in found}) == len(found) >= 9
    assert not [text for text, _ in found if "{|" in text or "|}" in text]


def test_equal_seeds_give_equal_prompts_and_others_others() -> None:
    assert prompts(FAMILIES[0], 20, 1) == prompts(FAMILIES[0], 20, 1) != prompts(FAMILIES[0], 20, 2)


def test_equal_data_gives_the_same_file() -> None:
    assert fit_head(corpus(), "kind").dump() == fit_head(corpus(), "kind").dump()


def test_what_was_learned_is_told_apart() -> None:
    scorer = Scorer(fit_head(corpus(), "kind"))
    assert scorer.score("Solve 3x + 4 = 19.") > scorer.threshold > scorer.score("What is the capital of Chad?")


def test_few_of_the_fast_score_above_the_threshold_and_one_more_would_be_too_many() -> None:
    matrix = FeatureMatrix(corpus())
    logits = np.arange(len(matrix.examples), dtype=float)[::-1] / len(matrix.examples)
    threshold = matrix.choose_threshold(logits, (1.0, 0.0))
    fast = [at for at, example in enumerate(matrix.examples) if not example.truth]
    weights = sample_weights(matrix.examples)
    above = [at for at in fast if sigmoid(float(logits[at])) > threshold + 1e-4]
    allowed = FALSE_POSITIVES * sum(weights[at] for at in fast)
    assert sum(weights[at] for at in above) <= allowed < sum(weights[at] for at in fast[: len(above) + 2])


def test_data_of_one_truth_is_refused() -> None:
    with pytest.raises(ValueError, match="both truths"):
        fit_head([Example("Hello", False, "greeting")], "gain")


def test_both_truths_weigh_the_same() -> None:
    examples = corpus()
    weights = sample_weights(examples)
    thinking = sum(weight for weight, example in zip(weights, examples, strict=True) if example.truth)
    assert thinking == pytest.approx(len(examples) / 2)


def test_a_prompt_and_its_variant_are_in_the_same_part() -> None:
    examples = [Example(f"text {at}", bool(at % 2), f"kind {at // 2}") for at in range(60)]
    of: dict[str, int] = {}
    for example, part in zip(examples, assign_folds(examples), strict=True):
        assert of.setdefault(example.group, part) == part


def test_a_variant_depends_on_its_seed_alone() -> None:
    text = r"Find $\frac{1}{2}$ of all the people, please."
    assert varied(text, Random(4)) == varied(text, Random(4))


@pytest.mark.parametrize(
    "one",
    [*load(HELD_OUT)[:5], *[one for one in load(DEVELOPMENT) if not one.needs_thinking][:5]],
    ids=lambda one: one.kind,
)
def test_no_prompt_that_is_measured_with_is_trained_on(one: Prompt) -> None:
    other = Example("A prompt of no set.", False, "other")
    assert without_measured([Example(one.text.upper(), True, "by chance"), other]) == [other]


def test_what_is_written_by_hand_is_there_once_and_each_group_is_of_one_truth() -> None:
    rows = list(written_prompts())
    assert len({fold(prompt.text) for _, prompt in rows}) == len(rows) > 5000
    truths = {(group, prompt.needs_thinking) for group, prompt in rows}
    assert len({group for group, _ in truths}) == len(truths)


def test_no_wrapping_that_is_kept_to_measure_with_is_learned_from() -> None:
    learned, kept = wrapping.load("training"), wrapping.load("kept")
    assert not {one.text for one in learned} & {one.text for one in kept}
    assert all(one.text.count("{}") == 1 for one in (*learned, *kept))
    assert {(one.kind, one.language) for one in learned} == {(one.kind, one.language) for one in kept}


def test_about_three_in_ten_prompts_are_learned_inside_a_wrapping() -> None:
    plain = [Example(f"a prompt, number {at}", False, "all") for at in range(1000)]
    bare = {one.text for one in plain}
    whole = sum(one.text not in bare for one in with_variants(plain)[:1000])
    assert 250 < whole < 350


def triples(text: str) -> set[tuple[str, ...]]:
    """Each three words in a row."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def test_no_prompt_written_to_learn_from_shares_half_its_triples_of_words_with_one_that_is_measured_with() -> None:
    measured = [triples(one.text) for one in measured_prompts()]
    where: dict[tuple[str, ...], list[int]] = {}
    for at, each in enumerate(measured):
        for triple in each:
            where.setdefault(triple, []).append(at)
    for group, prompt in written_prompts():
        own = triples(prompt.text)
        shared = Counter(at for triple in own for at in where.get(triple, ()))
        assert all(2 * both < len(own | measured[at]) for at, both in shared.items()), (group, prompt.text)


def test_no_prompt_is_both_held_out_and_looked_at() -> None:
    assert not {one.text for one in load(DEVELOPMENT)} & {one.text for one in load(HELD_OUT)}
