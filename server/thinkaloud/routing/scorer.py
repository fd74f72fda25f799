"""How much a prompt asks for thinking, told from its text alone: a linear model in plain Python.

Numpy would not make it faster: a prompt has some hundred features, and most of the time goes into finding them. So the
base install, which has no numpy, scores as it is.
"""

from functools import cache
from math import exp
from pathlib import Path

from thinkaloud.routing.features import WORD, Features, bucket, features
from thinkaloud.routing.weights import Head, Weights, read

BUNDLED = Path(__file__).with_name("kind.bin")
"""The weights that travel with the package; how they were made is in models/routing/."""


class Scorer:
    """One head: a probability for each prompt, and what it comes from."""

    __slots__ = ("_weights",)

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    @staticmethod
    @cache
    def bundled() -> "Scorer":
        """The shipped scorer of the kind of a prompt: does it need thinking? Raises `SettingsError`."""
        return Scorer.load(BUNDLED)

    @staticmethod
    def load(path: Path) -> "Scorer":
        """The scorer of a file of weights. Raises `SettingsError`."""
        return Scorer(read(path))

    @property
    def head(self) -> Head:
        """What is told."""
        return self._weights.head

    @property
    def threshold(self) -> float:
        """The probability from which it was fitted to say yes."""
        return self._weights.threshold

    def score(self, text: str) -> float:
        """The calibrated probability, from 0 to 1."""
        return self.rated(features(text))

    def scored(self, text: str) -> tuple[float, Head]:
        """The score, and the head that it is of."""
        return self.score(text), self.head

    def rated(self, found: Features) -> float:
        """The score of a prompt that has these features."""
        return sigmoid(self._weights.bias + sum(value for _, value in self._contributions(found)))

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        """The `n` features that weigh most, each with its part of the log-odds; n: None for all of them.

        All of them and `bias` sum to the log-odds of the score. A name that begins with "word:" holds words of the
        prompt, which must not reach a log.
        """
        found = sorted(self._contributions(features(text)), key=lambda part: (-abs(part[1]), part[0]))
        return found[:n]

    @property
    def bias(self) -> float:
        """The log-odds of a prompt without any feature."""
        return self._weights.bias

    def _contributions(self, found: Features) -> list[tuple[str, float]]:
        hashed, named, step = self._weights.hashed, self._weights.named, self._weights.step
        parts = []
        for name, value in found.items():
            weight = hashed[bucket(name)] * step if name.startswith(WORD) else named.get(name, 0.0)
            if weight:
                parts.append((name, weight * value))
        return parts


def sigmoid(logit: float) -> float:
    """The probability of these log-odds, for any finite number."""
    if logit >= 0:
        return 1 / (1 + exp(-logit))
    return exp(logit) / (1 + exp(logit)) if logit > -700 else 0.0
