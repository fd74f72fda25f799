"""What the server itself costs: microseconds of its CPU a token, with an engine that costs next to nothing.

    python benchmarks/overhead.py [--against FOLDER] [--rows full hidden] [--streams 1 8 64] [--rounds 5] [--frames]

A scripted engine tells long replies without delay, a token a chunk. Measured are the pipeline alone, whose events are
taken in its own process, and the whole server on a loopback socket, with the load in another process than the server.
FOLDER is another checkout, as `git worktree add FOLDER COMMIT` makes it. Then each round starts both, each in a process
of its own, and measures them right after one another, in turns. The ratio is the median over the rounds: what a busy
machine does, it does to both. Where it is very busy, the ratio of the least of all rounds is the better one.

--frames counts instead the asynchronous generators between engine and socket that each token goes through. They are
looked at while one stream waits for its engine.
"""

import argparse
import asyncio
import dataclasses
import gc
import itertools
import json
import logging
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import psutil
from rich.console import Console
from rich.table import Table

from _contestants import cpu
from _generators import waiting_generators
from _load import load

HERE = Path(__file__).resolve().parents[1]
TRACE, ANSWER = 1_500, 500
"""Tokens of each part of a reply."""
AT_LEAST = 8
"""Replies of one measurement; a single stream has as many one after the other."""
TOOL = {"type": "function", "function": {"name": "store", "parameters": {"type": "object"}}}
ROWS: dict[str, dict[str, Any]] = {
    "full": {},
    "summary": {"reasoning": {"summary": "auto"}},
    "hidden": {"reasoning": {"exclude": True}},
    "sealed": {"reasoning": {"encrypted": True}},
    "tools": {"tools": [TOOL]},
    "logprobs": {"logprobs": True, "top_logprobs": 2},
    "n=4": {"n": 4},
}
_WORDS = ("apple", "tree", "count", "look", "again", "seven", "price", "whole", "part", "sum", "right", "check")


def body(row: str) -> dict[str, Any]:
    """The request of a row."""
    content = "call" if row == "tools" else "go"
    return {"model": "m", "stream": True, "messages": [{"role": "user", "content": content}], **ROWS[row]}


def tokens(row: str) -> int:
    """How many the engine tells for one request, the closing tag among them."""
    return int(ROWS[row].get("n", 1)) * (TRACE + ANSWER + 1)


def words(count: int, paragraph: int = 40) -> str:
    """A text of `count` tokens that does not go round. paragraph: tokens of each, with the two line feeds behind it."""
    chosen = random.Random(count)
    return "".join("\n" if -at % paragraph < 2 else f" {chosen.choice(_WORDS)}" for at in range(1, count + 1))


