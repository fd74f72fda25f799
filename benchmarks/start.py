"""Seconds until a server is ready, and its memory then: ThinkAloud with one and with two models, vLLM's own server, and
the bare engine.

    python benchmarks/start.py [--rounds 3] [--defaults]

Each is started and stopped alone, in turns. Engine arguments are equal, the executor too, unless --defaults is given:
see benchmarks/serve.py.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager
from statistics import median

from rich.console import Console
from rich.table import Table

from _contestants import Contestant
from serve import bundled, engine, vllm

MODELS = ("tiny-sft", "tiny-rl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--defaults", action="store_true", help="each as it comes, not with equal engine arguments")
    given = parser.parse_args()
    makers: dict[str, Callable[[], AbstractContextManager[Contestant]]] = {
        "thinkaloud, one model": lambda: bundled(given.defaults, MODELS[1]),
        "thinkaloud, two models": lambda: bundled(given.defaults, *MODELS),
        "vllm, one model": lambda: vllm(MODELS[1], given.defaults),
        "engine, one model": lambda: engine(MODELS[1], given.defaults),
    }
    seconds, memory = defaultdict(list), {}
    for _ in range(given.rounds):
        for name, make in makers.items():
            with make() as contestant:
                seconds[name].append(contestant.seconds)
                memory[name] = contestant.memory()
    table = Table("", "s until ready", "least to most", "to the engine", "MiB, server", "MiB, others")
    for name in makers:
        ratio = median(here / there for here, there in zip(seconds[name], seconds["engine, one model"], strict=True))
        spread = f"{min(seconds[name]):.1f}-{max(seconds[name]):.1f}"
        table.add_row(name, f"{median(seconds[name]):.1f}", spread, f"{ratio:.2f}", *map(str, memory[name]))
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
