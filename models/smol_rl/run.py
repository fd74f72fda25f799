"""A run of training that is stopped and goes on: its adapter, optimizer, step, and what it has cost.

What a step reads follows from the stage, the seed and the step, so a run that is resumed does the steps that one
which was never stopped would have done.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch

from recipe.architecture import Transformer
from smol_rl import adapter

BETAS, CLIP = (0.9, 0.99), 1.0
Figures = dict[str, float]


class Run:
    """The state of one stage. Its folder holds `state.pt`, `log.jsonl`, and the adapter as PEFT reads it."""

    def __init__(self, model: Transformer, folder: Path, plan: dict[str, Any], start: Path | None) -> None:
        """Go on where the folder says, else begin with the adapter in `start`.

        plan: all that the steps depend on. Raises `SystemExit` if the folder is of another plan.
        """
        self.model, self.folder, self.plan = model, folder, plan
        self.parameters = [matrix for _, part in adapter.adapted(model) for matrix in (part.first, part.second)]
        self.optimizer = torch.optim.AdamW(self.parameters, lr=0.0, betas=BETAS, weight_decay=0.0, fused=True)
        self.step, self.seconds, self.cpu_seconds = 0, 0.0, 0.0
        self.extra: dict[str, Any] = {}
        """What else a stage keeps from step to step."""
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "state.pt").exists():
            self._resume()
        elif start is not None:
            adapter.load(model, start)
        self._cut_log()

    def _resume(self) -> None:
        saved: dict[str, Any] = torch.load(self.folder / "state.pt", weights_only=True)
        if saved["plan"] != self.plan:
            raise SystemExit(f"{self.folder} is of another plan, {saved['plan']}: remove it to train afresh")
        adapter.load_state(self.model, saved["adapter"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.step, self.seconds, self.cpu_seconds = saved["step"], saved["seconds"], saved["cpu_seconds"]
        self.extra = saved["extra"]

    def _cut_log(self) -> None:
        """Forget the lines of steps that were done after the state was saved: they are done again."""
        path = self.folder / "log.jsonl"
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        path.write_text("".join(line for line in lines if json.loads(line)["step"] <= self.step))

    def save(self) -> None:
        """Write state and adapter, each in one move."""
        state = {
            "plan": self.plan,
            "step": self.step,
            "seconds": self.seconds,
            "cpu_seconds": self.cpu_seconds,
            "extra": self.extra,
            "adapter": adapter.state(self.model),
            "optimizer": self.optimizer.state_dict(),
        }
        fresh = self.folder / "state.new"
        torch.save(state, fresh)
        fresh.replace(self.folder / "state.pt")
        adapter.save(self.model, self.folder)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count what the block costs: by the clock, and in seconds of all the cores that were given."""
        began, cpu = time.perf_counter(), time.process_time()
        yield
        self.seconds += time.perf_counter() - began
        self.cpu_seconds += (time.process_time() - cpu) / torch.get_num_threads()

    def follow(self, rate: float) -> None:
        """Make a step with the gradients there are, at this learning rate, and merge what has changed."""
        torch.nn.utils.clip_grad_norm_(self.parameters, CLIP)
        self.optimizer.param_groups[0]["lr"] = rate
        self.optimizer.step()
        self.optimizer.zero_grad()
        adapter.merge(self.model)
        self.step += 1

    def log(self, **figures: float) -> None:
        """Add a line to the log."""
        line = {"step": self.step, **figures, "seconds": self.seconds, "cpu_seconds": self.cpu_seconds}
        text = json.dumps({name: round(value, 4) for name, value in line.items()})
        with (self.folder / "log.jsonl").open("a") as opened:
            opened.write(text + "\n")
        print(f"{self.folder.name} {text}", flush=True)
