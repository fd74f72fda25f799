"""The figures of a card as SVG files, drawn from the report alone; equal reports give equal files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evaluate.splits import SPLITS
from evaluate.statistics import Report

SETTINGS = {"svg.hashsalt": "thinkaloud", "svg.fonttype": "none", "font.size": 9, "axes.grid": True, "grid.alpha": 0.3}
WINDOW = 10
"""Steps over which a curve is averaged; the single steps stay visible behind it."""


def _smooth(values: list[float]) -> list[float]:
    """The mean of each step and those before it, WINDOW in all."""
    chunks = (values[max(0, end - WINDOW) : end] for end in range(1, len(values) + 1))
    return [sum(chunk) / len(chunk) for chunk in chunks]


def _bars(axis: Any, names: list[str], series: dict[str, list[float]], errors: dict[str, Any]) -> None:
    height = 0.8 / len(series)
    for number, (label, values) in enumerate(series.items()):
        places = [index + (number - (len(series) - 1) / 2) * height for index in range(len(names))]
        axis.barh(places, values, height, label=label, xerr=errors.get(label), error_kw={"lw": 0.8})
    axis.set_yticks(range(len(names)), names)
    axis.invert_yaxis()


def _whiskers(rows: list[Report]) -> list[list[float]]:
    """How far the intervals reach to the left and to the right."""
    return [
        [max(0.0, 100 * (row["share"] - row["low"])) for row in rows],
        [max(0.0, 100 * (row["high"] - row["share"])) for row in rows],
    ]


def _accuracy(figure: Any, report: Report) -> None:
    names = list(SPLITS)
    greedy = [report["splits"][name] for name in names]
    sampled = [report["samples"][name] for name in names]
    series = {
        "greedy": [100 * row["share"] for row in greedy],
        "pass@1 at temperature 1": [100 * row["pass_1"] for row in sampled],
        f"majority of {sampled[0]['samples']}": [100 * row["majority"]["share"] for row in sampled],
    }
    errors = {
        "greedy": _whiskers(greedy),
        f"majority of {sampled[0]['samples']}": _whiskers([row["majority"] for row in sampled]),
    }
    axis = figure.subplots()
    _bars(axis, names, series, errors)
    axis.set(xlabel="right, %", xlim=(0, 100))
    axis.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3, frameon=False)


def _lengths(figure: Any, report: Report) -> None:
    names = list(SPLITS)
    rows = [report["splits"][name] for name in names]
    left, right = figure.subplots(1, 2, sharey=True)
    _bars(
        left,
        names,
        {"mean": [row["trace"]["mean"] for row in rows], "95th percentile": [row["trace"]["p95"] for row in rows]},
        {},
    )
    left.set(xlabel="tokens of a trace")
    left.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=2, frameon=False)
    checked = [row["checked"] for row in rows]
    right.barh(range(len(names)), [100 * row["share"] for row in checked], 0.6, xerr=_whiskers(checked))
    right.set(xlabel="traces with a self-check, %", xlim=(0, 100))


def _training(figure: Any, report: Report) -> None:
    panels = {
        "accuracy": ("right at temperature 1, %", 100),
        "length": ("tokens of a trace, mean", 1),
        "checked": ("traces with a self-check, %", 100),
    }
    for axis, (key, (label, factor)) in zip(figure.subplots(1, 3), panels.items(), strict=True):
        for number, (run, curve) in enumerate(sorted(report["training"]["curves"].items())):
            color, values = f"C{number}", [factor * value for value in curve[key]]
            axis.plot(curve["step"], values, color=color, alpha=0.25, lw=0.8)
            axis.plot(curve["step"], _smooth(values), color=color, label=run)
            if key == "accuracy":
                probes = [factor * value for value in curve["probe"]]
                axis.plot(curve["probed"], probes, ".:", color=color, lw=0.8, label=f"{run}, greedy probe")
        axis.set(xlabel="step of reinforcement learning", title=label)
        axis.legend(frameon=False)


def draw(report: Report, folder: Path, *, thinks: bool) -> None:
    """Write every figure that the model's card shows."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib.figure import Figure

    figures = {"accuracy": ((7.5, 5.0), _accuracy)}
    if thinks:
        figures |= {"lengths": ((7.5, 4.5), _lengths), "training": ((10.0, 3.2), _training)}
    for name, (size, fill) in figures.items():
        with matplotlib.rc_context(SETTINGS):
            figure = Figure(figsize=size, layout="constrained")
            fill(figure, report)
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
