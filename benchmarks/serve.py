"""ThinkAloud, vLLM's own server and the bare engine, side by side on one model.

    python benchmarks/serve.py [--streams 1 8 32 64 128] [--tokens 128] [--rounds 5] [--model tiny-rl]
                               [--defaults] [--complete]

Three groups of processes are started: `thinkaloud serve`, `vllm serve` (its module), and AsyncLLM behind the smallest
server that there can be: no HTTP but a line a request. Only one of them runs at a time, the others are stopped
(SIGSTOP), and each round measures all of them in turns; ratios are medians over the rounds. The load is a process of
its own. Engine arguments are equal, the executor too, unless --defaults is given: then each starts as it comes,
ThinkAloud with the arguments of configs/tiny.yaml and vLLM with none but the size of its cache.

Printed for each number of streams: tokens a second, first token (median, p99), p99 of the gaps, and microseconds of CPU
a token, of the process that serves and of all together.
"""

import argparse
import asyncio
import itertools
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table

from _contestants import HERE, Contestant, free_port, started, thinkaloud
from thinkaloud.settings import VllmEngine
from thinkaloud.settings.file import load

ARGUMENTS = {
    "dtype": "float32",
    "max_model_len": 1024,
    "enforce_eager": True,
    "kv_cache_memory_bytes": 268_435_456,
    "max_num_seqs": 256,
    "block_size": 32,
    "enable_chunked_prefill": False,
    "distributed_executor_backend": "mp",
}
CACHE = {"VLLM_CPU_KVCACHE_SPACE": "1"}
QUIET = {"VLLM_LOGGING_LEVEL": "ERROR", "VLLM_NO_USAGE_STATS": "1", "PYTHONWARNINGS": "ignore"}
PLAIN_THINKING = {"format": "think", "answer_tokens": 0, "whitespace": "verbatim"}
"""As vLLM's own: no room is kept for an answer, for which a trace would be closed and the engine asked again, and a
newline at the beginning of a trace is its first text."""
AT_LEAST = 8
"""Answers of one measurement; a single stream has as many one after the other."""
PROMPT = "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. What do they cost? Explain it, number {}."
COLUMNS = ("tokens/s", "first ms", "first p99", "gap p99", "server µs", "all µs")
Figures = dict[tuple[str, int], list[tuple[float, ...]]]


def bundled(defaults: bool, *models: str) -> AbstractContextManager[Contestant]:
    """ThinkAloud with these bundled models, each on an engine of its own; the first one is called `m`."""
    settings = load(HERE / "configs/tiny.yaml")
    engines: dict[str, Any] = {}
    served: dict[str, Any] = {}
    for number, name in enumerate(models):
        model = settings.models[name]
        engine = settings.engines[model.engine]
        assert isinstance(engine, VllmEngine)
        engines[name] = {"kind": "vllm", "model": engine.model, "args": engine.args if defaults else ARGUMENTS}
        served[name if number else "m"] = {"engine": name, **({"thinking": PLAIN_THINKING} if model.thinking else {})}
    return thinkaloud({"engines": engines, "models": served})


@contextmanager
def vllm(model: str, defaults: bool) -> Iterator[Contestant]:
    port = free_port()
    options = [] if defaults else list(options_of(ARGUMENTS))
    if load(HERE / "configs/tiny.yaml").models[model].thinking:
        options += ["--reasoning-parser", "deepseek_r1"]  # so that both separate the trace
    command = [sys.executable, "-m", "vllm.entrypoints.openai.api_server", "--served-model-name", "m"]
    command += ["--model", str(HERE / "models" / model), "--port", str(port), "--host", "127.0.0.1", *options]
    with started("vllm", command, port, "/health", QUIET | (CACHE if defaults else {})) as contestant:
        yield contestant


def options_of(arguments: Mapping[str, Any]) -> Iterator[str]:
    """Engine arguments as options of vLLM's command line."""
    for name, value in arguments.items():
        option = name.replace("_", "-")
        if isinstance(value, bool):
            yield f"--{'' if value else 'no-'}{option}"
        else:
            yield from (f"--{option}", str(value))


@contextmanager
def engine(model: str, defaults: bool) -> Iterator[Contestant]:
    port = free_port()
    command = [sys.executable, __file__, "--inside", str(HERE / "models" / model), str(port)]
    command.append(json.dumps({} if defaults else ARGUMENTS))
    with started("engine", command, port, "/", QUIET | (CACHE if defaults else {})) as contestant:
        yield contestant


