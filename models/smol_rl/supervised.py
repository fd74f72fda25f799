"""The supervised stages, drills and cold start: one plain loop."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from random import Random

from recipe.architecture import Transformer
from recipe.packing import LENGTH, ROWS, pack
from recipe.train import Stage, rate_at
from smol_rl.codec import Spelling
from smol_rl.losses import backward
from smol_rl.mixtures import MIXTURES
from smol_rl.probes import Probes
from smol_rl.run import Run

RATE = 1.5e-3
LOG_EVERY, SAVE_EVERY, PROBE_EVERY = 10, 20, 120

STAGES = {
    "drills": Stage("drills", 2000, None, rate=1.0, hold=1.0, final=1.0),
    "coldstart": Stage("coldstart", 1000, "drills", rate=1.0, hold=0.3, final=0.05),
}


class Supervised:
    """One supervised stage."""

    def __init__(self, stage: Stage, model: Transformer, codec: Spelling, work: Path, seed: int) -> None:
        self.stage, self.codec, self.seed = stage, codec, seed
        plan = {**asdict(stage), "seed": seed, "rows": ROWS, "length": LENGTH, "full_rate": RATE}
        if stage.final == 1.0:
            del plan["steps"]  # no step depends on how many there will be, so the stage can be made longer
        self.run = Run(model, work / stage.name, plan, work / stage.start if stage.start else None)
        self.probes = Probes(codec)

    def advance(self) -> tuple[float, int, int]:
        """One step; returns the loss, the tokens read, and how many of them were learned."""
        run = self.run
        rng = Random(f"{self.seed}-{self.stage.name}-{run.step}")
        batch = pack(MIXTURES[self.stage.name], rng, self.codec)
        total, count = backward(run.model, batch)
        run.follow(RATE * rate_at(self.stage, run.step))
        return total, batch.tokens, count

    def train(self) -> None:
        """Train to the end of the stage."""
        run = self.run
        while run.step < self.stage.steps:
            sums = [0.0, 0, 0]
            began, steps = run.seconds, 0
            with run.timed():
                while not steps or (run.step % LOG_EVERY and run.step < self.stage.steps):
                    sums = [total + figure for total, figure in zip(sums, self.advance(), strict=True)]
                    steps += 1
            figures = {"loss": sums[0] / steps, "learned": sums[2], "speed": sums[1] / (run.seconds - began)}
            if run.step % PROBE_EVERY == 0 or run.step == self.stage.steps:
                with run.timed():
                    figures |= self.probes.figures(run.model)
            run.log(**figures)
            if run.step % SAVE_EVERY == 0 or run.step == self.stage.steps:
                run.save()
