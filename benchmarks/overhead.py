"""What the server itself costs: microseconds of its CPU a token, with an engine that costs next to nothing.

    python benchmarks/overhead.py [--against FOLDER] [--rows full hidden] [--streams 1 8 64] [--traces 1024 8192]
                                  [--rounds 5] [--steps] [--frames]
    python benchmarks/overhead.py --paced 1 100 1000 2000 [--against FOLDER]

A scripted engine tells long replies without delay, a token a chunk. Measured are the pipeline alone, whose events are
taken in its own process, and the whole server on a loopback socket, with the load in another process than the server.
The rows `request` and `routed` have a reply of one token: what a request costs, `routed` by an alias.
FOLDER is another checkout, as `git worktree add FOLDER COMMIT` makes it. Then each round starts both, each in a process
of its own, and measures them right after one another, in turns. The ratio is the median over the rounds: what a busy
machine does, it does to both. Where it is very busy, the ratio of the least of all rounds is the better one.

--steps tells where the microseconds of a request go, without a socket: HTTP itself is not in it.
--frames counts the asynchronous generators between engine and socket that each token goes through. They are looked at
while one stream waits for its engine.
--paced tells every stream 30 tokens a second for ten seconds, so many streams at once, and shows what clients see.
Event loops are compared with a checkout that sets another one (`loop` in protocols/wire/uvicorn_server.py).
"""

import argparse
import asyncio
import itertools
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from _contestants import cpu
from _inside import STEPS, command
from _load import load
from _paced import COLUMNS, RATE, TOKENS, cells, paced
from _scripted import ROWS, TRACE, Case, configured

HERE = Path(__file__).resolve().parents[1]
Measure = Callable[[Case], float]
"""Microseconds of CPU a token."""
Roots = dict[str, Path]
"""Checkouts by name."""


@contextmanager
def alone(root: Path, config: Path) -> Iterator[Measure]:
    """The pipeline of the checkout at `root`."""
    inside, environment = command(root, "pipeline", str(config))
    pipe = subprocess.PIPE
    with subprocess.Popen(inside, env=environment, stdin=pipe, stdout=pipe, text=True) as process:

        def measure(case: Case) -> float:
            assert process.stdin
            assert process.stdout
            process.stdin.write(f"{json.dumps(case)}\n")
            process.stdin.flush()
            return float(process.stdout.readline())

        try:
            yield measure
        finally:
            process.kill()


