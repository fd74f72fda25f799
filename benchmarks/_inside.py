"""What is measured inside a process of its own, on the modules of the checkout that is on its path.

    python benchmarks/_inside.py pipeline|steps|frames SETTINGS

Nothing is imported of ThinkAloud but what both checkouts have.
"""

import asyncio
import dataclasses
import gc
import json
import logging
import os
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import fmean
from typing import Any

import httpx

from _generators import waiting_generators
from _scripted import OF_ONE_TOKEN, TRACE, Case

STEPS = {
    "decode": "the request in the application, its headers and body, until the pipeline is asked",
    "admission": "the caller's limits",
    "routing": "which model",
    "slot": "room to run",
    "preparation": "limits of the request, its stages",
    "render": "the prompt, in the engine",
    "choice": "how the trace begins, the choice and its stages",
    "engine": "its first chunk",
    "first event": "through the stages to the first bytes of the body",
    "end": "the rest of the answer, metrics and the line in the log",
}
_STEPPED = 1_000
"""Requests of which the steps are taken."""


def command(root: Path, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """The command that runs this file, and its environment, for the checkout at `root`."""
    environment = {**os.environ, "PYTHONPATH": str(root / "server")}
    return [sys.executable, str(Path(__file__).resolve()), *arguments], environment


def new_app(config: Path) -> Any:
    """The application of the checkout that is on the path."""
    from thinkaloud.app import create_app
    from thinkaloud.settings import Settings

    return create_app(Settings.model_validate(json.loads(config.read_text())))


def relax() -> None:
    """Collect garbage as the server does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


async def decoded(app: Any, case: Case) -> tuple[Any, ...]:
    """What the dialect hands to the pipeline, taken from it on the way."""
    pipeline, found = app.state.pipeline, []

    def taken(*arguments: Any) -> None:
        found.append(arguments)
        raise InterruptedError

    run, pipeline.run = pipeline.run, taken
    logging.disable()  # of the failure, which is meant
    try:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            await client.post("/v1/chat/completions", json=case.body)
    finally:
        logging.disable(logging.NOTSET)
        pipeline.run = run
    return tuple(found[0])


async def pipeline_alone(app: Any) -> None:
    """For each line with a case, print the microseconds a token."""
    while line := await asyncio.to_thread(sys.stdin.readline):
        case = Case(*json.loads(line))
        request, *more = await decoded(app, case)

        async def stream(number: int, request: Any = request, more: Any = more) -> None:
            async for _ in app.state.pipeline.run(dataclasses.replace(request, id=f"bench-{number}"), *more):
                pass

        await stream(0)  # warms up
        relax()
        began = time.process_time()
        for _ in range(case.times):
            await asyncio.gather(*map(stream, range(case.streams)))
        print(1e6 * (time.process_time() - began) / (case.times * case.streams * case.tokens), flush=True)


async def ask(app: Any, body: dict[str, Any], send: Callable[[Any], Any], gone: asyncio.Event) -> None:
    """One request to the application, without a socket. gone: set when the client goes away."""
    asked = [{"type": "http.request", "body": json.dumps(body).encode(), "more_body": False}]
    path = "/v1/chat/completions"
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
        "client": ("127.0.0.1", 1),
        "state": {},
    }

    async def receive() -> dict[str, Any]:
        if asked:
            return asked.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    await app(scope, receive, send)


async def frames(app: Any) -> None:
    """Print the generators that one full stream goes through, outermost first, as JSON."""
    sent: asyncio.Queue[Any] = asyncio.Queue()
    gone = asyncio.Event()
    serving = asyncio.create_task(ask(app, Case("full", TRACE, 1).body, sent.put, gone))
    for _ in range(10):  # by then the stream has begun in every respect
        await sent.get()
    told = [f"{each.__qualname__} ({Path(each.ag_code.co_filename).name})" for each in waiting_generators()]
    gone.set()
    await serving
    print(json.dumps(told))


class Stopwatch:
    """Seconds of the process's CPU between the steps of one request at a time, each where it is first over."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = defaultdict(list)
        self._over: set[str] = set()
        self._last = 0.0

    def begin(self) -> None:
        self._over.clear()
        self._last = time.process_time()

    def over(self, step: str) -> None:
        if step not in self._over:
            self._over.add(step)
            now = time.process_time()
            self.spent[step].append(now - self._last)
            self._last = now


def watch(app: Any, watch: Stopwatch) -> None:
    """Let the parts of the server tell the stopwatch what is over."""
    pipeline = app.state.pipeline
    gate, engine = pipeline.gate, app.state.fleet.engines["tape"]
    run, enter, hold_slots, render, generate = pipeline.run, gate.enter, gate.hold_slots, engine.render, engine.generate

    def watched_run(*arguments: Any) -> Any:
        watch.over("decode")
        return run(*arguments)

    @asynccontextmanager
    async def watched_enter(*arguments: Any) -> AsyncIterator[Any]:
        async with enter(*arguments) as permit:
            watch.over("admission")
            yield permit

    @asynccontextmanager
    async def watched_slots(*arguments: Any) -> AsyncIterator[None]:
        watch.over("routing")
        async with hold_slots(*arguments):
            watch.over("slot")
            yield

    async def watched_render(*arguments: Any) -> Any:
        watch.over("preparation")
        prompt = await render(*arguments)
        watch.over("render")
        return prompt

    async def watched_generate(*arguments: Any, **more: Any) -> AsyncIterator[Any]:
        watch.over("choice")
        async for chunk in generate(*arguments, **more):
            watch.over("engine")
            yield chunk

    pipeline.run, gate.enter, gate.hold_slots = watched_run, watched_enter, watched_slots
    engine.render, engine.generate = watched_render, watched_generate


async def steps(app: Any) -> None:
    """Print the microseconds of each step of a request by row, as JSON. Means: their sum is the whole."""
    told = {}
    stopwatch = Stopwatch()
    watch(app, stopwatch)

    async def send(message: Any) -> None:
        if message.get("body"):
            stopwatch.over("first event")

    async def serve(body: dict[str, Any]) -> None:
        stopwatch.begin()
        await ask(app, body, send, asyncio.Event())
        stopwatch.over("end")

    for row in OF_ONE_TOKEN:
        body = Case(row, TRACE, 1).body
        for _ in range(_STEPPED // 5):  # warms up
            await serve(body)
        relax()
        stopwatch.spent.clear()
        for _ in range(_STEPPED):
            await serve(body)
        told[row] = {step: 1e6 * fmean(stopwatch.spent[step]) for step in STEPS}
    print(json.dumps(told))


async def main(what: str, config: Path) -> None:
    app = new_app(config)
    async with app.router.lifespan_context(app):
        await {"pipeline": pipeline_alone, "steps": steps, "frames": frames}[what](app)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
