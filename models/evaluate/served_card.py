"""The card of the pretrained model: fixed text from `cards/smol.md`, every figure from the report of what is served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from evaluate import everyday
from evaluate.card import percent, points, table
from evaluate.splits import SPLITS
from evaluate.statistics import Report

_TEXT = Path(__file__).with_name("cards") / "smol.md"
FIXED = "the fruit problem, ten rewordings, three puzzles"
_HALVES = {"odd": "odd numbers", "even": "even numbers", "all": "all"}
_SIGNS = {"on_topic": "on topic", "ended": "ended by the model", "english": "in English"}


def _rows(report: Report, section: str) -> Iterator[tuple[str, Report]]:
    for name, parts in report["models"].items():
        yield name, parts[section]


def _splits(report: Report) -> str:
    names = list(report["models"])
    rows = [(split, *(percent(parts["splits"][split]) for parts in report["models"].values())) for split in SPLITS]
    fixed = (FIXED, *(f"{row['fixed']['right']} of {row['fixed']['n']}" for _, row in _rows(report, "splits")))
    n = next(iter(report["models"].values()))["splits"][next(iter(SPLITS))]["n"]
    return f"{table(('problems', *names), [*rows, fixed])}\n\n{n} problems a split; in brackets 95 % intervals."


def _everyday(report: Report) -> str:
    names = list(report["models"])
    sections = [row for _, row in _rows(report, "everyday")]
    rows: list[tuple[object, ...]] = [
        (f"good, {shown}", *(percent(row[half]) for row in sections)) for half, shown in _HALVES.items()
    ]
    rows += [(f"good, {kind}s", *(percent(row[kind]) for row in sections)) for kind in everyday.KINDS]
    rows += [(shown, *(percent(row[sign]) for row in sections)) for sign, shown in _SIGNS.items()]
    rows.append(("loops", *(row["loops"] for row in sections)))
    rows.append(("tokens, mean and most", *(f"{row['tokens']['mean']}, {row['tokens']['max']}" for row in sections)))
    return table(("200 prompts", *names), rows)


def _conversations(report: Report) -> str:
    rows = []
    for name, row in _rows(report, "conversations"):
        first, *_, last = row["problems"]
        begun, *_, ended = row["everyday"]
        rows.append((name, percent(first), percent(last), points(row["gain"]), percent(begun), percent(ended)))
    head = ("model", "problem, 2nd turn", "problem, 8th", "difference in points", "everyday, 1st", "everyday, 7th")
    n = next(_rows(report, "conversations"))[1]["problems"][0]["n"]
    return f"{table(head, rows)}\n\n{n} conversations; each problem is asked once at each place."


def _routes(report: Report) -> str:
    rows: list[tuple[object, ...]] = []
    for name, parts in report["models"].items():
        sections = {**parts["splits"], "everyday prompts": parts["everyday"]}
        for shown, row in sections.items():
            if row["sent"]:
                what = FIXED if shown == "fixed" else shown
                rows.append((name, what, ", ".join(f"{model} {n}" for model, n in sorted(row["sent"].items()))))
    return table(("alias", "prompts", "answered by"), rows)


def _fruit(report: Report) -> str:
    lines = []
    for name, row in _rows(report, "splits"):
        fruit = row["fixed"]["rows"][0]
        lines.append(f"{name}, {'right' if fruit['right'] else 'wrong'}:\n\n```\n{fruit['answer'].strip()}\n```")
    return "\n\n".join(lines)


SECTIONS: dict[str, Callable[[Report], str]] = {
    "splits": _splits,
    "everyday": _everyday,
    "conversations": _conversations,
    "routes": _routes,
    "fruit": _fruit,
    "minutes": lambda report: f"{sum(report['seconds'].values()) / 60:.0f}",
}


def card(report: Report) -> str:
    """The README.md of `models/smol/`."""
    text = _TEXT.read_text()
    for name, section in SECTIONS.items():
        text = text.replace(f"{{{{{name}}}}}", section(report))
    return text
