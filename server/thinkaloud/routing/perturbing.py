"""Other wordings of the same prompt, under which a decision should not change."""

import re
from collections.abc import Callable, Mapping
from random import Random

Change = Callable[[str, Random], str]

_LATEX = re.compile(r"\$|\\[()\[\]]|\\(?:left|right|,|;|!|quad)\b")
_WORD = re.compile(r"[a-z]{5,}")
_POLITE = (
    "Could you please help me with this? {}",
    "Hi! {} Thanks a lot!",
    "Hello there, I was wondering about the following. {}",
    "{}\n\nThank you very much in advance!",
)
_SUFFIXES = ("Answer in one word.", "Be brief.", "Answer with the result only.", "Keep it short, please.")


def _typos(text: str, rng: Random) -> str:
    """Two neighbouring letters exchanged in about one of twelve longer words."""

    def mistyped(found: re.Match[str]) -> str:
        word = found[0]
        at = rng.randrange(1, len(word) - 2)
        return word if rng.random() > 1 / 12 else f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"

    return _WORD.sub(mistyped, text)


PERTURBATIONS: Mapping[str, Change] = {
    "lower case": lambda text, _: text.lower(),
    "upper case": lambda text, _: text.upper(),
    "typos": _typos,
    "polite": lambda text, rng: rng.choice(_POLITE).replace("{}", text),
    "LaTeX stripped": lambda text, _: _LATEX.sub("", text),
    "suffix": lambda text, rng: f"{text} {rng.choice(_SUFFIXES)}",
    "blank lines": lambda text, _: text.replace(". ", ".\n\n"),
}
"""By name. Each takes the prompt and a source of chance."""
