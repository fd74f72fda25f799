"""What routing keeps, saves and costs with the bundled pair: 80 % easy prompts, 20 % problems, each asked several ways.

    PYTHONPATH=models python benchmarks/routing_pair.py [--prompts 1000] [--config configs/routing.yaml]

Always the fast model, always the thinking model, and each alias of the settings (`auto` of configs/tiny.yaml), greedily
on the real engine: right answers and tokens, of trace, answer and dropped drafts. Easy prompts are greetings, facts,
definitions, other languages' and one-step sums; problems are from all held-out splits. None of the problems was in the
fit. Then the time to the first token of prompts that go to the fast model without a draft, asked by its name and
through the first alias in turn.
"""

import argparse
import asyncio
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from evaluate.prompts import EASY
from evaluate.splits import SPLITS, distinct, split
from routing import pair
from thinkaloud.events import AnswerDelta, Started, TraceDelta
from thinkaloud.generation import GenerationRequest, Sampling
from thinkaloud.measurement.local_pipeline import local_pipeline
from thinkaloud.measurement.problems import Problem
from thinkaloud.request.completion import Completion, collect
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.routing.evaluation import bootstrap
from thinkaloud.settings.file import load

SEED = 3
HARD = 0.2
FAST, THINKING = "tiny-sft", "tiny-rl"
CONFIG = Path(__file__).parents[1] / "configs/tiny.yaml"
TIMED = 300


@dataclass(frozen=True)
class Prompt:
    """One prompt, and whether an answer to it is right."""

    text: str
    hard: bool
    is_right: Callable[[str], bool]


@dataclass(frozen=True)
class Asked:
    """How one prompt went."""

    hard: bool
    right: bool
    completion: Completion


def mixed(count: int) -> list[Prompt]:
    """A fifth problems, as many of each split, the rest easy, in an order of chance."""
    fitted = {row["prompt"] for row in pair.problems()}
    each_split, each_easy = round(HARD * count / len(SPLITS)), round((1 - HARD) * count / len(EASY))
    prompts = []
    for name in SPLITS:
        tasks = [task for task in split(name, SEED, 2 * each_split) if task.question not in fitted]
        problems = [Problem(prompt=task.question, answer=str(task.answer)) for task in tasks[:each_split]]
        prompts += [Prompt(problem.prompt, True, problem.is_solved_by) for problem in problems]
    for name, draw in EASY.items():
        easy = distinct(draw, lambda one: one.prompt, name, SEED, each_easy)
        prompts += [Prompt(one.prompt, False, one.is_met_by) for one in easy]
    Random(SEED).shuffle(prompts)
    return prompts


def asking(model: str, prompt: Prompt) -> GenerationRequest:
    messages = [{"role": "user", "content": prompt.text}]
    return GenerationRequest(f"bench-{uuid.uuid4().hex}", model, messages, Sampling(temperature=0))


async def all_asked(pipeline: Pipeline, model: str, prompts: Sequence[Prompt]) -> list[Asked]:
    room = asyncio.Semaphore(32)

    async def one(prompt: Prompt) -> Asked:
        async with room:
            completion = await collect(pipeline.run(asking(model, prompt)))
            return Asked(prompt.hard, prompt.is_right(completion.choices[0].answer), completion)

    return await asyncio.gather(*map(one, prompts))


async def first_token(pipeline: Pipeline, model: str, prompt: Prompt) -> tuple[float, Started]:
    """Seconds to the first token, and what was told before it."""
    began = time.perf_counter()
    async with aclosing(pipeline.run(asking(model, prompt))) as events:
        started = await anext(events)
        assert isinstance(started, Started)
        async for event in events:
            if isinstance(event, AnswerDelta | TraceDelta):
                break
    return time.perf_counter() - began, started


async def added(pipeline: Pipeline, alias: str, prompts: Sequence[Prompt]) -> list[float]:
    """Seconds that an alias adds to the first token of each prompt that it sends to the fast model without a draft."""
    found = []
    for at, prompt in enumerate(prompts):
        models = (FAST, alias) if at % 2 else (alias, FAST)
        await first_token(pipeline, FAST, prompt)  # so that both find the prompt in the prefix cache
        times = {model: await first_token(pipeline, model, prompt) for model in models}
        seconds, started = times[alias]
        if started.model == FAST and started.route and started.route.by != "gate":
            found.append(seconds - times[FAST][0])
    return found


def spent(completion: Completion) -> int:
    """Tokens that were generated, those of a dropped draft too."""
    return completion.completion_tokens + (completion.route.draft_tokens if completion.route else 0)


def quality(rows: Sequence[tuple[Asked, Asked]]) -> float:
    """Right answers of the first of each two, as a share of those of the second."""
    return sum(one.right for one, _ in rows) / sum(other.right for _, other in rows)


def table(found: dict[str, list[Asked]]) -> Table:
    always = found[THINKING]
    hard = sum(each.hard for each in always)
    shown = Table(title=f"{len(always)} prompts, {hard} hard; 95 % intervals, paired", title_justify="left")
    for column in (
        "model",
        "right",
        "easy",
        "hard",
        "of always thinking",
        "tokens",
        "of always thinking",
        "thinks",
        "drafts",
        "ms",
    ):
        shown.add_column(column, justify="left" if column == "model" else "right")
    tokens = {way: sum(spent(each.completion) for each in asked) for way, asked in found.items()}
    for way, asked in found.items():
        rows = list(zip(asked, always, strict=True))
        low, high = bootstrap(rows, quality)
        routes = [each.completion.route for each in asked if each.completion.route]
        shown.add_row(
            way,
            share([each.right for each in asked]),
            *(share([each.right for each in asked if each.hard == hard]) for hard in (False, True)),
            f"{quality(rows):.1%} ({low:.1%} to {high:.1%})",
            str(tokens[way]),
            f"{tokens[way] / tokens[THINKING]:.1%}",
            share([each.completion.model == THINKING for each in asked]),
            share([route.by == "gate" for route in routes]) if routes else "",
            f"{1000 * median(route.seconds for route in routes):.2f}" if routes else "",
        )
    return shown


def share(found: list[bool]) -> str:
    return f"{sum(found) / len(found):.1%}"


async def measured(config: Path, count: int, console: Console) -> None:
    prompts = mixed(count)
    async with local_pipeline(load(config)) as pipeline:
        ways = (FAST, THINKING, *pipeline.routers)
        console.print(table({way: await all_asked(pipeline, way, prompts) for way in ways}))
        times = [1000 * seconds for seconds in await added(pipeline, ways[2], prompts[:TIMED])]
    first, middle, third = quantiles(times, n=4)
    console.print(
        f"added to the first token of {len(times)} prompts that go to {FAST}: "
        f"{middle:.2f} ms, median (quartiles {first:.2f} to {third:.2f})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--prompts", type=int, default=1000)
    parser.add_argument("--config", type=Path, default=CONFIG)
    arguments = parser.parse_args()
    asyncio.run(measured(arguments.config, arguments.prompts, Console(width=140)))


if __name__ == "__main__":
    main()
