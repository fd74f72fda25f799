"""The steps of the recipe as commands: `python -m smol_rl --help` lists them."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from random import Random

from smol_rl.mixtures import MIXTURES
from thinkaloud.settings.prepared import folder

SEED = 1
WORK = folder("smol-rl-runs")


def _samples(stage: str, count: int, seed: int) -> None:
    rng = Random(f"{seed}-samples")
    for _ in range(count):
        pieces = MIXTURES[stage](rng)
        print("".join(p.text if p.learn or p.markup else f"[{p.text}]" for p in pieces), end="\n---\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="smol_rl", description=__doc__)
    parser.add_argument("--work", type=Path, default=WORK, help=f"folder of the runs (default: {WORK})")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="cores to use")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    commands = parser.add_subparsers(dest="command", required=True)
    for stage in MIXTURES:
        commands.add_parser(stage, help=f"train the {stage} stage, or go on with it")
    reinforce = commands.add_parser("rl", help="reinforcement learning from the cold start, or go on with it")
    reinforce.add_argument("--steps", type=int, default=120)
    export = commands.add_parser("export", help="write a run as a whole model for vLLM, base and adapter merged")
    export.add_argument("run", help="drills, coldstart or rl-SEED")
    evaluate = commands.add_parser("evaluate", help="measure an exported run through vLLM")
    evaluate.add_argument("run")
    evaluate.add_argument("--only", default="splits,fruit", help="parts, with commas between")
    evaluate.add_argument("--problems", type=int, default=500, help="problems a split (default: 500)")
    compare = commands.add_parser("compare", help="hold exported runs of reinforcement against the cold start")
    compare.add_argument("runs", nargs="+")
    compare.add_argument("--problems", type=int, default=500, help="problems a split (default: 500)")
    commands.add_parser("report", help="print what the work folder says")
    samples = commands.add_parser("samples", help="print training samples; what is not learned stands in brackets")
    samples.add_argument("stage", choices=MIXTURES)
    samples.add_argument("--count", type=int, default=10)
    return parser


def _trained(arguments: argparse.Namespace) -> None:
    """The commands that need the network."""
    import torch

    torch.set_num_threads(arguments.threads)
    torch.set_default_device(arguments.device)
    from smol_rl.base import opened

    model, codec = opened(arguments.seed)
    if arguments.command == "export":
        from smol_rl.export import export_run

        export_run(model, arguments.work / arguments.run)
    elif arguments.command == "rl":
        from smol_rl.reinforce import Reinforced

        Reinforced(model, codec, arguments.work, arguments.seed, arguments.steps).train()
    else:
        from smol_rl.supervised import STAGES, Supervised

        Supervised(STAGES[arguments.command], model, codec, arguments.work, arguments.seed).train()


def main() -> None:
    """Run one step, or go on with it."""
    arguments = _parser().parse_args()
    match arguments.command:
        case "samples":
            _samples(arguments.stage, arguments.count, arguments.seed)
        case "evaluate":
            from smol_rl.evaluation import Plan, measure

            plan = Plan(arguments.seed, arguments.problems)
            measure(arguments.work / arguments.run, arguments.only.split(","), plan)
        case "compare":
            from smol_rl.evaluation import Plan, compare

            compare(arguments.work, arguments.runs, Plan(arguments.seed, arguments.problems))
        case "report":
            from smol_rl.report import page

            print(page(arguments.work), end="")
        case _:
            _trained(arguments)


if __name__ == "__main__":
    main()
