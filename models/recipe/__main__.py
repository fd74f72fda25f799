"""The steps of the recipe as commands: `python -m recipe --help` lists them."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from random import Random

import torch

from recipe.mixtures import MIXTURES

MODELS = Path(__file__).resolve().parent.parent
SEED = 1


def _tokenizer(work: Path, seed: int) -> None:
    from recipe.tokenizer import train_tokenizer

    work.mkdir(exist_ok=True)
    path = work / "tokenizer.json"
    train_tokenizer(seed).save(str(path))
    print(f"wrote {path}")


def _samples(stage: str, count: int, seed: int) -> None:
    rng = Random(f"{seed}-samples")
    for _ in range(count):
        pieces = MIXTURES[stage](rng)
        print("".join(p.text if p.learn or p.markup else f"[{p.text}]" for p in pieces), end="\n---\n")


def main() -> None:
    """Run one step."""
    parser = argparse.ArgumentParser(prog="recipe", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--work", type=Path, default=MODELS / ".work", help="where checkpoints are kept")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="cores to use")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("tokenizer", help="learn the vocabulary from generated text")
    for stage in MIXTURES:
        commands.add_parser(stage, help=f"train the {stage} stage, or go on with it")
    export = commands.add_parser("export", help="write models/tiny-sft or models/tiny-rl from a checkpoint")
    export.add_argument("model", choices=("tiny-sft", "tiny-rl"))
    export.add_argument("--stage", help="another checkpoint than the model's own")
    reinforce = commands.add_parser("rl", help="reinforcement learning from the cold start, or go on with it")
    reinforce.add_argument("--steps", type=int, default=80)
    samples = commands.add_parser("samples", help="print training samples; what is not learned stands in brackets")
    samples.add_argument("stage", choices=MIXTURES)
    samples.add_argument("--count", type=int, default=10)
    arguments = parser.parse_args()
    command, work, seed = arguments.command, arguments.work, arguments.seed
    torch.set_num_threads(arguments.threads)
    if command == "tokenizer":
        _tokenizer(work, seed)
    elif command == "samples":
        _samples(arguments.stage, arguments.count, seed)
    elif command == "export":
        from recipe.export import export_model

        export_model(arguments.model, MODELS, work, arguments.stage)
    elif command == "rl":
        from recipe.reinforce import Reinforcement

        Reinforcement(work, seed, arguments.steps).run()
    else:
        from recipe.train import STAGES, Trainer

        Trainer(STAGES[command], work, seed).run()


if __name__ == "__main__":
    main()
