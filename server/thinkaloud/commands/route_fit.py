"""`thinkaloud route fit`: ask both models of an alias some problems, and fit the gain head and the gate to the results.

The problems are those of `thinkaloud calibrate`. Outcomes of live traffic are learned from beside them. The results can
be kept as rows, to fit them again without asking the models, and as input of `route eval`.
"""

import asyncio
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from thinkaloud.commands.options import (
    AliasOption,
    ConfigOption,
    ProblemsArgument,
    find_alias,
    load_settings,
    read_input,
    settings_path,
)
from thinkaloud.errors import SettingsError


def run(
    file: ProblemsArgument,
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write, for `fit:` in the settings.")],
    config: ConfigOption = None,
    model: AliasOption = None,
    rows: Annotated[
        Path | None, typer.Option(help="Also write the results of both models, to fit them again instead of FILE.")
    ] = None,
    outcomes: Annotated[
        bool, typer.Option("--outcomes", help="Learn from the outcomes in the store too: see store.routes.")
    ] = False,
    temperature: Annotated[float | None, typer.Option(min=0, max=2, help="Default: each model's own.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the sampling and of the fit.")] = 1,
) -> None:
    """Ask both models of an alias some problems, and fit what thinking gains on a prompt."""
    settings = load_settings(config)
    name = find_alias(settings, model)
    if find_spec("sklearn") is None:
        raise SettingsError("this needs thinkaloud[route]: pip install 'thinkaloud[route]'")
    import msgspec
    from rich.console import Console

    from thinkaloud.commands import fit_report
    from thinkaloud.commands.pair_outcomes import measure_outcomes, parse_outcomes
    from thinkaloud.commands.routed_requests import read_rated
    from thinkaloud.generation import Sampling
    from thinkaloud.measurement.local_pipeline import local_pipeline, select_models
    from thinkaloud.measurement.problems import parse_problems
    from thinkaloud.routing.gain import Outcome, fit_pair

    route = settings.routes[name]
    pair = route.pair
    console = Console()

    content = read_input(file)
    rated = read_rated(settings.store, settings_path(config), name) if outcomes else []

    async def measure() -> list[Outcome]:
        problems = parse_problems(content, file)
        with console.status("loading") as status:
            async with local_pipeline(select_models(settings, *pair.values())) as pipeline:
                sampling = Sampling(temperature=temperature, seed=seed)
                return await measure_outcomes(pipeline, route, problems, sampling, status.update)

    graded = parse_outcomes(content)
    if graded is None:
        graded = asyncio.run(measure())
    if rows is not None:
        _write(rows, msgspec.json.Encoder().encode_lines(graded))
    try:
        result = fit_pair(graded, pair["fast"], pair["thinking"], seed, rated)
    except ValueError as error:
        raise SettingsError(f"{file}: {error}: there is nothing to fit") from None
    _write(out, result.fitted.dump())
    console.print(fit_report.threshold_table(result.fitted))
    where = f"written to {out}; for the settings' models.{name}.route:  fit: {out}"
    lines = (fit_report.summary(result, graded), *fit_report.rated_lines(rated), *fit_report.gate_lines(result), where)
    for line in lines:
        console.print(line, highlight=False, soft_wrap=True)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise SettingsError(f"{file}: cannot be written: {error.strerror}") from error
