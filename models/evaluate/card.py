"""Model cards: fixed text from `cards/<model>.md`, every figure from the evaluation report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from evaluate import comparison, conversations
from evaluate.parts import CHECKED_SPLITS, CUT_SPLITS, CUTS, LONGEST, OFF, SUMMARIES
from evaluate.prompts import EASY, EVERYTHING
from evaluate.splits import SPLITS
from evaluate.statistics import Report
from evaluate.training import COLD_START, SEEDS, behind, reinforced
from recipe import summaries

CARDS = Path(__file__).with_name("cards")


def percent(row: Report) -> str:
    """`81.5 % (75.5 to 86.3)`, or `81.5 % of 27 (...)` where few were counted."""
    if row["share"] is None:
        return "none"
    low, high = 100 * row["low"], 100 * row["high"]
    few = f" of {row['n']}" if row["n"] < 100 else ""
    return f"{100 * row['share']:.1f} %{few} ({low:.1f} to {high:.1f})"


def points(row: Report) -> str:
    """`+5.2 (3.1 to 7.4)`: a difference in percentage points."""
    if row["difference"] is None:
        return "none"
    return f"{100 * row['difference']:+.1f} ({100 * row['low']:+.1f} to {100 * row['high']:+.1f})"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _few(row: Report) -> str:
    return "none" if row["share"] is None else f"{100 * row['share']:.1f} %"


def _splits(report: Report) -> str:
    rows = []
    for name in SPLITS:
        row = report["splits"][name]
        rows.append((name, percent(row), _few(row["worked"]), _few(row["exact"]), _few(row["form"])))
    head = ("problems", "right box", "and work true", "word for word", "in form")
    n = report["splits"][next(iter(SPLITS))]["n"]
    return f"{table(head, rows)}\n\n{n} problems a split, greedy, in brackets 95 % intervals."


def _samples(report: Report) -> str:
    rows = []
    for name in SPLITS:
        row = report["samples"][name]
        rows.append((name, f"{100 * row['pass_1']:.1f} %", percent(row["majority"]), points(row["gain"])))
    first = report["samples"][next(iter(SPLITS))]
    head = ("problems", "pass@1", f"majority of {first['samples']}", "difference in points")
    n = first["majority"]["n"]
    return f"{table(head, rows)}\n\nTemperature 1, {n} problems a split, {first['samples']} samples each."


def _lengths(report: Report) -> str:
    rows = []
    for name in SPLITS:
        row = report["splits"][name]
        trace = row["trace"]
        rows.append((name, trace["mean"], trace["p95"], trace["max"], percent(row["checked"])))
    return table(("problems", "mean tokens of a trace", "95th percentile", "longest", "traces with a self-check"), rows)


def _fixed(report: Report) -> str:
    fixed = report["fixed"]
    fruit = fixed["fruit"]
    verdict = "right" if fruit["right"] else "wrong"
    lines = [
        f"The fruit problem, which is not in the training data, comes out {verdict}:",
        "",
        "```",
        fruit["question"],
        "",
        *([f"<think>\n{fruit['trace']}</think>\n"] if fruit["trace"] else []),
        fruit["answer"],
        "```",
        "",
        f"Ten fixed rewordings of it: {fixed['rewordings']['right']} right.",
    ]
    return "\n".join(lines)


def _easy(report: Report) -> str:
    names = (*EASY, "all easy prompts")
    rows = [(name, report["easy"][name]["n"], percent(report["easy"][name])) for name in names]
    return table(("prompts", "different ones", "the expected reply"), rows)


def _loops(report: Report) -> str:
    loops = report["loops"]
    rows = [(name, loops[name]["n"], loops[name]["over"], loops[name]["max"]) for name in EVERYTHING]
    rows.append(("all", loops["all"]["n"], loops["all"]["over"], max(loops[name]["max"] for name in EVERYTHING)))
    head = ("prompts", "different ones", f"outputs over {LONGEST} tokens", "longest output")
    return f"{table(head, rows)}\n\nAn output is stopped at {LONGEST + 1} tokens here."


def _conversations(report: Report) -> str:
    rows = []
    for name in conversations.SPLITS:
        row = report["conversations"][name]
        shown = [percent(row["places"][place]) for place in (0, -1)]
        rows.append((name, *shown, points(row["gain"]), row["prompt"]["max"]))
    head = ("problems", "asked first", "asked eighth", "difference in points", "longest prompt of an eighth, in tokens")
    n = report["conversations"][conversations.SPLITS[0]]["places"][0]["n"]
    asked = f"{n} conversations of {conversations.TURNS} problems; each problem is asked once at each place."
    return f"{table(head, rows)}\n\n{asked}"


def _checks_of(checks: Report) -> str:
    rows = []
    for name in CHECKED_SPLITS:
        own, removed = checks[name]["own"], checks[name]["removed"]
        rows.append(
            (
                name,
                percent(checks[name]["planted"]),
                _few(checks[name]["planted"]["in_trace"]),
                percent(own["mended"]),
                _few(own["mended_in_trace"]),
                percent(own["broken"]),
                points(removed["gain"]),
            )
        )
    head = (
        "problems",
        "planted wrong results: answer right",
        "mended in the trace",
        "own wrong results: answer right",
        "mended in the trace",
        "own right results: answer wrong",
        "gain of the check in points",
    )
    own = checks["all"]["own"]
    return (
        f"{table(head, rows)}\n\nAll three together: traces with a check end right in {percent(own['with_check'])}, "
        f"those without in {percent(own['without_check'])}."
    )


def _checks(report: Report) -> str:
    return _checks_of(report["checks"])


def _gate(report: Report) -> str:
    gate = report["comparison"]["gate"]
    sampled = gate["sampled"]
    return (
        f"{_checks_of(gate)} At temperature 1: {percent(sampled['with_check'])} with a check, "
        f"{percent(sampled['without_check'])} without; own wrong results before a check mended in "
        f"{percent(sampled['mended'])}."
    )


def _cuts(report: Report) -> str:
    rows = []
    for name in CUT_SPLITS:
        whole = report["splits"][name]
        rows.append((name, "whole trace", percent(whole), percent(whole["form"])))
        ways = [(way, report["cuts"][name][way]) for way in (OFF, *CUTS)]
        rows += [("", way, percent(row), percent(row["form"])) for way, row in ways]
    return table(("problems", "trace", "right box", "in form"), rows)


def _summaries(report: Report) -> str:
    rows = [(name, percent(row), percent(row["form"])) for name in SUMMARIES if (row := report["summaries"][name])]
    shown = report["summaries"]["seen words"]["examples"]
    lines = "\n".join(f"{' '.join(each['piece'].split())}\n    -> {each['line']}" for each in shown)
    return (
        f"```\n{summaries.SYSTEM}\n```\n\n{table(('pieces', 'the expected line', 'one short line'), rows)}\n\n"
        f"```\n{lines}\n```"
    )


def _comparison(report: Report) -> str:
    compared = report["comparison"]
    rows: list[Sequence[object]] = []
    for way in ("greedy", "temperature 1"):
        for name in (*comparison.SPLITS, comparison.ALL):
            before = compared[COLD_START][way][name]
            runs = [compared[reinforced(seed)][way][name] for seed in SEEDS]
            shown = (f"{100 * before['share']:.1f} %", *(f"{100 * row['share']:.1f} %" for row in runs))
            rows.append((way, name, *shown, *(points(row["gain"]) for row in runs)))
    names = [f"seed {seed}" for seed in SEEDS]
    head = ("decoding", "problems", "cold start", *names, *(f"{name}, gain in points" for name in names))
    greedy = {name: compared[name]["greedy"][comparison.ALL] for name in (COLD_START, *map(reinforced, SEEDS))}
    sizes = [(name, row["trace"]["mean"], row["trace"]["p95"], percent(row["checked"])) for name, row in greedy.items()]
    return (
        f"{table(head, rows)}\n\n"
        f"{table(('weights, greedy', 'mean tokens of a trace', '95th percentile', 'traces with a self-check'), sizes)}"
    )


def _training(report: Report) -> str:
    stages = report["training"]["stages"]
    rows = []
    for name in sorted(stages, key=lambda one: len(behind(one))):
        row = stages[name]
        tokens = f"{row['tokens'] / 1e6:.1f} M" if "tokens" in row else "its own samples"
        rows.append((name, row["seed"], row["steps"], tokens, f"{row['minutes']:.0f}"))
    total = sum(row["minutes"] for row in stages.values())
    measured = sum(report["seconds"].values()) / 60
    head = ("stage", "seed", "steps", "tokens", "minutes")
    spent = f"{total:.0f} minutes of training in all; the figures of this card took {measured:.0f} more."
    return f"{table(head, rows)}\n\n{spent}"


SECTIONS: dict[str, Callable[[Report], str]] = {
    "splits": _splits,
    "samples": _samples,
    "lengths": _lengths,
    "fixed": _fixed,
    "easy": _easy,
    "loops": _loops,
    "conversations": _conversations,
    "checks": _checks,
    "gate": _gate,
    "cuts": _cuts,
    "summaries": _summaries,
    "comparison": _comparison,
    "training": _training,
}


def card(report: Report) -> str:
    """The README.md of a model."""
    text = (CARDS / f"{report['model']}.md").read_text()
    for name, section in SECTIONS.items():
        if (mark := f"{{{{{name}}}}}") in text:
            text = text.replace(mark, section(report))
    return text
