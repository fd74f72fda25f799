"""How long a trace may be: what was asked for, an effort's row of the table, and the room that the answer needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from thinkaloud.generation import Effort, ThinkingPlan


@dataclass(slots=True, frozen=True)
class Bounds:
    """How long the trace of one choice may be, and must be, and what is put in where it is not; tokens of trace.

    budget: the most before the closing; None for no bound.
    closing: closes by force: words, and the tag at their end.
    tag: the model's own closing tag.
    again: takes the tag's place where the model is to think again.
    min_tokens, retries: as in `ThinkingPlan`.
    detects_loops: whether a trace that repeats itself is closed.
    answers: whether a model that ends its turn within the trace is made to answer.
    """

    budget: int | None
    closing: str
    tag: str
    again: str
    min_tokens: int = 0
    retries: int = 0
    detects_loops: bool = True
    answers: bool = True


def asked(plan: ThinkingPlan, efforts: Mapping[Effort, int]) -> int | None:
    """The budget that a request asks for: in tokens, or by an effort that the model's table has."""
    if plan.budget is not None or plan.effort is None:
        return plan.budget
    return efforts.get(plan.effort)


def bounded(budget: int | None, max_tokens: int | None, closing: int, answer: int) -> int | None:
    """`budget`, or less of it, so that the closing and an answer find room within `max_tokens`.

    answer: the tokens kept for the answer, at most half of what there is; 0 keeps none, and the trace may then take
    all of `max_tokens`.
    """
    if max_tokens is None or answer == 0:
        return budget
    left = max(0, max_tokens - closing)
    most = left - min(answer, (left + 1) // 2)
    return most if budget is None else min(budget, most)
