"""Halves of UTF-16 surrogate pairs, which gateways in JavaScript and Java cut characters into."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def join_pairs(text: str) -> str:
    """Return `text` with pairs as the one character that they are, and U+FFFD for each half without its other."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class PairJoiner:
    """The pieces of one text. A first half at the end of a piece is buffered until the next one."""

    def __init__(self) -> None:
        self._half = ""

    def join(self, text: str) -> str:
        """Return what may be sent of `text`."""
        if text.isascii() and not self._half:
            return text
        text, self._half = self._half + text, ""
        if "\ud800" <= text[-1:] <= "\udbff":
            text, self._half = text[:-1], text[-1]
        return join_pairs(text)

    def flush(self) -> str:
        """Return what is buffered, when no more of the text comes."""
        half, self._half = self._half, ""
        return "\ufffd" if half else ""
