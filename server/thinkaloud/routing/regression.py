"""Fit a head of the scorer: a logistic regression over the features, calibrated by cross-validation over groups.

scikit-learn is in the extra `route`: operators need it to fit, nothing needs it to score.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from thinkaloud.routing.features import BUCKETS, extract_features
from thinkaloud.routing.hashed_features import HashedFeatures, hash_features
from thinkaloud.routing.scorer import sigmoid
from thinkaloud.routing.weights import Head, Weights

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[Any, np.dtype[np.float64]]

STRENGTH = 0.1
"""The inverse of the regularisation strength."""

WORDS = 8.0
"""The length of the vector of words; the features of form are 0 or 1. A smaller one gives form more influence."""

DROPPED = 0.5
"""The share of words dropped in the second copy of each prompt, so that no score depends on few words."""

FOLDS = 10
"""The number of folds; the calibration uses the score of each prompt by the weights of the other folds."""

FALSE_POSITIVES = 0.07
"""The false positive rate at the threshold, by weight, with each group scored without having been seen.

About half of later prompts are of kinds that were seen, with hardly any false positives: so expect half of this.
"""

TOLERANCE = 1e-6
"""The tolerance of the gradient of the mean loss; with a larger one, fits stop far from the optimum."""

_STEPS = 127
_SMALLEST = 1e-4


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled prompt. Examples of one `group` are of one kind, or from one source.

    weight: how much it counts. features: those of the prompt, where `text` is nothing but a name for it.
    """

    text: str
    truth: bool
    group: str
    weight: float = 1.0
    features: HashedFeatures | None = None

    def hashed(self) -> HashedFeatures:
        """Return the features of the prompt."""
        return self.features or hash_features(extract_features(self.text))


def sample_weights(examples: Sequence[Example]) -> list[float]:
    """Return the weight of each example: a group by the root of its size, both labels equal in total; the mean is 1."""
    sizes: dict[tuple[bool, str], float] = {}
    for example in examples:
        sizes[example.truth, example.group] = sizes.get((example.truth, example.group), 0) + example.weight
    raw = [example.weight * sizes[example.truth, example.group] ** -0.5 for example in examples]
    totals = {True: 0.0, False: 0.0}
    for value, example in zip(raw, examples, strict=True):
        totals[example.truth] += value
    return [len(raw) / 2 * value / totals[example.truth] for value, example in zip(raw, examples, strict=True)]


