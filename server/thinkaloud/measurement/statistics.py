"""Accuracy and tokens of a model on some problems."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from thinkaloud.measurement.problems import Problem
from thinkaloud.request.completion import Completion

_Z = 1.96
"""Standard deviations of a 95 % interval."""


@dataclass(slots=True, frozen=True)
class Measurement:
    """How a model did on some problems.

    count: problems. right, answered: how many of them.
    tokens: mean of trace and answer together.
    trace: tokens of each trace.
    ended_by: how many traces ended for each reason.
    agreement: mean share of the votes for the answer; None without votes.
    """

    count: int
    right: int
    answered: int
    tokens: float
    trace: tuple[int, ...]
    ended_by: dict[str, int]
    agreement: float | None = None

    @property
    def accuracy(self) -> float:
        """Share of right answers."""
        return self.right / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the accuracy (Wilson 1927)."""
        share, n = self.accuracy, self.count
        middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        spread = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n)) / (1 + _Z**2 / n)
        return max(0.0, middle - spread), min(1.0, middle + spread)


def summarize(problems: Sequence[Problem], completions: Sequence[Completion]) -> Measurement:
    """Count what the completions of some problems, in the same order, got right."""
    answers = [completion.choices[0].answer for completion in completions]
    agreements = [completion.voted.agreement for completion in completions if completion.voted]
    return Measurement(
        count=len(problems),
        right=sum(problem.is_solved_by(answer) for problem, answer in zip(problems, answers, strict=True)),
        answered=sum(bool(answer.strip()) for answer in answers),
        tokens=sum(completion.completion_tokens for completion in completions) / len(completions),
        trace=tuple(completion.choices[0].reasoning_tokens for completion in completions),
        ended_by=dict(Counter(completion.choices[0].ended_by or "none" for completion in completions)),
        agreement=sum(agreements) / len(agreements) if agreements else None,
    )
