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
_WRAPPERS = (
    "<system-notice>\nTwo files were changed since the last turn. Do not mention this notice.\n</system-notice>\n\n{}",
    "{}\n\n<open_tabs>\nsrc/cart.ts (modified), README.md, 3 more\n</open_tabs>",
    "<environment>\nplatform: linux\ncwd: ~/app\n</environment>\n<user_message>\n{}\n</user_message>",
    '<attached_file name="plan.txt">\nThe hall has 240 seats and opens at 19:30.\n</attached_file>\n\n{}',
    "Context: The bridge was opened in 1931 and is 300 m long.\n\nQuestion: {}\n\nAnswer:",
    "## Retrieved passages\n- The museum has 3 floors.\n- It is closed on Mondays.\n\n## User question\n{}",
    "You are a helpful assistant.\n\n{}",
    "Current date: 2026-03-14\n\n{}",
)
_WISHES = (
    "{} tl;dr please",
    "{}\n\nJust the answer, no explanation.",
    "In one sentence: {}",
    "Keep it short. {}",
    "{} (bullet points, please)",
    "{}\nExplain in detail.",
    "{}\nKurze Antwort bitte.",
    "{}\nRéponse brève, s'il te plaît.",
    "{}\nSolo la respuesta.",
    "{}\n只要答案。",
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


def wrapper(text: str, random: Random) -> str:
    """With what programs put around a prompt: a reminder, files, an environment, passages, a role."""
    return random.choice(_WRAPPERS).replace("{}", text)


def wish(text: str, random: Random) -> str:
    """With a wish about the length or the form of the answer, before or behind it."""
    return random.choice(_WISHES).replace("{}", text)


PERTURBATIONS: Mapping[str, Callable[[str, Random], str]] = {
    function.__name__.replace("_", " "): function
    for function in (lower, upper, typos, polite, suffix, without_latex, spaced, without_punctuation, wrapper, wish)
}
"""Perturbations by the names in reports. Each depends on the text and the random generator alone."""
