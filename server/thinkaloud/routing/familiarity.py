"""Two heads as one scorer: the gain head for prompts like those it was fitted to, the kind head for all others.

Of a familiar prompt the kind counts too, with the weight that the fit has found. A fit knows nothing about problems
unlike its own. If too many words of a prompt are new to it, the bundled kind head scores the prompt, on the gain head's
scale: its threshold is mapped to the gain head's.
"""

import zlib
from collections.abc import Iterable
from typing import Self

from thinkaloud.routing.confidence import log_odds
from thinkaloud.routing.features import BUCKETS, WORD, Features, bucket_of, extract_features
from thinkaloud.routing.fit_file import PairFit
from thinkaloud.routing.scorer import Scorer, sigmoid
from thinkaloud.routing.weights import Head, Weights

KNOWN = 0.85
"""The share of a prompt's words that must be known. 95 % of new prompts of the bundled pair's kinds of problems reach
it, and one in six of prompts on anything."""


def word_buckets(features: Features) -> set[int]:
    """Return the buckets of the single words among the features."""
    return {bucket_of(name) for name in features if name.startswith(WORD) and " " not in name}


def pack_buckets(buckets: Iterable[int]) -> bytes:
    """Return a set of buckets as a deflated bitmap, one bit each."""
    bits = bytearray(BUCKETS // 8)
    for at in buckets:
        bits[at // 8] |= 1 << at % 8
    return zlib.compress(bytes(bits), 9)


class FamiliarityScorer:
    """The gain head for familiar prompts, the kind head for others."""

    def __init__(self, gain: Scorer, kind: Scorer, seen: bytes, threshold: float, weight: float = 0.0) -> None:
        """seen: the words of the fit, from `pack_buckets`. threshold: of the gain head.

        weight: of the kind head's log-odds beside those of the gain head.
        """
        self._gain, self._kind, self._weight = gain, kind, weight
        self._seen = zlib.decompress(seen)
        self.threshold = threshold

    @classmethod
    def of_fit(cls, fit: PairFit, weights: Weights, threshold: float) -> Self:
        """Return the scorer of a fit and its weights, from `read_fit`, beside the bundled kind head.

        Raises `SettingsError`.
        """
        return cls(Scorer(weights), Scorer.load_bundled(), fit.seen, threshold, fit.kind)

    def score_with_head(self, text: str) -> tuple[float, Head]:
        """Return the score, and the head that it is from."""
        features = extract_features(text)
        if not self._is_familiar(features):
            return self._rescale(self._kind.score_features(features)), "kind"
        score = self._gain.score_features(features)
        if self._weight:
            score = sigmoid(log_odds(score) + self._weight * log_odds(self._kind.score_features(features)))
        return score, "gain"

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        """Return the `n` features of the largest weight, each with its part of the log-odds. n: None for all."""
        if not self._is_familiar(extract_features(text)):
            return self._kind.explain(text, n)
        parts = dict(self._gain.explain(text, None))
        for name, part in self._kind.explain(text, None) if self._weight else ():
            parts[name] = parts.get(name, 0.0) + self._weight * part
        return sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))[:n]

    def _is_familiar(self, features: Features) -> bool:
        words = word_buckets(features)
        return sum(self._seen[at // 8] >> at % 8 & 1 for at in words) >= KNOWN * len(words)

    def _rescale(self, score: float) -> float:
        """Map a score of the kind head so that its threshold becomes the gain head's; 0 and 1 stay."""
        own, target = self._kind.threshold, self.threshold
        if score < own:
            return score / own * target
        return target + (score - own) / (1 - own) * (1 - target)
