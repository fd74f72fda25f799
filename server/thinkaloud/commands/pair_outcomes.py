"""How both models of an alias do on problems: asked in this process, or read from the rows of an earlier run.

A row is {"prompt": ..., "weak": ..., "strong": ..., "signals": ...}.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from thinkaloud.generation import Sampling, ThinkingPlan
from thinkaloud.measurement.completions import complete
from thinkaloud.measurement.problems import Problem
from thinkaloud.request.completion import Completion
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.routing.confidence import ALTERNATIVES, measure_signals
from thinkaloud.routing.gain import Outcome
from thinkaloud.settings import GateSettings, RouteSettings


async def measure_outcomes(
    pipeline: Pipeline,
    route: RouteSettings,
    problems: Sequence[Problem],
    sampling: Sampling,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Outcome]:
    """Ask the fast and the thinking model of the alias, the cheapest of each kind, all the problems."""
    fast, thinking = route.pair["fast"], route.pair["thinking"]
    progress(f"{fast} answers")
    with_logprobs = replace(sampling, logprobs=ALTERNATIVES)
    weak = await complete(pipeline, fast, problems, ThinkingPlan(), with_logprobs)
    progress(f"{thinking} answers")
    strong = await complete(pipeline, thinking, problems, ThinkingPlan(), sampling)
    tokens = (route.gate or GateSettings()).tokens
    return [
        Outcome(
            problem.prompt,
            float(_is_solved(problem, quick)),
            float(_is_solved(problem, thought)),
            measure_signals((quick.choices[0].trace_logprobs + quick.choices[0].answer_logprobs)[:tokens]),
        )
        for problem, quick, thought in zip(problems, weak, strong, strict=True)
    ]


def parse_outcomes(content: bytes) -> list[Outcome] | None:
    """Return the outcomes in a file of rows, or None if it holds something else, such as problems."""
    try:
        return msgspec.json.Decoder(Outcome).decode_lines(content) or None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _is_solved(problem: Problem, completion: Completion) -> bool:
    return problem.is_solved_by(completion.choices[0].answer)
