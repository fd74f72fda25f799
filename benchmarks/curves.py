"""What thinking tokens buy: accuracy and tokens against the budget, against retries, and against votes.

    PYTHONPATH=models python benchmarks/curves.py [--problems 200] [--model tiny-rl]

The bundled thinking model on the real engine, on held-out problems (numbers to 50, words and wordings as in training),
through the same pipeline as requests. Budgets and retries greedily, votes at temperature 1. Writes curves.json and
curves.svg beside this file; run it again to make them again.
"""

import argparse
import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evaluate.splits import TO_50, split
from thinkaloud.commands.budget_curve import measure_curve
from thinkaloud.generation import Sampling, ThinkingPlan
from thinkaloud.measurement.completions import measure
from thinkaloud.measurement.local_pipeline import local_pipeline, select_models
from thinkaloud.measurement.problems import Problem
from thinkaloud.measurement.statistics import Measurement
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.settings.file import load

HERE = Path(__file__).parent
BUDGETS = (8, 16, 32, 64, 96, 128, 192, 256)
RETRIES = (0, 1, 2, 3)
VOTES = (1, 2, 4, 8, 16)
SEED = 2
Point = dict[str, Any]


def held_out(count: int) -> list[Problem]:
    """Problems that no training has seen."""
    return [Problem(prompt=task.question, answer=str(task.answer)) for task in split(TO_50, SEED, count)]


def point(name: str, value: int | None, measured: Measurement) -> Point:
    low, high = measured.interval
    return {
        name: value,
        "accuracy": round(measured.accuracy, 4),
        "interval": [round(low, 4), round(high, 4)],
        "tokens": round(measured.tokens, 1),
        "trace_tokens": round(sum(measured.trace) / len(measured.trace), 1),
        "answered": round(measured.answered / measured.count, 4),
        "ended_by": measured.ended_by,
        **({"agreement": round(measured.agreement, 3)} if measured.agreement is not None else {}),
    }


async def curves(pipeline: Pipeline, model: str, problems: Sequence[Problem], voted: int) -> dict[str, list[Point]]:
    """All three. voted: how many of the problems are voted on."""
    greedy, sampled = Sampling(temperature=0), Sampling(temperature=1, seed=SEED)
    found: dict[str, list[Point]] = {"budget": [], "retries": [], "votes": []}
    for budget, measured in await measure_curve(pipeline, model, problems, greedy, BUDGETS):
        found["budget"].append(point("budget", budget, measured))
        show(found["budget"][-1])
    for retries in RETRIES:
        plan = ThinkingPlan(retries=retries)
        found["retries"].append(point("retries", retries, await measure(pipeline, model, problems, plan, greedy)))
        show(found["retries"][-1])
    for votes in VOTES:
        plan = replace(ThinkingPlan(), votes=votes)
        measured = await measure(pipeline, model, problems[:voted], plan, sampled)
        found["votes"].append(point("votes", votes, measured))
        show(found["votes"][-1])
    return found


def show(row: Point) -> None:
    print(json.dumps(row), flush=True)


def tables(found: dict[str, list[Point]]) -> list[Table]:
    """The curves for a terminal."""
    made = []
    for name, rows in found.items():
        table = Table(title=name, title_justify="left")
        for column in (name, "right", "95 %", "tokens", "answered"):
            table.add_column(column, justify="right")
        for row in rows:
            low, high = row["interval"]
            table.add_row(
                "none" if row[name] is None else str(row[name]),
                f"{row['accuracy']:.1%}",
                f"{low:.1%} to {high:.1%}",
                f"{row['tokens']:.0f}",
                f"{row['answered']:.1%}",
            )
        made.append(table)
    return made


def draw(found: dict[str, list[Point]], path: Path) -> None:
    """Accuracy against mean tokens, a panel a curve, each point with its interval and its setting."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "thinkaloud", "font.size": 8, "axes.grid": True, "grid.alpha": 0.3}):
        figure = Figure(figsize=(10, 3.2), layout="constrained")
        for axis, (name, rows) in zip(figure.subplots(1, 3, sharey=True), found.items(), strict=True):
            tokens = [row["tokens"] for row in rows]
            right = [100 * row["accuracy"] for row in rows]
            spread = [
                [100 * (row["accuracy"] - row["interval"][0]) for row in rows],
                [100 * (row["interval"][1] - row["accuracy"]) for row in rows],
            ]
            axis.errorbar(tokens, right, yerr=spread, marker="o", capsize=2, lw=1)
            for row, x, y in zip(rows, tokens, right, strict=True):
                label = "none" if row[name] is None else str(row[name])
                axis.annotate(label, (x, y), textcoords="offset points", xytext=(4, -9))
            axis.set(title=name, xlabel="tokens of trace and answer, mean", ylabel="right, %")
        figure.savefig(path, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--problems", type=int, default=200)
    parser.add_argument("--voted", type=int, default=100, help="of the problems, those that are voted on")
    parser.add_argument("--model", default="tiny-rl")
    arguments = parser.parse_args()
    settings = select_models(load(HERE.parent / "configs/tiny.yaml"), arguments.model)

    async def measured() -> dict[str, list[Point]]:
        async with local_pipeline(settings) as pipeline:
            return await curves(pipeline, arguments.model, held_out(arguments.problems), arguments.voted)

    found = asyncio.run(measured())
    (HERE / "curves.json").write_text(json.dumps(found, indent=1) + "\n")
    draw(found, HERE / "curves.svg")
    for table in tables(found):
        Console().print(table)


if __name__ == "__main__":
    main()
