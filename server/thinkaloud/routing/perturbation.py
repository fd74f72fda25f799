"""Perturbations of a prompt that must not change its route: as others would type, wrap or paste it.

`route eval` measures how often they flip a decision, and the recipe of the kind head trains on some of them.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

_GREETINGS = ("Hi! ", "Hello, ", "Hey there, ", "Good morning! ", "Hallo! ", "Bonjour, ", "Hola, ", "你好,")
_POLITE = (
    "Could you please help me with this: {}",
    "Please {}",
    "{} Thanks in advance!",
    "I have a question. {}",
    "{} Thank you!",
    "Can you help me? {}",
    "I was wondering about this: {}",
    "{}\nI would really appreciate your help.",
    "Would you be so kind: {}",
    "Hey, quick question: {} cheers",
)
_SUFFIXES = (
    "Answer in one word.",
    "Be brief.",
    "Keep it short.",
    "Give only the final answer.",
    "Reply with the answer alone.",
    "Answer in English.",
    "Answer in at most 2 sentences.",
    "No explanation needed.",
    "Respond in JSON.",
    "A short answer is enough.",
)
_LATEX = re.compile(r"\\(?:frac|sqrt|binom|left|right|text|mathrm)\b|[$\\{}]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_TYPO_RATE = 0.08
"""The share of words with a typo."""


def lower(text: str, random: Random) -> str:
    """All lower case."""
    return text.lower()


def upper(text: str, random: Random) -> str:
    """All upper case."""
    return text.upper()


def typos(text: str, random: Random) -> str:
    """With two letters swapped, or one omitted or doubled, in one of twelve words."""

    def add_typo(found: re.Match[str]) -> str:
        word = found[0]
        if random.random() >= _TYPO_RATE:
            return word
        at = random.randrange(len(word) - 1)
        return random.choice(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[: at + 1] + word[at:],
            )
        )

    return _WORD.sub(add_typo, text)


def polite(text: str, random: Random) -> str:
    """After a greeting, or in a polite request."""
    if random.random() < 0.3:
        return random.choice(_GREETINGS) + text
    return random.choice(_POLITE).replace("{}", text)


def suffix(text: str, random: Random) -> str:
    """Followed by a request for a form of the answer."""
    return f"{text}{random.choice((' ', chr(10)))}{random.choice(_SUFFIXES)}"


def without_latex(text: str, random: Random) -> str:
    """Without the markup of LaTeX, as copied from a page."""
    return _LATEX.sub(" ", text)


def spaced(text: str, random: Random) -> str:
    """With blank lines and extra white space."""
    return "\n\n" + text.replace(" ", "  ").replace("\n", "\n\n") + "  \n"


def without_punctuation(text: str, random: Random) -> str:
    """Without the marks that end a sentence."""
    return re.sub(r"[.!?。?!]+(?=\s|$)", "", text)


PERTURBATIONS: Mapping[str, Callable[[str, Random], str]] = {
    function.__name__.replace("_", " "): function
    for function in (lower, upper, typos, polite, suffix, without_latex, spaced, without_punctuation)
}
"""Perturbations by the names in reports. Each depends on the text and the random generator alone."""