async def serve_engine(model: str, port: int, arguments: dict[str, Any]) -> None:
    """AsyncLLM behind a socket that speaks just so much HTTP that the load can ask it: a piece of text an event."""
    from vllm import SamplingParams
    from vllm.engine.arg_utils import AsyncEngineArgs
    from vllm.sampling_params import RequestOutputKind
    from vllm.v1.engine.async_llm import AsyncLLM

    llm = AsyncLLM.from_engine_args(AsyncEngineArgs(model=model, **arguments))
    tokenizer = llm.get_tokenizer()
    numbers = itertools.count()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if head.startswith(b"POST"):
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            body = json.loads(await reader.readexactly(length))
            params = SamplingParams(
                max_tokens=body["max_tokens"], ignore_eos=True, output_kind=RequestOutputKind.DELTA, temperature=0.3
            )
            prompt = tokenizer.apply_chat_template(body["messages"], add_generation_prompt=True, tokenize=False)
            writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\ndata: role\n\n")
            async for output in llm.generate(prompt, params, f"r{next(numbers)}"):
                writer.write(b"data: " + output.outputs[0].text.encode() + b"\n\n")
            writer.write(b"data: [DONE]\n\n")
        else:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", port, backlog=1024) as server:
        await server.serve_forever()


def figures(contestant: Contestant, streams: int, tokens: int, stream: bool, number: int) -> tuple[float, ...]:
    body = {
        "model": "m",
        "messages": [{"role": "user", "content": PROMPT.format(number)}],
        "max_tokens": tokens,
        "ignore_eos": True,
        "temperature": 0.3,
        "stream": stream,
    }
    with contestant.running():
        contestant.load(min(streams, 4), {**body, "max_tokens": 8})  # warms up
        before = contestant.spent()
        results = [contestant.load(streams, body) for _ in range(max(1, AT_LEAST // streams))]
        after = contestant.spent()
    made = len(results) * streams * tokens
    server, behind = after.server - before.server, after.engine - before.engine
    first_token = [each for result in results for each in result.first_token]
    gaps = [each for result in results for each in result.gaps] or [0.0]
    return (
        made / sum(result.seconds for result in results),
        1e3 * statistics.median(first_token),
        1e3 * percentile(first_token),
        1e3 * percentile(gaps),
        1e6 * server / made,
        1e6 * (server + behind) / made,
    )


def percentile(values: list[float]) -> float:
    """The 99th."""
    return sorted(values)[min(len(values) - 1, int(0.99 * len(values)))]


def table(found: Figures, names: list[str], streams: list[int], title: str) -> Table:
    made = Table("streams", "", *COLUMNS, title=title, title_justify="left")
    for count in streams:
        medians = {name: [statistics.median(each) for each in zip(*found[name, count], strict=True)] for name in names}
        for name in names:
            made.add_row(str(count), name, *(f"{value:,.1f}" for value in medians[name]))
        for other in names[1:]:
            pairs = zip(found[names[0], count], found[other, count], strict=True)
            ratios = [[here / there if there else 0.0 for here, there in zip(*pair, strict=True)] for pair in pairs]
            columns = zip(*ratios, strict=True)
            cells = (f"{statistics.median(each):.2f} ({min(each):.2f}-{max(each):.2f})" for each in columns)
            made.add_row(str(count), f"to {other}", *cells, style="bold")
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--streams", nargs="+", type=int, default=[1, 8, 32, 64, 128])
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model", default="tiny-rl")
    parser.add_argument("--defaults", action="store_true", help="each as it comes, not with equal engine arguments")
    parser.add_argument("--complete", action="store_true", help="answers that are not streamed")
    given = parser.parse_args()
    others = (vllm,) if given.complete else (vllm, engine)
    found: Figures = defaultdict(list)
    with ExitStack() as stack:
        contestants = [stack.enter_context(bundled(given.defaults, given.model))]
        contestants += [stack.enter_context(make(given.model, given.defaults)) for make in others]
        names = [each.name for each in contestants]
        for number, count in itertools.product(range(given.rounds + 1), given.streams):
            for contestant in contestants[:: 1 if number % 2 else -1]:
                measured = figures(contestant, count, given.tokens, not given.complete, number)
                if number:  # the first round warms up
                    found[contestant.name, count].append(measured)
    how = "as each comes" if given.defaults else "equal engine arguments"
    title = f"{given.model}, {given.tokens} tokens, {how}, median of {given.rounds} rounds (ratio: least to most)"
    Console(width=160).print(table(found, names, given.streams, title))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        asyncio.run(serve_engine(sys.argv[2], int(sys.argv[3]), json.loads(sys.argv[4])))
    else:
        main()
