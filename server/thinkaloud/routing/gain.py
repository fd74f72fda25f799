"""What thinking gains, learned of how both models of a pair did on some problems: the gain head, its curve, the gate.

Every figure is of problems that the fit which scored them had not seen (cross-validation). Needs scikit-learn.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Annotated, Any, TypeAlias

import msgspec

from thinkaloud.routing import evaluation
from thinkaloud.routing.confidence import Confidence, Signals, log_odds
from thinkaloud.routing.familiarity import pack_buckets, word_buckets
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.fit_file import PairFit, Point
from thinkaloud.routing.regression import FOLDS, Example, Table, parts_of
from thinkaloud.routing.scorer import sigmoid
from thinkaloud.routing.weights import Weights

BAND = 0.3
"""The share of the prompts that a draft decides: those whose scores have ranks nearest to the threshold's."""
Quality: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1)]
_POINTS = 100
_ROUNDS = 1000


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the fast (weak) and the thinking (strong) model did on one problem, from 0 to 1.

    signals: of the fast model's first tokens; None where its engine tells no log-probabilities.
    """

    prompt: str
    weak: Quality
    strong: Quality
    signals: Signals | None = None

    @property
    def gained(self) -> bool:
        """Whether thinking did better."""
        return self.strong > self.weak


@dataclass(frozen=True, slots=True)
class Comparison:
    """The AUROC of the gate and of a control over the prompts of the band, and the 95 % interval of the difference."""

    control: str
    gate: float
    other: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Result:
    """A fit, and what is known of it. scores: of each outcome, unseen. comparisons: empty where there is no gate."""

    fitted: PairFit
    scores: list[float]
    comparisons: list[Comparison]


def fit(outcomes: Sequence[Outcome], fast: str, thinking: str, seed: int = 0) -> Result:
    """Fit everything to these outcomes. fast, thinking: the names of the served models.

    Raises:
        ValueError: thinking gained on none of the problems, on all, or too few; or the thinking model solved none.
    """
    if not sum(outcome.strong for outcome in outcomes):
        raise ValueError("the thinking model solved none of the problems")
    if len({outcome.gained for outcome in outcomes}) < 2:
        raise ValueError(f"thinking gained on {'all' if outcomes[0].gained else 'none'} of the problems")
    weights, scores = _head(outcomes, seed)
    points = curve(outcomes, scores)
    chosen = max(points, key=lambda point: (point.quality, point.threshold)).threshold
    band = _band(scores, chosen)
    confidence, comparisons = _gate(outcomes, scores, band, seed)
    fitted = PairFit(
        fast=fast,
        thinking=thinking,
        problems=len(outcomes),
        head=zlib.compress(replace(weights, threshold=chosen).dump(), 9),
        seen=pack_buckets({word for outcome in outcomes for word in word_buckets(extract_features(outcome.prompt))}),
        threshold=chosen,
        curve=tuple(points),
        confidence=confidence,
        band=band,
        gate_helps=bool(comparisons) and all(each.low > 0 for each in comparisons),
    )
    return Result(fitted, scores, comparisons)


def _head(outcomes: Sequence[Outcome], seed: int) -> tuple[Weights, list[float]]:
    """The gain head, and the score of each outcome by one that had not seen it."""
    examples = [Example(outcome.prompt, outcome.gained, "problems") for outcome in outcomes]
    table = Table(examples, seed)
    try:
        unseen = table.unseen(parts_of(examples, seed))
    except ValueError:  # a part of them has all that gain, or all that do not
        raise ValueError("too few of the problems tell whether thinking gains: give more") from None
    slope, offset = table.calibration(unseen)
    # The fit weighs both truths the same; as many gain as gained here.
    offset += log_odds(sum(example.truth for example in examples) / len(examples))
    scores = [sigmoid(slope * float(logit) + offset) for logit in unseen]
    return table.weights("gain", table.solve(), (slope, offset), threshold=0.5), scores


def curve(outcomes: Sequence[Outcome], scores: Sequence[float]) -> list[Point]:
    """What some hundred thresholds bring, the highest, from which nothing thinks, first."""
    ranked = sorted(zip(scores, outcomes, strict=True), key=lambda pair: -pair[0])
    alone = sum(outcome.strong for outcome in outcomes)
    right = sum(outcome.weak for outcome in outcomes)
    points = [Point(1.0, right / alone, 0.0)]
    step = max(1, len(ranked) // _POINTS)
    for at, (score, outcome) in enumerate(ranked, 1):
        right += outcome.strong - outcome.weak
        last = at == len(ranked)
        if last or (at % step == 0 and ranked[at][0] < score):
            points.append(Point(score, right / alone, at / len(ranked)))
    return points


def _band(scores: Sequence[float], threshold: float) -> tuple[float, float]:
    """The scores between which the prompts nearest to the threshold lie, by rank."""
    ranked = sorted(scores)
    place = sum(score < threshold for score in ranked)
    first = min(max(0, place - int(BAND / 2 * len(ranked))), int((1 - BAND) * len(ranked)))
    last = min(len(ranked) - 1, first + int(BAND * len(ranked)))
    return ranked[first], 1.0 if last == len(ranked) - 1 else ranked[last]


def _gate(
    outcomes: Sequence[Outcome], scores: Sequence[float], band: tuple[float, float], seed: int
) -> tuple[Confidence | None, list[Comparison]]:
    """The gate, and how it does beside controls: the prompt's length in the signals' place, and signals of others."""
    known = [(outcome, score) for outcome, score in zip(outcomes, scores, strict=True) if outcome.signals is not None]
    truths = [outcome.gained for outcome, _ in known]
    if min(sum(truths), len(truths) - sum(truths)) < FOLDS:
        return None, []
    mixed = [outcome.signals for outcome, _ in known]
    Random(seed).shuffle(mixed)  # noqa: S311  statistics, no secret
    rows = {
        "gate": [[log_odds(score), *(outcome.signals or ())] for outcome, score in known],
        "length only": [[log_odds(score), float(len(outcome.prompt))] for outcome, score in known],
        "shuffled": [[log_odds(score), *(other or ())] for (_, score), other in zip(known, mixed, strict=True)],
    }
    unseen = {name: _unseen(row, truths, seed) for name, row in rows.items()}
    inside = [at for at, (_, score) in enumerate(known) if band[0] <= score < band[1]]
    comparisons = [_compared(name, unseen, truths, inside, seed) for name in ("length only", "shuffled")]
    weights, bias = _solved(rows["gate"], truths)
    prompt, *rest = weights
    return Confidence(prompt, Signals(*rest), bias), [each for each in comparisons if each is not None]


def _compared(
    control: str, unseen: dict[str, list[float]], truths: Sequence[bool], inside: Sequence[int], seed: int
) -> Comparison | None:
    """None where the band holds prompts of one truth alone."""

    def area(name: str) -> Callable[[Sequence[int]], float]:
        return lambda some: evaluation.auroc([unseen[name][at] for at in some], [truths[at] for at in some])

    gate, other = area("gate"), area(control)
    try:
        low, high = evaluation.bootstrap(inside, lambda some: gate(some) - other(some), rounds=_ROUNDS, seed=seed)
        return Comparison(control, gate(inside), other(inside), low, high)
    except ValueError:
        return None


def _unseen(rows: Sequence[Sequence[float]], truths: Sequence[bool], seed: int) -> list[float]:
    """The log-odds of each row by a regression that had not seen it."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds: Any = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    found = cross_val_predict(_regression(), np.array(rows), np.array(truths), cv=folds, method="decision_function")
    return [float(logit) for logit in found]


def _solved(rows: Sequence[Sequence[float]], truths: Sequence[bool]) -> tuple[list[float], float]:
    """Weights of the columns as they are, and the bias."""
    import numpy as np

    model = _regression().fit(np.array(rows), np.array(truths))
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    return [float(weight) for weight in weights], float(regression.intercept_[0] - weights @ scaler.mean_)


def _regression() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression())
