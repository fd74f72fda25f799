"""The confidence of a fast model in the first tokens of its answer, and whether the thinking model should answer.

Five measures of the tokens' log-probabilities, combined with the score of the prompt in a logistic regression that is
fitted to the two models' own results (`commands/route_fit.py`). That token probabilities separate right answers from
wrong ones is found in Kadavath et al. 2022 (arXiv:2207.05221); low quantiles do better than means in Gupta et al. 2024
(arXiv:2404.10136).
"""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

import msgspec

from thinkaloud.events import TokenLogprob
from thinkaloud.routing.scorer import sigmoid

ALTERNATIVES = 5
"""The number of most likely tokens that each token needs."""
_QUANTILE = 0.1
_SMALLEST = 1e-6
"""The smallest probability that is distinguished from 0."""


class Signals(NamedTuple):
    """Measures of some tokens, in natural logarithms.

    mean, low, least: of their log-probabilities the mean, the 10 % quantile and the minimum.
    margin: the mean difference between the most likely token and the next.
    entropy: of the first token, in nats; what is not among the alternatives counts as one more.
    """

    mean: float
    low: float
    least: float
    margin: float
    entropy: float


def measure_signals(tokens: Sequence[TokenLogprob]) -> Signals | None:
    """Return the signals of `tokens`; None if there are no tokens, or any without alternatives."""
    if not tokens or not all(token.top for token in tokens):
        return None
    logprobs = sorted(max(token.logprob, log(_SMALLEST)) for token in tokens)
    return Signals(
        mean=sum(logprobs) / len(logprobs),
        low=logprobs[int(_QUANTILE * len(logprobs))],
        least=logprobs[0],
        margin=sum(_margin(token) for token in tokens) / len(tokens),
        entropy=_entropy(tokens[0]),
    )


def _margin(token: TokenLogprob) -> float:
    top = sorted((max(each.logprob, log(_SMALLEST)) for each in token.top), reverse=True)
    first, second = (*top, log(_SMALLEST))[:2]
    return first - second


def _entropy(token: TokenLogprob) -> float:
    probabilities = [exp(each.logprob) for each in token.top]
    return -sum(each * log(each) for each in (*probabilities, 1 - sum(probabilities)) if each > _SMALLEST)


class Confidence(msgspec.Struct, frozen=True):
    """A fitted gate: the weights of the prompt's log-odds and of each of the signals, and the bias."""

    prompt: float
    signals: Signals
    bias: float

    def score(self, prompt: float, signals: Signals) -> float:
        """Return the probability that the thinking model is right and this draft wrong. prompt: the prompt's score."""
        weighted = sum(weight * value for weight, value in zip(self.signals, signals, strict=True))
        return sigmoid(self.bias + self.prompt * log_odds(prompt) + weighted)


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, which is first clamped away from 0 and 1."""
    clamped = min(max(probability, _SMALLEST), 1 - _SMALLEST)
    return log(clamped / (1 - clamped))
