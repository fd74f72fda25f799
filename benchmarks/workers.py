"""What a second front end brings: tokens a second and CPU a token with `server.workers` at 1 and at 2, in turns.

    python benchmarks/workers.py [--engine scripted|vllm] [--streams 64 128] [--rounds 5]

Both servers run all the while, and one is asked at a time; the load is in a process of its own. A scripted engine is in
the front ends themselves, so that nothing else is measured; tiny-rl's core is a process beside them. The ratio is the
median over the rounds. `fuller` is the part of the CPU of both front ends that the busier one took.
Front ends can only be quicker where there are cores for them beside the engine and the load: two cores show what the
second one costs, and hardly what it brings.
"""

import argparse
import json
import os
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from _contestants import HERE, Contestant, cpu, thinkaloud
from _scripted import words

_TOKENS = 400
_VLLM = {"dtype": "float32", "max_model_len": 1024, "enforce_eager": True, "kv_cache_memory_bytes": 1 << 28}
Figures = tuple[float, float, float]
"""Tokens a second, microseconds of CPU a token but for the engine's core, the part of the busier front end."""


def settings(folder: Path, kind: str, workers: int) -> dict[str, Any]:
    """The settings of one server. Its number of front ends comes from the environment."""
    engine: dict[str, Any] = {"kind": "scripted", "transcript": str(folder / "replies.jsonl")}
    if kind == "vllm":
        engine = {"kind": "vllm", "model": str(HERE / "models/tiny-rl"), "args": {**_VLLM, "max_num_seqs": 128}}
    return {
        "store": {"url": f"sqlite:///{folder}/responses-{workers}.db"},
        "engines": {"e": engine},
        "models": {"m": {"engine": "e"}},
    }


def measure(contestant: Contestant, streams: int) -> Figures:
    """Ask for so many streams at once."""
    body = {
        "model": "m",
        "stream": True,
        "max_tokens": _TOKENS,
        "ignore_eos": True,
        "messages": [{"role": "user", "content": "go"}],
    }
    with contestant.running():
        family = [contestant.process, *contestant.process.children(recursive=True)]
        processes = [each for each in family if "EngineCore" not in "".join(each.cmdline())]
        before = list(map(cpu, processes))
        seconds = contestant.load(streams, body).seconds
        spent = sorted(now - then for now, then in zip(map(cpu, processes), before, strict=True))
    tokens = streams * _TOKENS
    return tokens / seconds, 1e6 * sum(spent) / tokens, spent[-1] / (sum(spent[-2:]) or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description="One front end and two, side by side.")
    parser.add_argument("--engine", choices=("scripted", "vllm"), default="scripted")
    parser.add_argument("--streams", nargs="+", type=int, default=[64, 128])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    found: dict[tuple[int, int], list[Figures]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        (folder / "replies.jsonl").write_text(json.dumps({"text": words(_TOKENS), "finish_reason": "length"}))
        servers = {}
        for workers in (1, 2):
            os.environ["THINKALOUD_SERVER__WORKERS"] = str(workers)
            servers[workers] = stack.enter_context(thinkaloud(settings(folder, options.engine, workers)))
        for number in range(-1, options.rounds):  # the first one warms up
            for streams in options.streams:
                for workers, server in list(servers.items())[:: 1 if number % 2 else -1]:
                    figures = measure(server, streams)
                    if number >= 0:
                        found[workers, streams].append(figures)
    Console().print(table(found, options.streams, options.engine))


def table(found: dict[tuple[int, int], list[Figures]], streams: list[int], engine: str) -> Table:
    made = Table(title=f"1 and 2 front ends, {engine}, {psutil.cpu_count()} cores", title_justify="left")
    for column in ("streams", "tokens/s", "with 2", "ratio", "CPU a token, µs", "with 2", "ratio", "fuller"):
        made.add_column(column, justify="right")
    for count in streams:
        one, two = (list(zip(*found[workers, count], strict=True)) for workers in (1, 2))
        cells = [str(count)]
        for before, now in list(zip(one, two, strict=True))[:2]:
            ratio = median(more / less for less, more in zip(before, now, strict=True))
            cells += [f"{median(before):.1f}", f"{median(now):.1f}", f"{ratio:.3f}"]
        made.add_row(*cells, f"{median(two[2]):.2f}")
    return made


if __name__ == "__main__":
    main()
