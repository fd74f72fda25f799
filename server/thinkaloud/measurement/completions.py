"""Ask a served model many problems at once."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import replace

from thinkaloud.generation import GenerationRequest, Sampling, ThinkingPlan
from thinkaloud.measurement.problems import Problem
from thinkaloud.measurement.statistics import Measurement, summarize
from thinkaloud.request.completion import Completion, collect
from thinkaloud.request.pipeline import Pipeline

CONCURRENCY = 64
"""Generations at once."""


async def measure(
    pipeline: Pipeline, model: str, problems: Sequence[Problem], plan: ThinkingPlan, sampling: Sampling
) -> Measurement:
    """Ask all the problems, and count the right answers."""
    return summarize(problems, await complete(pipeline, model, problems, plan, sampling))


async def complete(
    pipeline: Pipeline, model: str, problems: Sequence[Problem], plan: ThinkingPlan, sampling: Sampling
) -> list[Completion]:
    """Return a completion of each problem, in order. With a seed in `sampling`, each request gets its own."""
    room = asyncio.Semaphore(max(1, CONCURRENCY // plan.votes))

    async def ask(number: int, problem: Problem) -> Completion:
        async with room:
            seed = None if sampling.seed is None else sampling.seed + 1000 * number
            request = GenerationRequest(
                id=f"measure-{uuid.uuid4().hex}",
                model=model,
                messages=[{"role": "user", "content": problem.prompt}],
                sampling=replace(sampling, seed=seed),
                thinking=plan,
            )
            return await collect(pipeline.run(request))

    return await asyncio.gather(*(ask(number, problem) for number, problem in enumerate(problems)))
