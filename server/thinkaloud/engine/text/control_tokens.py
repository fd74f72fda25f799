"""Control tokens typed by users are encoded as ordinary text.

A tokenizer turns `</think>` or `<|im_end|>` into control tokens wherever they occur, so a user who types them could
close a trace or end a turn. `mark` inserts a marker, a character that does not occur in the conversation, into each of
them. The template renders the marked messages, and `split` cuts the rendered prompt at the markers. The pieces are
encoded one by one, so that the model reads the letters that the user typed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

_NONCHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
"""Candidates for the marker: Unicode reserves these code points for internal use."""

_WINDOW = 64 * 1024
"""Characters searched at once. A search holds the interpreter's lock, so every other thread waits for it."""

_WHITESPACE = " \t\r\n▁"
"""Added tokens of these characters alone control nothing."""

T = TypeVar("T")
_Trie: TypeAlias = "dict[str, _Trie]"


@dataclass(frozen=True)
class ControlTokens:
    """Finds control tokens in text.

    pattern: matches the first character of each token. longest: length of the longest token in characters.
    """

    pattern: re.Pattern[str]
    longest: int

    def find_starts(self, text: str) -> list[int]:
        """Return the position of each control token, in order. Tokens may overlap."""
        starts: list[int] = []
        for at in range(0, len(text), _WINDOW):
            end = at + _WINDOW
            starts += [match.start() for match in self.pattern.finditer(text, at, end + self.longest - 1)]
            while starts and starts[-1] >= end:
                starts.pop()  # the next window finds it too
        return starts


def compile_tokens(control_tokens: Iterable[str]) -> ControlTokens | None:
    """Return a search for any of `control_tokens`; None if there are none.

    Vocabularies have thousands of them, so the pattern is a trie: at each character of the text it tries one branch.
    """
    tokens = {token for token in control_tokens if len(token) > 1 and token.strip(_WHITESPACE)}
    trie: _Trie = {}
    for token in sorted(tokens, key=len):
        node = trie
        for character in token:
            if node.get(character) == {}:
                break  # a shorter token is a prefix of this one, and finds it too
            node = node.setdefault(character, {})
    if not trie:
        return None
    first = (f"{re.escape(character)}(?={_pattern(rest)})" for character, rest in trie.items())
    return ControlTokens(re.compile("|".join(first)), max(map(len, tokens)))


def _pattern(node: _Trie) -> str:
    """Return the pattern of all continuations below `node`."""
    text = ""
    while len(node) == 1:
        ((character, node),) = node.items()
        text += re.escape(character)
    if not node:
        return text
    branches = (re.escape(character) + _pattern(rest) for character, rest in node.items())
    return f"{text}(?:{'|'.join(branches)})"


def mark(conversation: T, control: ControlTokens) -> tuple[T, str | None]:
    """Return `conversation` with a marker inside every control token, and the marker; None if there is no such token.

    conversation: any nesting of lists, dicts and strings; it is not changed.
    Raises `ValueError` if the text contains every candidate for the marker.
    """
    strings = set(_strings(conversation))
    starts = {text: found for text in strings if (found := control.find_starts(text))}
    if not starts:
        return conversation, None
    marker = next((each for each in _NONCHARACTERS if not any(_holds(text, each) for text in strings)), None)
    if marker is None:
        raise ValueError("the text holds every character that Unicode reserves")
    # After the first character, so that overlapping tokens are all broken.
    cuts = ((text, [0, *(start + 1 for start in found), len(text)]) for text, found in starts.items())
    marked = {text: marker.join([text[begin:end] for begin, end in pairwise(places)]) for text, places in cuts}
    return _replace(conversation, marked), marker


def split(rendered: str, marker: str | None) -> list[str]:
    """Split the rendered prompt so that no piece contains a control token that a user typed."""
    return [rendered] if marker is None else rendered.replace(_escape(marker), marker).split(marker)


def _holds(text: str, marker: str) -> bool:
    """Whether `text` contains `marker`, as it is or escaped."""
    return marker in text or _escape(marker) in text


def _escape(marker: str) -> str:
    """Return `marker` as a template writes it that prints JSON in ASCII."""
    return f"\\u{ord(marker):04x}"


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


def _replace(value: Any, texts: Mapping[str, str]) -> Any:
    """Return `value` with each string in it replaced that is a key of `texts`."""
    if isinstance(value, str):
        return texts.get(value, value)
    if isinstance(value, dict):
        return {_replace(key, texts): _replace(item, texts) for key, item in value.items()}
    if isinstance(value, list):
        return [_replace(item, texts) for item in value]
    return value
