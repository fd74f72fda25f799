"""The figures of the report: the kind head on prompts written by hand, and on kinds and writers not read before."""

from collections.abc import Sequence
from random import Random
from typing import Any

from routing import prompt
from routing.examples import SEED
from routing.prompt import Prompt
from thinkaloud.routing.evaluation import auroc, bootstrap, flip_rate, recall_at
from thinkaloud.routing.perturbation import PERTURBATIONS
from thinkaloud.routing.regression import Example, FeatureMatrix
from thinkaloud.routing.scorer import Scorer, sigmoid

ALWAYS = -1
"""The part of what is never left out."""

TOLD = 0.03
"""The share of fast prompts that may be taken for thinking ones, where recall is told."""


def unseen_kinds(
    matrix: FeatureMatrix, calibration: tuple[float, float], threshold: float
) -> dict[str, dict[str, float]]:
    """What the rest makes of each family and source: the share of its prompts that is taken for thinking without it.

    Those written by hand are always part of the rest: theirs are kinds in name only.
    """
    names = sorted({one.group for one in matrix.examples if not one.group.startswith(prompt.GROUP)})
    place = {name: at for at, name in enumerate(names)}
    logits = matrix.cross_validate([place.get(one.group, ALWAYS) for one in matrix.examples], but=ALWAYS)
    slope, offset = calibration
    right: dict[str, dict[str, float]] = {"thinking": {}, "fast": {}}
    for name in names:
        rows = [at for at, example in enumerate(matrix.examples) if example.group == name]
        thought = sum(sigmoid(float(slope * logits[at] + offset)) >= threshold for at in rows) / len(rows)
        right["thinking" if matrix.examples[rows[0]].truth else "fast"][name] = round(thought, 4)
    return right


def unseen_writers(examples: Sequence[Example]) -> dict[str, dict[str, Any]]:
    """What the rest makes of each part that was written by hand: prompts of a writer whom it has not read."""
    told: dict[str, dict[str, Any]] = {}
    for name in prompt.WRITTEN:
        matrix = FeatureMatrix([one for one in examples if not one.group.startswith(f"{prompt.GROUP} {name}, ")], SEED)
        rows = figures(Scorer(matrix.to_weights("kind", matrix.solve(), (1.0, 0.0), 0.5)), prompt.load(name))
        told[name] = {key: rows[key] for key in ("prompts", "auroc", "recall")}
    return told


def figures(scorer: Scorer, prompts: Sequence[Prompt]) -> dict[str, Any]:
    """The figures of a set written by hand, by language too, and how often a change of wording turns a decision."""
    every = [(scorer.score(one.text), one) for one in prompts]
    rows = [(score, one.needs_thinking) for score, one in every]
    thinking = sum(one.needs_thinking for one in prompts)

    def area(draw: Sequence[tuple[float, bool]]) -> float:
        return auroc([score for score, _ in draw], [truth for _, truth in draw])

    def recall(draw: Sequence[tuple[float, bool]]) -> float:
        return recall_at([score for score, _ in draw], [truth for _, truth in draw], TOLD)

    return {
        "prompts": {"thinking": thinking, "fast": len(prompts) - thinking},
        "auroc": [round(value, 4) for value in (area(rows), *bootstrap(rows, area))],
        "recall": [round(value, 4) for value in (recall(rows), *bootstrap(rows, recall))],
        "at the threshold": _decided(rows, scorer.threshold),
        "languages": {
            code: _decided(
                [row for row, one in zip(rows, prompts, strict=True) if one.language == code], scorer.threshold
            )
            for code in sorted({one.language for one in prompts})
        },
        "flips": {name: _flips(scorer, [one.text for one in prompts], name) for name in PERTURBATIONS},
        "wrong": [
            f"{one.language}, {one.kind}: {score:.2f}"
            for score, one in every
            if (score >= scorer.threshold) != one.needs_thinking
        ],
    }


def _decided(rows: Sequence[tuple[float, bool]], threshold: float) -> dict[str, float]:
    taken: dict[bool, list[bool]] = {True: [], False: []}
    for score, truth in rows:
        taken[truth].append(score >= threshold)
    return {
        name: round(sum(taken[truth]) / len(taken[truth]), 4)
        for name, truth in (("recall", True), ("false thinking", False))
        if taken[truth]
    }


def _flips(scorer: Scorer, texts: Sequence[str], name: str) -> float:
    random = Random(SEED)
    before = [scorer.score(text) >= scorer.threshold for text in texts]
    after = [scorer.score(PERTURBATIONS[name](text, random)) >= scorer.threshold for text in texts]
    return round(flip_rate(before, after), 4)
