"""Words that occur nowhere but in a trace, and the search for pieces of them.

A leak need not be whole: one delta, half a word, a token's bytes. So a trace is searched for by its windows: every
run of `WINDOW` characters that the answer and the prompt do not have as well.
"""

import random
import re
from collections.abc import Iterable

WINDOW = 6

_ALPHABETS = ("gjkmnpqrtvwxyz", "GJKMNPQRTVWXYZ", "жзклмнпрстфхцч", "γδζθκλμνξπρσφχψ")
_LENGTH = 9
_MARK = re.compile(r"@(\d+)")


def word(seed: str, number: int) -> str:
    """The canary of this number: always the same, and like no other. Latin twice as often as other scripts."""
    source = random.Random(f"{seed} {number}")
    alphabet = _ALPHABETS[(0, 1, 0, 2, 1, 3)[number % 6]]
    return "".join(source.choices(alphabet, k=_LENGTH))


def fill(template: str, seed: str) -> str:
    """`template` with the canary of its number for each mark, such as `@7`."""
    return _MARK.sub(lambda mark: word(seed, int(mark[1])), template)


def blank(template: str) -> str:
    """What stands around the canaries: no secret, for it is the same in every seed."""
    return _MARK.sub("\n", template)


def windows(secret: str, public: Iterable[str]) -> frozenset[str]:
    """Every window of `secret` that stands in none of the `public` texts."""
    known = "\n".join(public)
    cut = {secret[at : at + WINDOW] for at in range(len(secret) - WINDOW + 1)}
    return frozenset(window for window in cut if window not in known)
