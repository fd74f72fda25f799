"""`thinkaloud calibrate`: measure a model at several thinking budgets, and propose a budget for each effort."""

import asyncio
from typing import Annotated

import typer

from thinkaloud.commands.options import ConfigOption, ProblemsArgument, load_settings, read_input
from thinkaloud.errors import SettingsError


def run(
    file: ProblemsArgument,
    model: Annotated[str, typer.Option("--model", "-m", help="The served model, which must think.")],
    config: ConfigOption = None,
    budget: Annotated[
        list[int] | None,
        typer.Option(min=1, help="A budget to try; may be given several times. Default: quantiles of the traces."),
    ] = None,
    temperature: Annotated[float | None, typer.Option(min=0, max=2, help="Default: the served model's.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the sampling.")] = 1,
) -> None:
    """Measure accuracy and tokens at several thinking budgets, and propose a budget for each effort."""
    settings = load_settings(config)
    if model not in settings.models or settings.models[model].thinking is None:
        thinkers = ", ".join(name for name, each in settings.models.items() if each.thinking) or "none"
        raise SettingsError(f"--model {model}: no served model of that name thinks (there is: {thinkers})")
    from rich.console import Console

    from thinkaloud.commands.budget_curve import Curve, measure_curve, propose_budgets, table
    from thinkaloud.generation import Sampling
    from thinkaloud.measurement.local_pipeline import local_pipeline, select_models
    from thinkaloud.measurement.problems import parse_problems

    problems = parse_problems(read_input(file), file)
    console = Console()

    async def measure() -> Curve:
        with console.status("loading") as status:
            async with local_pipeline(select_models(settings, model)) as pipeline:
                sampling = Sampling(temperature=temperature, seed=seed)
                budgets = sorted(set(budget or ()))
                return await measure_curve(pipeline, model, problems, sampling, budgets, status.update)

    curve = asyncio.run(measure())
    console.print(table(curve))
    line = ", ".join(f"{effort}: {tokens}" for effort, tokens in propose_budgets(curve).items())
    console.print(f"proposed, for the settings' models.{model}.thinking:  budgets: {{{line}}}", highlight=False)
