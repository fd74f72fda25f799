"""Attention: products in bfloat16, and of the scores only the shares are kept for the backward pass.

Beside the recipe's own, whose backward pass torch derives, training takes two fifths of the time with it on a CPU.
"""

# mypy: disallow-subclassing-any=False, disallow-untyped-decorators=False

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor
from torch.nn import functional as F

NEVER = -1e9
"""What is added to a score where a token may not look."""


class _Attention(torch.autograd.Function):
    """Queries B H T D, keys and values B K S D, what is added to the scores B 1 T S; results B H T D."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, added: Tensor) -> Tensor:
        rows, heads, length, width = q.shape
        groups, seen = k.shape[1:3]
        queries = q.reshape(rows, groups, -1, width)
        scores = (queries @ k.transpose(-1, -2)).float() * width**-0.5
        scores = scores.view(rows, groups, -1, length, seen) + added[:, :, None]
        shares = torch.softmax(scores, dim=-1).to(v.dtype).view(rows, groups, -1, seen)
        ctx.save_for_backward(queries, k, v, shares)
        return (shares @ v).view(rows, heads, length, width)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        queries, k, v, shares = ctx.saved_tensors
        into = gradient.reshape(queries.shape)
        of_shares = (into @ v.transpose(-1, -2)).float()
        weights = shares.float()
        even = (weights * of_shares).sum(-1, keepdim=True)
        of_scores = (weights * (of_shares - even) * queries.shape[-1] ** -0.5).to(v.dtype)
        of_q = (of_scores @ k).view(gradient.shape)
        return of_q, of_scores.transpose(-1, -2) @ queries, shares.transpose(-1, -2) @ into, None


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """As the recipe's. A boolean mask is the sampler's; what is added to the scores instead, that of training.

    The sampler reads a part of its cache, which torch's fused attention does where it lies.
    """
    q, k = q.to(v.dtype), k.to(v.dtype)
    if mask.dtype is torch.bool:
        return F.scaled_dot_product_attention(q, k, v, mask, enable_gqa=True)
    return cast(Tensor, _Attention.apply(q, k, v, mask))


def added(mask: Tensor) -> Tensor:
    """A boolean mask as numbers to be added."""
    return torch.where(mask, 0.0, NEVER)
