"""Send many requests to a server and keep their times, as a client sees them."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thinkaloud_client import Answer, AsyncClient, Done, Options, Summary, ThinkAloudError, Thought

PROMPTS = (
    "A pen costs 3 dollars. How much do 4 pens cost?",
    "Tom has 17 marbles and gives 8 to Ana. How many marbles does Tom have left?",
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?",
    "A train goes 60 km in one hour. How far does it go in 7 hours?",
)


@dataclass(slots=True, frozen=True)
class Sample:
    """A complete answer, with times in seconds since its request; None for what did not come.

    trace: first chunk of the trace or its summary. answer: first chunk of it. tokens: of both, as the server counts.
    """

    total: float
    trace: float | None
    answer: float | None
    tokens: int

    @property
    def rate(self) -> float | None:
        """Tokens per second of the whole request, including its wait."""
        return self.tokens / self.total if self.tokens and self.total else None


@dataclass
class ModelResult:
    """The answers of one model.

    requests: how many were planned. seconds: from the first to the end of the last.
    errors: number of each kind. messages: the first of each kind.
    """

    model: str
    requests: int
    samples: list[Sample] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    messages: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


async def measure(
    client: AsyncClient, result: ModelResult, prompts: Sequence[str], concurrency: int, options: Options
) -> None:
    """Send `result.requests` requests, `concurrency` at once. A cancelled run keeps what was measured."""
    start = time.monotonic()
    waiting = iter(range(result.requests))
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(concurrency, result.requests)):
                group.create_task(_worker(client, result, prompts, waiting, options))
    finally:
        result.seconds = time.monotonic() - start


async def _worker(
    client: AsyncClient, result: ModelResult, prompts: Sequence[str], waiting: Iterator[int], options: Options
) -> None:
    """Send one request after another, as long as there are more."""
    for number in waiting:
        try:
            result.samples.append(await _measure_request(client, result.model, prompts[number % len(prompts)], options))
        except ThinkAloudError as error:
            kind = type(error).__name__
            result.errors[kind] += 1
            result.messages.setdefault(kind, str(error))


async def _measure_request(client: AsyncClient, model: str, prompt: str, options: Options) -> Sample:
    start = time.monotonic()
    trace = answer = None
    request: Options = {**options, "model": model}
    async with client.stream(prompt, **request) as stream:
        async for event in stream:
            now = time.monotonic() - start
            match event:
                case Thought() | Summary():
                    trace = now if trace is None else trace
                case Answer():
                    answer = now if answer is None else answer
                case Done(reply):
                    return Sample(now, trace, answer, reply.usage.completion)
    raise AssertionError("a stream ends in Done or raises")


def percentile(values: Sequence[float], share: float) -> float:
    """Return a percentile by nearest rank, which is one of the values."""
    ranked = sorted(values)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)]
