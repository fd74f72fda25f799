"""Rows for the fit of `auto` in the default settings: what the model that thinks is for, and what is the other's.

    python -m routing.default_pair > rows.jsonl
    thinkaloud route fit rows.jsonl --config ../configs/default.yaml --model auto --out routing/default-pair.json

or `make default-pair`, which is to be run again whenever the features of the scorer change. No model is asked: a row
says for which of the two a prompt is, since an everyday answer has no grade. Problems of the generator are for
`tiny-rl`, which was trained on its kinds; everything else is for `smol`, also what needs thinking of which `tiny-rl`
knows nothing. What is near to the generator's problems is in no row. Kept for
`default_routes.py` are unseen words and wordings, and every second everyday prompt.
"""

import re
import sys
from collections.abc import Iterator
from random import Random

import msgspec

from evaluate import everyday
from evaluate.prompts import EASY
from evaluate.splits import SPLITS, distinct, split
from routing import default_routes
from routing.prompt import WRITTEN, load
from thinkaloud.routing.gain import Outcome

SEED = 11
EACH_SPLIT, EACH_EASY = 400, 200
SEEN = tuple(name for name in SPLITS if "unseen" not in name)
SUMS = "one-step sums"
TALK = ("greetings", "facts", "definitions")
FAR = ("languages", "mathematics", "programming", "science")
"""Files of which the thinking model knows nothing,"""
NEAR = ("ages", "arithmetic", "comparison", "measurement", "money", "plain reasoning", "rates", "time", "word problem")
"""but for these kinds."""


def rows(seed: int = SEED) -> list[Outcome]:
    """All rows, in an order of chance."""
    found = [Outcome(text, weak=0, strong=1) for text in _problems(seed)]
    found += [Outcome(text, weak=1, strong=0) for text in _others(seed)]
    kept = {bare(text) for name, (_, texts) in default_routes.kept().items() if name not in SEEN for text in texts}
    unique = list({text: row for row in found if (text := bare(row.prompt)) and text not in kept}.values())
    Random(seed).shuffle(unique)
    return unique


def bare(text: str) -> str:
    """The words of a prompt alone, in small letters: what is told apart by no more is one prompt."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _problems(seed: int) -> Iterator[str]:
    for name in SEEN:
        yield from (task.question for task in split(name, seed, EACH_SPLIT))
    yield from (sum_.prompt for sum_ in distinct(EASY[SUMS], lambda one: one.prompt, SUMS, seed, EACH_EASY))


def _others(seed: int) -> Iterator[str]:
    yield from (each.prompt for each in everyday.load()[0::2])
    for name in TALK:
        yield from (each.prompt for each in distinct(EASY[name], lambda one: one.prompt, name, seed, EACH_EASY))
    for name in WRITTEN:
        for prompt in load(name):
            if not prompt.needs_thinking or (name in FAR and prompt.kind not in NEAR):
                yield prompt.text


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
