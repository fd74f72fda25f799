"""The figures of the report: the kind head on prompts written by hand, and on kinds and writers not read before."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from routing import prompt
from routing import wrapping as wrappings
from routing.examples import SEED
from routing.prompt import Prompt
from thinkaloud.routing.evaluation import auroc, bootstrap, flip_rate, recall_at
from thinkaloud.routing.perturbation import PERTURBATIONS
from thinkaloud.routing.regression import FeatureMatrix, assign_folds
from thinkaloud.routing.scorer import Scorer, sigmoid

SHUFFLES = 3
"""How often each family is left out."""
_FORMS = dict.fromkeys(("problems with a long document", "requests with a long document"), "a long document")
"""Families of one form, with a problem and without: of one left out alone, its form would tell the opposite."""
TOLD = 0.03
"""The share of fast prompts that may be taken for thinking ones, where recall is told."""


def unseen_kinds(
    matrix: FeatureMatrix, calibration: tuple[float, float], threshold: float
) -> dict[str, dict[str, float]]:
    """What the rest makes of each family and source: the share of its prompts that is taken for thinking without it.

    Each is left out several times, with other families beside it, on which its share depends too. Prompts written by
    hand are of kinds in name only, and are left out here.
    """
    slope, offset = calibration
    thought: dict[tuple[bool, str], list[bool]] = {}
    kin = [replace(one, group=_FORMS.get(one.group, one.group)) for one in matrix.examples]
    for seed in range(SEED, SEED + SHUFFLES):
        logits = matrix.cross_validate(assign_folds(kin, seed)).tolist()
        for one, logit in zip(matrix.examples, logits, strict=True):
            if not one.group.startswith(prompt.GROUP):
                is_thought = sigmoid(slope * logit + offset) >= threshold
                thought.setdefault((one.truth, one.group), []).append(is_thought)
    shares = {key: round(sum(each) / len(each), 4) for key, each in sorted(thought.items())}
    return {
        name: {group: share for (of, group), share in shares.items() if of is truth}
        for name, truth in (("thinking", True), ("fast", False))
    }


def unseen_writers(matrix: FeatureMatrix) -> dict[str, dict[str, Any]]:
    """What the rest makes of each part that was written by hand: prompts of a writer whom it has not read."""
    told: dict[str, dict[str, Any]] = {}
    for name in prompt.WRITTEN:
        found = matrix.solve([one.group.startswith(f"{prompt.GROUP} {name}, ") for one in matrix.examples])
        scorer, prompts = Scorer(matrix.to_weights("kind", found, (1.0, 0.0), 0.5)), prompt.load(name)
        told[name] = _ranked([(scorer.score(one.text), one.needs_thinking) for one in prompts])
    return told


def _ranked(rows: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """How well scores rank the prompts, with 95 % intervals."""
    thinking = sum(truth for _, truth in rows)

    def area(draw: Sequence[tuple[float, bool]]) -> float:
        return auroc([score for score, _ in draw], [truth for _, truth in draw])

    def recall(draw: Sequence[tuple[float, bool]]) -> float:
        return recall_at([score for score, _ in draw], [truth for _, truth in draw], TOLD)

    return {
        "prompts": {"thinking": thinking, "fast": len(rows) - thinking},
        "auroc": [round(value, 4) for value in (area(rows), *bootstrap(rows, area))],
        "recall": [round(value, 4) for value in (recall(rows), *bootstrap(rows, recall))],
    }


def figures(scorer: Scorer, prompts: Sequence[Prompt]) -> dict[str, Any]:
    """The figures of a set written by hand, by language too, and how often a change of wording turns a decision."""
    every = [(scorer.score(one.text), one) for one in prompts]
    rows = [(score, one.needs_thinking) for score, one in every]
    return {
        **_ranked(rows),
        "at the threshold": _decided(rows, scorer.threshold),
        "languages": {
            code: _decided(
                [row for row, one in zip(rows, prompts, strict=True) if one.language == code], scorer.threshold
            )
            for code in sorted({one.language for one in prompts})
        },
        "flips": {name: flips(scorer, [one.text for one in prompts], name) for name in PERTURBATIONS},
        "wrong": [
            f"{one.language}, {one.kind}: {score:.2f}"
            for score, one in every
            if (score >= scorer.threshold) != one.needs_thinking
        ],
    }


def translated_figures(scorer: Scorer) -> dict[str, float]:
    """The share of the probes of each language that go the right way; they are translations of one another."""
    translated = [one for one in prompt.load(prompt.PROBES) if one.kind == "translated"]
    languages = sorted({one.language for one in translated})
    right = {code: [one for one in translated if one.language == code] for code in languages}
    return {code: _share_told(scorer, prompts) for code, prompts in right.items()}


def right_by_kind(scorer: Scorer, prompts: Sequence[Prompt]) -> dict[str, float]:
    """The share of the prompts of each kind that go the right way."""
    kinds = dict.fromkeys(one.kind for one in prompts)
    return {kind: _share_told(scorer, [one for one in prompts if one.kind == kind]) for kind in kinds}


def _share_told(scorer: Scorer, prompts: Sequence[Prompt]) -> float:
    right = sum((scorer.score(one.text) >= scorer.threshold) == one.needs_thinking for one in prompts)
    return round(right / len(prompts), 4)


def wrapped_figures(scorer: Scorer, prompts: Sequence[Prompt]) -> dict[str, dict[str, Any]]:
    """The figures of a set inside wrappers, and with wishes, that training has not seen: those of `kept.jsonl`.

    An English one stands around every prompt, another one around those of its language.
    """
    found: dict[str, dict[str, Any]] = {}
    before = {one.text: scorer.score(one.text) >= scorer.threshold for one in prompts}
    for kind in ("wrapper", "wish"):
        rows: list[tuple[float, bool]] = []
        flips: dict[str, float] = {}
        for wrapping in (one for one in wrappings.load("kept") if one.kind == kind):
            inside = [one for one in prompts if wrapping.language in ("en", one.language)]
            scores = [scorer.score(wrapping.around(one.text)) for one in inside]
            rows += [(score, one.needs_thinking) for score, one in zip(scores, inside, strict=True)]
            turned = flip_rate([before[one.text] for one in inside], [score >= scorer.threshold for score in scores])
            flips[wrapping.text] = round(turned, 4)
        scores, truths = [score for score, _ in rows], [truth for _, truth in rows]
        found[kind] = {
            "auroc": round(auroc(scores, truths), 4),
            "recall": round(recall_at(scores, truths, TOLD), 4),
            "at the threshold": _decided(rows, scorer.threshold),
            "flips": round(sum(flips.values()) / len(flips), 4),
            "most flips": max(flips.values()),
        }
    return found


def _decided(rows: Sequence[tuple[float, bool]], threshold: float) -> dict[str, float]:
    taken: dict[bool, list[bool]] = {True: [], False: []}
    for score, truth in rows:
        taken[truth].append(score >= threshold)
    return {
        name: round(sum(taken[truth]) / len(taken[truth]), 4)
        for name, truth in (("recall", True), ("false thinking", False))
        if taken[truth]
    }


def flips(scorer: Scorer, texts: Sequence[str], name: str) -> float:
    random = Random(SEED)
    before = [scorer.score(text) >= scorer.threshold for text in texts]
    after = [scorer.score(PERTURBATIONS[name](text, random)) >= scorer.threshold for text in texts]
    return round(flip_rate(before, after), 4)
