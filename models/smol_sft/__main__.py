"""The steps of the recipe as commands: `python -m smol_sft --help` lists them."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path

from evaluate.served import FOLDER, TRAINING
from thinkaloud.settings.prepared import folder

SEED = 1
WORK = folder("smol-sft-runs")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="smol_sft", description=__doc__)
    parser.add_argument("--work", type=Path, default=WORK, help=f"folder of the run (default: {WORK})")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="cores to use")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("train", help="train the adapter, or go on with it")
    commands.add_parser("export", help=f"put the adapter and its report into {FOLDER.name}/, from where it is served")
    return parser


def main() -> None:
    """Run one step, or go on with it."""
    arguments = _parser().parse_args()
    import torch

    torch.set_num_threads(arguments.threads)
    from smol_rl import adapter
    from smol_rl.base import opened
    from smol_sft.train import RANK, report, train

    run = arguments.work / f"sft-{arguments.seed}"
    if arguments.command == "train":
        model, codec = opened(arguments.seed, RANK)
        train(model, codec, run, arguments.seed)
        return
    for name in (adapter.WEIGHTS, adapter.CONFIG):
        shutil.copyfile(run / name, FOLDER / name)
    (FOLDER / TRAINING).write_text(json.dumps(report(run)) + "\n")
    print(f"wrote {FOLDER}")


if __name__ == "__main__":
    main()
