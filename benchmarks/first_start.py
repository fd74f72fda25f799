"""Seconds until the default settings are served, the first time on a machine and the second, and the memory of it all.

    python benchmarks/first_start.py [--streams 8]

The cache folder is a new one, so the first start downloads the pretrained model and converts it. Memory is the
proportional set size of all processes: once they are ready, and after answers of every model at once.
"""

import argparse
import os
import sys
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from _contestants import HERE, Contestant, free_port, started

STARTS = ("first", "second")
MODELS = ("smol", "tiny-rl", "tiny-sft")
TOKENS = 128


def memory(server: Contestant) -> int:
    """MiB of all processes, what they share counted once."""
    processes = [server.process, *server.process.children(recursive=True)]
    return sum(process.memory_full_info().pss for process in processes) >> 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--streams", type=int, default=8, help="answers of each model at once (default: 8)")
    given = parser.parse_args()
    table = Table("start", "s until ready", "MiB, ready", "MiB, after answers")
    with TemporaryDirectory() as cache:
        for start in STARTS:
            port = free_port()
            command = [sys.executable, "-m", "thinkaloud", "serve", "--port", str(port)]
            environment = {
                "XDG_CACHE_HOME": cache,
                "PYTHONPATH": f"{HERE / 'server'}{os.pathsep}{HERE / 'clients/python'}",
            }
            with started(start, command, port, "/ready", environment) as server, server.running():
                ready = memory(server)
                for model in MODELS:
                    body = {"model": model, "max_tokens": TOKENS, "ignore_eos": True}
                    server.load(
                        given.streams, body | {"messages": [{"role": "user", "content": "Hello, who are you?"}]}
                    )
                table.add_row(start, f"{server.seconds:.1f}", str(ready), str(memory(server)))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
