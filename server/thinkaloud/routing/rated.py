"""Learn a gain from outcomes of live traffic, each of which tells of one model alone.

What thinking gains on a prompt is known from both models. An outcome settles it in two cases: an answer that was right
at once gains nothing by thinking, and neither does one that was wrong with it. In the two others it depends on the
model that was not asked. Its chance to be right is estimated by a regression on the prompts that it was asked, of the
problems and of the outcomes (Imbens 2004, doi:10.1162/003465304323023651), and the prompt counts as a gain with that
probability.

This is sound where nothing but the prompt says which model got it. So what the caller chose and what a draft decided
is left out, since both know more of the answer than the prompt tells.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeAlias

from thinkaloud.generation import Lane, RoutedBy
from thinkaloud.routing.confidence import log_odds
from thinkaloud.routing.hashed_features import HashedFeatures
from thinkaloud.routing.regression import Example, fit_head
from thinkaloud.routing.scorer import Scorer, sigmoid

KNOWING: frozenset[RoutedBy] = frozenset({"request", "gate"})
"""Reasons of routes that know more than the prompt tells."""
_OUTCOMES = "outcomes"
"""The group of their examples."""
_LEAST = 0.01
"""The least probability that makes an example of its own."""

Chance: TypeAlias = Callable[[HashedFeatures], float]
"""The probability that one model is right on a prompt."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Whether the model on `lane` was right on one prompt. id: of the request."""

    id: str
    features: HashedFeatures
    lane: Lane
    is_right: bool


def gain_examples(
    rated: Collection[Rated], problems: Sequence[tuple[str, float, float]], seed: int = 0
) -> list[Example]:
    """Return examples of the gain: of each outcome one, or two of both labels whose weights add up to 1.

    problems: prompts with the grades of the fast and of the thinking model, from 0 to 1.
    """
    if not rated:
        return []
    fast_is_right = _fit_chance(rated, "fast", [(prompt, fast) for prompt, fast, _ in problems], seed)
    thinking_is_right = _fit_chance(rated, "thinking", [(prompt, grade) for prompt, _, grade in problems], seed)
    found = []
    for each in rated:
        if each.lane == "fast":
            gain = 0.0 if each.is_right else thinking_is_right(each.features)
        else:
            gain = 1 - fast_is_right(each.features) if each.is_right else 0.0
        for truth, weight in ((True, gain), (False, 1 - gain)):
            if weight >= _LEAST:
                found.append(Example(each.id, truth, _OUTCOMES, weight, each.features))
    return found


def _fit_chance(rated: Collection[Rated], lane: Lane, problems: Sequence[tuple[str, float]], seed: int) -> Chance:
    """Return the chance of the model on `lane`. Where too little is known for more, it is the same for all prompts."""
    examples = [Example(prompt, grade > 0.5, _OUTCOMES) for prompt, grade in problems]
    examples += [Example(each.id, each.is_right, _OUTCOMES, 1.0, each.features) for each in rated if each.lane == lane]
    right = sum(example.truth for example in examples)
    wrong = len(examples) - right
    try:
        scorer = Scorer(fit_head(examples, "gain", seed))
    except ValueError:  # all have one label, or a fold has
        return lambda _: (right + 1) / (len(examples) + 2)
    prior = log(right / wrong)  # the head takes both labels for equally frequent
    return lambda features: sigmoid(log_odds(scorer.score_hashed(features)) + prior)
