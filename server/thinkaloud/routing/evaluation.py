"""Metrics of a router: of its scores against the truth, and of cost against quality.

Pure functions of plain lists. A score says how much a prompt needs the strong (thinking) model. APGR and CPT are those
of RouteLLM (Ong et al. 2024, arXiv:2406.18665, section 2).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import isnan
from random import Random
from typing import TypeVar

T = TypeVar("T")


def auroc(scores: Sequence[float], truths: Sequence[bool]) -> float:
    """Return the area under the ROC curve: the probability that a positive scores above a negative, ties half.

    Raises:
        ValueError: there are no positives or no negatives.
    """
    negatives = sorted(score for score, truth in zip(scores, truths, strict=True) if not truth)
    positives = [score for score, truth in zip(scores, truths, strict=True) if truth]
    if not negatives or not positives:
        raise ValueError("the AUROC needs at least one true and one false")
    won = sum(bisect_left(negatives, score) + bisect_right(negatives, score) for score in positives)
    return won / (2 * len(negatives) * len(positives))


def threshold_at(scores: Sequence[float], truths: Sequence[bool], false_positives: float) -> float:
    """Return the lowest score at which the false positive rate is at most this; infinity if there is none."""
    negatives = sorted(score for score, truth in zip(scores, truths, strict=True) if not truth)
    allowed = false_positives * len(negatives)
    fitting = (
        score for score in sorted(set(scores)) if len(negatives) - bisect_left(negatives, score) <= allowed + 1e-9
    )
    return next(fitting, float("inf"))


def recall_at(scores: Sequence[float], truths: Sequence[bool], false_positives: float) -> float:
    """Return the recall at a false positive rate of at most `false_positives`.

    Raises:
        ValueError: there are no positives.
    """
    threshold = threshold_at(scores, truths, false_positives)
    positives = [score for score, truth in zip(scores, truths, strict=True) if truth]
    if not positives:
        raise ValueError("recall needs at least one true")
    return sum(score >= threshold for score in positives) / len(positives)


def flip_rate(before: Sequence[bool], after: Sequence[bool]) -> float:
    """Return the share of decisions that a change of wording flips. Raises ValueError if there are none."""
    if not before:
        raise ValueError("a flip rate needs at least one decision")
    return sum(first != second for first, second in zip(before, after, strict=True)) / len(before)


@dataclass(frozen=True, slots=True)
class Row:
    """One prompt: the router's score, and the grades of the weak and the strong model, from 0 to 1."""

    score: float
    weak: float
    strong: float


def gap_recovered(rows: Sequence[Row]) -> list[float]:
    """Return the performance gap recovered (PGR) with the 0, 1, ... all highest-scored rows sent to the strong model.

    0 is the weak model's quality and 1 the strong one's. Rows of one score share their mean, whatever their order.

    Raises:
        ValueError: the strong model is not better, so there is no gap.
    """
    gap = sum(row.strong - row.weak for row in rows)
    if gap <= 0:
        raise ValueError("the strong model is not better than the weak one on these rows")
    curve = [0.0]
    for _, group in groupby(sorted(rows, key=lambda row: -row.score), key=lambda row: row.score):
        gains = [row.strong - row.weak for row in group]
        for _ in gains:
            curve.append(curve[-1] + sum(gains) / len(gains) / gap)
    return curve


def apgr(rows: Sequence[Row]) -> float:
    """Return the average PGR over all shares of calls to the strong model, by trapezoids. A random router has 0.5."""
    curve = gap_recovered(rows)
    return sum((left + right) / 2 for left, right in pairwise(curve)) / (len(curve) - 1)


def cpt(rows: Sequence[Row], percent: float) -> float:
    """Return the call-performance threshold: the least share of calls to the strong model for `percent` of the gap.

    It is interpolated linearly between rows.
    """
    curve = gap_recovered(rows)
    wanted = percent / 100
    if wanted <= 0:
        return 0.0
    at = next((at for at, value in enumerate(curve) if value >= wanted - 1e-12), len(curve) - 1)
    below = curve[at - 1]
    part = (wanted - below) / (curve[at] - below) if curve[at] > below else 1.0
    return (at - 1 + min(1.0, part)) / (len(curve) - 1)


def bootstrap(
    rows: Sequence[T], measure: Callable[[Sequence[T]], float], *, rounds: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """Return the bootstrap 95 % confidence interval of `measure`.

    Samples for which it is undefined (ValueError, NaN) are left out.

    Raises:
        ValueError: it is undefined for every sample.
    """
    random = Random(seed)  # noqa: S311 - statistics, no secret
    values = []
    for _ in range(rounds):
        try:
            value = measure(random.choices(rows, k=len(rows)))
        except ValueError:
            continue
        if not isnan(value):
            values.append(value)
    if not values:
        raise ValueError("the measure could be taken on no draw")
    values.sort()
    return values[int(0.025 * (len(values) - 1))], values[-1 - int(0.025 * (len(values) - 1))]
