"""What it takes to have the engine in another process: a front end before a stock vLLM server, beside vLLM in process.

    python benchmarks/tokens_engine.py [--rounds 5] [--streams 32] [--tokens 128] [--prompts 100] [--python PYTHON]

Started are ThinkAloud with vLLM in it, vLLM's own server with `--enable-scale-out`, and a ThinkAloud before it, all
with the same engine arguments. The two sides run in turns, the other one stands still. Printed are how many greedy
answers are equal, tokens a second, the CPU of a token in all processes, and the first token of one stream, with ratio
and difference, how soon the server has ended the request of a client that left, and the front end's memory and the
seconds until it was ready. PYTHON is an interpreter for the front end that has neither vLLM nor torch: where torch is
installed, transformers imports it.
"""

import argparse
import asyncio
import http.client
import json
import os
import statistics
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from rich.console import Console

from _contestants import HERE, Contestant, free_port, started, thinkaloud
from serve import ARGUMENTS, CACHE, QUIET, options_of
from thinkaloud.engine.base import NO_REQUIREMENTS
from thinkaloud.engine.vllm.engine_args import chosen_arguments

MODEL = str(HERE / "models/tiny-rl")
PROMPT = "Emily buys {} apples and {} oranges. Each orange costs 2 dollars. What do they cost?"
GIVEN = {name: value for name, value in ARGUMENTS.items() if name != "distributed_executor_backend"}
ENGINE = {**chosen_arguments(MODEL, GIVEN, NO_REQUIREMENTS), **GIVEN}
"""With the executor that ThinkAloud chooses for the machine. Between the core and a worker of its own, vLLM waits by
spinning, which on two cores takes what the front end and the server need."""
os.environ["OMP_NUM_THREADS"] = "1"  # two that wait for each other spin too, wherever others need their cores
THINKING = {"format": "think", "answer_tokens": 0}
ALONE = 20
"""Streams one after the other, of whose first tokens the median is taken."""
LEAVING = 10
"""Clients that leave."""


@contextmanager
def vllm_server() -> Iterator[Contestant]:
    port = free_port()
    command = [sys.executable, "-m", "vllm.entrypoints.openai.api_server", "--model", MODEL, "--port", str(port)]
    command += ["--host", "127.0.0.1", "--served-model-name", "m", "--enable-scale-out", *options_of(ENGINE)]
    with started("vllm", [*command, "--disable-uvicorn-access-log"], port, "/health", QUIET | CACHE) as contestant:
        yield contestant


class Side:
    """What serves, and what has to run with it."""

    def __init__(self, *members: Contestant) -> None:
        self.front, self._members = members[0], members

    @contextmanager
    def running(self) -> Iterator[Contestant]:
        with ExitStack() as stack:
            for member in reversed(self._members):
                stack.enter_context(member.running())
            yield self.front

    def speed(self, streams: int, tokens: int, number: int) -> tuple[float, float]:
        """Tokens a second of so many streams at once, and the seconds of CPU that one took of all processes."""
        with self.running() as front:
            front.load(streams, body(number, max_tokens=16))
            before = self._spent()
            seconds = front.load(streams, body(number, max_tokens=tokens)).seconds
            return streams * tokens / seconds, (self._spent() - before) / (streams * tokens)

    def _spent(self) -> float:
        return sum(spent.server + spent.engine for spent in (each.spent() for each in self._members))

    def first_token(self, number: int) -> float:
        """Seconds, the median of streams one after the other."""
        with self.running() as front:
            front.load(1, body(number, max_tokens=8))
            found = [front.load(1, body(number * ALONE + each, max_tokens=8)).first_token[0] for each in range(ALONE)]
        return statistics.median(found)

    def answers(self, count: int) -> list[tuple[str, str]]:
        """Traces and answers, greedily, eight at a time."""
        with self.running() as front:
            return asyncio.run(ask_all(front.port, count))


