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


def pack(samples: Callable[[Random], Sample], rng: Random, codec: Codec) -> Batch:
    """Fill a batch with fresh samples, each in the first row with room for it."""
    rows: list[list[int]] = [[] for _ in range(ROWS)]
    learns: list[list[bool]] = [[] for _ in range(ROWS)]
    owners: list[list[int]] = [[] for _ in range(ROWS)]
    misfits = number = 0
    while misfits < MISFITS:
        ids, learn = codec.encode(samples(rng))
        if len(ids) > LENGTH:
            continue
        place = next((index for index, row in enumerate(rows) if len(row) + len(ids) <= LENGTH), None)
        if place is None:
            misfits += 1
            continue
        number += 1
        rows[place] += ids
        learns[place] += [False, *learn[1:]]
        owners[place] += [number] * len(ids)
    ids_ = torch.tensor([row + [codec.pad] * (LENGTH - len(row)) for row in rows])
    learn_ = torch.tensor([row + [False] * (LENGTH - len(row)) for row in learns])
    owner = torch.tensor([row + [0] * (LENGTH - len(row)) for row in owners])
    same = owner[:, None, :, None] == owner[:, None, None, :]
    return Batch(ids_, same & torch.ones(LENGTH, LENGTH, dtype=torch.bool).tril(), learn_)
