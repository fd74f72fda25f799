"""`thinkaloud calibrate`: what each budget is worth on a file of problems, and the table of efforts that follows."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from thinkaloud.commands.measurement import Measured, Problem, measure, only, problems, running
from thinkaloud.generation import Effort, Sampling, ThinkingPlan
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.settings import Settings

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.97)
"""Of the lengths of traces without a budget: the budgets that are tried."""

SHARES: dict[Effort, float] = {"minimal": 0.0, "low": 0.5, "medium": 0.8, "high": 0.95, "xhigh": 1.0}
"""How much of what thinking gains each effort should bring. `max` has no budget."""

Curve = list[tuple[int | None, Measured]]
"""What each budget brought, from the smallest on; the last, None, is no budget."""


async def curve(
    pipeline: Pipeline,
    model: str,
    problems: Sequence[Problem],
    sampling: Sampling,
    budgets: Sequence[int] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> Curve:
    """Measure every budget. budgets: those to try; without any, quantiles of the model's own traces."""
    progress("without a budget")
    free = await measure(pipeline, model, problems, ThinkingPlan(), sampling)
    found: Curve = []
    for budget in budgets or quantiles(free.trace):
        progress(f"budget {budget}")
        found.append((budget, await measure(pipeline, model, problems, ThinkingPlan(budget=budget), sampling)))
    return [*found, (None, free)]


def quantiles(lengths: Sequence[int]) -> list[int]:
    """Budgets to try, from some lengths of traces."""
    ordered = sorted(lengths)
    return sorted({max(1, ordered[int(quantile * (len(ordered) - 1))]) for quantile in QUANTILES})


def proposal(curve: Curve) -> dict[Effort, int]:
    """For each effort the smallest budget that brings its share of the way from the least accuracy to the best."""
    tried = [(budget, measured.accuracy) for budget, measured in curve if budget is not None]
    if not tried:
        return {}
    worst, best = tried[0][1], max(measured.accuracy for _, measured in curve)
    enough = {effort: worst + share * (best - worst) for effort, share in SHARES.items()}
    return {
        effort: next((budget for budget, accuracy in tried if accuracy >= least), tried[-1][0])
        for effort, least in enough.items()
    }


def table(curve: Curve) -> Table:
    """The curve for a terminal."""
    shown = Table(title=f"{curve[-1][1].count} problems; 95 % intervals", title_justify="left")
    for column in ("budget", "right", "interval", "tokens, mean", "answered", "ended by the budget"):
        shown.add_column(column, justify="right")
    for budget, measured in curve:
        low, high = measured.interval
        shown.add_row(
            "none" if budget is None else str(budget),
            f"{measured.accuracy:.1%}",
            f"{low:.1%} to {high:.1%}",
            f"{measured.tokens:.0f}",
            f"{measured.answered / measured.count:.1%}",
            f"{measured.ended_by.get('budget', 0) / measured.count:.1%}",
        )
    return shown


def run(settings: Settings, file: Path, model: str, budgets: list[int], temperature: float | None, seed: int) -> None:
    """The command. Raises `SettingsError` for a file that holds no problems, or an engine that does not start."""
    found = problems(file)
    console = Console()

    async def measured() -> Curve:
        with console.status("loading") as status:
            async with running(only(settings, model)) as pipeline:
                sampling = Sampling(temperature=temperature, seed=seed)
                return await curve(pipeline, model, found, sampling, sorted(set(budgets)), status.update)

    result = asyncio.run(measured())
    console.print(table(result))
    line = ", ".join(f"{effort}: {tokens}" for effort, tokens in proposal(result).items())
    console.print(f"proposed, for the settings' models.{model}.thinking:  budgets: {{{line}}}", highlight=False)
