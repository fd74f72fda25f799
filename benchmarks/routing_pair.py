"""What routing keeps and saves with the bundled pair: 80 % easy prompts and 20 % problems, each asked three ways.

    python benchmarks/routing_pair.py [--prompts 300]

Always the fast model, always the thinking model, and `auto`, greedily on the real engine: right answers and tokens, of
trace and answer. Easy prompts are greetings, facts, definitions, other languages' and one-step sums, as many of each.
"""

import argparse
import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from rich.console import Console
from rich.table import Table

from evaluate.prompts import EASY
from evaluate.splits import TO_20, distinct, split
from thinkaloud.folding import Completion, collect
from thinkaloud.generation import GenerationRequest, Sampling
from thinkaloud.measuring import Problem, running
from thinkaloud.pipeline import Pipeline
from thinkaloud.settings_file import load

SEED = 3
HARD = 0.2
WAYS = {"always fast": "tiny-sft", "always thinking": "tiny-rl", "auto": "auto"}


@dataclass(frozen=True)
class Prompt:
    """One prompt, and whether an answer to it is right."""

    text: str
    hard: bool
    is_right: Callable[[str], bool]


def mixed(count: int) -> list[Prompt]:
    """A fifth problems, the rest easy, in an order of chance."""
    hard = [Problem(prompt=task.question, answer=str(task.answer)) for task in split(TO_20, SEED, int(HARD * count))]
    each = (count - len(hard)) // len(EASY)
    easy = [one for name, draw in EASY.items() for one in distinct(draw, lambda one: one.prompt, name, SEED, each)]
    prompts = [Prompt(problem.prompt, True, problem.is_solved_by) for problem in hard]
    prompts += [Prompt(one.prompt, False, one.is_met_by) for one in easy]
    Random(SEED).shuffle(prompts)
    return prompts


async def asked(pipeline: Pipeline, model: str, prompts: list[Prompt]) -> list[Completion]:
    room = asyncio.Semaphore(32)

    async def one(prompt: Prompt) -> Completion:
        async with room:
            request = GenerationRequest(
                f"bench-{uuid.uuid4().hex}", model, [{"role": "user", "content": prompt.text}], Sampling(temperature=0)
            )
            return await collect(pipeline.run(request))

    return await asyncio.gather(*map(one, prompts))


async def measured(count: int) -> Table:
    prompts = mixed(count)
    table = Table(title=f"{len(prompts)} prompts, {sum(each.hard for each in prompts)} hard", title_justify="left")
    for column in (
        "model",
        "right",
        "easy",
        "hard",
        "tokens",
        "of always thinking",
        "sent to think, easy / hard",
        "ms",
    ):
        table.add_column(column, justify="left" if column == "model" else "right")
    async with running(load(Path(__file__).parents[1] / "configs/tiny.yaml")) as pipeline:
        found = {way: await asked(pipeline, model, prompts) for way, model in WAYS.items()}
    tokens = {way: sum(each.completion_tokens for each in completions) for way, completions in found.items()}
    for way, completions in found.items():
        right = [prompt.is_right(each.choices[0].answer) for prompt, each in zip(prompts, completions, strict=True)]
        thought = [each.model == WAYS["always thinking"] for each in completions]
        routes = [each.route.seconds for each in completions if each.route]
        table.add_row(
            way,
            share(right),
            *(
                share([one for one, prompt in zip(right, prompts, strict=True) if prompt.hard == hard])
                for hard in (0, 1)
            ),
            str(tokens[way]),
            f"{tokens[way] / tokens['always thinking']:.1%}",
            " / ".join(
                share([one for one, prompt in zip(thought, prompts, strict=True) if prompt.hard == hard])
                for hard in (False, True)
            ),
            f"{1000 * median(routes):.2f}" if routes else "",
        )
    return table


def share(found: list[bool]) -> str:
    return f"{sum(found) / len(found):.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--prompts", type=int, default=300)
    arguments = parser.parse_args()
    Console(width=140).print(asyncio.run(measured(arguments.prompts)))


if __name__ == "__main__":
    main()
