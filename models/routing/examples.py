"""What the kind head learns from: the families, the prompts written by hand, the rows of a file, and their variants."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from routing import family, prompt, wrapping
from routing.augment import varied
from thinkaloud.routing.normalization import fold
from thinkaloud.routing.regression import Example

SEED = 7
EACH = 60
"""English prompts of a family; a third as many in each other language."""

VARIED = 0.5
"""The share of the prompts that are trained on in a second wording as well."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What is told of the file that the families were joined by."""

    digest: str
    sources: dict[str, int]


def own_examples(each: int = EACH, seed: int = SEED) -> list[Example]:
    """The prompts of all families, and those written by hand."""
    families = [
        Example(text, one.thinking, one.name) for one in family.FAMILIES for text, _ in family.prompts(one, each, seed)
    ]
    return families + [Example(one.text, one.needs_thinking, group) for group, one in prompt.written_prompts()]


def read_extra(path: Path) -> tuple[list[Example], Extra]:
    """The rows of a file, and what is told of it."""
    data = path.read_bytes()
    rows = [json.loads(line) for line in data.splitlines() if line.strip()]
    examples = [Example(row["prompt"], row["label"] == "thinking", row["source"]) for row in rows]
    sources: dict[str, int] = {}
    for example in examples:
        sources[example.group] = sources.get(example.group, 0) + 1
    return examples, Extra(hashlib.sha256(data).hexdigest(), dict(sorted(sources.items())))


def without_measured(examples: Sequence[Example]) -> list[Example]:
    """The examples but those that are measured with: chance makes some of them too."""
    texts = {fold(one.text) for one in (*prompt.measured_prompts(), *prompt.load(prompt.PROBES))}
    return [one for one in examples if fold(one.text) not in texts]


def with_variants(examples: Sequence[Example], seed: int = SEED) -> list[Example]:
    """The examples, a share of them again as others would write them, and a share of all inside a wrapping."""
    random = Random(seed)
    again = [Example(varied(one.text, random), one.truth, one.group) for one in examples if random.random() < VARIED]
    wrappings = wrapping.load("training")

    def placed(one: Example) -> Example:
        text = wrapping.wrapped(one.text, wrappings, random) if random.random() < wrapping.SHARE else one.text
        return Example(text, one.truth, one.group)

    return [placed(one) for one in (*examples, *again)]
