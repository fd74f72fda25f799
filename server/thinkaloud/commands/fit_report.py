"""What `thinkaloud route fit` prints about a fit."""

from collections.abc import Sequence

from rich.table import Table

from thinkaloud.routing.fit_file import PairFit
from thinkaloud.routing.gain import Outcome, Result
from thinkaloud.routing.rated import Rated

QUALITIES = (1.0, 0.999, 0.998, 0.995, 0.99, 0.97, 0.95, 0.9)
"""Qualities whose thresholds are shown."""


def summary(result: Result, outcomes: Sequence[Outcome]) -> str:
    """Return in one line how both models did."""
    weak, strong = sum(outcome.weak for outcome in outcomes), sum(outcome.strong for outcome in outcomes)
    solved = f"{result.fitted.fast} solves {weak:g}, {result.fitted.thinking} {strong:g}"
    return f"{len(outcomes)} problems: {solved}; thinking gains {sum(outcome.is_gain for outcome in outcomes)}"


def rated_lines(rated: Sequence[Rated]) -> list[str]:
    """Return how the models did in live traffic, if that is known."""
    if not rated:
        return []
    lanes = {lane: [each.is_right for each in rated if each.lane == lane] for lane in ("fast", "thinking")}
    told = ", ".join(f"{sum(right)} of {len(right)} right by the {lane} model" for lane, right in lanes.items())
    return [f"{len(rated)} outcomes of live traffic: {told}"]


def threshold_table(fitted: PairFit) -> Table:
    """Return what each threshold does, and how many prompts it sends to the thinking model.

    right: all right answers, as a share of the thinking model's. kept: its own that are still right.
    """
    table = Table(title="scored by heads that had not seen them", title_justify="left")
    for column in ("quality", "threshold", "right", "kept", "sent to think"):
        table.add_column(column, justify="right")
    rows = [("best", fitted.threshold), *((f"{quality:.1%}", fitted.threshold_for(quality)) for quality in QUALITIES)]
    points = {point.threshold: point for point in fitted.curve}
    for name, threshold in rows:
        point = points[threshold]
        table.add_row(name, f"{threshold:.4f}", f"{point.quality:.1%}", f"{point.kept or 0:.1%}", f"{point.share:.1%}")
    return table


def gate_lines(result: Result) -> list[str]:
    """Return what is known about the gate."""
    if result.fitted.confidence is None:
        return ["no gate: too few problems gain, or the fast model's engine tells no log-probabilities"]
    lines = [
        f"gate against {each.control}, AUROC in the band: {each.gate:.3f} and {each.other:.3f}, "
        f"difference {each.gate - each.other:+.3f} ({each.low:+.3f} to {each.high:+.3f})"
        for each in result.comparisons
    ]
    advice = (
        "it is better for certain: gate: {} switches it on"
        if result.fitted.gate_helps
        else "not better for certain: leave it off"
    )
    return [*lines, advice]
