"""Questions as people type them: words for numbers, no capitals, courtesies, side remarks, words never seen.

What the answer hangs on stays: numbers, the words of the restated facts, and the words that relate them.
"""

from __future__ import annotations

import re
from random import Random

from recipe import wordlists

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = re.compile(r"(?<![\d$€£.,:])\b([2-9]|1[0-2])\b(?![\d.,:%])(?= [a-z])")
_KEPT = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "each",
    "every", "single", "total", "together", "altogether", "all", "more", "less", "fewer", "than", "times", "twice",
    "half", "older", "younger", "left", "rest", "first", "then", "per", "apiece", "cost", "costs", "price", "bill",
    "change", "who", "what", "which", "how", "many", "much", "old", "far", "long", "not", "never", "lies", "lie",
    "truth", "honest", "always", "and", "or", "if", "is", "are", "was", "were", "has", "in", "at", "for", "of", "off",
    "to", "with", "without", "from", "before", "after", "ago", "taller", "shorter", "faster", "slower", "heavier",
    "lighter",
))  # fmt: skip
_BEFORE = (
    "Please solve this problem: ", "Question: ", "Here is a problem. ", "Solve: ", "Help me with this. ", "Hi! ",
    "Problem: ", "Can you solve this? ", "Hello. ", "My homework: ", "Q: ", "Please help. ", "I have a question. ",
)  # fmt: skip
_AFTER = (
    " Thanks!", " Please explain.", " Think step by step.", " Give only the number.", " Please answer.",
    " Show your work.",
    " Put the answer in a box.", " Thank you.", " Be careful.", " Answer:", " Please.", " Explain your steps.",
)  # fmt: skip
_ASIDES = (
    "It is a sunny day.", "The shop is near the station.", "Everybody is happy.", "It is a cold morning.",
    "The sky is grey.",
    "This happens every week.", "The street is quiet.", "It was a long day.", "Lunch is at noon.", "The dog is asleep.",
    "The weather is fine.", "Nobody is in a hurry.", "The music is loud.", "There is a lot of noise.",
    "They are good friends.",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z\d])")

STRANGE, STRANGE_LATER = 0.4, 0.7
"""How often words are exchanged in a question that is made rough, in base training and in what follows it."""
MISTYPED = 0.15
"""How often one has typing mistakes, in what follows base training."""


def rough(rng: Random, question: str, facts: str, *, later: bool = False) -> str:
    """The question, untouched in four of ten cases. later: as it is after base training, rougher."""
    if rng.random() < 0.4:
        return question
    if rng.random() < 0.2:
        question = _COUNT.sub(lambda found: _NUMBERS[int(found[0]) - 1], question)
    if rng.random() < 0.2:
        question = _with_aside(rng, question)
    if rng.random() < (STRANGE_LATER if later else STRANGE):
        question = _with_strange_words(rng, question, facts)
    if later and rng.random() < MISTYPED:
        question = _mistyped(rng, question, facts)
    if rng.random() < 0.25:
        question = rng.choice(_BEFORE) + question
    if rng.random() < 0.2:
        question += rng.choice(_AFTER)
    if rng.random() < 0.15:
        question = question.lower() if rng.random() < 0.7 else question.rstrip("?.")
    return question


def _with_aside(rng: Random, question: str) -> str:
    sentences = _SENTENCE.split(question)
    sentences.insert(rng.randrange(len(sentences)), rng.choice(_ASIDES))
    return " ".join(sentences)


def _words(facts: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in re.findall(r"[A-Za-z]+", facts)}


def _mistyped(rng: Random, question: str, facts: str) -> str:
    """Letters lost, doubled or exchanged in words that the facts do not hold."""
    kept = _words(facts)
    share = rng.choice((0.1, 0.2, 0.4))

    def typed(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) < 4 or word.lower().removesuffix("s") in kept or rng.random() > share:
            return word
        at = rng.randrange(1, len(word) - 1)
        middle = rng.choice(("", word[at] * 2, word[at + 1] + word[at]))
        return word[:at] + middle + word[at + (2 if len(middle) == 2 and middle[0] != middle[1] else 1) :]

    return re.sub(r"(?<![$\w])[A-Za-z]+\b", typed, question)


def _with_strange_words(rng: Random, question: str, facts: str) -> str:
    """Some words that carry nothing are exchanged for made-up ones."""
    kept = _words(facts) | _KEPT
    share = rng.choice((0.1, 0.2, 0.3, 0.5))

    def exchanged(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) < 3 or word in _KEPT or word.removesuffix("s") in kept or rng.random() > share:
            return word
        return rng.choice(wordlists.MADE_UP) + ("s" if word.endswith("s") else "")

    return re.sub(r"(?<![$\w])[a-z]+\b", exchanged, question)
