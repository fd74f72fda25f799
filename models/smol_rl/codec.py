"""Token ids of the recipe's pieces in the tokenizer of SmolLM2, and back.

It spells digits one by one, as the recipe's own does. It has no token for the tags of a trace, which are spelt as text;
so any server that looks for the tags in the text reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tokenizers import Tokenizer

from recipe.pieces import BREAK, END_THINK, END_TURN, PAD, TURN, Piece
from recipe.tokenizer import Codec

SPECIAL = (PAD, TURN, END_TURN)
"""Markup that is one token; the rest is text."""


class Spelling(Codec):
    """A codec of another tokenizer. Text typed by a user never becomes one of SPECIAL, even when it spells one."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        ids = {text: number for text in SPECIAL if (number := tokenizer.token_to_id(text)) is not None}
        if len(ids) < len(SPECIAL):
            raise ValueError(f"this tokenizer lacks one of {SPECIAL}")
        self.tokenizer = tokenizer
        self.plain = Tokenizer(tokenizer.model)
        self.plain.pre_tokenizer, self.plain.decoder = tokenizer.pre_tokenizer, tokenizer.decoder
        self.ids = ids
        self.pad, self.end_turn = ids[PAD], ids[END_TURN]
        self.end_think = self.spell(END_THINK)[0]
        """The first token of the closing tag, which no other text of a trace has."""

    @classmethod
    def load(cls, path: Path) -> Spelling:
        """From a tokenizer.json."""
        return cls(Tokenizer.from_file(str(path)))

    def spell(self, text: str) -> list[int]:
        """Text with ordinary tokens only. A word that the recipe breaks stays whole: this model copies words."""
        return list(self.plain.encode(text.replace(BREAK, "")).ids)

    def encode(self, pieces: Iterable[Piece]) -> tuple[list[int], list[bool]]:
        """Token ids of a sample, spelt as its whole text is, and for each whether its last character is learned."""
        ids: list[int] = []
        learn: list[bool] = []
        for special, group in groupby(pieces, key=lambda piece: piece.markup and piece.text in SPECIAL):
            if special:
                for piece in group:
                    ids.append(self.ids[piece.text])
                    learn.append(piece.learn)
                continue
            texts = [(piece.text.replace(BREAK, ""), piece.learn) for piece in group]
            owners = [learned for text, learned in texts for _ in text]
            spelt = self.plain.encode("".join(text for text, _ in texts))
            ids += spelt.ids
            learn += [owners[end - 1] for _, end in spelt.offsets]
        return ids, learn
