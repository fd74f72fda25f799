"""Budgets on the real engine: are they exact, and what do they cost?

    python benchmarks/budgets.py [--requests 500] [--streams 64]

Exact: so many random (budget, n, max_tokens). No trace may have more tokens than its budget and the closing words, no
output more than max_tokens, and no answer may be empty. Cost: tokens a second of the same streams with budgets that are
never reached, with budgets that all are, and with nothing watched at all, in turns within one run; each round starts
with another of them, and its speeds are compared with each other alone.
"""

import argparse
import asyncio
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from thinkaloud.generation import GenerationRequest, Message, Sampling, ThinkingPlan
from thinkaloud.measurement.completions import CONCURRENCY
from thinkaloud.measurement.local_pipeline import local_pipeline, select_models
from thinkaloud.request.completion import Completion, collect
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.settings import Settings
from thinkaloud.settings.file import load

MODEL = "tiny-rl"
QUESTIONS = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?",
    "Tom has 17 marbles and gives 8 to Ana. How many marbles does Tom have left?",
    "What is 17 * 23?",
    "Hello!",
    "A train goes 60 km in one hour. How far does it go in 7 hours?",
)
ROUNDS = 12
LEAST = 8
"""The smallest max_tokens: the tag, and some tokens of an answer."""


def asked(question: str, plan: ThinkingPlan, sampling: Sampling, n: int = 1, model: str = MODEL) -> GenerationRequest:
    messages: list[Message] = [{"role": "user", "content": question}]
    return GenerationRequest(f"bench-{uuid.uuid4().hex}", model, messages, sampling, plan, n)


async def all_of(pipeline: Pipeline, requests: Sequence[GenerationRequest], at_once: int) -> list[Completion]:
    room = asyncio.Semaphore(at_once)

    async def one(request: GenerationRequest) -> Completion:
        async with room:
            return await collect(pipeline.run(request))

    return await asyncio.gather(*map(one, requests))


async def exactness(pipeline: Pipeline, count: int) -> Table:
    """How many of `count` random requests break a bound."""
    rng = Random(1)
    plans = [(rng.randint(0, 200), rng.randint(1, 3), rng.randint(LEAST, 400)) for _ in range(count)]
    requests = [
        asked(rng.choice(QUESTIONS), ThinkingPlan(budget=budget), Sampling(max_tokens=most, seed=number), n)
        for number, (budget, n, most) in enumerate(plans)
    ]
    model = pipeline.models[MODEL]
    assert model.format is not None
    closing = len(model.engine.spell(f"{model.format.closing_words}{model.format.end}", model.tag_ids).texts)
    completions = await all_of(pipeline, requests, CONCURRENCY // 2)
    longer = above = empty = choices = cut = 0
    for (budget, _, most), completion in zip(plans, completions, strict=True):
        for choice in completion.choices.values():
            choices += 1
            longer += choice.reasoning_tokens > budget + closing
            above += choice.completion_tokens > most
            empty += not choice.answer.strip()
            cut += choice.ended_by == "budget"
    table = Table(title=f"{count} random requests, {choices} choices", title_justify="left")
    for column in ("ended by the budget", "trace above budget and closing", "output above max_tokens", "empty answers"):
        table.add_column(column, justify="right")
    table.add_row(*map(str, (cut, longer, above, empty)))
    return table


async def cost(pipeline: Pipeline, streams: int) -> Table:
    """Tokens a second, three ways in turns; the median of the rounds' ratios, and their quartiles."""
    ways = {
        "off": ("unwatched", ThinkingPlan()),
        "on, never reached": (MODEL, ThinkingPlan(budget=100_000)),
        "on, all reached": (MODEL, ThinkingPlan(budget=60)),
    }
    speeds: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(ROUNDS + 1):
        order = list(ways)[number % len(ways) :] + list(ways)[: number % len(ways)]
        for way in order:
            model, plan = ways[way]
            sampling = Sampling(temperature=0, max_tokens=256, ignore_eos=True)
            began = time.perf_counter()
            requests = [asked(QUESTIONS[0], plan, sampling, model=model) for _ in range(streams)]
            completions = await all_of(pipeline, requests, streams)
            spent = sum(completion.completion_tokens for completion in completions)
            if number:  # the first round warms up
                speeds[way].append(spent / (time.perf_counter() - began))
    table = Table(title=f"{streams} streams of 256 tokens, median of {ROUNDS} rounds", title_justify="left")
    for column in ("budgets", "tokens/s", "ratio to off", "quartiles"):
        table.add_column(column, justify="left" if column == "budgets" else "right")
    for way, found in speeds.items():
        ratios = [one / off for one, off in zip(found, speeds["off"], strict=True)]
        low, middle, high = quantiles(ratios, n=4)
        table.add_row(way, f"{median(found):.0f}", f"{middle:.3f}", f"{low:.3f} to {high:.3f}")
    return table


def watched_and_not() -> Settings:
    """The bundled thinking model, and the same with nothing watched: no room kept for an answer, no loop guard."""
    settings = select_models(load(Path(__file__).parents[1] / "configs/tiny.yaml"), MODEL)
    model = settings.models[MODEL]
    assert model.thinking is not None
    free = model.thinking.model_copy(update={"answer_tokens": 0, "loop_guard": False})
    models = {MODEL: model, "unwatched": model.model_copy(update={"thinking": free})}
    return settings.model_copy(update={"models": models})


async def measured(requests: int, streams: int) -> None:
    async with local_pipeline(watched_and_not()) as pipeline:
        Console().print(await exactness(pipeline, requests))
        Console().print(await cost(pipeline, streams))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--streams", type=int, default=64)
    arguments = parser.parse_args()
    asyncio.run(measured(arguments.requests, arguments.streams))


if __name__ == "__main__":
    main()
