"""Sentences with alternatives: `[buys|bought] {first} and {second}[| at the market]`.

A pattern nests square brackets, its alternatives stand between bars, and slots stand in braces. Which alternative is
taken is the caller's choice, so that some can be kept for the unseen split (see `Draw.say`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

Node = str | tuple["Sentence", ...]
"""Plain text, or alternatives."""
Sentence = tuple[Node, ...]
_PARTS = re.compile(r"[\[\]|]|[^\[\]|]+")


@cache
def parse(pattern: str) -> Sentence:
    """The pattern as a tree; raises ValueError when the brackets do not match."""
    parts = _PARTS.findall(pattern)
    alternatives, rest = _alternatives(parts, 0)
    if rest != len(parts) or len(alternatives) != 1:
        raise ValueError(f"brackets do not match in {pattern!r}")
    return alternatives[0]


def _alternatives(parts: Sequence[str], at: int) -> tuple[tuple[Sentence, ...], int]:
    """Alternatives up to a closing bracket or the end, and where that is."""
    found: list[Sentence] = []
    nodes: list[Node] = []
    while at < len(parts) and parts[at] != "]":
        if parts[at] == "|":
            found.append(tuple(nodes))
            nodes = []
        elif parts[at] == "[":
            inner, at = _alternatives(parts, at + 1)
            if at == len(parts):
                raise ValueError("a bracket is not closed")
            nodes.append(inner)
        else:
            nodes.append(parts[at])
        at += 1
    return (*found, tuple(nodes)), at


def expand(sentence: Sentence, choose: Callable[[Sequence[Sentence]], Sentence]) -> str:
    """The text with one alternative chosen at each place."""
    return "".join(node if isinstance(node, str) else expand(choose(node), choose) for node in sentence)
