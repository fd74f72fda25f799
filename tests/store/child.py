"""A process of `test_databases`: writes until it is killed, holds a response that runs, or only starts a store."""

import asyncio
import sys
from itertools import count

from store.opening import opened, record
from thinkaloud.store.base import ResponseStore


async def write(store: ResponseStore, prefix: str) -> None:
    """Save responses, first as running, and say so as soon as each save has returned. Each tenth never ends."""
    for number in count():
        name = f"{prefix}_{number}"
        stages = [("in_progress", b""), ("completed", name.encode() * 100)]
        for status, response in stages[: 1 if number % 10 == 9 else 2]:
            await store.save(record(name, status=status, response=response))
            sys.stdout.write(f"{name} {status}\n")
            sys.stdout.flush()


async def main(what: str, url: str, name: str = "") -> None:
    async with opened(url, max_count=100_000) as store:
        if what == "write":
            await asyncio.gather(*(write(store, f"{name}_{task}") for task in range(8)))
        elif what == "hold":
            await store.save(record("resp_held", status="in_progress", item_ids=("rs_1",)))
            print("held", flush=True)  # noqa: T201
            await asyncio.Event().wait()
        else:
            await store.save(record(status="completed"))


asyncio.run(main(*sys.argv[1:]))
