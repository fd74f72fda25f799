"""Measures exported models through vLLM and writes evaluation.json, figures and card into their folders.

The parts can be run one by one, on different days: each replaces its section of evaluation.json, and the card is
written when all sections are there. Sections of other weights or another seed are dropped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluate.parts import PARTS, parts_of
from evaluate.statistics import Report
from evaluate.subject import Subject

MODELS = Path(__file__).resolve().parent.parent
WEIGHTS, REPORT, CARD = "model.safetensors", "evaluation.json", "README.md"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured, and how much of it."""

    seed: int
    problems: int
    sampled: int
    work: Path


@contextmanager
def opened(folder: Path, thinks: bool, plan: Plan) -> Iterator[Subject]:
    """A model in a running engine."""
    from evaluate.engine import Engine
    from recipe.tokenizer import Codec

    with Engine(folder) as engine:
        codec = Codec.load(folder / "tokenizer.json")
        yield Subject(engine, codec, thinks, plan.seed, plan.problems, plan.sampled)


@contextmanager
def checkpoint(name: str, plan: Plan) -> Iterator[Subject]:
    """The thinking model with the weights of a run, in a running engine."""
    from recipe.export import export_model

    place = plan.work / "evaluated" / name
    place.mkdir(parents=True, exist_ok=True)
    export_model("tiny-rl", place, plan.work, name)
    with opened(place / "tiny-rl", True, plan) as subject:
        yield subject


def sections(thinks: bool) -> list[str]:
    """All that a complete report has."""
    return [*parts_of(thinks), *(["comparison"] if thinks else []), "training"]


def begun(folder: Path, seed: int) -> Report:
    """The report as far as it goes for these weights and this seed."""
    path = folder / REPORT
    report: Report = json.loads(path.read_text()) if path.exists() else {}
    fresh = {
        "model": folder.name,
        "seed": seed,
        "weights": hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()[:16],
    }
    same = all(report.get(key) == value for key, value in fresh.items())
    return report if same else {**fresh, "seconds": {}}


def measure(folder: Path, wanted: set[str], plan: Plan) -> None:
    """Run the wanted parts of one model; write what there is."""
    from evaluate.card import card
    from evaluate.plots import draw
    from recipe.export import RELEASES

    release = RELEASES[folder.name]
    report = begun(folder, plan.seed)

    def keep(name: str, section: Report, began: float) -> None:
        report[name] = section
        report["seconds"][name] = round(time.perf_counter() - began)
        text = json.dumps(report, indent=1, sort_keys=True, ensure_ascii=False)
        (folder / REPORT).write_text(text + "\n")
        print(f"{folder.name} {name}: {report['seconds'][name]} s", flush=True)

    chosen = [name for name in parts_of(release.thinks) if name in wanted]
    if chosen:
        with opened(folder, release.thinks, plan) as subject:
            for name in chosen:
                began = time.perf_counter()
                keep(name, PARTS[name](subject), began)
    if release.thinks and "comparison" in wanted:
        from evaluate.comparison import comparison
        from evaluate.training import COLD_START, SEEDS, reinforced

        began = time.perf_counter()
        runs = [reinforced(seed) for seed in SEEDS]
        keep("comparison", comparison(lambda name: checkpoint(name, plan), COLD_START, runs), began)
    if "training" in wanted:
        from evaluate.training import training

        began = time.perf_counter()
        keep("training", training(plan.work, release.stage), began)
    missing = [name for name in sections(release.thinks) if name not in report]
    if missing:
        print(f"{folder.name}: no card yet, missing {', '.join(missing)}")
        return
    draw(report, folder, thinks=release.thinks)
    (folder / CARD).write_text(card(report))
    print(f"{folder.name}: wrote {REPORT}, the figures and {CARD}")


def main() -> None:
    """Measure some models."""
    every = [*PARTS, "comparison", "training"]
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("model", nargs="*", default=["tiny-sft", "tiny-rl"], help="default: both")
    parser.add_argument("--only", default=",".join(every), help=f"some of {','.join(every)}; or card, to run none")
    parser.add_argument("--problems", type=int, default=500, help="problems a split (default: 500)")
    parser.add_argument("--sampled", type=int, default=50, help="of these, answered 16 times (default: 50)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--models", type=Path, default=MODELS, help="where the model folders are")
    parser.add_argument("--work", type=Path, default=MODELS / ".work", help="where checkpoints are kept")
    arguments = parser.parse_args()
    wanted = set(arguments.only.split(","))
    if unknown := wanted - {*every, "card"}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    plan = Plan(arguments.seed, arguments.problems, arguments.sampled, arguments.work)
    for name in arguments.model:
        measure(arguments.models / name, wanted, plan)


if __name__ == "__main__":
    main()
