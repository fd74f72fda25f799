"""Cross entropies of the tokens that are learned, and of no others, in a network whose embedding is fixed.

The scores of a token over a vocabulary of 49,152 are 200 kB, so they are made a few tokens at a time, and the gradient
that goes back from them is made at once, before they are forgotten.
"""

# mypy: disallow-subclassing-any=False, disallow-untyped-decorators=False

from __future__ import annotations

from functools import partial
from typing import Any, cast

import torch
from torch import Tensor
from torch.nn import functional as F

from recipe.architecture import Block, Transformer
from recipe.packing import Batch
from smol_rl import precision
from smol_rl.attention import added

ROWS = 4
"""Rows that are read at once: what a row leaves for the backward pass is 400 MB."""
CHUNK = 128
"""Tokens whose scores exist at once."""


@partial(torch.compile, dynamic=False)
def _chunk(states: Tensor, table: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """Cross entropies N and their gradients N C, of states N C."""
    scores = (states @ table.t()).float()
    excess = scores.logsumexp(-1, keepdim=True)
    losses = (excess - scores.gather(1, targets[:, None]))[:, 0]
    shares = (scores - excess).exp().to(table.dtype)
    return losses, shares @ table - table[targets]


class _Surprise(torch.autograd.Function):
    """Cross entropies N of states N C against token ids N."""

    @staticmethod
    def forward(ctx: Any, states: Tensor, table: Tensor, targets: Tensor) -> Tensor:
        count = len(targets)
        room = -count % CHUNK
        padded, wanted = F.pad(states.to(table.dtype), (0, 0, 0, room)), F.pad(targets, (0, room))
        parts = [
            _chunk(padded[at : at + CHUNK], table, wanted[at : at + CHUNK]) for at in range(0, count + room, CHUNK)
        ]
        ctx.save_for_backward(torch.cat([gradients for _, gradients in parts])[:count])
        return torch.cat([losses for losses, _ in parts])[:count]

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:
        (gradients,) = ctx.saved_tensors
        return gradients.float() * gradient[:, None], None, None


@partial(torch.compile, dynamic=False)
def _run(block: Block, x: Tensor, mask: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """One block, compiled once for all of them."""
    return cast(Tensor, block(x, mask, cos, sin, None))


def states(model: Transformer, ids: Tensor, mask: Tensor) -> Tensor:
    """Final states B T C, in float32."""
    cos, sin = model.cos[: ids.shape[1]], model.sin[: ids.shape[1]]
    x, mask = model.model.embed_tokens(ids), added(mask)
    with precision.cast(model):
        for block in model.model.layers:
            x = _run(block, x, mask, cos, sin)
        return cast(Tensor, model.model.norm(x))


def backward(model: Transformer, batch: Batch) -> tuple[float, int]:
    """Make the gradients of the mean loss of a batch; returns it, and how many tokens are learned."""
    wanted = batch.learn[:, 1:]
    count, total = int(wanted.sum()), 0.0
    for rows in torch.arange(len(wanted)).split(ROWS):
        loss = losses(model, batch.ids[rows], batch.mask[rows], wanted[rows]).sum() / count
        loss.backward()
        total += loss.item()
    return total, count


def losses(model: Transformer, ids: Tensor, mask: Tensor, wanted: Tensor) -> Tensor:
    """Cross entropies N of the next tokens where `wanted`, B T-1, is true."""
    read = states(model, ids, mask)[:, :-1][wanted]
    return cast(Tensor, _Surprise.apply(read, model.model.embed_tokens.weight, ids[:, 1:][wanted]))
