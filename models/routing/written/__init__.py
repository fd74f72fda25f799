"""Prompts written by hand, to learn from; by people who had not seen the families, the features or what is measured with."""

from collections.abc import Iterator

from routing.prompt import Prompt
from routing.written import (
    benchmarks,
    everyday,
    languages,
    logic,
    mathematics,
    programming,
    reasoning,
    science,
)

PARTS = {
    part.__name__.rpartition(".")[2]: part
    for part in (benchmarks, everyday, languages, logic, mathematics, programming, reasoning, science)
}

GROUP = "written"
"""What the names of their groups begin with."""


def prompts() -> Iterator[tuple[str, bool, Prompt]]:
    """Each with its group and whether it needs thinking."""
    for name, part in PARTS.items():
        for truth, some in ((True, part.THINKING), (False, part.FAST)):
            for prompt in some:
                yield f"{GROUP} {name}, {'thinking' if truth else 'fast'}: {prompt.kind}", truth, prompt
