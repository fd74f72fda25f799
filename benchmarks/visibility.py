"""What the visibility of a trace costs on the real engine: the time to the first token of the answer.

    python benchmarks/visibility.py [--rounds 12] [--streams 1]

The same long thoughts with the trace in full, summarised without a model, summarised by the fast model beside it, and
hidden, in turns within one run; each round starts with another of them, and its times are compared with each other
alone. The first line of a summary is told in the share of the trace that was generated before it, at most.
"""

import argparse
import asyncio
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from thinkaloud.events import AnswerDelta, Progress, SummaryDelta, TraceEnd
from thinkaloud.generation import GenerationRequest, Sampling, ThinkingPlan, Visibility
from thinkaloud.measurement.local_pipeline import local_pipeline
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.request.summarizer import Summarizers
from thinkaloud.settings import SummarySettings
from thinkaloud.settings.file import load
from thinkaloud.traces.seen.progress import REPORT_INTERVAL

MODEL, WRITER = "tiny-rl", "tiny-sft"
QUESTIONS = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?",
    "Tom has 17 marbles and gives 8 to Ana. How many marbles does Tom have left?",
    "A train goes 60 km in one hour. How far does it go in 7 hours?",
)
THOUGHT = 320
"""Tokens of trace, at least."""
WAYS: dict[str, tuple[Visibility, SummarySettings]] = {
    "full": ("full", SummarySettings()),
    "summary, extractive": ("summary", SummarySettings()),
    "summary, by a model": ("summary", SummarySettings(model=WRITER)),
    "hidden": ("hidden", SummarySettings()),
}


@dataclass
class Seen:
    """What one stream showed: seconds to the answer's first token, tokens of trace, and those before the first line."""

    answer: float = 0.0
    trace: int = 0
    line: int | None = None
    by: list[str] = field(default_factory=list)


async def stream(pipeline: Pipeline, question: str, visibility: Visibility) -> Seen:
    request = GenerationRequest(
        f"bench-{uuid.uuid4().hex}",
        MODEL,
        [{"role": "user", "content": question}],
        Sampling(temperature=0, max_tokens=700),
        ThinkingPlan(min_tokens=THOUGHT, visibility=visibility, summary="detailed"),
    )
    seen, began, tokens = Seen(), time.perf_counter(), 0
    async for event in pipeline.run(request):
        match event:
            case Progress():
                tokens = event.tokens
            case SummaryDelta():
                seen.line = tokens + REPORT_INTERVAL if seen.line is None else seen.line
                seen.by.append(event.by)
            case TraceEnd():
                seen.trace = event.tokens
            case AnswerDelta() if not seen.answer:
                seen.answer = time.perf_counter() - began
    return seen


async def measured(rounds: int, streams: int) -> None:
    found: dict[str, list[list[Seen]]] = {way: [] for way in WAYS}
    async with local_pipeline(load(Path(__file__).parents[1] / "configs/tiny.yaml")) as pipeline:
        for number in range(rounds + 1):
            names = list(WAYS)
            for way in names[number % len(names) :] + names[: number % len(names)]:
                visibility, summaries = WAYS[way]
                pipeline.summarizers = Summarizers(summaries, pipeline.models, pipeline.gate)
                asked = (QUESTIONS * streams)[: max(streams, len(QUESTIONS))]
                at_once = [asked[at : at + streams] for at in range(0, len(asked), streams)]
                seen = [each for some in at_once for each in await gathered(pipeline, some, visibility)]
                if number:  # the first round warms up
                    found[way].append(seen)
    Console().print(table(found, rounds, streams))


async def gathered(pipeline: Pipeline, questions: tuple[str, ...], visibility: Visibility) -> list[Seen]:
    return await asyncio.gather(*(stream(pipeline, question, visibility) for question in questions))


def table(found: dict[str, list[list[Seen]]], rounds: int, streams: int) -> Table:
    made = Table(title=f"{rounds} rounds, {streams} streams at once, median", title_justify="left")
    for column in ("trace", "to the answer", "ratio to full", "quartiles", "first line at", "lines by"):
        made.add_column(column, justify="left" if column in {"trace", "lines by"} else "right")
    times = {way: [median(each.answer for each in seen) for seen in every] for way, every in found.items()}
    for way, every in found.items():
        ratios = [one / full for one, full in zip(times[way], times["full"], strict=True)]
        low, middle, high = quantiles(ratios, n=4)
        shown = [each for seen in every for each in seen]
        shares = sorted(each.line / each.trace for each in shown if each.line is not None)
        writers = [by for each in shown for by in each.by]
        made.add_row(
            way,
            f"{1000 * median(times[way]):.0f} ms",
            f"{middle:.3f}",
            f"{low:.3f} to {high:.3f}",
            f"{100 * median(shares):.0f} %, at most {100 * shares[-1]:.0f} %" if shares else "",
            ", ".join(f"{100 * writers.count(by) / len(writers):.0f} % {by}" for by in sorted(set(writers))),
        )
    tokens = [each.trace for every in found.values() for seen in every for each in seen]
    made.caption = f"traces of {min(tokens)} to {max(tokens)} tokens"
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--streams", type=int, default=1)
    arguments = parser.parse_args()
    asyncio.run(measured(arguments.rounds, arguments.streams))


if __name__ == "__main__":
    main()
