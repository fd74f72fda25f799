"""The one stage of the recipe: an adapter that is trained on the demonstrations."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import torch

from recipe.architecture import Transformer
from recipe.tokenizer import Codec
from recipe.train import Stage, rate_at
from smol_rl.losses import backward
from smol_rl.run import Run
from smol_sft.demonstrations import batches, load

RANK = 8
STAGE = Stage("demonstrations", 36, None, rate=1.5e-3, hold=0.5, final=0.05, warm_up=5)
SAVE_EVERY = 4


def train(model: Transformer, codec: Codec, folder: Path, seed: int) -> Run:
    """Train to the end, or go on where it was stopped."""
    plan = {"seed": seed, "steps": STAGE.steps, "rate": STAGE.rate, "rank": RANK}
    run = Run(model, folder, plan, None)
    for batch in islice(batches(codec, seed, load()), run.step, STAGE.steps):
        with run.timed():
            total, count = backward(model, batch)
            run.follow(rate_at(STAGE, run.step))
        run.log(loss=total, learned=count)
        if run.step % SAVE_EVERY == 0 or run.step == STAGE.steps:
            run.save()
    return run


def report(folder: Path) -> dict[str, object]:
    """What a finished run was, for the card."""
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    plan = torch.load(folder / "state.pt", weights_only=True)["plan"]
    return {
        **plan,
        "demonstrations": len(load()),
        "learned": sum(line["learned"] for line in lines),
        "loss": [line["loss"] for line in lines],
        "seconds": round(lines[-1]["seconds"]),
    }
