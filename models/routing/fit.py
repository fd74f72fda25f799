"""Make the kind head: `python -m routing.fit --extra FILE.jsonl` writes its weights, the report and the card.

The file's rows are {"prompt", "label": "fast" or "thinking", "source"}; of it, only counts and its digest go on. Equal
files and versions give equal weights.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from routing import card, development, held_out, written
from routing.augment import varied
from routing.families.catalogue import FAMILIES, prompts
from routing.prompt import Prompt
from thinkaloud.routing.evaluation import auroc, bootstrap, flip_rate, recall_at
from thinkaloud.routing.features import BUCKETS
from thinkaloud.routing.normalization import fold
from thinkaloud.routing.perturbation import PERTURBATIONS
from thinkaloud.routing.regression import Example, Table, parts_of
from thinkaloud.routing.scorer import BUNDLED, Scorer, sigmoid

HERE = Path(__file__).parent
SEED = 7
EACH = 60
"""English prompts of a family; a third as many in each other language."""

VARIED = 0.5
"""The share of the prompts that are trained on in a second wording as well."""

ALWAYS = -1
"""The part of what is never left out."""

TOLD = 0.03
"""The share of fast prompts that may be taken for thinking ones, where recall is told."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What is told of the file that the families were joined by."""

    digest: str
    sources: dict[str, int]


def made(each: int = EACH, seed: int = SEED) -> list[Example]:
    """The prompts of all families, and those written by hand."""
    families = [
        Example(text, family.thinking, family.name) for family in FAMILIES for text, _ in prompts(family, each, seed)
    ]
    return families + [Example(prompt.text, truth, group) for group, truth, prompt in written.prompts()]


def read(path: Path) -> tuple[list[Example], Extra]:
    """The rows of a file, and what is told of it."""
    data = path.read_bytes()
    rows = [json.loads(line) for line in data.splitlines() if line.strip()]
    examples = [Example(row["prompt"], row["label"] == "thinking", row["source"]) for row in rows]
    sources: dict[str, int] = {}
    for example in examples:
        sources[example.group] = sources.get(example.group, 0) + 1
    return examples, Extra(hashlib.sha256(data).hexdigest(), dict(sorted(sources.items())))


def apart(examples: Sequence[Example]) -> list[Example]:
    """The examples but those that are measured with: chance makes some of them too."""
    measuring = (*development.THINKING, *development.FAST, *held_out.THINKING, *held_out.FAST)
    texts = {fold(one.text) for one in measuring}
    return [one for one in examples if fold(one.text) not in texts]


def with_variants(examples: Sequence[Example], seed: int = SEED) -> list[Example]:
    """The examples, and a share of them again as others would write them."""
    random = Random(seed)
    again = [Example(varied(one.text, random), one.truth, one.group) for one in examples if random.random() < VARIED]
    return [*examples, *again]


def kinds(table: Table, calibration: tuple[float, float], threshold: float) -> dict[str, dict[str, float]]:
    """What the rest makes of each family and source: the share of its prompts that is taken for thinking without it.

    Those written by hand are always part of the rest: theirs are kinds in name only.
    """
    names = sorted({one.group for one in table.examples if not one.group.startswith(written.GROUP)})
    place = {name: at for at, name in enumerate(names)}
    logits = table.unseen([place.get(one.group, ALWAYS) for one in table.examples], but=ALWAYS)
    slope, offset = calibration
    right: dict[str, dict[str, float]] = {"thinking": {}, "fast": {}}
    for name in names:
        rows = [at for at, example in enumerate(table.examples) if example.group == name]
        thought = sum(sigmoid(float(slope * logits[at] + offset)) >= threshold for at in rows) / len(rows)
        right["thinking" if table.examples[rows[0]].truth else "fast"][name] = round(thought, 4)
    return right


