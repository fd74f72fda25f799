"""Problems for `thinkaloud route fit` of the bundled pair: easy prompts, and problems of every split.

    python -m routing.pair > problems.jsonl
    thinkaloud route fit problems.jsonl --model auto --out models/routing/tiny-pair.json --temperature 0

JSON Lines on standard output, {"prompt": "...", "answer": "..."} each, in an order of chance.
"""

import sys
from random import Random

import msgspec

from evaluate.prompts import EASY
from evaluate.splits import SPLITS, distinct, split

SEED = 11
EACH_EASY = 240
EACH_SPLIT = 300


def problems(seed: int = SEED) -> list[dict[str, str]]:
    """The rows of the file."""
    rows = []
    for name, draw in EASY.items():
        for easy in distinct(draw, lambda one: one.prompt, name, seed, EACH_EASY):
            answer = easy.reply if easy.number is None else str(easy.number)
            rows.append({"prompt": easy.prompt, "answer": answer})
    for name in SPLITS:
        rows += [{"prompt": task.question, "answer": str(task.answer)} for task in split(name, seed, EACH_SPLIT)]
    rows = [row for row in rows if row["prompt"].strip()]
    Random(seed).shuffle(rows)
    return rows


if __name__ == "__main__":
    for row in problems():
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
