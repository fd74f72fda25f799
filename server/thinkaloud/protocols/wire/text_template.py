"""Chunks of a stream that differ in their text alone: the rest is encoded once."""

from collections.abc import Callable
from uuid import uuid4

import msgspec

_PLACEHOLDER = uuid4().hex
"""Replaces the text when the rest is encoded."""
_encode = msgspec.json.Encoder().encode
_ENCODED = _encode(_PLACEHOLDER)


class TextTemplate:
    """The bytes of such a chunk, without its text."""

    def __init__(self, encode: Callable[[str], bytes]) -> None:
        """encode: returns the chunk for a text, which may be in it several times, as JSON strings."""
        self._around = encode(_PLACEHOLDER).split(_ENCODED)

    def fill(self, text: str) -> bytes:
        """Return the chunk with `text`."""
        return _encode(text).join(self._around)
