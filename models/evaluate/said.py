"""Whether an answer in anybody's words is right: by its box, and of models that write none by what it says last.

Only the bundled pair was taught to box its results. What others say is read as votes are, and of puzzles by the last
name.
"""

from __future__ import annotations

import re

from recipe.grading import box
from thinkaloud.answers.final_answer import is_equivalent

_NAME = re.compile(r"\b[A-Z]\w+")
_NO_NAMES = frozenset(
    (
        "all", "among", "and", "both", "compared", "each", "everyone", "everybody", "from", "if", "in", "it",
        "just", "knows", "name", "next", "none", "nobody", "of", "one", "only", "out", "people", "some",
        "somebody", "that", "the", "there", "they", "this", "three", "two", "we", "what", "which", "who",
        "whose"
    )
)  # fmt: skip
"""Words that begin a sentence of a puzzle."""


def is_right(question: str, wanted: int | str, answer: str) -> bool:
    """Whether `answer` says `wanted`, a number or a name of the question's."""
    if box(answer) is not None or isinstance(wanted, int):
        return is_equivalent(answer, f"\\boxed{{{wanted}}}")
    names = {name for name in _NAME.findall(question) if name.lower() not in _NO_NAMES}
    said = [name for name in _NAME.findall(answer) if name in names]
    return said[-1:] == [wanted]