def writers(examples: Sequence[Example]) -> dict[str, dict[str, Any]]:
    """What the rest makes of each part that was written by hand: prompts of a writer whom it has not read."""
    told: dict[str, dict[str, Any]] = {}
    for name, part in written.PARTS.items():
        table = Table([one for one in examples if not one.group.startswith(f"{written.GROUP} {name}, ")], SEED)
        rows = measured(Scorer(table.weights("kind", table.solve(), (1.0, 0.0), 0.5)), part.THINKING, part.FAST)
        told[name] = {key: rows[key] for key in ("prompts", "auroc", "recall")}
    return told


def measured(scorer: Scorer, thinking: Sequence[Prompt], fast: Sequence[Prompt]) -> dict[str, Any]:
    """The figures of a set written by hand, by language too, and how often a change of wording turns a decision."""
    every = [(scorer.score(one.text), truth, one) for truth, part in ((True, thinking), (False, fast)) for one in part]
    rows = [(score, truth) for score, truth, _ in every]

    def area(draw: Sequence[tuple[float, bool]]) -> float:
        return auroc([score for score, _ in draw], [truth for _, truth in draw])

    def recall(draw: Sequence[tuple[float, bool]]) -> float:
        return recall_at([score for score, _ in draw], [truth for _, truth in draw], TOLD)

    return {
        "prompts": {"thinking": len(thinking), "fast": len(fast)},
        "auroc": [round(value, 4) for value in (area(rows), *bootstrap(rows, area))],
        "recall": [round(value, 4) for value in (recall(rows), *bootstrap(rows, recall))],
        "at the threshold": _decided(rows, scorer.threshold),
        "languages": {
            code: _decided([(score, truth) for score, truth, one in every if one.language == code], scorer.threshold)
            for code in sorted({one.language for one in (*thinking, *fast)})
        },
        "flips": {name: _flips(scorer, [one.text for one in (*thinking, *fast)], name) for name in PERTURBATIONS},
        "wrong": [
            f"{one.language}, {one.kind}: {score:.2f}"
            for score, truth, one in every
            if (score >= scorer.threshold) != truth
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extra", type=Path, help="more rows to learn from")
    parser.add_argument("--quick", action="store_true", help="weights alone, without leaving out each family in turn")
    arguments = parser.parse_args()
    rows, extra = read(arguments.extra) if arguments.extra else ([], None)
    examples = with_variants(apart([*made(), *rows]))
    table = Table(examples, SEED)
    found = table.solve()
    logits = table.unseen(parts_of(examples, SEED))
    calibration = table.calibration(logits)
    weights = table.weights("kind", found, calibration, table.threshold(logits, calibration))
    data = weights.dump()
    BUNDLED.write_bytes(data)
    scorer = Scorer(weights)
    report: dict[str, Any] = {
        "weights": {
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "buckets": BUCKETS,
            "named": len(weights.named),
            "threshold": weights.threshold,
        },
        "data": {
            "seed": SEED,
            "families": {
                "thinking": sum(one.thinking for one in FAMILIES),
                "fast": sum(not one.thinking for one in FAMILIES),
            },
            "prompts": len(examples),
            "written": sum(1 for _ in written.prompts()),
            "extra": {"sha256": extra.digest, "sources": extra.sources} if extra else None,
        },
        "unseen parts": {
            "auroc": round(auroc(logits.tolist(), [example.truth for example in examples]), 4),
            "recall": round(recall_at(logits.tolist(), [example.truth for example in examples], TOLD), 4),
        },
        "development": measured(scorer, development.THINKING, development.FAST),
        "held out": measured(scorer, held_out.THINKING, held_out.FAST),
    }
    for name in ("development", "held out"):
        print(name, json.dumps(report[name], indent=1, ensure_ascii=False))
    if arguments.quick:
        return
    report["writers left out"] = writers(examples)
    report["left out"] = kinds(table, calibration, weights.threshold)
    (HERE / "report.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    (HERE / "README.md").write_text(card.written(report))


if __name__ == "__main__":
    main()
