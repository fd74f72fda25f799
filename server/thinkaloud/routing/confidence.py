"""How sure a fast model was of the first tokens of its answer, and what follows from that: should the other one think?

Five measures of the tokens' log-probabilities, joined with the score of the prompt in a logistic regression that is
fitted to the two models' own results (`commands/route_fit.py`). That token probabilities tell right answers from wrong
ones is found in Kadavath et al. 2022 (arXiv:2207.05221); low quantiles do better than means in Gupta et al. 2024
(arXiv:2404.10136).
"""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

import msgspec

from thinkaloud.events import TokenLogprob
from thinkaloud.routing.scorer import sigmoid

ALTERNATIVES = 5
"""Most likely tokens that each token is to come with."""
_LOW = 0.1
_LEAST = 1e-6
"""The smallest probability that is told from none."""


class Signals(NamedTuple):
    """Of some tokens, in natural logarithms.

    mean, low, least: of their log-probabilities the mean, the tenth part from below and the minimum.
    margin: by how much the most likely token led the next one, mean.
    entropy: of the first token, in nats; what is not among the alternatives counts as one more.
    """

    mean: float
    low: float
    least: float
    margin: float
    entropy: float


def signals(tokens: Sequence[TokenLogprob]) -> Signals | None:
    """What the tokens tell; None where there are none, or none with alternatives."""
    if not tokens or not all(token.top for token in tokens):
        return None
    chosen = sorted(max(token.logprob, log(_LEAST)) for token in tokens)
    return Signals(
        mean=sum(chosen) / len(chosen),
        low=chosen[int(_LOW * len(chosen))],
        least=chosen[0],
        margin=sum(_margin(token) for token in tokens) / len(tokens),
        entropy=_entropy(tokens[0]),
    )


def _margin(token: TokenLogprob) -> float:
    first, second = (*sorted((max(each.logprob, log(_LEAST)) for each in token.top), reverse=True), log(_LEAST))[:2]
    return first - second


def _entropy(token: TokenLogprob) -> float:
    shares = [exp(each.logprob) for each in token.top]
    return -sum(share * log(share) for share in (*shares, 1 - sum(shares)) if share > _LEAST)


class Confidence(msgspec.Struct, frozen=True):
    """A fitted gate: the weights of the prompt's log-odds and of each of the signals, and the bias."""

    prompt: float
    signals: Signals
    bias: float

    def score(self, prompt: float, found: Signals) -> float:
        """The probability that the thinking model is right where this draft is wrong. prompt: the prompt's own."""
        weighed = sum(weight * value for weight, value in zip(self.signals, found, strict=True))
        return sigmoid(self.bias + self.prompt * log_odds(prompt) + weighed)


def log_odds(probability: float) -> float:
    """Of a probability, kept within what is told from certainty."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))
