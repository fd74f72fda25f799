"""What checkpoints and logs say: the stages behind a model, and the curves of reinforcement learning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch

from evaluate.statistics import Report
from recipe.packing import LENGTH, ROWS
from recipe.train import STAGES

COLD_START = "coldstart"
SEEDS = (1, 2)
CURVE = ("step", "reward", "accuracy", "length", "checked", "form")
"""What is kept of each line of a log."""


def reinforced(seed: int) -> str:
    """The name of the checkpoint and log of a run."""
    return f"rl-{seed}"


def behind(name: str) -> list[str]:
    """The stages that lead to a checkpoint, itself last."""
    stage = STAGES.get(name)
    start = stage.start if stage else COLD_START
    return [*(behind(start) if start else []), name]


def _stage(work: Path, name: str) -> Report:
    saved: dict[str, Any] = torch.load(work / f"{name}.pt", weights_only=True, map_location="cpu")
    row = {"steps": saved["step"], "seed": saved["seed"], "minutes": round(saved["seconds"] / 60, 1)}
    if name in STAGES:
        row["tokens"] = saved["step"] * ROWS * LENGTH
    return row


def _curve(path: Path) -> dict[str, list[float]]:
    """A log as columns, the greedy probes apart; of a step that was run twice, the later."""
    lines = {line["step"]: line for line in map(json.loads, path.read_text().splitlines())}
    probes = [line for line in lines.values() if "probe" in line]
    return {
        **{key: [round(line[key], 3) for line in lines.values()] for key in CURVE},
        "probed": [line["step"] for line in probes],
        "probe": [round(line["probe"], 3) for line in probes],
    }


def training(work: Path, name: str) -> Report:
    """The stages of a model, and, where it was reinforced, the curves of all runs."""
    report: Report = {"stages": {stage: _stage(work, stage) for stage in behind(name)}}
    if name not in STAGES:
        runs = [reinforced(seed) for seed in SEEDS]
        report["curves"] = {run: _curve(work / f"{run}.jsonl") for run in runs}
    return report
