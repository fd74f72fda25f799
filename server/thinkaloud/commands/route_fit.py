"""`thinkaloud route fit`: both models of an alias answer some problems; the gain head and the gate are fitted to that.

The problems are those of `thinkaloud calibrate`: JSON Lines, {"prompt": "...", "answer": "..."} each. How both models
did on them can be kept as rows, {"prompt": ..., "weak": ..., "strong": ..., "signals": ...}, to be fitted again without
asking, and to be read by `route eval`.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from thinkaloud.commands.measurement import Problem, ask_all, only, problems, running
from thinkaloud.commands.route import named
from thinkaloud.errors import SettingsError
from thinkaloud.generation import Sampling, ThinkingPlan
from thinkaloud.request.completion import Completion
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.routing.confidence import ALTERNATIVES, measure_signals
from thinkaloud.routing.fit_file import PairFit
from thinkaloud.routing.gain import Outcome, Result, fit
from thinkaloud.settings import GateSettings, RouteSettings, Settings

SHOWN = (1.0, 0.99, 0.97, 0.95, 0.9)
"""Qualities whose thresholds are shown."""


async def outcomes(
    pipeline: Pipeline,
    route: RouteSettings,
    problems: Sequence[Problem],
    sampling: Sampling,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Outcome]:
    """How both models do on the problems."""
    progress(f"{route.fast} answers")
    telling = replace(sampling, logprobs=ALTERNATIVES)
    weak = await ask_all(pipeline, route.fast, problems, ThinkingPlan(), telling)
    progress(f"{route.thinking} answers")
    strong = await ask_all(pipeline, route.thinking, problems, ThinkingPlan(), sampling)
    held = (route.gate or GateSettings()).tokens
    return [
        Outcome(
            problem.prompt,
            float(_solves(problem, fast)),
            float(_solves(problem, thinking)),
            measure_signals((fast.choices[0].trace_logprobs + fast.choices[0].answer_logprobs)[:held]),
        )
        for problem, fast, thinking in zip(problems, weak, strong, strict=True)
    ]


def _solves(problem: Problem, completion: Completion) -> bool:
    return problem.is_solved_by(completion.choices[0].answer)


def kept(file: Path) -> list[Outcome] | None:
    """The outcomes in a file of rows; None where it holds something else, such as problems."""
    try:
        return msgspec.json.Decoder(Outcome).decode_lines(file.read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def summary(result: Result, found: Sequence[Outcome]) -> str:
    """How both models did, in a line."""
    weak, strong = sum(outcome.weak for outcome in found), sum(outcome.strong for outcome in found)
    solved = f"{result.fitted.fast} solves {weak:g}, {result.fitted.thinking} {strong:g}"
    return f"{len(found)} problems: {solved}; thinking gains {sum(outcome.gained for outcome in found)}"


def table(fitted: PairFit) -> Table:
    """What thresholds bring, for a terminal."""
    shown = Table(title="scored by heads that had not seen them", title_justify="left")
    for column in ("quality", "threshold", "kept", "sent to think"):
        shown.add_column(column, justify="right")
    rows = [("best", fitted.threshold), *((f"{quality:.0%}", fitted.threshold_for(quality)) for quality in SHOWN)]
    points = {point.threshold: point for point in fitted.curve}
    for name, threshold in rows:
        point = points[threshold]
        shown.add_row(name, f"{threshold:.4f}", f"{point.quality:.1%}", f"{point.share:.1%}")
    return shown


def gate(result: Result) -> list[str]:
    """What is known of the gate, a line each."""
    if result.fitted.confidence is None:
        return ["no gate: too few problems gain, or the fast model's engine tells no log-probabilities"]
    lines = [
        f"gate against {each.control}, AUROC in the band: {each.gate:.3f} and {each.other:.3f}, "
        f"difference {each.gate - each.other:+.3f} ({each.low:+.3f} to {each.high:+.3f})"
        for each in result.comparisons
    ]
    helps = (
        "it is better for certain: gate: {} switches it on"
        if result.fitted.gate_helps
        else "not better for certain: leave it off"
    )
    return [*lines, helps]


def run(
    settings: Settings,
    file: Path,
    alias: str | None,
    out: Path,
    rows: Path | None,
    temperature: float | None,
    seed: int,
) -> None:
    """The command. Raises `SettingsError` for a file without problems, or with such as tell nothing, and for an engine
    that does not start.
    """
    name = named(settings, alias)
    if find_spec("sklearn") is None:
        raise SettingsError("this needs thinkaloud[route]: pip install 'thinkaloud[route]'")
    route = settings.routes[name]
    console = Console()
    results = kept(file)
    if results is None:
        sampling = Sampling(temperature=temperature, seed=seed)
        results = asyncio.run(_asked(settings, route, problems(file), sampling, console))
    if rows is not None:
        _write(rows, msgspec.json.Encoder().encode_lines(results))
    try:
        result = fit(results, route.fast, route.thinking, seed)
    except ValueError as error:
        raise SettingsError(f"{file}: {error}: there is nothing to fit") from None
    _write(out, result.fitted.dump())
    console.print(table(result.fitted))
    where = f"written to {out}; for the settings' models.{name}.route:  fit: {out}"
    for line in (summary(result, results), *gate(result), where):
        console.print(line, highlight=False, soft_wrap=True)


async def _asked(
    settings: Settings, route: RouteSettings, found: Sequence[Problem], sampling: Sampling, console: Console
) -> list[Outcome]:
    with console.status("loading") as status:
        async with running(only(settings, route.fast, route.thinking)) as pipeline:
            return await outcomes(pipeline, route, found, sampling, status.update)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise SettingsError(f"{file}: cannot be written: {error.strerror}") from error
