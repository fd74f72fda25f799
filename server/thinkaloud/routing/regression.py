"""Fit a head of the scorer: a logistic regression over the features, calibrated on prompts of kinds it had not seen.

scikit-learn is in the extra `route`: fitting is for operators, scoring needs nothing.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from thinkaloud.routing.features import BUCKETS, WORD, Features, bucket_of, extract_features
from thinkaloud.routing.scorer import sigmoid
from thinkaloud.routing.weights import Head, Weights

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[Any, np.dtype[np.float64]]

STRENGTH = 0.1
"""Inverse of the regularisation: the smaller, the less any one feature can weigh."""

WORDS = 8.0
"""How long the vector of words is, the features of form being 0 or 1: the less, the more the form decides."""

DROPPED = 0.5
"""The share of words left out in each second look at a prompt, so that no answer hangs on few of them."""

FOLDS = 10
"""Parts of the groups; the calibration sees each prompt as it is scored by the other parts' weights."""

FALSE_POSITIVES = 0.06
"""The share of the false ones, by weight, that may score above the threshold, each kind scored without being seen.

Of what is asked later about half is of kinds that were seen, which are hardly ever taken for others: so half of this.
"""

TOLERANCE = 1e-6
"""Largest slope of the mean loss at which a fit has ended; a larger one ends it far from its end."""

_STEPS = 127
_SMALLEST = 1e-4


@dataclass(frozen=True, slots=True)
class Example:
    """One prompt with its truth. What is of one `group` is of one kind, or from one source."""

    text: str
    truth: bool
    group: str


def shares(examples: Sequence[Example]) -> list[float]:
    """What each example weighs: its group by the root of its size, each truth the same in all; the mean is 1."""
    sizes: dict[tuple[bool, str], int] = {}
    for example in examples:
        sizes[example.truth, example.group] = sizes.get((example.truth, example.group), 0) + 1
    raw = [sizes[example.truth, example.group] ** -0.5 for example in examples]
    totals = {True: 0.0, False: 0.0}
    for value, example in zip(raw, examples, strict=True):
        totals[example.truth] += value
    return [len(raw) / 2 * value / totals[example.truth] for value, example in zip(raw, examples, strict=True)]


class Table:
    """The features of many examples as one sparse matrix, from which weights are fitted for any part of them."""

    def __init__(self, examples: Sequence[Example], seed: int = 0) -> None:
        """Raises ValueError where all examples have one truth."""
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
            look = extract_features(example.text)
            for keep in (1.0, 1 - DROPPED):
                row = self._row(look, keep, random)
                columns.extend(row)
                data.extend(row.values())
                ends.append(len(data))
        self._columns, places = np.unique(np.array(columns), return_inverse=True)
        shape = (len(ends) - 1, len(self._columns))
        self._matrix = csr_matrix((np.array(data), places, ends), shape=shape)
        self._truths = np.array([example.truth for example in examples])
        self._shares = np.array(shares(examples))

    def _row(self, look: Features, keep: float, random: Random) -> dict[int, float]:
        row: dict[int, float] = {}
        for name, value in look.items():
            if not name.startswith(WORD):
                row[self._names.setdefault(name, BUCKETS + len(self._names))] = value
            elif keep == 1 or random.random() < keep:
                column = bucket_of(name)
                row[column] = row.get(column, 0.0) + value * WORDS
        return row

    def solve(self, without: Sequence[bool] | None = None) -> "Vector":
        """The coefficients, the bias last, fitted to the examples but those that `without` marks.

        Each fit begins at zero: one that began at another's end would stop there, with what it is not to know.
        """
        import numpy as np
        from sklearn.linear_model import LogisticRegression

        chosen = np.repeat(np.ones(len(self.examples), bool) if without is None else ~np.array(without), 2)
        model: Any = LogisticRegression(C=STRENGTH, max_iter=1000, tol=TOLERANCE)
        weights = np.repeat(self._shares, 2)[chosen]
        model.fit(self._matrix[chosen], np.repeat(self._truths, 2)[chosen], sample_weight=weights)
        return np.append(model.coef_[0], model.intercept_[0])

    def logits(self, found: "Vector") -> "Vector":
        """The log-odds of every example, with all of its words."""
        result: Vector = self._matrix[::2] @ found[:-1] + found[-1]
        return result

    def unseen(self, parts: Sequence[int], but: int | None = None) -> "Vector":
        """The log-odds of every example by coefficients that were fitted without its part; 0 for those of part `but`,
        which is never left out.
        """
        import numpy as np

        logits = np.zeros(len(self.examples))
        of = np.array(parts)
        for part in sorted(set(parts) - {but}):
            left_out = of == part
            logits[left_out] = self.logits(self.solve(left_out.tolist()))[left_out]
        return logits

    def calibration(self, logits: "Vector") -> tuple[float, float]:
        """Slope and offset that make of these log-odds calibrated ones (Platt 1999)."""
        from sklearn.linear_model import LogisticRegression

        model: Any = LogisticRegression(C=1e6)
        model.fit(logits[:, None], self._truths, sample_weight=self._shares)
        return float(model.coef_[0, 0]), float(model.intercept_[0])

    def threshold(self, logits: "Vector", calibration: tuple[float, float]) -> float:
        """The probability that `FALSE_POSITIVES` of the false ones exceed, of these log-odds; at least one half.

        Where fewer exceed one half, a lower threshold would only take more of them.
        """
        import numpy as np

        slope, offset = calibration
        false = ~self._truths
        order = np.argsort(-logits[false], kind="stable")
        above = np.cumsum(self._shares[false][order])
        last = int(np.searchsorted(above, FALSE_POSITIVES * above[-1], side="right"))
        return round(max(0.5, sigmoid(float(slope * logits[false][order][last] + offset))), 4)

    def weights(self, head: Head, found: "Vector", calibration: tuple[float, float], threshold: float) -> Weights:
        """The coefficients as they are kept: calibrated, the hashed ones in bytes."""
        import numpy as np

        slope, offset = calibration
        every = np.zeros(BUCKETS + len(self._names))
        every[self._columns] = slope * found[:-1]
        hashed = every[:BUCKETS] * WORDS
        step = float(np.abs(hashed).max()) / _STEPS or 1.0
        named = {name: round(float(every[at]), 4) for name, at in self._names.items() if abs(every[at]) >= _SMALLEST}
        rounded = array("b", np.rint(hashed / step).astype(int).tolist())
        return Weights(head, round(float(slope * found[-1] + offset), 4), threshold, named, step, rounded)


def parts_of(examples: Sequence[Example], seed: int = 0) -> list[int]:
    """A part for each example: whole groups where there are many, else prompts as they come."""
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


def fit(examples: Sequence[Example], head: Head, seed: int = 0) -> Weights:
    """The calibrated weights of a head, with the threshold that few false ones of kinds not seen exceed.

    Raises:
        ValueError: all examples have one truth, or so few are of the other that a part lacks it.
    """
    table = Table(examples, seed)
    logits = table.unseen(parts_of(examples, seed))
    calibration = table.calibration(logits)
    return table.weights(head, table.solve(), calibration, table.threshold(logits, calibration))
