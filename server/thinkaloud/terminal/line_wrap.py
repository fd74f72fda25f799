"""Break a stream of text into lines between words."""

import re

from rich.cells import cell_len

_PIECE = re.compile(r"\n|[^\S\n]+|[\u2e80-\U0010ffff]|[^\s\u2e80-\U0010ffff]+")
"""A newline, whitespace, a character of a script without spaces, or (a part of) a word."""
_BUFFER = 32
"""Columns of a word to buffer until its end, at most."""


class LineWrapper:
    """Wraps one text to a width, with a margin. The last word is buffered until its end.

    Whitespace is written with the word after it, so there is none at the edges of the text or at the end of a line.
    """

    def __init__(self, width: int, margin: str = "  ") -> None:
        self._margin = margin
        self._width = max(_BUFFER, width - len(margin))
        self._column = 0
        self._breaks = 0
        self._gap = ""
        self._word = ""
        self._empty = True

    def feed(self, text: str) -> str:
        """Return what can be shown of `text` and the buffer."""
        return "".join(map(self._feed_piece, _PIECE.findall(text)))

    def close(self) -> str:
        """Return the last word."""
        return self._flush_word()

    def _feed_piece(self, piece: str) -> str:
        if piece.isspace():
            output = self._flush_word()
            if piece == "\n":
                self._breaks, self._gap = min(self._breaks + 1, 2), ""
            else:
                self._gap = (self._gap + piece.replace("\t", "    "))[: self._width // 2]
            return output
        alone = piece >= "\u2e80"
        output = self._flush_word() if alone else ""
        for sign in piece:
            self._word += sign
            if alone or cell_len(self._word) >= _BUFFER:
                output += self._flush_word()
        return output

    def _flush_word(self) -> str:
        """Return the buffered word, on this line or the next."""
        if not self._word:
            return ""
        word, gap, breaks = self._word, self._gap, 0 if self._empty else self._breaks
        if not breaks and not self._empty and self._column + len(gap) + cell_len(word) > self._width:
            breaks, gap = 1, ""
        begins = self._empty or breaks
        self._column = (0 if begins else self._column) + len(gap) + cell_len(word)
        self._word, self._gap, self._breaks, self._empty = "", "", 0, False
        return "\n" * breaks + (self._margin if begins else "") + gap + word
