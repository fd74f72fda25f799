"""Which words of a conversation a route is decided on: one decision a user turn.

What follows the last user message (calls, their results) changes nothing, so that a tool loop stays on its route. A
short turn says little by itself, and is read with the two turns before it.
"""

import re
from collections.abc import Sequence

from thinkaloud.generation import Message
from thinkaloud.routing.normalization import clipped, normalise

SHORT = 48
"""Characters below which a turn is read with those before it."""
_BEFORE = 2
_REMEMBERED = 6
"""Turns that are looked back on, at most."""
_REFERS = re.compile(
    r"\s*(?:and|but|so|now|then|why|how come|what about|what if|are you sure|check|again|explain|show|continue|go on"
    r"|try|the same|und|aber|warum|et|mais|pourquoi|y|pero|por qué|那|为什么|如果|再)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"[^\w?？]*(?:(?:great|perfect|awesome|wonderful|cool|nice|brilliant|excellent|got it|(?:good)?bye|good night"
    r"|see you|prima|super|perfekt|toll|tschüss|parfait|génial|au revoir|perfecto|genial|adiós|太好了|很好|再见)"
    r"[^\w?？]*)*"
)
_WORD = re.compile(r"\w{4,}")
_SHARED = 0.3
"""Of a turn's longer words, those that the turn before has too, from which both are of one topic."""


def user_turns(messages: Sequence[Message]) -> list[str]:
    """The texts of the last user messages, the present one last."""
    texts = (message.get("content") for message in messages if message.get("role") == "user")
    return [text for text in texts if isinstance(text, str)][-_REMEMBERED:]


def reading(turns: Sequence[str], at: int) -> str:
    """What turn `at` is scored by: itself, with the two before it where it is short."""
    if len(turns[at].strip()) >= SHORT:
        return turns[at]
    return "\n".join(turns[max(0, at - _BEFORE) : at + 1])


def closes(turn: str) -> bool:
    """Whether a turn asks for nothing: thanks, praise, a goodbye, no word at all."""
    return _CLOSES.fullmatch(normalise(turn)) is not None


def goes_on(before: str, turn: str) -> bool:
    """Whether `turn` stays at the topic of the turn before it."""
    before, turn = clipped(before), clipped(turn)
    if len(turn.strip()) < SHORT or _REFERS.match(turn):
        return True
    own = set(_WORD.findall(turn.casefold()))
    return bool(own) and len(own & set(_WORD.findall(before.casefold()))) >= _SHARED * len(own)
