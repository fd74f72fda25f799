"""What replicas pay for a shared state: the script, a request, "answer now" on another replica, and a Redis that dies.

    python benchmarks/shared_state.py [--against FOLDER] [--requests 1000] [--times 100]

All runs on one machine, with a Redis that the script starts: `redis-server` has to be there.

script: a request that begins, and one that ends, alone; and a request that begins among 32 at once.
request: complete answers of one token, one after another, in turns from servers that differ in their state. Their key
has a limit of each kind. FOLDER is another checkout, as `git worktree add FOLDER COMMIT` makes it. A ratio is the
median over pairs of requests right after one another: what a busy machine does, it does to both.
answer now: from the call at one replica to its reply, for a stream of the other replica, so many times; beside it the
list of models, as often, which is what a call takes that asks nobody.
killed: requests of 8 clients at two replicas, while Redis is killed and comes back.
"""

import argparse
import asyncio
import hashlib
import itertools
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from statistics import median, quantiles

import httpx
from rich.console import Console
from rich.table import Table

from _scripted import configured
from overhead import HERE, serving
from state.redis_server import PROGRAM, RedisServer, redis_server
from thinkaloud.settings import StateSettings
from thinkaloud.state.base import KeyLimits, Quota, Refusal
from thinkaloud.state.redis import RedisState

KEY = "key"
LIMITS = {"max_running": 10_000, "requests_per_minute": 10_000_000, "tokens_per_minute": 1_000_000_000}
QUOTA = Quota(*LIMITS.values())
HEADERS = {"authorization": f"Bearer {KEY}"}
CHAT = "/v1/chat/completions"
AT_ONCE, CLIENTS = 32, 8


@contextmanager
def keyed(url: str | None, delay: float = 0.0) -> Iterator[Path]:
    """The settings file of a scripted server with one key, and with `url` as the state of its replicas."""
    with configured(delay=delay) as file:
        tree = json.loads(file.read_text())
        tree["keys"] = [{"name": KEY, "secret": {"sha256": hashlib.sha256(KEY.encode()).hexdigest()}, **LIMITS}]
        if url is not None:
            tree["state"] = {"url": url}
        file.write_text(json.dumps(tree))
        yield file


def body(content: str, *, stream: bool = False) -> dict[str, object]:
    return {"model": "m", "messages": [{"role": "user", "content": content}], "stream": stream}


@asynccontextmanager
async def clients(*ports: int) -> AsyncIterator[list[httpx.AsyncClient]]:
    opened = [httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=HEADERS, timeout=60) for port in ports]
    try:
        yield opened
    finally:
        for each in opened:
            await each.aclose()


def of(milliseconds: list[float]) -> list[str]:
    """Cells: median, 99th percentile, worst."""
    return [f"{value:.2f}" for value in (median(milliseconds), quantiles(milliseconds, n=100)[-1], max(milliseconds))]


async def enter(limits: KeyLimits, begins: list[float], ends: list[float]) -> None:
    """One request."""
    began = time.perf_counter()
    use = await limits.enter()
    entered = time.perf_counter()
    assert not isinstance(use, Refusal)
    ended = use.end(has_run=True)
    assert ended is not None
    await ended
    begins.append(1000 * (entered - began))
    ends.append(1000 * (time.perf_counter() - entered))


