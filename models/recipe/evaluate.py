"""Greedy measurements of an exported model, written to its evaluation.json and into its card.

A problem counts as right when the box is right, as worked when every equation of the answer also holds, and as exact
when the answer is the expert's, word for word: a right box over wrong words shows only in the last.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch

from recipe import cards, talk
from recipe.architecture import Transformer
from recipe.conversation import Form, prompt
from recipe.export import RELEASES, load_model
from recipe.fruit import FRUIT_PROBLEM, REWORDINGS
from recipe.grading import Written, box, read, work_is_true
from recipe.problems import Draw, Problem, draw_problem
from recipe.problems.shopping import other_price
from recipe.sampling import sample
from recipe.thinking import planted
from recipe.tokenizer import Codec

LIMIT = 400
BUDGET = 24
Report = dict[str, Any]


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if of == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle, spread = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return round((middle - spread) / (1 + z * z / of), 3), round((middle + spread) / (1 + z * z / of), 3)


def share(hits: int, of: int) -> Report:
    """A count as it stands in a report."""
    low, high = interval(hits, of)
    return {"right": hits, "n": of, "share": round(hits / of, 3) if of else None, "low": low, "high": high}


@dataclass(frozen=True, slots=True)
class Subject:
    """The model that is measured."""

    model: Transformer
    codec: Codec

    def asked(self, question: str, form: Form) -> list[int]:
        """Prompt ids of a question."""
        return self.codec.encode(prompt([("user", question)], form))[0]

    def answers(self, prompts: Sequence[Sequence[int]], form: Form) -> list[tuple[Written, list[int]]]:
        """Greedy completions, taken apart, with their token ids."""
        written = sample(self.model, self.codec, prompts, limit=LIMIT)
        return [(read(self.codec.decode(ids), opened=form is Form.THINKING), ids) for ids in written]


def _splits(seed: int, count: int) -> dict[str, list[Problem]]:
    def some(name: str, unseen: bool) -> list[Problem]:
        rng = Random(f"{seed}-evaluate-{name}")
        return [draw_problem(rng, unseen=unseen) for _ in range(count)]

    def fruit(name: str, unseen: bool) -> list[Problem]:
        rng = Random(f"{seed}-evaluate-{name}")
        return [other_price(Draw(rng, unseen=unseen)) for _ in range(count)]

    return {
        "all families, seen wordings": some("seen", False),
        "all families, unseen wordings, names and goods": some("unseen", True),
        "fruit family, seen wordings": fruit("fruit-seen", False),
        "fruit family, unseen wordings, names and goods": fruit("fruit-unseen", True),
    }


def _graded(problems: Sequence[Problem], written: Sequence[tuple[Written, list[int]]]) -> Report:
    right = [box(w.answer) == str(p.answer) for p, (w, _) in zip(problems, written, strict=True)]
    families: dict[str, list[int]] = {}
    for problem, good in zip(problems, right, strict=True):
        tally = families.setdefault(problem.family, [0, 0])
        tally[0] += good
        tally[1] += 1
    return {
        **share(sum(right), len(problems)),
        "worked": sum(good and work_is_true(w.answer) for good, (w, _) in zip(right, written, strict=True)),
        "exact": sum(w.answer == p.solution() for p, (w, _) in zip(problems, written, strict=True)),
        "ended": sum(w.ended for w, _ in written),
        "tokens": round(sum(len(ids) for _, ids in written) / len(written), 1),
        "families": {name: f"{hits}/{of}" for name, (hits, of) in sorted(families.items())},
    }


def _checks(problems: Sequence[Problem], written: Sequence[Written]) -> Report:
    """What the checks in the traces did."""
    names = ("checked", "wrong_before", "mended", "right_before", "broken", "unchecked", "unchecked_right")
    counts = dict.fromkeys(names, 0)
    for problem, text in zip(problems, written, strict=True):
        right = box(text.answer) == str(problem.answer)
        if not text.checked:
            counts["unchecked"] += 1
            counts["unchecked_right"] += right
            continue
        counts["checked"] += 1
        before = text.first_result == str(problem.answer)
        counts["right_before" if before else "wrong_before"] += 1
        counts["mended"] += right and not before
        counts["broken"] += before and not right
    return counts


def _fixed(subject: Subject, form: Form) -> Report:
    """The fruit problem and its rewordings."""
    asked = [FRUIT_PROBLEM, *REWORDINGS]
    written = [w for w, _ in subject.answers([subject.asked(question, form) for question, _ in asked], form)]
    rows = [
        {"question": q, "expected": n, "trace": w.trace, "answer": w.answer, "right": box(w.answer) == str(n)}
        for (q, n), w in zip(asked, written, strict=True)
    ]
    return {"fruit": rows[0], "rewordings": share(sum(bool(row["right"]) for row in rows[1:]), 10), "rows": rows[1:]}


def _talk(subject: Subject, form: Form, seed: int, count: int) -> Report:
    """Greetings, facts and foreign prompts: the reply word for word."""
    rng = Random(f"{seed}-evaluate-talk")
    report = {}
    for name, kind in (("greetings", talk.greeting), ("facts", talk.fact), ("foreign prompts", talk.foreign)):
        said = [kind(rng) for _ in range(count)]
        written = subject.answers([subject.asked(each.prompt, form) for each in said], form)
        hits = sum(w.answer == each.reply for each, (w, _) in zip(said, written, strict=True))
        report[name] = {**share(hits, count), "ended": sum(w.ended for w, _ in written)}
    return report


def _mending(subject: Subject, problems: Sequence[Problem], seed: int) -> Report:
    """A wrong result is planted and the check opened: is the answer mended?"""
    rng = Random(f"{seed}-evaluate-planted")
    starts = [
        subject.asked(problem.question, Form.THINKING) + subject.codec.encode(planted(problem, rng))[0]
        for problem in problems
    ]
    written = subject.answers(starts, Form.THINKING)
    hits = sum(box(w.answer) == str(p.answer) for p, (w, _) in zip(problems, written, strict=True))
    return share(hits, len(problems))


def _budgeted(subject: Subject, problems: Sequence[Problem], ids: Sequence[list[int]]) -> Report:
    """The model's own traces cut after BUDGET tokens and closed by force."""
    codec = subject.codec
    close = [*codec.spell("\n"), codec.end_think, *codec.spell("\n\n")]
    starts = []
    for problem, trace in zip(problems, ids, strict=True):
        kept = trace[: trace.index(codec.end_think)] if codec.end_think in trace else trace
        starts.append(subject.asked(problem.question, Form.THINKING) + kept[:BUDGET] + close)
    written = subject.answers(starts, Form.PLAIN)
    return {"tokens_allowed": BUDGET, **_graded(problems, written)}


