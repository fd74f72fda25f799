"""What the work folder says, as one page: what each stage cost, its curve, and what was measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluate.card import percent, points, table
from evaluate.comparison import ALL
from evaluate.splits import SPLITS
from evaluate.statistics import Report
from smol_rl.evaluation import COLD_START, COMPARISON, REPORT
from smol_rl.probes import COUNT, LIMIT

BUDGET = 8 * 3600
"""Seconds of two cores that all stages together may take."""
POINTS = 12
"""Lines of a curve that are shown beside those with a probe."""
_CURVE = {
    "loss": "loss",
    "reward": "reward",
    "accuracy": "right",
    "probe": "probe, seen",
    "wordings": "probe, other wordings",
    "form": "in form",
    "checked": "with a check",
    "length": "tokens",
}


def _log(run: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]


def runs(work: Path) -> list[Path]:
    """The folders of the stages that have a log, in the order in which they were begun."""
    found = [path.parent for path in work.glob("*/log.jsonl") if path.stat().st_size]
    return sorted(found, key=lambda run: (run.name.startswith("rl"), run.name == COLD_START, run.name))


def _costs(work: Path) -> str:
    lasts = {run.name: _log(run)[-1] for run in runs(work)}
    rows = [
        (name, f"{last['step']:.0f}", f"{last['seconds']:.0f}", f"{last['cpu_seconds']:.0f}")
        for name, last in lasts.items()
    ]
    spent = sum(last["cpu_seconds"] for last in lasts.values())
    head = ("stage", "steps", "seconds by the clock", "seconds of two cores")
    return f"{table(head, rows)}\n\n{spent:.0f} of {BUDGET} seconds of two cores are used."


def _curve(run: Path) -> str:
    """Lines of a log: the last, some evenly before it, and all with a probe."""
    lines = _log(run)
    every = max(1, len(lines) // POINTS)
    shown = [
        line for left, line in zip(range(len(lines))[::-1], lines, strict=True) if not left % every or "probe" in line
    ]
    names = [name for name in _CURVE if any(name in line for line in shown)]
    rows = [
        [f"{line['step']:.0f}", f"{line['cpu_seconds']:.0f}", *(_cell(name, line.get(name)) for name in names)]
        for line in shown
    ]
    return f"### {run.name}\n\n{table(['step', 'seconds', *(_CURVE[name] for name in names)], rows)}"


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if name == "loss" else f"{value:.0f}" if name == "length" else f"{100 * value:.1f} %"


def _measured(report: Report) -> Iterator[str]:
    rows: list[Sequence[object]]
    if splits := report.get("splits"):
        rows = [
            (name, row["n"], percent(row), percent(row["form"]), row["trace"]["mean"], percent(row["checked"]))
            for name in SPLITS
            if (row := splits[name])
        ]
        head = ("problems, greedy", "n", "right box", "in form", "tokens of a trace", "with a self-check")
        yield f"{table(head, rows)}\n\nAt step {splits['step']}, in {splits['seconds']} s."
    if fruit := report.get("fruit"):
        itself = "right" if fruit["itself"] else "wrong"
        yield (
            f"Fruit problems: {percent(fruit)}; the fruit problem itself comes out {itself}, "
            f"{fruit['rewordings']} of its ten rewordings right. At step {fruit['step']}."
        )
    if loops := report.get("loops"):
        yield f"Loops: {loops['all']['over']} of {loops['all']['n']} prompts."
    if compared := report.get(COMPARISON):
        rows = [
            (way, name, percent(compared[COLD_START][way][ALL]), percent(row[way][ALL]), points(row[way][ALL]["gain"]))
            for way in ("greedy", "temperature 1")
            for name, row in compared.items()
            if isinstance(row, dict) and "greedy" in row and name != COLD_START
        ]
        yield table(("decoding", "run", "cold start", "after reinforcement", "gain in points"), rows)


def page(work: Path) -> str:
    """The report as Markdown."""
    probed = f"A probe is {COUNT} problems of a kind, numbers to 20, answered greedily in at most {LIMIT} tokens."
    parts = ["# smol-rl so far", _costs(work), "## Curves", probed, *map(_curve, runs(work))]
    for run in runs(work):
        if (path := run / REPORT).exists():
            parts += [f"## Measured: {run.name}", *_measured(json.loads(path.read_text()))]
    return "\n\n".join(parts) + "\n"
