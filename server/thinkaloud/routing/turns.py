"""The text of a conversation that a route is decided on: one decision per user turn.

What follows the last user message (tool calls and their results) changes nothing, so that a tool loop keeps its route.
Of each turn the user's own words count, and turns without any are passed over. A short turn says little by itself, and
is scored together with the two turns before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeAlias

from thinkaloud.generation import Message, user_turns
from thinkaloud.routing.follow_ups import opens_as_follow_up
from thinkaloud.routing.normalization import clip, normalise_prompt, split_ends
from thinkaloud.routing.own_words import ROOM, find_own_words

Turn: TypeAlias = tuple[str, str]
"""The text of a turn of the user, and the user's own words in it."""
SHORT = 48
"""Characters below which a turn is scored with those before it."""
MOST_SCORED = 3
"""The most turns that are scored together."""
MOST_TURNS = 6
"""The most turns that are considered."""
_MOST_READ = 16 * ROOM
"""Characters that one decision reads, also of turns that it passes over. No more than the ends of a turn count."""
_LEAST_READ = 500
"""Characters that a short turn counts as."""
_CLOSING = re.compile(
    r"[^\w?？]*(?:(?:great|perfect|awesome|wonderful|cool|nice|brilliant|excellent|got it|(?:good)?bye|good night"
    r"|see you|prima|super|perfekt|toll|tschüss|parfait|génial|au revoir|perfecto|genial|adiós|太好了|很好|再见)"
    r"[^\w?？]*)*"
)
_LONG_WORD = re.compile(r"\w{4,}")
_OVERLAP = 0.3
"""The share of a turn's longer words that must be in the turn before for both to have one topic."""


def last_turn(messages: Sequence[Message]) -> str:
    """Return the text of the user's last turn that has words of the user's own; the empty text if there is none."""
    return read_turns(messages, 1)[0][0]


def read_turns(messages: Sequence[Message], most: int = MOST_TURNS) -> list[Turn]:
    """Return the last turns, the current one last: one of two empty texts if there are none."""
    return [*islice(_turns(messages), most)][::-1] or [("", "")]


def _turns(messages: Sequence[Message]) -> Iterator[Turn]:
    """Yield the texts of the user's turns with the user's own words in them, the last first, but not those that are
    nothing but a program's blocks.

    If all are, each is yielded, and its words are the text.
    """
    contents = (messages[at].get("content") for at in reversed(user_turns(messages)))
    texts = [*_read(text for text in contents if isinstance(text, str))]
    own = ((text, words or text) for text in texts if (words := find_own_words(text)) is not None)
    first = next(own, None)
    return zip(texts, texts, strict=True) if first is None else chain([first], own)


def _read(texts: Iterable[str]) -> Iterator[str]:
    """Yield the first of `texts`, as many as are read for one decision."""
    room = _MOST_READ
    for text in texts:
        yield text
        room -= max(_LEAST_READ, min(len(text), 2 * ROOM))
        if room <= 0:
            break


def scored_text(turns: Sequence[str]) -> str:
    """Return the text by which the last of `turns` is scored: the turn, with the two before it if it is short."""
    if not _is_short(turns[-1]):
        return turns[-1]
    return "\n".join(map(clip, turns[-MOST_SCORED:]))


def is_closing(turn: str) -> bool:
    """Whether a turn asks for nothing: thanks, praise, a goodbye, no word at all."""
    return _CLOSING.fullmatch(normalise_prompt(turn)) is not None


def continues_topic(before: str, turn: str) -> bool:
    """Whether `turn` stays on the topic of the turn before it."""
    if _is_short(turn) or opens_as_follow_up(clip(turn)):
        return True
    words = _long_words(turn)
    return bool(words) and len(words & _long_words(before)) >= _OVERLAP * len(words)


def _is_short(turn: str) -> bool:
    """Whether there is little in what is read of a turn. The whole of a long one may be white space."""
    return len("".join(split_ends(turn) or (turn,)).strip()) < SHORT


def _long_words(turn: str) -> set[str]:
    return set(_LONG_WORD.findall(clip(turn).casefold()))
