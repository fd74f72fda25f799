"""What a store of responses adds to a request, and whether it keeps what it reported.

    python benchmarks/store.py [postgresql://... ...]

Each store, one after another: a save alone (median and 95th percentile), then 10,000 responses of 8 kB saved by 32
tasks at once, each read back by its id and by an item, and all of them once more after the store was closed and opened.
Beside that a task wakes every millisecond: how late it comes is what the store holds the event loop for.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median, quantiles

import uvloop
from rich.console import Console
from rich.table import Table

from thinkaloud.settings import StoreSettings
from thinkaloud.store.base import ResponseStore, StoredResponse
from thinkaloud.store.build import build

COUNT, TASKS, ALONE, SIZE = 10_000, 32, 500, 8_000
TICK = 0.001


def records(count: int, prefix: str) -> Iterator[StoredResponse]:
    for number in range(count):
        name = f"{prefix}{number}"
        text = os.urandom(SIZE // 4).hex().encode()
        yield StoredResponse(
            f"resp_{name}", "bench", time.time(), "completed", "m", text, text, b"[]", (f"rs_{name}", f"msg_{name}")
        )


async def save(store: ResponseStore, record: StoredResponse) -> float:
    """How long a save takes, in milliseconds."""
    begun = time.perf_counter()
    await store.save(record)
    return (time.perf_counter() - begun) * 1000


async def save_and_read(store: ResponseStore, left: Iterator[StoredResponse], taken: list[float]) -> None:
    for record in left:
        taken.append(await save(store, record))
        assert await store.load(record.id, "bench") == record
        assert await store.find_item(record.item_ids[0], "bench") == record
        await asyncio.sleep(0)  # one in memory never waits


async def watch(late: list[float]) -> None:
    """How many milliseconds the event loop is late."""
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - begun - TICK) * 1000)


async def measure(url: str | None) -> list[str]:
    settings = StoreSettings(url=url, max_count=4 * COUNT, max_bytes=4 * COUNT * SIZE)
    store = build(settings)
    await store.start()
    alone = [await save(store, record) for record in records(ALONE, "a")]
    again = [await save(store, replace(record, response=b"{}")) for record in records(ALONE, "a")]
    taken: list[float] = []
    late: list[float] = []
    watching = asyncio.create_task(watch(late))
    left = records(COUNT, "b")
    begun = time.perf_counter()
    await asyncio.gather(*(save_and_read(store, left, taken) for _ in range(TASKS)))
    elapsed = time.perf_counter() - begun
    watching.cancel()
    if url is not None:
        await store.close()
        store = build(settings)
        await store.start()
    kept = [await store.load(f"resp_b{number}", "bench") for number in range(COUNT)]
    await store.close()
    assert None not in kept
    return [
        f"{median(alone):.2f}",
        f"{quantiles(alone, n=20)[-1]:.2f}",
        f"{median(again):.2f}",
        f"{median(taken):.1f}",
        f"{COUNT / elapsed:,.0f}",
        f"{quantiles(late, n=100)[-1]:.1f}",
        f"{len(kept):,}",
    ]


def main() -> None:
    table = Table(
        "store", "save, ms", "p95", "again, ms", "of 32, ms", "saved and read/s", "loop late, p99, ms", "kept"
    )
    with tempfile.TemporaryDirectory(dir=".") as folder:
        for url in (None, f"sqlite:///{folder}/responses.db", *sys.argv[1:]):
            table.add_row("memory" if url is None else url.partition(":")[0], *uvloop.run(measure(url)))
    Console(width=130).print(table)


if __name__ == "__main__":
    main()