@contextmanager
def configured(delay: float = 0.0) -> Iterator[Path]:
    """The settings file of the server that is measured. delay: of the engine, seconds before each token."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rest = ANSWER - len(("store", "{", '"', "a", '"', ":", ' "', '"', "}"))
        call = {"name": "store", "arguments": json.dumps({"a": words(rest, paragraph=ANSWER)})}
        replies = [
            {"prompt": "call", "opens_trace": True, "text": f"{words(TRACE)}</think>", "tool_calls": [call]},
            {"opens_trace": True, "text": f"{words(TRACE)}</think>{words(ANSWER)}"},
        ]
        (folder / "replies.jsonl").write_text("\n".join(json.dumps(reply) for reply in replies))
        (folder / "key").write_text("0123456789abcdef" * 4)
        settings = {
            "server": {"port": 0},
            "traces": {"sealing": {"keys": [{"file": str(folder / "key")}]}},
            "engines": {
                "tape": {"kind": "scripted", "transcript": str(folder / "replies.jsonl"), "delay": delay},
            },
            "models": {"m": {"engine": "tape", "thinking": {"format": "think"}}},
        }
        (folder / "settings.yaml").write_text(json.dumps(settings))  # JSON is YAML
        yield folder / "settings.yaml"


# In a process of its own, on the modules of the checkout that is measured: nothing is imported but what both have.


def new_app(config: Path) -> Any:
    """The application of the checkout that is on the path."""
    from thinkaloud.app import create_app
    from thinkaloud.settings import Settings

    return create_app(Settings.model_validate(json.loads(config.read_text())))


async def decoded(app: Any, row: str) -> tuple[Any, ...]:
    """What the dialect hands to the pipeline for a row, taken from it on the way."""
    pipeline, found = app.state.pipeline, []

    def taken(*arguments: Any) -> None:
        found.append(arguments)
        raise InterruptedError

    run, pipeline.run = pipeline.run, taken
    logging.disable()  # of the failure, which is meant
    try:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            await client.post("/v1/chat/completions", json=body(row))
    finally:
        logging.disable(logging.NOTSET)
        pipeline.run = run
    return tuple(found[0])


async def pipeline_alone(config: Path) -> None:
    """For each line of a row and a number of streams, print the microseconds a token."""
    app = new_app(config)
    async with app.router.lifespan_context(app):
        while case := await asyncio.to_thread(sys.stdin.readline):
            row, streams = json.loads(case)
            request, *more = await decoded(app, row)

            async def stream(number: int, request: Any = request, more: Any = more) -> None:
                async for _ in app.state.pipeline.run(dataclasses.replace(request, id=f"bench-{number}"), *more):
                    pass

            await stream(0)  # warms up
            gc.collect()
            gc.freeze()
            gc.set_threshold(50_000, 20, 20)  # as the server does
            began = time.process_time()
            for _ in range(times(streams)):
                await asyncio.gather(*map(stream, range(streams)))
            print(1e6 * (time.process_time() - began) / (times(streams) * streams * tokens(row)), flush=True)


def times(streams: int) -> int:
    """How often so many streams are run in one measurement."""
    return max(1, AT_LEAST // streams)


async def frames(config: Path) -> None:
    """Print the generators that one full stream goes through, outermost first, as JSON."""
    app = new_app(config)
    content = json.dumps(body("full")).encode()
    headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    path = "/v1/chat/completions"
    scope: dict[str, Any] = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": b"",
    }
    scope |= {"query_string": b"", "root_path": "", "headers": headers, "client": ("127.0.0.1", 1), "state": {}}
    asked: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    asked.put_nowait({"type": "http.request", "body": content, "more_body": False})
    sent: asyncio.Queue[Any] = asyncio.Queue()
    async with app.router.lifespan_context(app):
        serving = asyncio.create_task(app(scope, asked.get, sent.put))
        for _ in range(10):  # by then the stream has begun in every respect
            await sent.get()
        told = [f"{each.__qualname__} ({Path(each.ag_code.co_filename).name})" for each in waiting_generators()]
        asked.put_nowait({"type": "http.disconnect"})
        await serving
    print(json.dumps(told))


# In this process: the rounds, and the load for the server.


Measure = Callable[[str, int], float]
"""Microseconds of CPU a token, of a row and a number of streams."""


def environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(root / "server")}


def inside(*arguments: str) -> list[str]:
    """The command that runs this file in a process of its own."""
    return [sys.executable, str(Path(__file__).resolve()), "--inside", *arguments]


@contextmanager
def alone(root: Path, config: Path) -> Iterator[Measure]:
    """The pipeline of the checkout at `root`."""
    command, pipe = inside("pipeline", str(config)), subprocess.PIPE
    with subprocess.Popen(command, env=environment(root), stdin=pipe, stdout=pipe, text=True) as process:

        def measure(row: str, streams: int) -> float:
            assert process.stdin
            assert process.stdout
            process.stdin.write(f"{json.dumps([row, streams])}\n")
            process.stdin.flush()
            return float(process.stdout.readline())

        try:
            yield measure
        finally:
            process.kill()


@contextmanager
def served(root: Path, config: Path) -> Iterator[Measure]:
    """`thinkaloud serve` of the checkout at `root`."""
    command = [sys.executable, "-m", "thinkaloud", "serve", "--config", str(config)]
    with subprocess.Popen(command, env=environment(root), stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            ready = next((line for line in server.stderr if "is ready after" in line), "")
            found = re.search(r"http://127\.0\.0\.1:(\d+)", ready)
            assert found, f"the server of {root} did not start"
            process, port = psutil.Process(server.pid), int(found[1])

            def measure(row: str, streams: int) -> float:
                asyncio.run(load(port, body(row), 1))  # warms up
                began = cpu(process)
                for _ in range(times(streams)):
                    asyncio.run(load(port, body(row), streams))
                return 1e6 * (cpu(process) - began) / (times(streams) * streams * tokens(row))

            yield measure
        finally:
            server.kill()


PLACES = {"pipeline": alone, "server": served}
Found = dict[tuple[str, str, str, int], list[float]]
"""Microseconds a token by round: of a checkout, a place, a row and a number of streams."""


def measured(roots: dict[str, Path], rows: list[str], streams: list[int], rounds: int) -> Found:
    found: Found = defaultdict(list)
    with configured() as config:
        for number, (place, process) in itertools.product(range(rounds), PLACES.items()):
            with ExitStack() as stack:
                measures = {name: stack.enter_context(process(root, config)) for name, root in roots.items()}
                order = list(measures.items())[:: 1 if number % 2 else -1]
                for row, count, (name, measure) in itertools.product(rows, streams, order):
                    found[name, place, row, count].append(measure(row, count))
    return found


def table(found: Found, roots: dict[str, Path], rows: list[str], streams: list[int], rounds: int) -> Table:
    made = Table(title=f"CPU a token, µs, median of {rounds} rounds", title_justify="left")
    compared = ("ratio", "least and most", "of the least") if len(roots) > 1 else ()
    for column in ("measured", "row", "streams", *roots, *compared):
        made.add_column(column, justify="left" if column in {"measured", "row"} else "right")
    for place, row, count in itertools.product(PLACES, rows, streams):
        every = [found[name, place, row, count] for name in roots]
        cells = [place, row, str(count), *(f"{median(each):.1f}" for each in every)]
        if compared:
            ratios = [here / there for there, here in zip(*every, strict=True)]
            cells += [f"{median(ratios):.3f}", f"{min(ratios):.2f} to {max(ratios):.2f}"]
            cells.append(f"{min(every[1]) / min(every[0]):.3f}")
        made.add_row(*cells)
    return made


def framed(roots: dict[str, Path]) -> Table:
    made = Table(title="Asynchronous generators that a token goes through", title_justify="left")
    chains: list[list[str]] = []
    with configured(delay=0.05) as config:
        for name, root in roots.items():
            command = inside("frames", str(config))
            ran = subprocess.run(command, env=environment(root), check=True, stdout=subprocess.PIPE)
            chains.append(json.loads(ran.stdout))
            made.add_column(f"{name}: {len(chains[-1])}")
    for line in itertools.zip_longest(*chains, fillvalue=""):
        made.add_row(*line)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--against", type=Path, help="another checkout")
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=["full"])
    parser.add_argument("--streams", nargs="+", type=int, default=[1, 8, 64])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--frames", action="store_true")
    given = parser.parse_args()
    roots = ({"against": given.against.resolve()} if given.against else {}) | {"here": HERE}
    if given.frames:
        Console().print(framed(roots))
    else:
        found = measured(roots, given.rows, given.streams, given.rounds)
        Console().print(table(found, roots, given.rows, given.streams, given.rounds))


if __name__ == "__main__":
    if sys.argv[1:3] == ["--inside", "pipeline"]:
        asyncio.run(pipeline_alone(Path(sys.argv[3])))
    elif sys.argv[1:3] == ["--inside", "frames"]:
        asyncio.run(frames(Path(sys.argv[3])))
    else:
        main()
