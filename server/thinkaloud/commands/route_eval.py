"""`thinkaloud route eval`: measure the scorer on a file of prompts, beside three baselines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from thinkaloud.routing.policy import PromptScorer

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

    rows, scorer = parse_prompts(read_input(file), file), _load_scorer(fit)
    console = Console(width=max(_WIDTH, Console().width))
    console.print(scorer_comparison.quality_table(rows, scorer))
    console.print(scorer_comparison.robustness_table(rows, scorer))


def _load_scorer(fit: Path | None) -> "PromptScorer":
    """Return what a server scores with, by the file of the alias. Raises `SettingsError`."""
    from thinkaloud.routing.familiarity import FamiliarityScorer
    from thinkaloud.routing.fit_file import read_fit
    from thinkaloud.routing.scorer import Scorer

    if fit is None:
        return Scorer.load_bundled()
    pair, weights = read_fit(fit)
    return FamiliarityScorer.of_fit(pair, weights, pair.threshold)
