"""Families of prompts, made from the patterns in `families/` with a seed: what the kind head learns from first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

import msgspec

from routing import json_lines
from routing.pattern import fill


class _Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    family: str
    needs_thinking: bool
    pattern: str


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of prompt, in the languages that it has patterns for."""

    name: str
    thinking: bool
    patterns: Mapping[str, Sequence[str]]
    """By the code of the language."""


def _families() -> tuple[Family, ...]:
    found: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for row in json_lines.read("families/patterns.jsonl", _Pattern):
        family = found.setdefault((row.family, row.needs_thinking), {})
        family.setdefault(row.language, []).append(row.pattern)
    return tuple(Family(name, thinking, patterns) for (name, thinking), patterns in found.items())


FAMILIES = _families()


def prompts(family: Family, count: int, seed: int) -> list[tuple[str, str]]:
    """Different prompts of a family with their languages: `count` in English, a third as many in each other one.

    Fewer where the patterns give no more.
    """
    found: dict[str, str] = {}
    for language, patterns in family.patterns.items():
        random = Random(crc32(f"{seed} {family.name} {language}".encode()))
        wanted = len(found) + (count if language == "en" else count // 3)
        for attempt in range(3 * count):
            if len(found) >= wanted:
                break
            # The patterns in turn: each is seen as often as any other.
            found.setdefault(fill(patterns[attempt % len(patterns)], language, random), language)
    return list(found.items())
