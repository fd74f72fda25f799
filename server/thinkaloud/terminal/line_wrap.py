"""Breaks text into lines between its words while it comes."""

import re

from rich.cells import cell_len

_PIECE = re.compile(r"\n|[^\S\n]+|[\u2e80-\U0010ffff]|[^\s\u2e80-\U0010ffff]+")
"""A newline, blanks, a sign of a script that has no blanks, or (a piece of) a word."""
_HELD = 32
"""Columns of a word that are held back for its end, at most."""


class Wrapping:
    """One text. What is returned has a margin and fits the width; the last word waits for its end.

    Blanks are told with the word behind them, so that none stand at the text's edges or at a line's end.
    """

    def __init__(self, width: int, margin: str = "  ") -> None:
        self._margin = margin
        self._width = max(_HELD, width - len(margin))
        self._column = 0
        self._breaks = 0
        self._gap = ""
        self._word = ""
        self._empty = True

    def feed(self, text: str) -> str:
        """What can be shown of `text` and of what came before."""
        return "".join(map(self._piece, _PIECE.findall(text)))

    def close(self) -> str:
        """The last word."""
        return self._told()

    def _piece(self, piece: str) -> str:
        if piece.isspace():
            told = self._told()
            if piece == "\n":
                self._breaks, self._gap = min(self._breaks + 1, 2), ""
            else:
                self._gap = (self._gap + piece.replace("\t", "    "))[: self._width // 2]
            return told
        alone = piece >= "\u2e80"
        told = self._told() if alone else ""
        for sign in piece:
            self._word += sign
            if alone or cell_len(self._word) >= _HELD:
                told += self._told()
        return told

    def _told(self) -> str:
        """The held word, on this line or the next."""
        if not self._word:
            return ""
        word, gap, breaks = self._word, self._gap, 0 if self._empty else self._breaks
        if not breaks and not self._empty and self._column + len(gap) + cell_len(word) > self._width:
            breaks, gap = 1, ""
        begins = self._empty or breaks
        self._column = (0 if begins else self._column) + len(gap) + cell_len(word)
        self._word, self._gap, self._breaks, self._empty = "", "", 0, False
        return "\n" * breaks + (self._margin if begins else "") + gap + word
