"""A prompt written by hand, to measure with."""

from typing import NamedTuple


class Prompt(NamedTuple):
    """One prompt: the code of its language, and what kind it is, for the report."""

    language: str
    kind: str
    text: str
