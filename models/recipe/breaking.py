"""Words cut into other tokens than usual, the same way throughout a sample.

A common noun is one token, but a noun never met is several; a network that copies single tokens alone would write the
first of them and stop. The idea is that of BPE dropout (arXiv:1910.13267), kept the same for all places of a word,
because the tokenizer spells it the same way everywhere too.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random

from recipe.pieces import BREAK, Piece

_WORD = re.compile(r"[^\W\d_]{4,}")


def _parts(rng: Random, word: str) -> list[str]:
    """The word in two to four parts, as long words never met are: the more, the longer it is."""
    most = min(3, len(word) // 2)
    cuts = sorted(rng.sample(range(1, len(word)), rng.randint(1, most)))
    return [word[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def broken(rng: Random, pieces: list[Piece], share: float) -> list[Piece]:
    """The pieces, with a few of the words that occur more than once cut into parts; with a chance of `share`."""
    if rng.random() > share:
        return pieces
    counts = Counter(word for piece in pieces if not piece.markup for word in _WORD.findall(piece.text))
    often = sorted({word.removesuffix("s") for word, count in counts.items() if count > 1})
    chosen = rng.sample(often, min(len(often), rng.randint(1, 4)))
    parts = {word: _parts(rng, word) for word in chosen}

    def cut(found: re.Match[str]) -> str:
        word = found[0]
        stem = next((stem for stem in parts if word.startswith(stem)), None)
        return word if stem is None else BREAK.join(parts[stem]) + word[len(stem) :]

    return [piece if piece.markup else Piece(_WORD.sub(cut, piece.text), piece.learn) for piece in pieces]
