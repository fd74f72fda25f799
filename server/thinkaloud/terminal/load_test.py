"""Asks a server many times and keeps the times, as a user of it would see them."""

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
    """One answer that came whole. In seconds since its request went out; None: there was none of it.

    trace: its first piece, or that of its summary. answer: its first piece. tokens: of both, as the server counts.
    """

    total: float
    trace: float | None
    answer: float | None
    tokens: int

    @property
    def rate(self) -> float | None:
        """Tokens a second of the whole request, its waiting included."""
        return self.tokens / self.total if self.tokens and self.total else None


@dataclass
class Measured:
    """One model. asked: how many requests there were to be. seconds: from the first to the end of the last.

    errors: how many of each kind. said: what the first of each said.
    """

    model: str
    asked: int
    samples: list[Sample] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    said: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


async def measure(
    client: AsyncClient, measured: Measured, prompts: Sequence[str], concurrency: int, options: Options
) -> None:
    """Ask `measured.asked` times, never more than `concurrency` at once. What is cut off leaves what was measured."""
    begun = time.monotonic()
    waiting = iter(range(measured.asked))
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(concurrency, measured.asked)):
                group.create_task(_asker(client, measured, prompts, waiting, options))
    finally:
        measured.seconds = time.monotonic() - begun


async def _asker(
    client: AsyncClient, measured: Measured, prompts: Sequence[str], waiting: Iterator[int], options: Options
) -> None:
    """One after another, as long as there are more."""
    for number in waiting:
        try:
            measured.samples.append(await _sample(client, measured.model, prompts[number % len(prompts)], options))
        except ThinkAloudError as error:
            kind = type(error).__name__
            measured.errors[kind] += 1
            measured.said.setdefault(kind, str(error))


async def _sample(client: AsyncClient, model: str, prompt: str, options: Options) -> Sample:
    begun = time.monotonic()
    trace = answer = None
    asked: Options = {**options, "model": model}
    async with client.stream(prompt, **asked) as stream:
        async for event in stream:
            now = time.monotonic() - begun
            match event:
                case Thought() | Summary():
                    trace = now if trace is None else trace
                case Answer():
                    answer = now if answer is None else answer
                case Done(reply):
                    return Sample(now, trace, answer, reply.usage.completion)
    raise AssertionError("a stream ends in Done or raises")


def percentile(values: Sequence[float], share: float) -> float:
    """By nearest rank: a value that was measured."""
    ranked = sorted(values)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)]
