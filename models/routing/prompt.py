"""Prompts written by hand, in `prompts/`: what its README says of each file."""

from collections.abc import Iterator

import msgspec

from routing import json_lines

WRITTEN = ("benchmarks", "everyday", "languages", "logic", "mathematics", "programming", "reasoning", "science")
"""The files to learn from, each by another writer."""

HELD_OUT = "held_out"
DEVELOPMENT = "development"
"""The files to measure with."""

PROBES = "probes"
"""Prompts that must go the right way: of the page, of everyday use, and the same ones in five languages."""

ROBUSTNESS = "robustness"
"""Prompts as programs and people in haste send them, with long documents, preambles and options: by kind."""

GROUP = "written"
"""What the names of the groups of written prompts begin with."""


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One prompt: the code of its language, what kind it is, for the report, and whether it needs thinking."""

    language: str
    kind: str
    needs_thinking: bool
    text: str = msgspec.field(name="prompt")


def load(name: str) -> list[Prompt]:
    """The prompts of a file of `prompts/`."""
    return json_lines.read(f"prompts/{name}.jsonl", Prompt)


def measured_prompts() -> list[Prompt]:
    """Every prompt of the sets to measure with."""
    return [*load(DEVELOPMENT), *load(HELD_OUT), *load(ROBUSTNESS)]


def written_prompts() -> Iterator[tuple[str, Prompt]]:
    """Every prompt to learn from, with its group."""
    for name in WRITTEN:
        for prompt in load(name):
            yield f"{GROUP} {name}, {'thinking' if prompt.needs_thinking else 'fast'}: {prompt.kind}", prompt