class FeatureMatrix:
    """The sparse feature matrix of examples, from which weights are fitted to any part of them."""

    def __init__(self, examples: Sequence[Example], seed: int = 0) -> None:
        """Raises ValueError if all examples have one label."""
        import numpy as np
        from scipy.sparse import csr_matrix

        if len({example.truth for example in examples}) < 2:
            raise ValueError("there have to be examples of both truths")
        self.examples = examples
        self._names: dict[str, int] = {}
        random = Random(seed)  # noqa: S311 - which words are dropped is no secret
        data: list[float] = []
        columns: list[int] = []
        ends = [0]
        for example in examples:
            features = example.hashed()
            for keep in (1.0, 1 - DROPPED):
                row = self._add_row(features, keep, random)
                columns.extend(row)
                data.extend(row.values())
                ends.append(len(data))
        self._columns, places = np.unique(np.array(columns), return_inverse=True)
        shape = (len(ends) - 1, len(self._columns))
        self._matrix = csr_matrix((np.array(data), places, ends), shape=shape)
        self._truths = np.array([example.truth for example in examples])
        self._weights = np.array(sample_weights(examples))

    def _add_row(self, features: HashedFeatures, keep: float, random: Random) -> dict[int, float]:
        row: dict[int, float] = {}
        for column in features.buckets():
            if keep == 1 or random.random() < keep:
                row[column] = row.get(column, 0.0) + features.value * WORDS
        for name in features.named:
            row[self._names.setdefault(name, BUCKETS + len(self._names))] = 1.0
        return row

    def solve(self, without: Sequence[bool] | None = None) -> "Vector":
        """Return the coefficients, the bias last, fitted to the examples except those that `without` marks.

        Each fit starts at zero: started at the optimum of another, it would stop there, and know what it must not.
        """
        import numpy as np
        from sklearn.linear_model import LogisticRegression

        chosen = np.repeat(np.ones(len(self.examples), bool) if without is None else ~np.array(without), 2)
        model: Any = LogisticRegression(C=STRENGTH, max_iter=1000, tol=TOLERANCE)
        weights = np.repeat(self._weights, 2)[chosen]
        model.fit(self._matrix[chosen], np.repeat(self._truths, 2)[chosen], sample_weight=weights)
        return np.append(model.coef_[0], model.intercept_[0])

    def logits(self, found: "Vector") -> "Vector":
        """Return the log-odds of every example, with all of its words."""
        result: Vector = self._matrix[::2] @ found[:-1] + found[-1]
        return result

    def cross_validate(self, folds: Sequence[int]) -> "Vector":
        """Return the log-odds of every example by coefficients fitted without its fold."""
        import numpy as np

        logits = np.zeros(len(self.examples))
        fold_of = np.array(folds)
        for fold in sorted(set(folds)):
            left_out = fold_of == fold
            logits[left_out] = self.logits(self.solve(left_out.tolist()))[left_out]
        return logits

    def calibrate(self, logits: "Vector") -> tuple[float, float]:
        """Return the slope and offset that calibrate these log-odds (Platt 1999)."""
        from sklearn.linear_model import LogisticRegression

        model: Any = LogisticRegression(C=1e6)
        model.fit(logits[:, None], self._truths, sample_weight=self._weights)
        return float(model.coef_[0, 0]), float(model.intercept_[0])

    def choose_threshold(self, logits: "Vector", calibration: tuple[float, float]) -> float:
        """Return the threshold at which the false positive rate is `FALSE_POSITIVES`, but at least one half.

        If the rate is lower at one half, a lower threshold would only raise it.
        """
        import numpy as np

        slope, offset = calibration
        negatives = ~self._truths
        order = np.argsort(-logits[negatives], kind="stable")
        above = np.cumsum(self._weights[negatives][order])
        last = int(np.searchsorted(above, FALSE_POSITIVES * above[-1], side="right"))
        return round(max(0.5, sigmoid(float(slope * logits[negatives][order][last] + offset))), 4)

    def to_weights(self, head: Head, found: "Vector", calibration: tuple[float, float], threshold: float) -> Weights:
        """Return the coefficients for the file: calibrated, the hashed ones quantised to bytes."""
        import numpy as np

        slope, offset = calibration
        every = np.zeros(BUCKETS + len(self._names))
        every[self._columns] = slope * found[:-1]
        hashed = every[:BUCKETS] * WORDS
        step = float(np.abs(hashed).max()) / _STEPS or 1.0
        named = {name: round(float(every[at]), 4) for name, at in self._names.items() if abs(every[at]) >= _SMALLEST}
        rounded = array("b", np.rint(hashed / step).astype(int).tolist())
        return Weights(head, round(float(slope * found[-1] + offset), 4), threshold, named, step, rounded)


def assign_folds(examples: Sequence[Example], seed: int = 0) -> list[int]:
    """Return the fold of each example: whole groups together if there are enough, else prompts at random."""
    random = Random(seed)  # noqa: S311 - no secret
    groups = sorted({example.group for example in examples})
    if len(groups) < FOLDS:
        groups = sorted({example.text for example in examples})
        random.shuffle(groups)
        place = {text: at % FOLDS for at, text in enumerate(groups)}
        return [place[example.text] for example in examples]
    random.shuffle(groups)
    place = {group: at % FOLDS for at, group in enumerate(groups)}
    return [place[example.group] for example in examples]


def fit_head(examples: Sequence[Example], head: Head, seed: int = 0) -> Weights:
    """Return the calibrated weights of a head, with its threshold.

    Raises:
        ValueError: all examples have one label, or a fold has only one.
    """
    matrix = FeatureMatrix(examples, seed)
    logits = matrix.cross_validate(assign_folds(examples, seed))
    calibration = matrix.calibrate(logits)
    return matrix.to_weights(head, matrix.solve(), calibration, matrix.choose_threshold(logits, calibration))
