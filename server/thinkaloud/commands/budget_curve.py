"""Accuracy by thinking budget, and the budgets of the efforts that follow from it."""

from collections.abc import Callable, Sequence

from rich.table import Table

from thinkaloud.generation import Effort, Sampling, ThinkingPlan
from thinkaloud.measurement.completions import measure
from thinkaloud.measurement.problems import Problem
from thinkaloud.measurement.statistics import Measurement
from thinkaloud.request.pipeline import Pipeline

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.97)
"""Of the lengths of traces without a budget. They are the budgets to try."""

SHARES: dict[Effort, float] = {"minimal": 0.0, "low": 0.5, "medium": 0.8, "high": 0.95, "xhigh": 1.0}
"""Share of the gain by thinking that each effort should bring. `max` has no budget."""

Curve = list[tuple[int | None, Measurement]]
"""A measurement for each budget in ascending order. The last, None, is without a budget."""


async def measure_curve(
    pipeline: Pipeline,
    model: str,
    problems: Sequence[Problem],
    sampling: Sampling,
    budgets: Sequence[int] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> Curve:
    """Measure every budget. Without `budgets`, quantiles of the model's own traces."""
    progress("without a budget")
    free = await measure(pipeline, model, problems, ThinkingPlan(), sampling)
    curve: Curve = []
    for budget in budgets or quantiles(free.trace):
        progress(f"budget {budget}")
        curve.append((budget, await measure(pipeline, model, problems, ThinkingPlan(budget=budget), sampling)))
    return [*curve, (None, free)]


def quantiles(lengths: Sequence[int]) -> list[int]:
    """Return the budgets to try for traces of these lengths."""
    ordered = sorted(lengths)
    return sorted({max(1, ordered[int(quantile * (len(ordered) - 1))]) for quantile in QUANTILES})


def propose_budgets(curve: Curve) -> dict[Effort, int]:
    """Return for each effort the smallest budget that brings its share of the gain, from the worst to the best."""
    tried = [(budget, measurement.accuracy) for budget, measurement in curve if budget is not None]
    if not tried:
        return {}
    worst, best = tried[0][1], max(measurement.accuracy for _, measurement in curve)
    needed = {effort: worst + share * (best - worst) for effort, share in SHARES.items()}
    return {
        effort: next((budget for budget, accuracy in tried if accuracy >= least), tried[-1][0])
        for effort, least in needed.items()
    }


def table(curve: Curve) -> Table:
    """Return the curve as a table for the terminal."""
    rows = Table(title=f"{curve[-1][1].count} problems; 95 % intervals", title_justify="left")
    for column in ("budget", "right", "interval", "tokens, mean", "answered", "ended by the budget"):
        rows.add_column(column, justify="right")
    for budget, measurement in curve:
        low, high = measurement.interval
        rows.add_row(
            "none" if budget is None else str(budget),
            f"{measurement.accuracy:.1%}",
            f"{low:.1%} to {high:.1%}",
            f"{measurement.tokens:.0f}",
            f"{measurement.answered / measurement.count:.1%}",
            f"{measurement.ended_by.get('budget', 0) / measurement.count:.1%}",
        )
    return rows