@contextmanager
def serving(root: Path, config: Path) -> Iterator[tuple[psutil.Process, int]]:
    """`thinkaloud serve` of the checkout at `root`: its process and its port."""
    _, environment = command(root)
    serve = [sys.executable, "-m", "thinkaloud", "serve", "--config", str(config)]
    with subprocess.Popen(serve, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            ready = next((line for line in server.stderr if "is ready after" in line), "")
            found = re.search(r"http://127\.0\.0\.1:(\d+)", ready)
            assert found, f"the server of {root} did not start"
            yield psutil.Process(server.pid), int(found[1])
        finally:
            server.kill()


@contextmanager
def served(root: Path, config: Path) -> Iterator[Measure]:
    """The whole server of the checkout at `root`."""
    with serving(root, config) as (process, port):

        def measure(case: Case) -> float:
            asyncio.run(load(port, case.body, 1))  # warms up
            began = cpu(process)
            for _ in range(case.times):
                asyncio.run(load(port, case.body, case.streams))
            return 1e6 * (cpu(process) - began) / (case.times * case.streams * case.tokens)

        yield measure


PLACES = {"pipeline": alone, "server": served}
Found = dict[tuple[str, str, Case], list[float]]
"""Microseconds a token by round: of a checkout, a place and a case."""


def measured(roots: Roots, cases: list[Case], rounds: int) -> Found:
    found: Found = defaultdict(list)
    with configured(sorted({case.trace for case in cases})) as config:
        for number, (place, process) in itertools.product(range(rounds), PLACES.items()):
            with ExitStack() as stack:
                measures = {name: stack.enter_context(process(root, config)) for name, root in roots.items()}
                order = list(measures.items())[:: 1 if number % 2 else -1]
                for case, (name, measure) in itertools.product(cases, order):
                    found[name, place, case].append(measure(case))
    return found


def table(found: Found, roots: Roots, cases: list[Case], rounds: int) -> Table:
    made = Table(title=f"CPU a token, µs, median of {rounds} rounds", title_justify="left")
    compared = ("ratio", "least and most", "of the least") if len(roots) > 1 else ()
    shortest = min(case.trace for case in cases)
    is_by_trace = any(case.trace != shortest for case in cases)
    for column in ("measured", "row", "trace", "streams", *roots, *compared):
        made.add_column(column, justify="left" if column in {"measured", "row"} else "right")
    if is_by_trace:
        made.add_column("to the shortest trace", justify="right")
    for place, case in itertools.product(PLACES, cases):
        every = [found[name, place, case] for name in roots]
        cells = [place, case.row, str(case.trace), str(case.streams), *(f"{median(each):.1f}" for each in every)]
        if compared:
            ratios = [here / there for there, here in zip(*every, strict=True)]
            cells += [f"{median(ratios):.3f}", f"{min(ratios):.2f} to {max(ratios):.2f}"]
            cells.append(f"{min(every[1]) / min(every[0]):.3f}")
        if is_by_trace:
            shorter = found["here", place, case._replace(trace=shortest)]
            cells.append(f"{median(long / short for long, short in zip(every[-1], shorter, strict=True)):.3f}")
        made.add_row(*cells)
    return made


def inside(what: str, roots: Roots, delay: float = 0.0) -> dict[str, Any]:
    """What `_inside.py` tells of each checkout."""
    told = {}
    with configured(delay=delay) as config:
        for name, root in roots.items():
            arguments, environment = command(root, what, str(config))
            ran = subprocess.run(arguments, env=environment, check=True, stdout=subprocess.PIPE)
            told[name] = json.loads(ran.stdout)
    return told


def framed(roots: Roots) -> Table:
    made = Table(title="Asynchronous generators that a token goes through", title_justify="left")
    chains = inside("frames", roots, delay=0.05)
    for name, chain in chains.items():
        made.add_column(f"{name}: {len(chain)}")
    for line in itertools.zip_longest(*chains.values(), fillvalue=""):
        made.add_row(*line)
    return made


def stepped(roots: Roots) -> Table:
    made = Table("step", title="CPU of a request with a reply of one token, µs", title_justify="left")
    columns = [(name, row, spent) for name, rows in inside("steps", roots).items() for row, spent in rows.items()]
    for name, row, _ in columns:
        made.add_column(f"{row}, {name}" if len(roots) > 1 else row, justify="right")
    for step, meaning in STEPS.items():
        made.add_row(f"{step}: {meaning}", *(f"{spent[step]:.0f}" for _, _, spent in columns))
    made.add_row("together", *(f"{sum(spent.values()):.0f}" for _, _, spent in columns))
    return made


def paced_table(roots: Roots, streams: list[int]) -> Table:
    made = Table("checkout", "streams", *COLUMNS, title=f"Streams of {RATE} tokens a second", title_justify="left")
    body = {**Case("full", TRACE, 1).body, "max_tokens": TOKENS}
    with configured(delay=1 / RATE) as config:
        for count, (name, root) in itertools.product(streams, roots.items()):
            with serving(root, config) as (process, port):
                began = cpu(process)
                clients, health = asyncio.run(paced(port, body, count))
                made.add_row(name, str(count), *cells(clients, health, cpu(process) - began))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--against", type=Path, help="another checkout")
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=["full"])
    parser.add_argument("--streams", nargs="+", type=int, default=[1, 8, 64])
    parser.add_argument("--traces", nargs="+", type=int, default=[TRACE], help="tokens of the trace")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", action="store_true")
    parser.add_argument("--frames", action="store_true")
    parser.add_argument("--paced", nargs="+", type=int, default=[], metavar="STREAMS")
    given = parser.parse_args()
    roots = ({"against": given.against.resolve()} if given.against else {}) | {"here": HERE}
    if given.frames:
        made = framed(roots)
    elif given.steps:
        made = stepped(roots)
    elif given.paced:
        made = paced_table(roots, given.paced)
    else:
        cases = [Case(*each) for each in itertools.product(given.rows, given.traces, given.streams)]
        made = table(measured(roots, cases, given.rounds), roots, cases, given.rounds)
    Console(width=140).print(made)


if __name__ == "__main__":
    main()