def body(number: int, **more: Any) -> dict[str, Any]:
    question = PROMPT.format(number % 97 + 2, number // 97 + 3)
    asked = {"model": "m", "messages": [{"role": "user", "content": question}], "stream": True, "ignore_eos": True}
    return {**asked, "temperature": 0.3, **more}


async def ask_all(port: int, count: int) -> list[tuple[str, str]]:
    at_once = asyncio.Semaphore(8)

    def post(number: int) -> tuple[str, str]:
        asked = body(number, stream=False, ignore_eos=False, temperature=0, max_tokens=256)
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/v1/chat/completions",
            json.dumps(asked).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310  loopback
            message = json.load(response)["choices"][0]["message"]
        return message.get("reasoning", ""), message["content"]

    async def ask(number: int) -> tuple[str, str]:
        async with at_once:
            return await asyncio.to_thread(post, number)

    return await asyncio.gather(*(ask(number) for number in range(count)))


def leaving(side: Side, server: Contestant) -> list[float]:
    """Seconds until the server counts no request any more, of each client that leaves in the middle of a stream."""
    found = []
    with side.running() as front:
        for number in range(LEAVING):
            connection = http.client.HTTPConnection("127.0.0.1", front.port)
            asked = json.dumps(body(number, max_tokens=900))
            connection.request("POST", "/v1/chat/completions", asked, {"content-type": "application/json"})
            response = connection.getresponse()
            while b"reasoning" not in response.readline():
                pass
            while requests_running(server.port) != 1:
                time.sleep(0.005)
            response.close()
            connection.close()
            left = time.perf_counter()
            while requests_running(server.port):
                time.sleep(0.005)
            found.append(time.perf_counter() - left)
    return found


def requests_running(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as response:
        lines = response.read().decode().splitlines()
    return int(sum(float(line.split()[-1]) for line in lines if line.startswith("vllm:num_requests_running")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--streams", type=int, default=32)
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--prompts", type=int, default=100)
    parser.add_argument("--python", default=sys.executable)
    given = parser.parse_args()
    with ExitStack() as stack:
        served = {"m": {"engine": "rl", "thinking": THINKING}}
        engine = {"kind": "vllm", "model": MODEL, "args": ENGINE}
        inside = stack.enter_context(thinkaloud({"engines": {"rl": engine}, "models": served}))
        server = stack.enter_context(vllm_server())
        with server.running():
            url = f"http://127.0.0.1:{server.port}"
            engine = {"kind": "tokens", "base_url": url, "model": MODEL, "served_model": "m"}
            tree = {"engines": {"rl": engine}, "models": served}
            front = stack.enter_context(thinkaloud(tree, given.python))
        here, there = Side(inside), Side(front, server)
        answers = zip(here.answers(given.prompts), there.answers(given.prompts), strict=True)
        equal = sum(one == other for one, other in answers)
        speeds, firsts = [], []
        for number in range(given.rounds + 1):
            sides = (here, there) if number % 2 else (there, here)
            speed = {side: side.speed(given.streams, given.tokens, number) for side in sides}
            first = {side: side.first_token(number) for side in sides}
            if number:  # the first round warms up
                speeds.append((speed[here], speed[there]))
                firsts.append((first[here], first[there]))
        left = leaving(there, server)
        with there.running():
            memory = front.memory()[0]
    report(given, equal, speeds, firsts, left)
    Console(width=160).print(f"front end: ready after {front.seconds:.1f} s, {memory} MiB")


def report(
    given: argparse.Namespace,
    equal: int,
    speeds: list[tuple[tuple[float, float], tuple[float, float]]],
    firsts: list[tuple[float, float]],
    left: list[float],
) -> None:
    console = Console(width=160)
    console.print(f"equal greedy answers: {equal} of {given.prompts}")
    for at, (unit, scale) in enumerate((("tokens/s", 1.0), ("µs of CPU a token", 1e6))):
        pairs = [(here[at] * scale, there[at] * scale) for here, there in speeds]
        ratios = [there / here for here, there in pairs]
        medians = [statistics.median(each) for each in zip(*pairs, strict=True)]
        console.print(
            f"{given.streams} streams: {medians[0]:,.0f} {unit} in process, {medians[1]:,.0f} by token ids, ratio "
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        )
    later = [1e3 * (there - here) for here, there in firsts]
    medians = [1e3 * statistics.median(each) for each in zip(*firsts, strict=True)]
    console.print(
        f"first token: {medians[0]:.1f} ms in process, {medians[1]:.1f} by token ids, difference "
        f"{statistics.median(later):+.1f} ({min(later):+.1f} to {max(later):+.1f})"
    )
    median, most = 1e3 * statistics.median(left), 1e3 * max(left)
    console.print(f"a client that leaves: ended at the server after {median:.0f} ms, at most {most:.0f}")


if __name__ == "__main__":
    main()
