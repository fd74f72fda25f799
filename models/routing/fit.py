"""Make the kind head: `python -m routing.fit --extra FILE.jsonl` writes its weights, the report and the card.

The file's rows are {"prompt", "label": "fast" or "thinking", "source"}; of it, only counts and its digest go on. Equal
files and versions give equal weights.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from routing import card, prompt
from routing.examples import SEED, own_examples, read_extra, with_variants, without_measured
from routing.family import FAMILIES
from routing.measure import (
    TOLD,
    figures,
    right_by_kind,
    translated_figures,
    unseen_kinds,
    unseen_writers,
    wrapped_figures,
)
from thinkaloud.routing.evaluation import auroc, recall_at
from thinkaloud.routing.features import BUCKETS
from thinkaloud.routing.regression import FeatureMatrix, assign_folds
from thinkaloud.routing.scorer import BUNDLED, Scorer

HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extra", type=Path, help="more rows to learn from")
    parser.add_argument("--quick", action="store_true", help="weights alone, without leaving out each writer in turn")
    arguments = parser.parse_args()
    rows, extra = read_extra(arguments.extra) if arguments.extra else ([], None)
    examples = with_variants(without_measured([*own_examples(), *rows]))
    matrix = FeatureMatrix(examples, SEED)
    found = matrix.solve()
    logits = matrix.cross_validate(assign_folds(examples, SEED))
    calibration = matrix.calibrate(logits)
    weights = matrix.to_weights("kind", found, calibration, matrix.choose_threshold(logits, calibration))
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
            "written": sum(1 for _ in prompt.written_prompts()),
            "extra": {"sha256": extra.digest, "sources": extra.sources} if extra else None,
        },
        "unseen parts": {
            "auroc": round(auroc(logits.tolist(), [example.truth for example in examples]), 4),
            "recall": round(recall_at(logits.tolist(), [example.truth for example in examples], TOLD), 4),
        },
        "development": figures(scorer, prompt.load(prompt.DEVELOPMENT)),
        "held out": figures(scorer, prompt.load(prompt.HELD_OUT)),
        "held out, wrapped": wrapped_figures(scorer, prompt.load(prompt.HELD_OUT)),
        "robustness": right_by_kind(scorer, prompt.load(prompt.ROBUSTNESS)),
        "languages": translated_figures(scorer),
    }
    for name in ("development", "held out", "held out, wrapped"):
        print(name, json.dumps(report[name], indent=1, ensure_ascii=False))
    if arguments.quick:
        return
    report["writers left out"] = unseen_writers(matrix)
    report["left out"] = unseen_kinds(matrix, calibration, weights.threshold)
    (HERE / "report.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    (HERE / "README.md").write_text(card.render(report))


if __name__ == "__main__":
    main()
