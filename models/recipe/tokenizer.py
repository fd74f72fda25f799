"""The tokenizer: byte-level BPE of 4,096 entries with digits one by one and own pieces for the signs of an equation.

Common nouns and names are one token each, since a small network binds a number to one token far sooner than to three.

`Codec` encodes samples piece by piece, so that text typed by a user never becomes markup, even when it spells
`</think>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from recipe.mixtures import MIXTURES
from recipe.pieces import BREAK, END_THINK, END_TURN, MARKUP, PAD, THINK, Piece, joined

VOCABULARY = 4096
PATTERN = r" [-+*/=] | ?\p{L}+| ?\p{N}|\\boxed\{|\n+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
SAMPLES = 40_000


def _bare() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def _markup() -> list[AddedToken]:
    """Like Qwen3's: the tags of the trace are ordinary added tokens, so that decoding keeps them."""
    return [AddedToken(text, special=text not in (THINK, END_THINK), normalized=False) for text in MARKUP]


def train_tokenizer(seed: int) -> Tokenizer:
    """Learn the merges from generated samples."""
    rng = Random(f"{seed}-tokenizer")
    texts = (joined(p for p in MIXTURES["base"](rng) if not p.markup) for _ in range(SAMPLES))
    tokenizer = _bare()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=list(MARKUP),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.add_tokens(_markup())
    return tokenizer


_OPEN = re.compile(r"(?<![-+*/=]) \Z")
"""A space at the end of a piece that belongs to the number after it."""


def _closed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with the space before a number moved to the number, where the tokenizer has it."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None:
            if held.markup or piece.markup or not piece.text[:1].isdigit() or not _OPEN.search(held.text):
                yield held
            else:
                yield Piece(held.text[:-1], held.learn)
                piece = Piece(f" {piece.text}", piece.learn)
        held = piece
    if held is not None:
        yield held


class Codec:
    """Token ids of pieces, and back."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.plain = _bare()
        self.plain.model = tokenizer.model
        self.ids = {text: index for index, text in enumerate(MARKUP)}
        if any(tokenizer.token_to_id(text) != index for text, index in self.ids.items()):
            raise ValueError("this tokenizer does not have the markup at its first ids")
        self.pad, self.end_turn, self.end_think = self.ids[PAD], self.ids[END_TURN], self.ids[END_THINK]

    @classmethod
    def load(cls, path: Path) -> Codec:
        """From a tokenizer.json."""
        return cls(Tokenizer.from_file(str(path)))

    def spell(self, text: str) -> list[int]:
        """Text with ordinary tokens only, none of which reaches over a BREAK."""
        return [number for part in text.split(BREAK) for number in self.plain.encode(part).ids]

    def encode(self, pieces: Iterable[Piece]) -> tuple[list[int], list[bool]]:
        """Token ids of a sample, and for each whether it is learned."""
        ids: list[int] = []
        learn: list[bool] = []
        for (markup, learned), group in groupby(_closed(pieces), key=lambda piece: (piece.markup, piece.learn)):
            texts = [piece.text for piece in group]
            new = [self.ids[text] for text in texts] if markup else self.spell("".join(texts))
            ids += new
            learn += [learned] * len(new)
        return ids, learn

    def decode(self, ids: Sequence[int]) -> str:
        """The text of token ids, markup shown."""
        return str(self.tokenizer.decode(list(ids), skip_special_tokens=False))
