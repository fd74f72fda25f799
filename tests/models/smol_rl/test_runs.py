"""Runs of training: one that was stopped goes on as if it had not been."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from recipe.train import Stage
from smol_rl import adapter, reinforce, supervised
from smol_rl.codec import Spelling
from smol_rl.network import load
from smol_rl.report import page


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages that are done in seconds."""
    for name, value in {"LOG_EVERY": 1, "SAVE_EVERY": 2, "PROBE_EVERY": 3}.items():
        monkeypatch.setattr(supervised, name, value)
    for name, value in {"PROMPTS": 2, "SAMPLES": 2, "LIMIT": 8, "SAVE_EVERY": 2, "PROBE_EVERY": 3}.items():
        monkeypatch.setattr(reinforce, name, value)
    monkeypatch.setattr("smol_rl.probes.COUNT", 2)
    monkeypatch.setattr("smol_rl.probes.LIMIT", 8)


class Stopped(Exception):
    """A run is stopped here."""


def trained(stage: str, folder: Path, codec: Spelling, work: Path, *, stop: int | None = None) -> dict[str, Any]:
    """The adapter after a stage of four steps, which is stopped after so many and started again."""
    for at in (stop, None):
        model = adapter.adapt(load(folder), seed=1)
        if stage == "rl":
            course: Any = reinforce.Reinforced(model, codec, work, seed=1, steps=4)
        else:
            plan = Stage(stage, 4, None, rate=1.0, hold=0.5, final=0.1)
            course = supervised.Supervised(plan, model, codec, work, seed=1)
        advance = course.advance

        def step(advance: Any = advance, course: Any = course, at: int | None = at) -> Any:
            if course.run.step == at:
                raise Stopped
            return advance()

        course.advance = step
        try:
            course.train()
        except Stopped:
            assert at is not None
    return adapter.state(model)


@pytest.mark.parametrize("stage", ["drills", "rl"])
def test_a_run_that_was_stopped_does_the_steps_of_one_that_was_not(
    stage: str, folder: Path, codec: Spelling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    for place in ("whole", "stopped"):
        if stage == "rl":
            adapter.save(adapter.adapt(load(folder), seed=1), tmp_path / place / "coldstart")
    whole = trained(stage, folder, codec, tmp_path / "whole")
    stopped = trained(stage, folder, codec, tmp_path / "stopped", stop=3)  # behind the step that was saved
    assert all(torch.equal(value, stopped[name]) for name, value in whole.items())
    run = next((tmp_path / "stopped").glob("*/log.jsonl"))
    assert [json.loads(line)["step"] for line in run.read_text().splitlines()] == [1, 2, 3, 4]
    text = page(tmp_path / "stopped")
    assert "seconds of two cores are used" in text


def test_a_folder_of_another_plan_is_refused(
    folder: Path, codec: Spelling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    trained("drills", folder, codec, tmp_path)
    plan = Stage("drills", 5, None, rate=1.0, hold=0.5, final=0.1)
    with pytest.raises(SystemExit):
        supervised.Supervised(plan, adapter.adapt(load(folder), 1), codec, tmp_path, seed=1)


def test_a_stage_of_one_rate_can_be_made_longer(folder: Path, codec: Spelling, tmp_path: Path) -> None:
    for steps in (4, 5):
        plan = Stage("drills", steps, None, rate=1.0, hold=1.0, final=1.0)
        course = supervised.Supervised(plan, adapter.adapt(load(folder), 1), codec, tmp_path, seed=1)
        assert course.run.step == (steps - 4) * 4
        course.run.step = 4
        course.run.save()
