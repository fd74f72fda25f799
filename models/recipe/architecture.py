"""The transformer: Qwen3's, at 4.2 million parameters, in plain torch.

Parameter names are those of Hugging Face's Qwen3ForCausalLM, so a state dict is a checkpoint as it stands. Not here:
anything about training or sampling. Shapes: B rows, T tokens, S tokens looked at, H query heads, K key heads, D head
width, C model width, V vocabulary.
"""

# mypy: disallow-subclassing-any=False

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    vocabulary: int = 4096
    width: int = 256
    layers: int = 4
    heads: int = 4
    key_heads: int = 4
    head_width: int = 64
    hidden: int = 704
    context: int = 2048
    rope_base: float = 10_000.0
    norm_epsilon: float = 1e-6
    head_norms: bool = True
    """Whether queries and keys are normed, as Qwen3's are and Llama's are not."""


class Cache:
    """Keys and values of the tokens read so far, one pair of B K T D tensors a layer, room made in advance."""

    def __init__(self, shape: Shape, rows: int, room: int, dtype: torch.dtype = torch.float32) -> None:
        size = (rows, shape.key_heads, room, shape.head_width)
        self.keys = [torch.zeros(size, dtype=dtype) for _ in range(shape.layers)]
        self.values = [torch.zeros(size, dtype=dtype) for _ in range(shape.layers)]
        self.used = 0


class Norm(nn.Module):
    """Root mean square norm over the last dimension."""

    def __init__(self, width: int, epsilon: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x: Tensor) -> Tensor:
        return F.rms_norm(x.float(), self.weight.shape, self.weight, self.epsilon)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary position: x is B H T D; cos and sin are T D."""
    first, second = x.chunk(2, dim=-1)
    return x * cos + torch.cat((-second, first), dim=-1) * sin


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Attention in plain products: q is B H T D, k and v are B K S D, mask is B 1 T S; returns B H T D.

    On the CPU this, compiled, trains a third faster than torch's fused attention, which has no quick path for a mask.
    """
    rows, heads, length, width = q.shape
    groups, seen = k.shape[1:3]
    scores = (q.reshape(rows, groups, -1, width) @ k.transpose(-1, -2)).float() * width**-0.5
    scores = scores.view(rows, heads, length, seen).masked_fill(~mask, -1e9)
    weights = torch.softmax(scores, dim=-1).to(v.dtype).view(rows, groups, -1, seen)
    return (weights @ v).view(rows, heads, length, width)


class Attention(nn.Module):
    """Grouped-query attention."""

    def __init__(self, shape: Shape, layer: int) -> None:
        super().__init__()
        self.shape, self.layer, self.attend = shape, layer, attend
        self.q_proj = nn.Linear(shape.width, shape.heads * shape.head_width, bias=False)
        self.k_proj = nn.Linear(shape.width, shape.key_heads * shape.head_width, bias=False)
        self.v_proj = nn.Linear(shape.width, shape.key_heads * shape.head_width, bias=False)
        self.o_proj = nn.Linear(shape.heads * shape.head_width, shape.width, bias=False)
        self.q_norm, self.k_norm = (
            Norm(shape.head_width, shape.norm_epsilon) if shape.head_norms else nn.Identity() for _ in "qk"
        )

    def forward(self, x: Tensor, mask: Tensor, cos: Tensor, sin: Tensor, cache: Cache | None) -> Tensor:
        rows, length, _ = x.shape
        split = (rows, length, -1, self.shape.head_width)
        q = rotate(self.q_norm(self.q_proj(x).view(split)).transpose(1, 2), cos, sin)
        k = rotate(self.k_norm(self.k_proj(x).view(split)).transpose(1, 2), cos, sin)
        v = self.v_proj(x).view(split).transpose(1, 2)
        if cache is not None:
            end = cache.used + length
            cache.keys[self.layer][:, :, cache.used : end] = k
            cache.values[self.layer][:, :, cache.used : end] = v
            k, v = cache.keys[self.layer][:, :, :end], cache.values[self.layer][:, :, :end]
        mixed = self.attend(q, k, v, mask)
        return cast(Tensor, self.o_proj(mixed.transpose(1, 2).reshape(rows, length, -1)))


class Perceptron(nn.Module):
    """The gated two-layer network of each block."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.gate_proj = nn.Linear(shape.width, shape.hidden, bias=False)
        self.up_proj = nn.Linear(shape.width, shape.hidden, bias=False)
        self.down_proj = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return cast(Tensor, self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x)))


class Block(nn.Module):
    """Attention, then perceptron, each behind a norm and a residual."""

    def __init__(self, shape: Shape, layer: int) -> None:
        super().__init__()
        self.input_layernorm = Norm(shape.width, shape.norm_epsilon)
        self.self_attn = Attention(shape, layer)
        self.post_attention_layernorm = Norm(shape.width, shape.norm_epsilon)
        self.mlp = Perceptron(shape)

    def forward(self, x: Tensor, mask: Tensor, cos: Tensor, sin: Tensor, cache: Cache | None) -> Tensor:
        x = x + self.self_attn(self.input_layernorm(x), mask, cos, sin, cache)
        return cast(Tensor, x + self.mlp(self.post_attention_layernorm(x)))


class Body(nn.Module):
    """Embedding, blocks, final norm: token ids B T to states B T C."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.embed_tokens = nn.Embedding(shape.vocabulary, shape.width)
        self.layers = nn.ModuleList(Block(shape, layer) for layer in range(shape.layers))
        self.norm = Norm(shape.width, shape.norm_epsilon)


class Transformer(nn.Module):
    """The language model; the embedding is also the output projection."""

    cos: Tensor
    sin: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.model = Body(shape)
        half = torch.arange(0, shape.head_width, 2) / shape.head_width
        angles = torch.outer(torch.arange(shape.context).float(), shape.rope_base**-half).repeat(1, 2)
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                last = name.endswith(("o_proj.weight", "down_proj.weight"))
                nn.init.normal_(parameter, std=0.02 / (2 * shape.layers) ** 0.5 if last else 0.02)

    def states(self, ids: Tensor, mask: Tensor, cache: Cache | None = None) -> Tensor:
        """Final states B T C. `mask` is boolean, B 1 T S, true where a token may look."""
        start = cache.used if cache is not None else 0
        cos, sin = self.cos[start : start + ids.shape[1]], self.sin[start : start + ids.shape[1]]
        x = self.model.embed_tokens(ids)
        for block in self.model.layers:
            x = block(x, mask, cos, sin, cache)
        if cache is not None:
            cache.used += ids.shape[1]
        return cast(Tensor, self.model.norm(x))

    def logits(self, states: Tensor) -> Tensor:
        """Scores over the vocabulary for states of any leading shape."""
        return F.linear(states, self.model.embed_tokens.weight)
