"""The same prompt as others would write it, to learn from: changes of wording, and asides beside the point."""

from random import Random

from thinkaloud.routing.perturbation import PERTURBATIONS

_ASIDES = (
    "I am {} years old.",
    "I have been at this for {} minutes.",
    "We were {} people at dinner last night.",
    "My train was {} minutes late today.",
    "I live on floor {}.",
    "It cost me {} dollars.",
    "My friend told me about this yesterday.",
    "I saw this in a book from my school days.",
    "My daughter came home with this on Monday.",
    "I couldn't sleep and thought about it.",
    "We talked about this at lunch.",
    "I just moved here and don't know many people.",
    "This is for my colleague, who is new in our team.",
    "There were {} of us and nobody knew.",
)


def with_aside(text: str, random: Random) -> str:
    """Behind a sentence or two that have nothing to do with it."""
    asides = random.sample(_ASIDES, random.choice((1, 1, 2)))
    return " ".join([*(aside.format(random.randint(2, 60)) for aside in asides), text])


_NAMES = ("typos", "polite", "suffix", "without latex", "without punctuation")
_FOR_TRAINING = (*(PERTURBATIONS[name] for name in _NAMES), with_aside)


def varied(text: str, random: Random) -> str:
    """The text with one or two changes."""
    for function in random.sample(_FOR_TRAINING, random.choice((1, 1, 2))):
        text = function(text, random)
    return text
