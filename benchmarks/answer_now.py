"""How soon the answer comes when it is asked for: in engine steps, with 50 streams at once.

    python benchmarks/answer_now.py [--streams 50]

Every stream thinks; after some tokens its "answer now" is pressed. A stream that is never pressed gets one token an
engine step, so what it gets between a call and the first token of that answer is the steps in between.
"""

import argparse
import asyncio
import time
from collections import Counter
from statistics import median, quantiles

from rich.console import Console

from budgets import QUESTIONS, asked, watched_and_not
from thinkaloud.access.caller import LOCAL
from thinkaloud.events import AnswerDelta, TraceDelta
from thinkaloud.generation import Sampling, ThinkingPlan
from thinkaloud.measurement.local_pipeline import local_pipeline
from thinkaloud.request.pipeline import Pipeline

LENGTH = 600
"""Tokens that the counting stream writes."""


class Steps:
    """How many steps the engine has made, as a stream sees them that only counts."""

    def __init__(self) -> None:
        self.count = 0
        self.running = asyncio.Event()

    async def watch(self, pipeline: Pipeline) -> None:
        request = asked(QUESTIONS[0], ThinkingPlan(), Sampling(max_tokens=LENGTH, ignore_eos=True), model="unwatched")
        async for event in pipeline.run(request):
            if isinstance(event, TraceDelta | AnswerDelta):
                self.count += 1
                self.running.set()


async def one(pipeline: Pipeline, number: int, steps: Steps) -> tuple[int, float] | None:
    """Steps and seconds from the call to the first token of the answer; None where the model was quicker."""
    sampling = Sampling(temperature=1, seed=number, max_tokens=300)
    request = asked(QUESTIONS[number % 2], ThinkingPlan(), sampling)
    pressed: tuple[int, float] | None = None
    seen = 0
    async for event in pipeline.run(request):
        if isinstance(event, TraceDelta):
            seen += 1
            if seen == 10 + number % 20:
                await pipeline.answer_now(request.id, LOCAL)
                pressed = steps.count, time.perf_counter()
        elif isinstance(event, AnswerDelta):
            return pressed and (steps.count - pressed[0], time.perf_counter() - pressed[1])
    return None


async def measured(streams: int) -> None:
    async with local_pipeline(watched_and_not()) as pipeline:
        steps = Steps()
        counting = asyncio.create_task(steps.watch(pipeline))
        await steps.running.wait()
        found = await asyncio.gather(*(one(pipeline, number, steps) for number in range(streams)))
        counting.cancel()
        pressed = [each for each in found if each is not None]
        counts = [count for count, _ in pressed]
        Console().print(
            f"{len(pressed)} of {streams} pressed while they thought: {median(counts):g} steps, median; 90 % "
            f"within {quantiles(counts, n=10)[-1]:.1f}; {1000 * median(took for _, took in pressed):.0f} ms, median"
        )
        Console().print(f"steps: {dict(sorted(Counter(counts).items()))}", highlight=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--streams", type=int, default=50)
    arguments = parser.parse_args()
    asyncio.run(measured(arguments.streams))


if __name__ == "__main__":
    main()
