"""Score how much a prompt needs thinking, from its text alone: a linear model in plain Python.

Numpy would not make it faster: a prompt has some hundred features, and most of the time goes into extracting them. So
the base install, which has no numpy, can score.
"""

from functools import cache
from math import exp
from pathlib import Path

from thinkaloud.routing.features import WORD, Features, bucket_of, extract_features
from thinkaloud.routing.hashed_features import HashedFeatures
from thinkaloud.routing.weights import Head, Weights, read_weights

BUNDLED = Path(__file__).with_name("kind.bin")
"""The weights in the package. models/routing/ has their recipe."""


class Scorer:
    """One head: a calibrated probability for each prompt, and its explanation."""

    __slots__ = ("_weights",)

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    @staticmethod
    @cache
    def load_bundled() -> "Scorer":
        """Return the kind head of the package: does the prompt need thinking? Raises `SettingsError`."""
        return Scorer.load(BUNDLED)

    @staticmethod
    def load(path: Path) -> "Scorer":
        """Return the scorer of a file of weights. Raises `SettingsError`."""
        return Scorer(read_weights(path))

    @property
    def head(self) -> Head:
        """The question that the score answers."""
        return self._weights.head

    @property
    def threshold(self) -> float:
        """The fitted threshold: the lowest probability that counts as yes."""
        return self._weights.threshold

    def score(self, text: str) -> float:
        """Return the calibrated probability, from 0 to 1."""
        return self.score_features(extract_features(text))

    def score_with_head(self, text: str) -> tuple[float, Head]:
        """Return the score, and the head that it is from."""
        return self.score(text), self.head

    def score_features(self, features: Features) -> float:
        """Return the score of a prompt with these features."""
        return sigmoid(self._weights.bias + sum(value for _, value in self._contributions(features)))

    def score_hashed(self, features: HashedFeatures) -> float:
        """Return the score of a prompt of which nothing but its hashed features is known."""
        hashed, named, step = self._weights.hashed, self._weights.named, self._weights.step
        parts = [hashed[at] * step * features.value for at in features.buckets()]
        return sigmoid(self._weights.bias + sum([*parts, *(named.get(name, 0.0) for name in features.named)]))

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        """Return the `n` features of the largest weight, each with its part of the log-odds. n: None for all.

        All of them and `bias` sum to the log-odds of the score. A name that begins with "word:" holds words of the
        prompt, which must not reach a log.
        """
        parts = sorted(self._contributions(extract_features(text)), key=lambda part: (-abs(part[1]), part[0]))
        return parts[:n]

    @property
    def bias(self) -> float:
        """The log-odds of a prompt without any feature."""
        return self._weights.bias

    def _contributions(self, features: Features) -> list[tuple[str, float]]:
        hashed, named, step = self._weights.hashed, self._weights.named, self._weights.step
        parts = []
        for name, value in features.items():
            weight = hashed[bucket_of(name)] * step if name.startswith(WORD) else named.get(name, 0.0)
            if weight:
                parts.append((name, weight * value))
        return parts


def sigmoid(logit: float) -> float:
    """Return the probability of these log-odds, for any finite number."""
    if logit >= 0:
        return 1 / (1 + exp(-logit))
    return exp(logit) / (1 + exp(logit)) if logit > -700 else 0.0
