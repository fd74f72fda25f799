"""Turns that go on with the one before: "and for 7?", "why?"."""

import re

_OPENING = re.compile(
    r"\s*(?:and|but|so|now|then|why|how come|what about|what if|are you sure|check|again|explain|show|continue|go on"
    r"|try|the same|und|aber|warum|et|mais|pourquoi|y|pero|por qué|那|为什么|如果|再)\b",
    re.IGNORECASE,
)


def opens_as_follow_up(turn: str) -> bool:
    """Whether a turn begins as one that goes on with the turn before."""
    return _OPENING.match(turn) is not None