def training_report(work: Path, stages: Sequence[str]) -> Report:
    """Steps, tokens and minutes of the stages behind a model, from their checkpoints."""
    from recipe.packing import LENGTH, ROWS

    report = {}
    for name in stages:
        saved = torch.load(work / f"{name}.pt", weights_only=True)
        minutes = round(saved["seconds"] / 60, 1)
        report[name] = {"steps": saved["step"], "tokens": saved["step"] * ROWS * LENGTH, "minutes": minutes}
    return report


def evaluate_model(folder: Path, work: Path, seed: int, count: int) -> None:
    """Measure one model, write its report and its card."""
    began = time.perf_counter()
    release = RELEASES[folder.name]
    subject = Subject(*load_model(folder))
    form = Form.THINKING if release.thinks else Form.PLAIN
    report: Report = {
        "model": folder.name,
        "seed": seed,
        "machine": "two CPU cores",
        "training": training_report(work, ("base", release.stage)),
        "fixed": _fixed(subject, form),
        "splits": {},
        "talk": _talk(subject, form, seed, count // 4),
    }
    for name, problems in _splits(seed, count).items():
        prompts = [subject.asked(problem.question, form) for problem in problems]
        written = subject.answers(prompts, form)
        report["splits"][name] = _graded(problems, written)
        if release.thinks:
            closed = subject.answers([subject.asked(p.question, Form.CLOSED) for p in problems], Form.CLOSED)
            report["splits"][name]["checks"] = _checks(problems, [w for w, _ in written])
            report["splits"][name]["without_trace"] = _graded(problems, closed)
            report["splits"][name]["cut"] = _budgeted(subject, problems, [ids for _, ids in written])
            report["splits"][name]["planted"] = _mending(subject, problems, seed)
        print(name, {k: v for k, v in report["splits"][name].items() if k != "families"}, flush=True)
    report["minutes"] = round((time.perf_counter() - began) / 60, 1)
    (folder / "evaluation.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    (folder / "README.md").write_text(cards.card(report))
    print(f"evaluated {folder.name} in {report['minutes']} minutes")
