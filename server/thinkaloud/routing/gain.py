"""Fit a pair of models: the gain head, which predicts where thinking helps, its curve, and the gate.

Every figure is from cross-validation: of problems scored by a fit without them. Needs scikit-learn.
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
from thinkaloud.routing.rated import Rated, gain_examples
from thinkaloud.routing.regression import FOLDS, Example, FeatureMatrix, assign_folds
from thinkaloud.routing.scorer import Scorer, sigmoid
from thinkaloud.routing.weights import Weights

BAND = 0.3
"""The share of the prompts that a draft decides: those whose scores rank nearest to the threshold."""
Quality: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1)]
_POINTS = 100
_ROUNDS = 1000


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The grades of the fast (weak) and the thinking (strong) model on one problem, from 0 to 1.

    signals: of the fast model's first tokens; None if its engine has no log-probabilities.
    """

    prompt: str
    weak: Quality
    strong: Quality
    signals: Signals | None = None

    @property
    def is_gain(self) -> bool:
        """Whether thinking did better."""
        return self.strong > self.weak


@dataclass(frozen=True, slots=True)
class Comparison:
    """The AUROC of the gate and of a control on the prompts of the band, and the 95 % interval of the difference."""

    control: str
    gate: float
    other: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Result:
    """A fit and its evaluation. scores: of each outcome, by cross-validation. comparisons: empty without a gate."""

    fitted: PairFit
    scores: list[float]
    comparisons: list[Comparison]


def fit_pair(
    outcomes: Sequence[Outcome], fast: str, thinking: str, seed: int = 0, rated: Sequence[Rated] = ()
) -> Result:
    """Fit the head and the gate to these outcomes. fast, thinking: the names of the served models.

    rated: outcomes of live traffic, from which the head learns too. The curve and the gate are of `outcomes` alone, of
    which both models' grades are known.

    Raises:
        ValueError: thinking gained on none of the problems, on all, or too few; or the thinking model solved none.
    """
    if not sum(outcome.strong for outcome in outcomes):
        raise ValueError("the thinking model solved none of the problems")
    if len({outcome.is_gain for outcome in outcomes}) < 2:
        raise ValueError(f"thinking gained on {'all' if outcomes[0].is_gain else 'none'} of the problems")
    weights, scores, kind = _fit_head(outcomes, rated, seed)
    points = quality_curve(outcomes, scores)
    chosen = max(points, key=lambda point: (point.quality, point.threshold)).threshold
    band = _select_band(scores, chosen)
    confidence, comparisons = _fit_gate(outcomes, scores, band, seed)
    fitted = PairFit(
        fast=fast,
        thinking=thinking,
        problems=len(outcomes),
        head=zlib.compress(replace(weights, threshold=chosen).dump(), 9),
        seen=pack_buckets(
            {word for outcome in outcomes for word in word_buckets(extract_features(outcome.prompt))}.union(
                *(each.features.words() for each in rated)
            )
        ),
        threshold=chosen,
        curve=tuple(points),
        confidence=confidence,
        band=band,
        kind=kind,
        gate_helps=bool(comparisons) and all(each.low > 0 for each in comparisons),
    )
    return Result(fitted, scores, comparisons)


def _fit_head(outcomes: Sequence[Outcome], rated: Sequence[Rated], seed: int) -> tuple[Weights, list[float], float]:
    """Return the gain head, the score of each outcome by cross-validation, and the weight of the kind's log-odds.

    What a pair gains depends on the kind of a prompt too, of which the kind head has learned from far more prompts.
    """
    examples = [Example(outcome.prompt, outcome.is_gain, "problems") for outcome in outcomes]
    examples += gain_examples(rated, [(each.prompt, each.weak, each.strong) for each in outcomes], seed)
    matrix = FeatureMatrix(examples, seed)
    try:
        logits = matrix.cross_validate(assign_folds(examples, seed))
    except ValueError:  # a fold has only one label
        raise ValueError("too few of the problems tell whether thinking gains: give more") from None
    slope, offset = matrix.calibrate(logits)
    kinds = Scorer.load_bundled()
    rows = [
        [slope * float(logit) + offset, log_odds(kinds.score_hashed(example.hashed()))]
        for logit, example in zip(logits, examples, strict=True)
    ]
    (head, kind), bias = _fit_regression(
        rows, [example.truth for example in examples], [example.weight for example in examples]
    )
    scores = [sigmoid(head * own + kind * other + bias) for own, other in rows[: len(outcomes)]]
    calibration = (head * slope, head * offset + bias)
    return matrix.to_weights("gain", matrix.solve(), calibration, threshold=0.5), scores, kind


