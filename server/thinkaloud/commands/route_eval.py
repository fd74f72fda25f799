"""`thinkaloud route eval`: measure the scorer on a file of prompts, beside three baselines."""

from pathlib import Path
from typing import Annotated

import typer

_WIDTH = 120
"""Columns of the tables where the terminal has fewer, or there is none."""


def run(
    file: Annotated[
        Path,
        typer.Argument(
            help='Prompts, JSON Lines: {"prompt", "label"} or {"prompt", "weak", "strong"}. - is standard input.'
        ),
    ],
    fit: Annotated[
        Path | None, typer.Option("--fit", help="A file that `route fit` wrote. Default: the bundled scorer.")
    ] = None,
) -> None:
    """Measure the scorer on your own prompts, beside prompt length, chance and an oracle."""
    from rich.console import Console

    from thinkaloud.commands import scorer_comparison
    from thinkaloud.commands.labelled_prompts import parse_prompts
    from thinkaloud.commands.options import read_input
    from thinkaloud.routing import fit_file
    from thinkaloud.routing.scorer import Scorer

    rows, scorer = (
        parse_prompts(read_input(file), file),
        Scorer.load_bundled() if fit is None else Scorer(fit_file.read_fit(fit)[1]),
    )
    console = Console(width=max(_WIDTH, Console().width))
    console.print(scorer_comparison.quality_table(rows, scorer))
    console.print(scorer_comparison.robustness_table(rows, scorer))
