"""Text that somebody typed stays text: it never becomes a control token of the prompt.

A tokenizer turns the letters `</think>` or `<|im_end|>` into control tokens wherever they stand, so a user who
types them would close a trace or end a turn. `mark` breaks each such spelling with a character that occurs
nowhere in the conversation, the template renders around it, and `pieces` cuts the rendered prompt there: encoded
piece by piece, the letters come out as ordinary tokens, and the model reads what the user typed.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

_NONCHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
"""Code points that Unicode reserves for a program's own use; no text should hold them."""

_WINDOW = 64 * 1024
"""Characters looked through at once: one search of a large text would keep every other thread waiting."""

T = TypeVar("T")


def spellings(control_tokens: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds any of `control_tokens` in text; None where there are none."""
    alternatives = sorted({re.escape(token) for token in control_tokens if len(token) > 1}, key=len, reverse=True)
    return re.compile("|".join(alternatives)) if alternatives else None


def mark(conversation: T, pattern: re.Pattern[str]) -> tuple[T, str | None]:
    """`conversation` with every control spelling broken, and the character that breaks it; None if there was none.

    conversation: any nesting of lists, dicts and strings; it is not changed.
    Raises `ValueError` if the text uses up every reserved character.
    """
    strings = list(_strings(conversation))
    if not any(_find(text, pattern, 0) for text in strings):
        return conversation, None
    marker = next((mark for mark in _NONCHARACTERS if not any(mark in text for text in strings)), None)
    if marker is None:
        raise ValueError("the text holds every character that Unicode reserves")
    return _rewrite(conversation, pattern, marker), marker


def pieces(rendered: str, marker: str | None) -> list[str]:
    """The rendered prompt, cut so that no piece holds a spelling that somebody typed."""
    return [rendered] if marker is None else rendered.split(marker)


def _find(text: str, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
    """The first spelling that begins at `at` or behind it."""
    reach = len(pattern.pattern)  # no spelling is longer
    while at < len(text):
        if found := pattern.search(text, at, at + _WINDOW + reach):
            return found
        at += _WINDOW
    return None


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


def _rewrite(value: Any, pattern: re.Pattern[str], marker: str) -> Any:
    if isinstance(value, str):
        # Overlapping spellings: break after the first character and look again right behind it.
        out, at = [], 0
        while found := _find(value, pattern, at):
            out += [value[at : found.start() + 1], marker]
            at = found.start() + 1
        return "".join(out) + value[at:]
    if isinstance(value, dict):
        return {_rewrite(key, pattern, marker): _rewrite(item, pattern, marker) for key, item in value.items()}
    if isinstance(value, list):
        return [_rewrite(item, pattern, marker) for item in value]
    return value
