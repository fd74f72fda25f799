"""The tiny pair's evaluation of a run of this recipe, through vLLM on its merged weights; kept in the work folder."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluate.comparison import comparison
from evaluate.engine import Engine
from evaluate.parts import PARTS
from evaluate.splits import SPLITS, distinct
from evaluate.statistics import Report, share
from evaluate.subject import Subject
from recipe.fruit import FRUIT_PROBLEM, REWORDINGS
from recipe.grading import box
from smol_rl.codec import Spelling
from smol_rl.export import MERGED, STEP

REPORT = "evaluation.json"
COLD_START, COMPARISON = "coldstart", "comparison"
DTYPE = "bfloat16"
FRUIT_FAMILY, FRUIT_DRAWS = "fruit family", 30


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    seed: int = 1
    problems: int = 500
    sampled: int = 40


def fruit(subject: Subject) -> Report:
    """The fruit problem, its ten rewordings, and thirty more of its family: 41 in all."""
    drawn = distinct(SPLITS[FRUIT_FAMILY], lambda task: task.question, "fruit-41", subject.seed, FRUIT_DRAWS)
    asked = [FRUIT_PROBLEM, *REWORDINGS, *((task.question, task.answer) for task in drawn)]
    outputs = subject.outputs([subject.asked(question) for question, _ in asked], opened=True)
    rights = [box(output.written.answer) == str(answer) for (_, answer), output in zip(asked, outputs, strict=True)]
    return {**share(sum(rights), len(rights)), "itself": rights[0], "rewordings": sum(rights[1 : 1 + len(REWORDINGS)])}


MEASURES: dict[str, Callable[[Subject], Report]] = {
    "fruit": fruit,
    **{name: PARTS[name] for name in ("splits", "samples", "checks", "conversations", "easy", "loops")},
}


@contextmanager
def opened(run: Path, plan: Plan) -> Iterator[Subject]:
    """The merged weights of a run in a running engine."""
    place = run / MERGED
    with Engine(place, DTYPE) as engine:
        codec = Spelling.load(place / "tokenizer.json")
        yield Subject(engine, codec, True, plan.seed, plan.problems, plan.sampled)


def _keep(run: Path, name: str, section: Report, began: float) -> None:
    path = run / REPORT
    report: Report = json.loads(path.read_text()) if path.exists() else {}
    report[name] = section | {"seconds": round(time.perf_counter() - began)}
    path.write_text(json.dumps(report, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    print(f"{run.name} {name}: {report[name]['seconds']} s", flush=True)


def measure(run: Path, parts: Sequence[str], plan: Plan) -> None:
    """Measure some parts of an exported run; each replaces its section of the run's report."""
    with opened(run, plan) as subject:
        for name in parts:
            began = time.perf_counter()
            _keep(run, name, MEASURES[name](subject) | {"step": _step(run)}, began)


def compare(work: Path, runs: Sequence[str], plan: Plan) -> None:
    """Hold exported runs of reinforcement against their cold start; the section is in the first one's report."""
    began = time.perf_counter()
    section = comparison(lambda name: opened(work / name, plan), COLD_START, runs)
    _keep(work / runs[0], COMPARISON, section, began)


def _step(run: Path) -> int:
    """The step whose weights were exported."""
    return int((run / MERGED / STEP).read_text())
