"""The parts of an evaluation that ask the engine; each gives its own section of the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

from evaluate import prompts
from evaluate.conversations import conversations
from evaluate.measures import check_counts, ends_right, graded, majority
from evaluate.splits import SPLITS, TO_20, TO_100, UNSEEN, distinct
from evaluate.statistics import Report, lengths, paired, share
from evaluate.subject import Solved, Subject
from recipe import summaries
from recipe.conversation import Form, prompt
from recipe.fruit import FRUIT_PROBLEM, REWORDINGS
from recipe.grading import box
from recipe.pieces import joined
from recipe.problems import Problem, draw_problem
from recipe.thinking import planted

SAMPLES = 16
LONGEST = 400
"""Tokens of an output; more is taken for a loop."""
CLOSING_WORDS = "\n\nConsidering the limited time, I give the answer now."
CHECKED_SPLITS = (TO_20, TO_100, UNSEEN)
CUT_SPLITS = (TO_20, UNSEEN)
OFF = "trace off"
CUTS = {"cut": "", "cut, with closing words": CLOSING_WORDS}
"""Ways to cut a trace, and what is said before the tag that closes it."""
SUMMARIES = {"seen words": False, "unseen words": True}


def splits(subject: Subject) -> Report:
    """Every split, greedily."""
    subject.answer(list(SPLITS))
    return {name: graded(subject, subject.greedy(name)) for name in SPLITS}


def samples(subject: Subject) -> Report:
    """Every split at temperature 1, many times a problem."""
    tasks = {name: subject.split(name)[: subject.sampled] for name in SPLITS}
    solved = iter(subject.samples([task for some in tasks.values() for task in some], SAMPLES))
    return {name: majority([next(solved) for _ in some]) for name, some in tasks.items()}


def fixed(subject: Subject) -> Report:
    """The fruit problem and its rewordings."""
    asked = [FRUIT_PROBLEM, *REWORDINGS]
    outputs = subject.outputs([subject.asked(question) for question, _ in asked], opened=subject.thinks)
    rows = [
        {
            "question": question,
            "expected": number,
            "trace": written.trace,
            "answer": written.answer,
            "right": box(written.answer) == str(number),
            "work_is_true": written.work_is_true,
        }
        for (question, number), (written, _) in zip(asked, outputs, strict=True)
    ]
    right = sum(bool(row["right"]) for row in rows[1:])
    return {"fruit": rows[0], "rewordings": share(right, len(REWORDINGS)), "rows": rows[1:]}


def easy(subject: Subject) -> Report:
    """Prompts that need no thought, and prompts from outside the model's world: the reply word for word."""
    report: Report = {}
    for name, kind in prompts.EASY.items():
        asked = distinct(kind, lambda each: each.prompt, name, subject.seed, subject.problems // 4)
        outputs = subject.outputs([subject.asked(each.prompt) for each in asked], opened=subject.thinks)
        hits = [
            written.ended and each.is_met_by(written.answer) for each, (written, _) in zip(asked, outputs, strict=True)
        ]
        report[name] = {**share(sum(hits), len(hits)), "tokens": lengths([len(ids) for _, ids in outputs])}
    counted = [row for name, row in report.items() if name != prompts.FOREIGN]
    report["all easy prompts"] = share(sum(row["right"] for row in counted), sum(row["n"] for row in counted))
    return report


def loops(subject: Subject) -> Report:
    """Prompts of every kind: does the model always come to an end?"""
    report: Report = {}
    every = {
        name: distinct(kind, str, f"loops-{name}", subject.seed, round(4 * subject.problems * part))
        for name, (kind, part) in prompts.EVERYTHING.items()
    }
    starts = [subject.asked(text) for asked in every.values() for text in asked]
    outputs = iter(subject.outputs(starts, opened=subject.thinks, limit=LONGEST + 1))
    for name, asked in every.items():
        sizes = [len(next(outputs).ids) for _ in asked]
        over = [text for text, size in zip(asked, sizes, strict=True) if size > LONGEST]
        report[name] = {"n": len(sizes), "over": len(over), "examples": over[:3], **lengths(sizes)}
    rows = report.values()
    report["all"] = {key: sum(row[key] for row in rows) for key in ("n", "over")}
    return report


def _mending(subject: Subject, solved: list[Solved]) -> Report:
    """A wrong result is planted and the check opened: is the answer right after all?"""
    rng = Random(f"{subject.seed}-evaluate-planted")
    problems = [one.task for one in solved if isinstance(one.task, Problem)]
    begun = [planted(one, rng) for one in problems]
    starts = [
        subject.asked(one.question) + subject.codec.encode(pieces)[0]
        for one, pieces in zip(problems, begun, strict=True)
    ]
    outputs = subject.outputs(starts, opened=True)
    right = [box(written.answer) == str(one.answer) for one, (written, _) in zip(problems, outputs, strict=True)]
    mended = [
        ends_right(one, replace(written, trace=joined(pieces) + written.trace))
        for one, pieces, (written, _) in zip(problems, begun, outputs, strict=True)
    ]
    return {**share(sum(right), len(right)), "in_trace": share(sum(mended), len(mended))}


def _unchecked(subject: Subject, solved: list[Solved]) -> Report:
    """The model's own traces closed before their first check, against the same traces left alone."""
    checked = [one for one in solved if one.output.written.checked]
    starts = [
        subject.asked(one.task.question) + subject.codec.spell(one.output.written.before_check) + subject.closing()
        for one in checked
    ]
    outputs = subject.outputs(starts, opened=False)
    without = [Solved(one.task, output).right for one, output in zip(checked, outputs, strict=True)]
    kept = [one.right for one in checked]
    return {
        "kept": share(sum(kept), len(kept)),
        "removed": share(sum(without), len(without)),
        "gain": paired(kept, without),
    }


def checks(subject: Subject) -> Report:
    """What checks are worth: in the model's own traces, over planted mistakes, and when they are removed."""
    report = {}
    subject.answer(CHECKED_SPLITS)
    for name in CHECKED_SPLITS:
        solved = subject.greedy(name)
        report[name] = {
            "own": check_counts(solved),
            "planted": _mending(subject, solved),
            "removed": _unchecked(subject, solved),
        }
    together = [one for name in CHECKED_SPLITS for one in subject.greedy(name)]
    report["all"] = {"own": check_counts(together)}
    return report


def cuts(subject: Subject) -> Report:
    """The model's own traces cut at a random token and closed by force, and no trace at all."""
    report: Report = {}
    subject.answer(CUT_SPLITS)
    for name in CUT_SPLITS:
        rng = Random(f"{subject.seed}-evaluate-cuts-{name}")
        solved = subject.greedy(name)
        traces = [subject.trace_ids(one.output.ids) for one in solved]
        kept = [trace[: rng.randint(0, len(trace))] for trace in traces]
        off = [subject.asked(one.task.question, Form.CLOSED) for one in solved]
        ways = {OFF: off}
        for way, words in CUTS.items():
            ways[way] = [
                subject.asked(one.task.question) + trace + subject.closing(words)
                for one, trace in zip(solved, kept, strict=True)
            ]
        report[name] = {}
        for way, starts in ways.items():
            outputs = subject.outputs(starts, opened=False)
            answered = [Solved(one.task, output) for one, output in zip(solved, outputs, strict=True)]
            form = sum(one.output.written.in_form for one in answered)
            right = share(sum(one.right for one in answered), len(answered))
            report[name][way] = {**right, "form": share(form, len(answered))}
    return report


def _piece(rng: Random, *, unseen: bool) -> tuple[str, str]:
    return summaries.summary(draw_problem(rng, unseen_words=unseen), rng)


def summary_lines(subject: Subject) -> Report:
    """Pieces of traces named in a line: as the rules would, and of the right form."""
    report = {}
    for name, unseen in SUMMARIES.items():
        asked = distinct(
            partial(_piece, unseen=unseen), lambda pair: pair[0], f"summaries-{name}", subject.seed, subject.problems
        )
        starts = [
            subject.codec.encode(prompt([("system", summaries.SYSTEM), ("user", text)], Form.PLAIN))[0]
            for text, _ in asked
        ]
        lines = [written.answer for written, _ in subject.outputs(starts, opened=False)]
        hits = sum(line == wanted for line, (_, wanted) in zip(lines, asked, strict=True))
        short = sum(1 <= len(line.split()) <= 8 and "\n" not in line for line in lines)
        shown = [{"piece": text, "line": line} for (text, _), line in zip(asked[:5], lines, strict=False)]
        report[name] = {**share(hits, len(asked)), "form": share(short, len(asked)), "examples": shown}
    return report


PARTS: dict[str, Callable[[Subject], Report]] = {
    "splits": splits,
    "samples": samples,
    "fixed": fixed,
    "easy": easy,
    "loops": loops,
    "conversations": conversations,
    "checks": checks,
    "cuts": cuts,
    "summaries": summary_lines,
}
"""In the order in which they are run."""
FOR_THINKING, FOR_ANSWERING = frozenset({"checks", "cuts"}), frozenset({"summaries"})


def parts_of(thinks: bool) -> list[str]:
    """The parts that a model of the kind has."""
    others = FOR_ANSWERING if thinks else FOR_THINKING
    return [name for name in PARTS if name not in others]
