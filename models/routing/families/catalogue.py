"""Every family, and prompts of them by seed."""

from collections.abc import Sequence
from random import Random
from zlib import crc32

from routing.families import (
    easy_instructions,
    easy_knowledge,
    easy_quiz,
    easy_reading,
    easy_school,
    easy_talk,
    easy_texts,
    hard_choices,
    hard_code,
    hard_logic,
    hard_mathematics,
    hard_minds,
    hard_science,
    hard_stories,
    hard_tasks,
)
from routing.families.pattern import Family, fill

FAMILIES: Sequence[Family] = (
    *hard_mathematics.FAMILIES,
    *hard_stories.FAMILIES,
    *hard_logic.FAMILIES,
    *hard_code.FAMILIES,
    *hard_choices.FAMILIES,
    *hard_minds.FAMILIES,
    *hard_tasks.FAMILIES,
    *hard_science.FAMILIES,
    *easy_talk.FAMILIES,
    *easy_knowledge.FAMILIES,
    *easy_texts.FAMILIES,
    *easy_reading.FAMILIES,
    *easy_instructions.FAMILIES,
    *easy_quiz.FAMILIES,
    *easy_school.FAMILIES,
)


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
