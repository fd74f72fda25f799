"""Tables of `thinkaloud route eval`: how good the scorer is beside three baselines, and how robust to the wording."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from random import Random

from rich.table import Table

from thinkaloud.commands.labelled_prompts import LabelledPrompt
from thinkaloud.routing import evaluation
from thinkaloud.routing.evaluation import Row
from thinkaloud.routing.perturbation import PERTURBATIONS
from thinkaloud.routing.policy import PromptScorer

SEED = 1
FALSE_THINKING = (0.02, 0.03, 0.05, 0.10)
"""Shares of false positives at which the recall is shown."""
ROUNDS = 300
"""Of the bootstrap."""
SCORER = "scorer"

Pairs = Sequence[tuple[float, bool]]
"""A score, and whether the prompt needs thinking."""


def quality_table(rows: Sequence[LabelledPrompt], scorer: PromptScorer) -> Table:
    """Return how well the scorer and the baselines tell the labels apart.

    Where both models' results are known, also the quality kept for a number of calls of the strong model. The accuracy
    of the scorer is that at its own threshold; that of a baseline, at the best one.
    """
    scores = _score_all(rows, scorer)
    title = f"{len(rows)} prompts, {sum(row.needs_thinking for row in rows)} to think about; 95 % intervals"
    table = Table("", *scores, title=title, title_justify="left")
    pairs = {
        name: [(score, row.needs_thinking) for score, row in zip(found, rows, strict=True)]
        for name, found in scores.items()
    }
    threshold = {name: scorer.threshold if name == SCORER else best_threshold(each) for name, each in pairs.items()}
    table.add_row("AUROC", *(interval(each, lambda some: evaluation.auroc(*_split(some))) for each in pairs.values()))
    table.add_row("accuracy", *(interval(each, _accuracy(threshold[name])) for name, each in pairs.items()))
    for share in FALSE_THINKING:
        heading = f"recall at {100 * share:.0f} % false"
        table.add_row(heading, *(interval(each, _recall(share)) for each in pairs.values()))
    if all(row.weak is not None and row.strong is not None for row in rows):
        results = [
            [Row(score, row.weak or 0, row.strong or 0) for score, row in zip(found, rows, strict=True)]
            for found in scores.values()
        ]
        table.add_row("APGR", *(interval(each, evaluation.apgr) for each in results))
        for percent in (50, 80):
            table.add_row(f"CPT {percent} %", *(interval(each, _cpt(percent)) for each in results))
        if sum(row.strong or 0 for row in rows) <= sum(row.weak or 0 for row in rows):
            table.caption = "the strong model is not better on these rows: there is no gap to recover"
    return table


def robustness_table(rows: Sequence[LabelledPrompt], scorer: PromptScorer) -> Table:
    """Return how many decisions change when the prompts are worded otherwise."""
    table = Table(
        "change of wording", "decisions turned", title="the same prompts, worded otherwise", title_justify="left"
    )
    before = [scorer.score_with_head(row.prompt)[0] >= scorer.threshold for row in rows]
    for name, change in PERTURBATIONS.items():
        rng = Random(SEED)  # noqa: S311  statistics, no secret
        after = [scorer.score_with_head(change(row.prompt, rng))[0] >= scorer.threshold for row in rows]
        table.add_row(name, interval(list(zip(before, after, strict=True)), _flip_rate))
    return table


def best_threshold(pairs: Pairs) -> float:
    """Return the threshold with the highest accuracy."""
    right = best = sum(not thinks for _, thinks in pairs)
    threshold = float("inf")
    for score, some in groupby(sorted(pairs, reverse=True), key=lambda pair: pair[0]):
        right += sum(1 if thinks else -1 for _, thinks in some)
        if right > best:
            best, threshold = right, score
    return threshold


def interval(rows: Sequence[evaluation.T], measure: Callable[[Sequence[evaluation.T]], float]) -> str:
    """Return a measure with its 95 % interval, or "none" if the rows are too few for it."""
    try:
        low, high = evaluation.bootstrap(rows, measure, rounds=ROUNDS)
        return f"{measure(rows):.3f} ({low:.3f}-{high:.3f})"
    except ValueError:
        return "none"


def _score_all(rows: Sequence[LabelledPrompt], scorer: PromptScorer) -> Mapping[str, list[float]]:
    """Return the scores of the scorer and of the baselines."""
    own = [scorer.score_with_head(row.prompt)[0] for row in rows]
    shuffled = own.copy()
    Random(SEED).shuffle(shuffled)  # noqa: S311  statistics, no secret
    return {
        SCORER: own,
        "length": [float(len(row.prompt)) for row in rows],
        "shuffled": shuffled,
        "oracle": [
            (row.strong or 0) - (row.weak or 0) if row.label is None else float(row.needs_thinking) for row in rows
        ],
    }


def _accuracy(threshold: float) -> Callable[[Pairs], float]:
    return lambda pairs: sum((score >= threshold) == thinks for score, thinks in pairs) / len(pairs)


def _recall(share: float) -> Callable[[Pairs], float]:
    return lambda pairs: evaluation.recall_at(*_split(pairs), share)


def _flip_rate(pairs: Sequence[tuple[bool, bool]]) -> float:
    return evaluation.flip_rate([before for before, _ in pairs], [after for _, after in pairs])


def _cpt(percent: float) -> Callable[[Sequence[Row]], float]:
    return lambda rows: evaluation.cpt(rows, percent)


def _split(pairs: Pairs) -> tuple[list[float], list[bool]]:
    return [score for score, _ in pairs], [thinks for _, thinks in pairs]
