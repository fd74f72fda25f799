"""Batches: several samples to a row, none of which sees another.

A batch depends only on the stage, the seed and the step, so a run that is resumed reads what it would have read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from recipe.mixtures import Sample
from recipe.tokenizer import Codec

ROWS, LENGTH = 12, 384
MISFITS = 30
"""Samples that find no room before a batch counts as full."""


@dataclass(frozen=True, slots=True)
class Batch:
    """B rows of T tokens."""

    ids: Tensor
    """B T, int64."""
    mask: Tensor
    """B 1 T T, true where a token may look: back, within its own sample."""
    learn: Tensor
    """B T, true at the tokens that are learned; never the first of a sample."""

    @property
    def tokens(self) -> int:
        """All tokens, the few of padding included."""
        return int(self.ids.numel())


class Packing:
    """A batch that is filled: each sample goes into the first row with room for it."""

    def __init__(self, codec: Codec) -> None:
        self._codec = codec
        self._rows: list[list[int]] = [[] for _ in range(ROWS)]
        self._learns: list[list[bool]] = [[] for _ in range(ROWS)]
        self._owners: list[list[int]] = [[] for _ in range(ROWS)]
        self._number = 0

    def add(self, ids: list[int], learn: list[bool]) -> bool:
        """Add a sample, and return whether there was room for it."""
        place = next((index for index, row in enumerate(self._rows) if len(row) + len(ids) <= LENGTH), None)
        if place is None:
            return False
        self._number += 1
        self._rows[place] += ids
        self._learns[place] += [False, *learn[1:]]
        self._owners[place] += [self._number] * len(ids)
        return True

    def batch(self) -> Batch:
        """What was added, padded."""
        ids = torch.tensor([row + [self._codec.pad] * (LENGTH - len(row)) for row in self._rows])
        learn = torch.tensor([row + [False] * (LENGTH - len(row)) for row in self._learns])
        owner = torch.tensor([row + [0] * (LENGTH - len(row)) for row in self._owners])
        same = owner[:, None, :, None] == owner[:, None, None, :]
        return Batch(ids, same & torch.ones(LENGTH, LENGTH, dtype=torch.bool).tril(), learn)


def pack(samples: Callable[[Random], Sample], rng: Random, codec: Codec) -> Batch:
    """Fill a batch with fresh samples."""
    packing, misfits = Packing(codec), 0
    while misfits < MISFITS:
        ids, learn = codec.encode(samples(rng))
        if len(ids) <= LENGTH and not packing.add(ids, learn):
            misfits += 1
    return packing.batch()
