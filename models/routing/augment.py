"""The same prompt as others would write it: the perturbations that must not change what is decided."""

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


def lower(text: str, random: Random) -> str:
    """All in small letters."""
    return text.lower()


def upper(text: str, random: Random) -> str:
    """All in capitals."""
    return text.upper()


def typos(text: str, random: Random, share: float = 0.08) -> str:
    """Two letters of a word in a dozen exchanged, or one left out or doubled."""

    def slip(found: re.Match[str]) -> str:
        word = found[0]
        if random.random() >= share:
            return word
        at = random.randrange(len(word) - 1)
        return random.choice(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[: at + 1] + word[at:],
            )
        )

    return _WORD.sub(slip, text)


def polite(text: str, random: Random) -> str:
    """Behind a greeting, or wrapped in a request."""
    if random.random() < 0.3:
        return random.choice(_GREETINGS) + text
    return random.choice(_POLITE).format(text)


def suffix(text: str, random: Random) -> str:
    """With a wish for the form of the answer behind it."""
    return f"{text}{random.choice((' ', chr(10)))}{random.choice(_SUFFIXES)}"


def without_latex(text: str, random: Random) -> str:
    """With the signs of LaTeX gone, as a copy from a page has it."""
    return _LATEX.sub(" ", text)


def spaced(text: str, random: Random) -> str:
    """With more white space than is needed."""
    return "\n\n" + text.replace(" ", "  ").replace("\n", "\n\n") + "  \n"


def without_punctuation(text: str, random: Random) -> str:
    """Without the marks that end a sentence."""
    return re.sub(r"[.!?。?!]+(?=\s|$)", "", text)


PERTURBATIONS: Mapping[str, Callable[[str, Random], str]] = {
    function.__name__.replace("_", " "): function
    for function in (lower, upper, typos, polite, suffix, without_latex, spaced, without_punctuation)
}
"""By name, as the report has them."""

_ASIDES = (
    "I am {} years old.", "I have been at this for {} minutes.", "We were {} people at dinner last night.", "My train was {} minutes late today.", "I live on floor {}.", "It cost me {} dollars.",
    "My friend told me about this yesterday.", "I saw this in a book from my school days.", "My daughter came home with this on Monday.", "I couldn't sleep and thought about it.", "We talked about this at lunch.",
    "I just moved here and don't know many people.", "This is for my colleague, who is new in our team.", "There were {} of us and nobody knew.",
)  # fmt: skip


def with_aside(text: str, random: Random) -> str:
    """Behind a sentence or two that have nothing to do with it."""
    asides = random.sample(_ASIDES, random.choice((1, 1, 2)))
    return " ".join([*(aside.format(random.randint(2, 60)) for aside in asides), text])


_FOR_TRAINING = (typos, polite, suffix, without_latex, without_punctuation, with_aside)


def varied(text: str, random: Random) -> str:
    """The text with one or two perturbations."""
    for function in random.sample(_FOR_TRAINING, random.choice((1, 1, 2))):
        text = function(text, random)
    return text
