"""The budget of a trace: the request's, by tokens or by effort, less the tokens that the answer needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from thinkaloud.generation import Effort, ThinkingPlan


@dataclass(slots=True, frozen=True)
class Bounds:
    """The bounds of one choice's trace, in tokens of trace, and the texts that enforce them.

    budget: the most tokens before the closing; None for no bound.
    closing: closing words, with the closing tag at their end.
    closing_tag: the closing tag of the model's format.
    retry_words: replace the closing tag if the model is to think again.
    min_tokens, retries: as in `ThinkingPlan`.
    detects_loops: whether a trace that repeats itself is closed.
    requires_answer: whether a model that ends its turn within the trace is made to answer.
    """

    budget: int | None
    closing: str
    closing_tag: str
    retry_words: str
    min_tokens: int = 0
    retries: int = 0
    detects_loops: bool = True
    requires_answer: bool = True


def requested_budget(plan: ThinkingPlan, efforts: Mapping[Effort, int]) -> int | None:
    """Return the budget of a request: in tokens, or that of its effort in the model's table."""
    if plan.budget is not None or plan.effort is None:
        return plan.budget
    return efforts.get(plan.effort)


def limit_budget(budget: int | None, max_tokens: int | None, closing: int, answer: int) -> int | None:
    """Return `budget`, reduced so that the closing and an answer fit into `max_tokens`.

    closing: the length of the closing in tokens.
    answer: tokens kept for the answer, at most half of what is left; with 0 the trace may take all of `max_tokens`.
    """
    if max_tokens is None or answer == 0:
        return budget
    left = max(0, max_tokens - closing)
    most = left - min(answer, (left + 1) // 2)
    return most if budget is None else min(budget, most)
