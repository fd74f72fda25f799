"""The gain head for prompts like those that it was fitted to, and the kind head for all others.

A fit knows nothing of what its problems had not. Where too many words of a prompt are new to it, the shipped head says
whether the prompt is of a kind that needs thinking, on the gain head's scale: its threshold is put where that one's is.
"""

import zlib
from collections.abc import Iterable

from thinkaloud.routing.features import BUCKETS, WORD, Features, bucket, features
from thinkaloud.routing.scorer import Scorer
from thinkaloud.routing.weights import Head

KNOWN = 0.85
"""The share of a prompt's words that have to be known. Of the bundled pair's kinds of problems, drawn anew, 95 % have
it, and of prompts on anything one of six."""


def words(found: Features) -> set[int]:
    """The buckets of the single words among the features."""
    return {bucket(name) for name in found if name.startswith(WORD) and " " not in name}


def deflated(buckets: Iterable[int]) -> bytes:
    """A set of buckets as it is kept: a bit each, deflated."""
    bits = bytearray(BUCKETS // 8)
    for at in buckets:
        bits[at // 8] |= 1 << at % 8
    return zlib.compress(bytes(bits), 9)


class Familiar:
    """Both heads as one scorer."""

    def __init__(self, gain: Scorer, kind: Scorer, seen: bytes, threshold: float) -> None:
        """seen: the words of the fit, as `deflated` made them. threshold: of the gain head."""
        self._gain, self._kind = gain, kind
        self._seen = zlib.decompress(seen)
        self.threshold = threshold

    def scored(self, text: str) -> tuple[float, Head]:
        """The score, and the head that it is of."""
        found = features(text)
        if self._knows(found):
            return self._gain.rated(found), "gain"
        return self._moved(self._kind.rated(found)), "kind"

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        """Of the head that scores this text, the `n` features that weigh most."""
        head = self._gain if self._knows(features(text)) else self._kind
        return head.explain(text, n)

    def _knows(self, found: Features) -> bool:
        own = words(found)
        return sum(self._seen[at // 8] >> at % 8 & 1 for at in own) >= KNOWN * len(own)

    def _moved(self, score: float) -> float:
        """A score of the kind head, with its threshold where the gain head's is; 0 and 1 stay where they are."""
        own, wanted = self._kind.threshold, self.threshold
        if score < own:
            return score / own * wanted
        return wanted + (score - own) / (1 - own) * (1 - wanted)
