"""Metrics of a router: laws, and cases worked out by hand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing.evaluation import (
    Row,
    apgr,
    auroc,
    bootstrap,
    cpt,
    flip_rate,
    gap_recovered,
    recall_at,
    threshold_at,
)

SCORES = st.lists(st.tuples(st.integers(-9, 9), st.booleans()), min_size=2, max_size=40).filter(
    lambda rows: len({truth for _, truth in rows}) == 2
)


def split(rows: Sequence[tuple[float, bool]]) -> tuple[list[float], list[bool]]:
    return [score for score, _ in rows], [truth for _, truth in rows]


@given(SCORES)
def test_the_auroc_is_the_share_of_pairs_that_stand_right_ties_half(rows: list[tuple[int, bool]]) -> None:
    won = [(one > other) + (one == other) / 2 for one, truth in rows for other, lie in rows if truth and not lie]
    assert auroc(*split(rows)) == pytest.approx(sum(won) / len(won))


@given(SCORES)
def test_what_keeps_the_order_changes_nothing(rows: list[tuple[int, bool]]) -> None:
    scores, truths = split(rows)
    moved = [3 * score**3 + 1 for score in scores]
    assert auroc(moved, truths) == auroc(scores, truths)
    assert recall_at(moved, truths, 0.2) == recall_at(scores, truths, 0.2)


@given(st.lists(st.booleans(), min_size=2).filter(lambda truths: len(set(truths)) == 2))
def test_a_perfect_ranking_has_one_and_a_constant_one_half(truths: list[bool]) -> None:
    assert auroc([float(truth) for truth in truths], truths) == 1
    assert auroc([0.3] * len(truths), truths) == 0.5


@given(SCORES, st.floats(0, 1))
def test_no_more_than_the_allowed_share_of_the_false_is_taken(rows: list[tuple[int, bool]], share: float) -> None:
    scores, truths = split(rows)
    threshold = threshold_at(scores, truths, share)
    false = [score for score, truth in rows if not truth]
    assert sum(score >= threshold for score in false) <= share * len(false) + 1e-6


def test_recall_by_hand() -> None:
    scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4]
    truths = [True, True, False, True, False, True]
    assert recall_at(scores, truths, 0) == 0.5
    assert recall_at(scores, truths, 0.5) == 0.75
    assert recall_at(scores, truths, 1) == 1


def test_where_the_best_score_is_a_false_one_none_is_recalled() -> None:
    assert recall_at([2, 1], [False, True], 0) == 0


@pytest.mark.parametrize("truths", [[True, True], [False, False]])
def test_an_auroc_of_one_truth_is_refused(truths: list[bool]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        auroc([1, 2], truths)


def test_flips_by_hand() -> None:
    assert flip_rate([True, True, False, False], [True, False, False, True]) == 0.5


HAND = [Row(0.9, 0, 1), Row(0.8, 1, 1), Row(0.3, 0, 1), Row(0.1, 1, 1)]
"""The gap is in the first and in the third of four."""


def test_the_recovered_gap_by_hand() -> None:
    assert gap_recovered(HAND) == [0, 0.5, 0.5, 1, 1]
    assert apgr(HAND) == pytest.approx((0.25 + 0.5 + 0.75 + 1) / 4)
    assert cpt(HAND, 50) == pytest.approx(1 / 4)
    assert cpt(HAND, 80) == pytest.approx((2 + 0.6) / 4)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=30))
def test_a_router_that_tells_nothing_apart_recovers_half_and_needs_as_many_calls_as_it_recovers(
    rows: list[tuple[int, bool]],
) -> None:
    every = [Row(0.5, 0, 1), *(Row(0.5, float(weak), 1) for _, weak in rows)]
    assert apgr(every) == pytest.approx(0.5)
    assert cpt(every, 80) == pytest.approx(0.8)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_the_order_of_the_rows_does_not_matter(rows: list[tuple[int, bool, bool]]) -> None:
    every = [Row(0, 0, 1), Row(1, 0, 1), *(Row(score, weak, strong or weak) for score, weak, strong in rows)]
    assert gap_recovered(every[::-1]) == pytest.approx(gap_recovered(every))


def test_without_a_gap_there_is_nothing_to_recover() -> None:
    with pytest.raises(ValueError, match="not better"):
        apgr([Row(1, 1, 0)])


def test_an_interval_holds_the_mean_and_is_the_same_for_the_same_seed() -> None:
    values = [float(value % 7) for value in range(70)]

    def mean(draw: Sequence[float]) -> float:
        return sum(draw) / len(draw)

    low, high = bootstrap(values, mean, rounds=200)
    assert low < 3 < high
    assert bootstrap(values, mean, rounds=200) == (low, high)
    assert bootstrap([2.0] * 5, mean, rounds=20) == (2.0, 2.0)
