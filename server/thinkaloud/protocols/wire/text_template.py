"""Chunks of a stream that differ in their text alone: the rest is encoded once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import msgspec

_PLACEHOLDER = uuid4().hex
"""Replaces the text when the rest is encoded."""
_encode = msgspec.json.Encoder().encode
_ENCODED = _encode(_PLACEHOLDER)


class TextTemplate:
    """The JSON of such a chunk, without its text."""

    def __init__(self, chunk: Callable[[str], Any]) -> None:
        """chunk: returns the chunk for a text, which may be in it several times."""
        self._around = _encode(chunk(_PLACEHOLDER)).split(_ENCODED)

    def fill(self, text: str) -> bytes:
        """Return the JSON of the chunk with `text`."""
        return _encode(text).join(self._around)
