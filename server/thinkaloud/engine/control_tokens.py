"""Text that somebody typed stays text: it never becomes a control token of the prompt.

A tokenizer turns the letters `</think>` or `<|im_end|>` into control tokens wherever they stand, so a user who
types them would close a trace or end a turn. `mark` breaks each such spelling with a character that occurs
nowhere in the conversation, the template renders around it, and `pieces` cuts the rendered prompt there: encoded
piece by piece, the letters come out as ordinary tokens, and the model reads what the user typed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

_NONCHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
"""Code points that Unicode reserves for a program's own use; no text should hold them."""

_WINDOW = 64 * 1024
"""Characters looked through at once: one search of a large text would keep every other thread waiting."""

_WHITE = " \t\r\n▁"
"""Some tokenizers have runs of these as tokens of their own, which control nothing."""

T = TypeVar("T")
_Trie: TypeAlias = "dict[str, _Trie]"


@dataclass(frozen=True)
class Spellings:
    """What finds control tokens in text.

    pattern: matches the first character of each. longest: characters that it looks at, at most.
    """

    pattern: re.Pattern[str]
    longest: int

    def starts(self, text: str) -> Iterator[int]:
        """Where a spelling begins, in order; they may overlap."""
        for at in range(0, len(text), _WINDOW):
            end = at + _WINDOW
            for found in self.pattern.finditer(text, at, end + self.longest - 1):
                if found.start() < end:
                    yield found.start()


def spellings(control_tokens: Iterable[str]) -> Spellings | None:
    """What finds any of `control_tokens` in text; None where there are none.

    Vocabularies have thousands of them. As a trie, the pattern tries one way at each character of the text.
    """
    tokens = {token for token in control_tokens if len(token) > 1 and token.strip(_WHITE)}
    trie: _Trie = {}
    for token in sorted(tokens, key=len):
        node = trie
        for character in token:
            if node.get(character) == {}:
                break  # a shorter token begins this one, and where that is found, so is this
            node = node.setdefault(character, {})
    if not trie:
        return None
    first = (f"{re.escape(character)}(?={_spelt(rest)})" for character, rest in trie.items())
    return Spellings(re.compile("|".join(first)), max(map(len, tokens)))


def _spelt(node: _Trie) -> str:
    """The pattern of all that may follow."""
    text = ""
    while len(node) == 1:
        ((character, node),) = node.items()
        text += re.escape(character)
    if not node:
        return text
    ways = (re.escape(character) + _spelt(rest) for character, rest in node.items())
    return f"{text}(?:{'|'.join(ways)})"


def mark(conversation: T, control: Spellings) -> tuple[T, str | None]:
    """`conversation` with every control spelling broken, and the character that breaks it; None if there was none.

    conversation: any nesting of lists, dicts and strings; it is not changed.
    Raises `ValueError` if the text uses up every reserved character.
    """
    strings = list(_strings(conversation))
    if not any(True for text in strings for _ in control.starts(text)):
        return conversation, None
    marker = next((mark for mark in _NONCHARACTERS if not any(mark in text for text in strings)), None)
    if marker is None:
        raise ValueError("the text holds every character that Unicode reserves")
    return _rewrite(conversation, control, marker), marker


def pieces(rendered: str, marker: str | None) -> list[str]:
    """The rendered prompt, cut so that no piece holds a spelling that somebody typed."""
    return [rendered] if marker is None else rendered.split(marker)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _rewrite(value: Any, control: Spellings, marker: str) -> Any:
    if isinstance(value, str):
        # Behind the first character, so that spellings that overlap are all broken.
        cuts = [0, *(start + 1 for start in control.starts(value)), len(value)]
        return marker.join(value[begin:end] for begin, end in pairwise(cuts))
    if isinstance(value, dict):
        return {_rewrite(key, control, marker): _rewrite(item, control, marker) for key, item in value.items()}
    if isinstance(value, list):
        return [_rewrite(item, control, marker) for item in value]
    return value
