"""The card of the pretrained model: fixed text from `cards/smol.md`, every figure from the report of what is served."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evaluate import everyday
from evaluate.card import percent, points, table
from evaluate.splits import SPLITS
from evaluate.statistics import Report

_TEXT = Path(__file__).with_name("cards") / "smol.md"
FIXED = "the fruit problem, ten rewordings, three puzzles"
_HALVES = {"odd": "odd numbers", "even": "even numbers", "all": "all"}
_SIGNS = {
    "on_topic_and_ended": "on topic and ended by the model",
    "on_topic": "on topic",
    "ended": "ended by the model",
    "english": "in English",
}


NOT_MEASURED = "Not measured yet."


def _of(report: Report, section: str) -> dict[str, Report]:
    """A section of each model that has it."""
    return {name: parts[section] for name, parts in report["models"].items() if section in parts}


def _splits(report: Report) -> str:
    sections = _of(report, "splits")
    if not sections:
        return NOT_MEASURED
    rows = [(split, *(percent(section[split]) for section in sections.values())) for split in SPLITS]
    fixed = (FIXED, *(f"{section['fixed']['right']} of {section['fixed']['n']}" for section in sections.values()))
    return f"{table(('problems', *sections), [*rows, fixed])}\n\nIn brackets 95 % intervals."


def _everyday(report: Report) -> str:
    sections = _of(report, "everyday")
    rows: list[tuple[object, ...]] = [
        (f"good, {shown}", *(percent(row[half]) for row in sections.values())) for half, shown in _HALVES.items()
    ]
    rows += [(f"good, {kind}s", *(percent(row[kind]) for row in sections.values())) for kind in everyday.KINDS]
    rows += [(shown, *(percent(row[sign]) for row in sections.values())) for sign, shown in _SIGNS.items()]
    rows.append(("loops", *(row["loops"] for row in sections.values())))
    sizes = (f"{row['tokens']['mean']}, {row['tokens']['max']}" for row in sections.values())
    return (
        table(("200 prompts, three times each", *sections), [*rows, ("tokens, mean and most", *sizes)])
        if sections
        else NOT_MEASURED
    )


def _conversations(report: Report) -> str:
    rows = []
    for name, row in _of(report, "conversations").items():
        first, *_, last = row["problems"]
        begun, *_, ended = row["everyday"]
        rows.append(
            (name, first["n"], percent(first), percent(last), points(row["gain"]), percent(begun), percent(ended))
        )
    head = ("model", "conversations", "problem, 2nd turn", "problem, 8th", "points", "everyday, 1st", "everyday, 7th")
    return table(head, rows) if rows else NOT_MEASURED


def _routes(report: Report) -> str:
    rows: list[tuple[object, ...]] = []
    for name, parts in report["models"].items():
        sections = {**parts.get("splits", {}), "everyday prompts": parts.get("everyday", {})}
        for shown, row in sections.items():
            if row.get("sent"):
                what = FIXED if shown == "fixed" else shown
                rows.append((name, what, ", ".join(f"{model} {n}" for model, n in sorted(row["sent"].items()))))
    return table(("alias", "prompts", "answered by"), rows) if rows else NOT_MEASURED


def _fruit(report: Report) -> str:
    lines = []
    for name, section in _of(report, "splits").items():
        fruit = section["fixed"]["rows"][0]
        lines.append(f"{name}, {'right' if fruit['right'] else 'wrong'}:\n\n```\n{fruit['answer'].strip()}\n```")
    return "\n\n".join(lines) or NOT_MEASURED


def _training(training: Report | None) -> str:
    """What the adapter was trained on, and at what cost."""
    if training is None:
        return NOT_MEASURED
    losses, minutes = training["loss"], round(training["seconds"] / 60)
    return (
        f"rank {training['rank']}, trained on {training['demonstrations']} demonstrations in {training['steps']} "
        f"steps, seed {training['seed']}: {training['learned']:,} tokens learned in {minutes} minutes of two cores; "
        f"the loss of a step went from {losses[0]:.2f} to {losses[-1]:.2f}."
    )


SECTIONS: dict[str, Callable[[Report], str]] = {
    "splits": _splits,
    "everyday": _everyday,
    "conversations": _conversations,
    "routes": _routes,
    "fruit": _fruit,
    "minutes": lambda report: f"{sum(report['seconds'].values()) / 60:.0f}",
}


def card(report: Report, training: Report | None) -> str:
    """The README.md of `models/smol/`."""
    text = _TEXT.read_text().replace("{{training}}", _training(training))
    for name, section in SECTIONS.items():
        text = text.replace(f"{{{{{name}}}}}", section(report))
    return text
