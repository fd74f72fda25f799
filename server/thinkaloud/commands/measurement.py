"""What thinking is worth on problems with known answers: accuracy and tokens, through the same pipeline as requests.

The problems are JSON Lines, {"prompt": "...", "answer": "..."} each. Answers are compared as votes are: as mathematics,
choices, JSON or words (answers/votes.py).
"""

import asyncio
import math
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from thinkaloud.answers.final_answer import is_equivalent
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import SettingsError
from thinkaloud.generation import GenerationRequest, Sampling, ThinkingPlan
from thinkaloud.request.completion import Completion, collect
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.settings import Settings, TracesSettings

AT_ONCE = 64
"""Requests in work at once."""
_Z = 1.96


class Problem(BaseModel):
    """One line of a problem file."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="ignore", frozen=True)

    prompt: str = Field(min_length=1)
    answer: str | int | float

    def is_solved_by(self, answer: str) -> bool:
        """Whether a model's answer says the same."""
        return is_equivalent(answer, f"\\boxed{{{self.answer}}}")


def problems(path: Path) -> list[Problem]:
    """Read a problem file. Raises `SettingsError` that names the line."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as UTF-8 text") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(Problem.model_validate_json(line))
            except ValidationError as error:
                mistake = error.errors(include_url=False)[0]
                key = ".".join(map(str, mistake["loc"])) or "line"
                raise SettingsError(f"{path}:{number}: {key}: {mistake['msg']}") from None
    if not found:
        raise SettingsError(f"{path}: there is no problem")
    return found


@dataclass(slots=True, frozen=True)
class Measured:
    """How some problems went.

    right, answered: how many. tokens: of trace and answer, mean. trace: tokens of each trace.
    ended_by: how many traces each thing ended. agreement: of the votes, mean; None without votes.
    """

    count: int
    right: int
    answered: int
    tokens: float
    trace: tuple[int, ...]
    ended_by: dict[str, int]
    agreement: float | None = None

    @property
    def accuracy(self) -> float:
        """The share that is right."""
        return self.right / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """95 % of the accuracy (Wilson 1927)."""
        share, n = self.accuracy, self.count
        middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        spread = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n)) / (1 + _Z**2 / n)
        return max(0.0, middle - spread), min(1.0, middle + spread)


def only(settings: Settings, *models: str) -> Settings:
    """The settings of some served models and their engines, for us alone: without keys, and nothing is kept."""
    served = {name: settings.models[name] for name in models}
    engines = {model.engine: settings.engines[model.engine] for model in served.values()}
    return settings.model_copy(
        update={"models": served, "engines": engines, "routes": {}, "keys": (), "traces": TracesSettings()}
    )


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Pipeline]:
    """The pipeline of these settings, with its engines loaded. Raises `SettingsError` where one does not start."""
    app = create_app(settings)
    fleet: Fleet = app.state.fleet
    async with app.router.lifespan_context(app):
        for name, member in fleet.members.items():
            await member.settled.wait()
            if member.error is not None:
                raise SettingsError(f"engines.{name}: {member.error}")
        yield app.state.pipeline


async def measure(
    pipeline: Pipeline, model: str, problems: Sequence[Problem], plan: ThinkingPlan, sampling: Sampling
) -> Measured:
    """Ask all the problems, and count."""
    completions = await ask_all(pipeline, model, problems, plan, sampling)
    answers = [completion.choices[0].answer for completion in completions]
    voted = [completion.voted.agreement for completion in completions if completion.voted]
    return Measured(
        count=len(problems),
        right=sum(problem.is_solved_by(answer) for problem, answer in zip(problems, answers, strict=True)),
        answered=sum(bool(answer.strip()) for answer in answers),
        tokens=sum(completion.completion_tokens for completion in completions) / len(completions),
        trace=tuple(completion.choices[0].reasoning_tokens for completion in completions),
        ended_by=dict(Counter(completion.choices[0].ended_by or "none" for completion in completions)),
        agreement=sum(voted) / len(voted) if voted else None,
    )


async def ask_all(
    pipeline: Pipeline, model: str, problems: Sequence[Problem], plan: ThinkingPlan, sampling: Sampling
) -> list[Completion]:
    """The answers to all the problems, in their order, some asked at once, each a request of its own. With a seed, each
    has its own.
    """
    room = asyncio.Semaphore(max(1, AT_ONCE // plan.votes))

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
