"""Model cards: fixed text from `cards/<model>.md`, every figure from the evaluation report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

CARDS = Path(__file__).with_name("cards")


def _percent(row: dict[str, Any]) -> str:
    """`81.5 % (163 of 200; 75.5 to 86.3)`."""
    low, high = row["low"] * 100, row["high"] * 100
    return f"{row['share'] * 100:.1f} % ({row['right']} of {row['n']}; {low:.1f} to {high:.1f})"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _graded(name: str, row: dict[str, Any]) -> tuple[object, ...]:
    n = row["n"]
    return name, _percent(row), f"{row['worked']} of {n}", f"{row['exact']} of {n}", row["tokens"]


def _splits(report: dict[str, Any]) -> str:
    rows = []
    for name, row in report["splits"].items():
        rows.append(_graded(name, row))
        if "without_trace" in row:
            rows.append(_graded("... trace off", row["without_trace"]))
            rows.append(_graded(f"... trace cut at {row['cut']['tokens_allowed']} tokens", row["cut"]))
    head = ("problems", "right box (95 % interval)", "and equations true", "word for word", "mean tokens written")
    return _table(head, rows)


def _checks(report: dict[str, Any]) -> str:
    rows = []
    for name, row in report["splits"].items():
        if "checks" not in row:
            continue
        c = row["checks"]
        rows.append(
            (
                name,
                f"{c['checked']} of {row['n']}",
                f"{c['mended']} of {c['wrong_before']}",
                f"{c['broken']} of {c['right_before']}",
                f"{c['unchecked_right']} of {c['unchecked']}",
                _percent(row["planted"]),
            )
        )
    head = (
        "problems",
        "traces with a check",
        "own wrong results mended",
        "right results broken",
        "right without a check",
        "planted wrong results mended",
    )
    return _table(head, rows)


def _fixed(report: dict[str, Any]) -> str:
    fixed = report["fixed"]
    verdict = "right" if fixed["fruit"]["right"] else "wrong"
    lines = [
        f"The fruit problem, which is not in the training data, comes out {verdict}:",
        "",
        "```",
        fixed["fruit"]["question"],
        "",
        *([f"<think>\n{fixed['fruit']['trace']}</think>\n"] if fixed["fruit"]["trace"] else []),
        fixed["fruit"]["answer"],
        "```",
        "",
        f"Ten fixed rewordings of it: {_percent(fixed['rewordings'])}.",
    ]
    return "\n".join(lines)


def _talk(report: dict[str, Any]) -> str:
    rows = [(name, _percent(row), f"{row['ended']} of {row['n']}") for name, row in report["talk"].items()]
    return _table(("prompts", "expected reply, word for word", "turn ended"), rows)


def _training(report: dict[str, Any]) -> str:
    rows = [
        (name, row["steps"], f"{row['tokens'] / 1e6:.1f} M", f"{row['minutes']:.1f}")
        for name, row in report["training"].items()
    ]
    total = sum(row["minutes"] for row in report["training"].values())
    table = _table(("stage", "steps", "tokens", "minutes"), rows)
    return (
        f"{table}\n\n{total:.0f} minutes in all on {report['machine']}, shared with other work; seed {report['seed']}."
    )


def card(report: dict[str, Any]) -> str:
    """The README.md of a model."""
    text = (CARDS / f"{report['model']}.md").read_text()
    parts = {"fixed": _fixed, "splits": _splits, "checks": _checks, "talk": _talk, "training": _training}
    for name, part in parts.items():
        text = text.replace(f"{{{{{name}}}}}", part(report))
    return text
