"""What storing a response adds to a whole request of the Responses API, as its client sees it.

    python benchmarks/stored_responses.py [--pairs 1000] [postgresql://...]

One server on a scripted engine, whose answer is one token. Each pair is two complete responses, one right after the
other on one connection: one with `store: false`, one with `store: true`, in turns which comes first. What is added is
the difference within a pair; a busy machine does to both what it does.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

import httpx
from rich.console import Console
from rich.table import Table

from _contestants import thinkaloud
from _scripted import configured

_WARM_UP = 50


def take(client: httpx.Client, *, store: bool) -> float:
    """How long one response takes, in milliseconds."""
    begun = time.perf_counter()
    reply = client.post("/v1/responses", json={"model": "m", "input": "one", "store": store})
    taken = (time.perf_counter() - begun) * 1000
    assert reply.status_code == 200, reply.text
    return taken


def measure(url: str | None, pairs: int) -> list[str]:
    with configured() as config:
        tree = json.loads(config.read_text())
        del tree["server"]
        with (
            thinkaloud(tree | {"store": {"url": url}}) as server,
            server.running(),
            httpx.Client(base_url=f"http://127.0.0.1:{server.port}") as client,
        ):
            for _ in range(_WARM_UP):
                take(client, store=True)
            without, added = [], []
            for number in range(pairs):
                both = {store: take(client, store=store) for store in ((True, False), (False, True))[number % 2]}
                without.append(both[False])
                added.append(both[True] - both[False])
    return [f"{median(without):.2f}", f"{median(added):.2f}", f"{quantiles(added, n=20)[-1]:.2f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("urls", nargs="*", help="further databases")
    arguments = parser.parse_args()
    table = Table("store", "not stored, ms", "added, p50, ms", "p95")
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for url in (None, f"sqlite:///{folder}/responses.db", *arguments.urls):
            row = measure(url, arguments.pairs)
            table.add_row("memory" if url is None else url.partition(":")[0], *row)
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