async def script(url: str, requests: int) -> Table:
    made = Table("call", "median, ms", "p99", "worst", title="Script", title_justify="left")
    state = RedisState(StateSettings(url=url))
    await state.start()
    limits = state.key_limits(KEY, QUOTA)
    begins, ends, among = [], [], []  # type: list[float], list[float], list[float]
    for _ in range(4 * requests):
        await enter(limits, begins, ends)
    for _ in range(4 * requests // AT_ONCE):
        await asyncio.gather(*(enter(limits, among, []) for _ in range(AT_ONCE)))
    assert state.is_up
    await state.close()
    for name, taken in (("begin", begins), ("end", ends), (f"begin, {AT_ONCE} at once", among)):
        made.add_row(name, *of(taken))
    return made


async def ask_in_turns(ports: dict[str, int], requests: int) -> dict[str, list[float]]:
    """Milliseconds of each request, by server; those of one round came right after one another."""
    taken: dict[str, list[float]] = {name: [] for name in ports}
    async with clients(*ports.values()) as opened:
        for number in range(requests + 20):
            order = list(zip(ports, opened, strict=True))
            for name, client in order[number % len(order) :] + order[: number % len(order)]:
                began = time.perf_counter()
                answer = await client.post(CHAT, json=body("one"))
                taken[name].append(1000 * (time.perf_counter() - began))
                assert answer.status_code == 200, answer.text
    return {name: each[20:] for name, each in taken.items()}


def compared(url: str, against: Path | None, requests: int) -> Table:
    made = Table("state", "median, ms", "p99", "worst", "more, median", "ratio", title="Request", title_justify="left")
    with ExitStack() as stack:
        servers = {"before": (against, None)} if against else {}
        every = servers | {"memory": (HERE, None), "Redis": (HERE, url)}
        ports = {
            name: stack.enter_context(serving(root, stack.enter_context(keyed(state))))[1]
            for name, (root, state) in every.items()
            if root is not None
        }
        taken = asyncio.run(ask_in_turns(ports, requests))
    first = next(iter(taken.values()))
    for name, each in taken.items():
        more = median(one - other for one, other in zip(each, first, strict=True))
        ratio = median(one / other for one, other in zip(each, first, strict=True))
        made.add_row(name, *of(each), f"{more:.3f}", f"{ratio:.3f}")
    return made


async def answer_elsewhere(here: httpx.AsyncClient, there: httpx.AsyncClient) -> tuple[float, float]:
    """Milliseconds from the call to its reply, for a stream that thinks on the other replica; of the list of models."""
    async with here.stream("POST", CHAT, json=body("go 1500.", stream=True)) as response:
        lines = response.aiter_lines()
        id = ""
        for _ in range(8):
            line = await anext(lines)
            if not id and line.startswith("data: "):
                id = json.loads(line.removeprefix("data: "))["id"]
        began = time.perf_counter()
        models = await there.get("/v1/models")
        between = time.perf_counter()
        answer = await there.post(f"{CHAT}/{id}/answer")
        ended = time.perf_counter()
        assert (models.status_code, answer.status_code) == (200, 200), answer.text
    return 1000 * (ended - between), 1000 * (between - began)


async def answer_now(ports: list[int], times: int) -> Table:
    made = Table("call", "200", "within 20 ms", "median, ms", "p99", "worst", title="Answer now", title_justify="left")
    async with clients(*ports) as (one, other):
        await one.get("/v1/models"), await other.get("/v1/models")
        taken = [await answer_elsewhere(*(one, other)[:: 1 if number % 2 else -1]) for number in range(times)]
    for name, each in zip(("answer now", "models"), zip(*taken, strict=True), strict=True):
        made.add_row(name, str(len(each)), str(sum(one <= 20 for one in each)), *of(list(each)))
    return made


async def kill(ports: list[int], redis: RedisServer) -> Table:
    made = Table("requests", "status", "median, ms", "p99", "worst", title="Redis killed", title_justify="left")
    statuses: Counter[int] = Counter()
    taken: list[float] = []
    over = asyncio.Event()

    async def load(client: httpx.AsyncClient) -> None:
        while not over.is_set():
            began = time.perf_counter()
            statuses[(await client.post(CHAT, json=body("one"))).status_code] += 1
            taken.append(1000 * (time.perf_counter() - began))

    async with clients(*ports) as opened:
        loads = [asyncio.create_task(load(client)) for client, _ in itertools.product(opened, range(CLIENTS // 2))]
        for change in (redis.kill, redis.start, redis.kill, redis.start):
            await asyncio.sleep(2)
            await asyncio.to_thread(change)
        await asyncio.sleep(3)
        over.set()
        await asyncio.gather(*loads)
    made.add_row(str(len(taken)), ", ".join(f"{each} x {status}" for status, each in statuses.items()), *of(taken))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--against", type=Path, help="another checkout")
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--times", type=int, default=100)
    given = parser.parse_args()
    if PROGRAM is None:
        parser.exit(0, "There is no redis-server.\n")
    console = Console(width=120)
    with redis_server() as redis:
        console.print(asyncio.run(script(redis.url, given.requests)))
        console.print(compared(redis.url, given.against, given.requests))
        with keyed(redis.url, delay=0.01) as slow, serving(HERE, slow) as (_, one), serving(HERE, slow) as (_, other):
            console.print(asyncio.run(answer_now([one, other], given.times)))
        with keyed(redis.url) as quick, serving(HERE, quick) as (_, one), serving(HERE, quick) as (_, other):
            console.print(asyncio.run(kill([one, other], redis)))


if __name__ == "__main__":
    main()
