"""What a gateway adds: ThinkAloud before an upstream, beside LiteLLM's proxy and nothing at all.

    python benchmarks/gateway.py [--rounds 5] [--streams 64] [--litellm COMMAND]

The upstream is a stub in a process of its own, which sends a labelled trace and an answer, a token an event.
Measured are the median first token of one stream (the milliseconds that a gateway adds), also where the first events
come apart, and the events a second of many streams. Each round takes all in turns; those that are not measured stand
still. COMMAND is `litellm` of an environment that has `litellm[proxy]`.
"""

import argparse
import asyncio
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from _contestants import Contestant, config_file, free_port, started, thinkaloud

TRACE, ANSWER = 400, 100
"""Events of one stream."""
ONE_AT_A_TIME = 40
"""Requests, one after the other, of which the first token is the median."""
SLOWLY = "go slowly"
APART, HEAD = 0.002, 20
"""What is asked for a stream whose first `HEAD` events come so many seconds apart, as those of a model do."""
BODY: dict[str, Any] = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "go"}]}
BODY_SLOWLY = {**BODY, "messages": [{"role": "user", "content": SLOWLY}]}


def _event(delta: dict[str, str], finish_reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    body = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    data = f"data: {json.dumps(body)}\n\n".encode()
    return b"%x\r\n%b\r\n" % (len(data), data)


async def serve_stub(port: int) -> None:
    """The upstream. It reads nothing of a request but its length and whether it is to send its first events apart."""
    events = [_event({"role": "assistant", "content": ""})]
    events += [_event({"reasoning_content": f" step{number % 10}"}) for number in range(TRACE)]
    events += [_event({"content": f" word{number % 10}"}) for number in range(ANSWER)]
    events += [_event({}, "stop"), b"e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n"]
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while request := await _request(reader):
            if request.startswith(b"POST"):
                apart = APART if SLOWLY.encode() in request else 0
                writer.write(head)
                for number, event in enumerate(events):
                    writer.write(event)
                    await asyncio.sleep(apart if number < HEAD else 0)
                await writer.drain()
            else:
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
            if b"connection: close" in request.lower():
                break
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", port, backlog=1024) as server:
        await server.serve_forever()


async def _request(reader: asyncio.StreamReader) -> bytes:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return head + await reader.readexactly(int(lengths[0].partition(b":")[2]) if lengths else 0)


@contextmanager
def stub() -> Iterator[Contestant]:
    port = free_port()
    with started("nothing", [sys.executable, __file__, "--inside", str(port)], port, "/") as found:
        yield found


def gateway(upstream: int) -> AbstractContextManager[Contestant]:
    return thinkaloud(
        {
            "engines": {"far": {"kind": "upstream", "base_url": f"http://127.0.0.1:{upstream}/v1", "model": "m"}},
            "models": {"m": {"engine": "far", "thinking": {"format": "think"}}},
        }
    )


@contextmanager
def litellm(command: str, upstream: int) -> Iterator[Contestant]:
    port = free_port()
    params = {"model": "openai/m", "api_base": f"http://127.0.0.1:{upstream}/v1", "api_key": "none"}
    without_key = {"dangerously_permit_weak_or_unset_master_key": True}  # else it does not start
    with config_file(
        {"model_list": [{"model_name": "m", "litellm_params": params}], "general_settings": without_key}
    ) as config:
        arguments = [command, "--config", config, "--port", str(port), "--host", "127.0.0.1"]
        with started("litellm", arguments, port, "/health/liveliness") as found:
            yield found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--streams", type=int, default=64)
    parser.add_argument("--litellm", metavar="COMMAND")
    given = parser.parse_args()
    first: dict[str, list[float]] = defaultdict(list)
    apart: dict[str, list[float]] = defaultdict(list)
    events: dict[str, list[float]] = defaultdict(list)
    with ExitStack() as stack:
        upstream = stack.enter_context(stub())
        stack.enter_context(upstream.running())
        gateways = [stack.enter_context(gateway(upstream.port))]
        if given.litellm:
            gateways.append(stack.enter_context(litellm(given.litellm, upstream.port)))
        for number in range(given.rounds + 1):
            for contestant in (*gateways[:: 1 if number % 2 else -1], upstream):
                with nullcontext() if contestant is upstream else contestant.running():
                    alone, slow = (
                        [contestant.load(1, body).first_token[0] for _ in range(ONE_AT_A_TIME if number else 1)]
                        for body in (BODY, BODY_SLOWLY)
                    )
                    many = contestant.load(given.streams, BODY)
                if number:  # the first round warms up
                    first[contestant.name].append(median(alone))
                    apart[contestant.name].append(median(slow))
                    events[contestant.name].append(given.streams * (TRACE + ANSWER) / many.seconds)
    table = Table(
        "", "first token ms", "added ms", "added, apart", f"events/s, {given.streams} streams", "least to most"
    )
    for name in first:
        added, added_apart = (
            median(here - there for here, there in zip(taken[name], taken["nothing"], strict=True))
            for taken in (first, apart)
        )
        spread = f"{min(events[name]):,.0f}-{max(events[name]):,.0f}"
        shown = (f"{1e3 * seconds:.2f}" for seconds in (median(first[name]), added, added_apart))
        table.add_row(name, *shown, f"{median(events[name]):,.0f}", spread)
    Console(width=140).print(table)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        asyncio.run(serve_stub(int(sys.argv[2])))
    else:
        main()
