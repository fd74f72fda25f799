"""The unit of training text: a stretch of characters, and whether the model should learn to write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

THINK, END_THINK = "<think>", "</think>"
TURN, END_TURN = "<|im_start|>", "<|im_end|>"
PAD = "<|endoftext|>"
MARKUP = (PAD, TURN, END_TURN, THINK, END_THINK)
"""Every token that is one id and not text. Their ids are their places in this tuple."""
BREAK = "\ue000"
"""A place inside a word at which the tokenizer is made to cut it; not part of the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sample. A markup piece is exactly one of MARKUP; any other text is spelt with ordinary tokens."""

    text: str
    learn: bool = True
    markup: bool = False


END = Piece(PAD, False, True)
"""The end of a text that is no conversation."""


def joined(pieces: Iterable[Piece]) -> str:
    """The text of all the pieces."""
    return "".join(piece.text for piece in pieces).replace(BREAK, "")