def quality_curve(outcomes: Sequence[Outcome], scores: Sequence[float]) -> list[Point]:
    """Return the results of some hundred thresholds, the highest, at which nothing thinks, first."""
    ranked = sorted(zip(scores, outcomes, strict=True), key=lambda pair: -pair[0])
    alone = sum(outcome.strong for outcome in outcomes)
    right = sum(outcome.weak for outcome in outcomes)
    kept = sum(min(outcome.weak, outcome.strong) for outcome in outcomes)
    points = [Point(1.0, right / alone, 0.0, kept / alone)]
    step = max(1, len(ranked) // _POINTS)
    for at, (score, outcome) in enumerate(ranked, 1):
        right += outcome.strong - outcome.weak
        kept += outcome.strong - min(outcome.weak, outcome.strong)
        last = at == len(ranked)
        if last or (at % step == 0 and ranked[at][0] < score):
            points.append(Point(score, right / alone, at / len(ranked), kept / alone))
    return points


def _select_band(scores: Sequence[float], threshold: float) -> tuple[float, float]:
    """Return the range of scores of the prompts nearest to the threshold, by rank."""
    ranked = sorted(scores)
    place = sum(score < threshold for score in ranked)
    first = min(max(0, place - int(BAND / 2 * len(ranked))), int((1 - BAND) * len(ranked)))
    last = min(len(ranked) - 1, first + int(BAND * len(ranked)))
    return ranked[first], 1.0 if last == len(ranked) - 1 else ranked[last]


def _fit_gate(
    outcomes: Sequence[Outcome], scores: Sequence[float], band: tuple[float, float], seed: int
) -> tuple[Confidence | None, list[Comparison]]:
    """Return the gate, compared with controls: the prompt's length instead of the signals, and shuffled signals."""
    known = [(outcome, score) for outcome, score in zip(outcomes, scores, strict=True) if outcome.signals is not None]
    truths = [outcome.is_gain for outcome, _ in known]
    if min(sum(truths), len(truths) - sum(truths)) < FOLDS:
        return None, []
    shuffled = [outcome.signals for outcome, _ in known]
    Random(seed).shuffle(shuffled)  # noqa: S311  statistics, no secret
    rows = {
        "gate": [[log_odds(score), *(outcome.signals or ())] for outcome, score in known],
        "length only": [[log_odds(score), float(len(outcome.prompt))] for outcome, score in known],
        "shuffled": [[log_odds(score), *(other or ())] for (_, score), other in zip(known, shuffled, strict=True)],
    }
    logits = {name: _cross_validate(row, truths, seed) for name, row in rows.items()}
    inside = [at for at, (_, score) in enumerate(known) if band[0] <= score < band[1]]
    comparisons = [_compare(name, logits, truths, inside, seed) for name in ("length only", "shuffled")]
    weights, bias = _fit_regression(rows["gate"], truths)
    prompt, *rest = weights
    return Confidence(prompt, Signals(*rest), bias), [each for each in comparisons if each is not None]


def _compare(
    control: str, logits: dict[str, list[float]], truths: Sequence[bool], inside: Sequence[int], seed: int
) -> Comparison | None:
    """Compare the gate with a control. Return None if all prompts of the band have one label."""

    def area(name: str) -> Callable[[Sequence[int]], float]:
        return lambda some: evaluation.auroc([logits[name][at] for at in some], [truths[at] for at in some])

    gate, other = area("gate"), area(control)
    try:
        low, high = evaluation.bootstrap(inside, lambda some: gate(some) - other(some), rounds=_ROUNDS, seed=seed)
        return Comparison(control, gate(inside), other(inside), low, high)
    except ValueError:
        return None


def _cross_validate(rows: Sequence[Sequence[float]], truths: Sequence[bool], seed: int) -> list[float]:
    """Return the log-odds of each row by cross-validation."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds: Any = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    logits = cross_val_predict(
        _make_regression(), np.array(rows), np.array(truths), cv=folds, method="decision_function"
    )
    return [float(logit) for logit in logits]


def _fit_regression(
    rows: Sequence[Sequence[float]], truths: Sequence[bool], counts: Sequence[float] | None = None
) -> tuple[list[float], float]:
    """Return the weights of the unscaled columns, and the bias. counts: how much each row counts; None: all alike."""
    import numpy as np

    model = _make_regression().fit(np.array(rows), np.array(truths), logisticregression__sample_weight=counts)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    return [float(weight) for weight in weights], float(regression.intercept_[0] - weights @ scaler.mean_)


def _make_regression() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression())
