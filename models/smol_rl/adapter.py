"""An adapter of low rank (LoRA, arXiv:2106.09685) over all matrices of the blocks, trained on merged weights.

A product is made with base and adapter merged and rounded to bfloat16, as they are served: sampling and training see
the very weights that a release has, and the adapter costs a forward pass nothing. The backward pass goes through the
two thin matrices alone, so the gradient of a whole matrix, a third of the work of full training, is never made.
"""

# mypy: disallow-subclassing-any=False, disallow-untyped-decorators=False

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as F

from recipe.architecture import Transformer

RANK, SCALE = 24, 2.0
"""SCALE multiplies the product of the two thin matrices."""
MATRICES = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
WEIGHTS, CONFIG = "adapter_model.safetensors", "adapter_config.json"
_PREFIX = "base_model.model."


class _Product(torch.autograd.Function):
    """`x @ merged.T`, whose gradient goes to x and to the thin matrices that were merged."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, merged: Tensor, first: Tensor, second: Tensor) -> Tensor:
        ctx.save_for_backward(x, merged, first, second)
        return F.linear(x, merged)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, Tensor, Tensor]:
        x, merged, first, second = ctx.saved_tensors
        rows, flat = x.reshape(-1, x.shape[-1]), gradient.reshape(-1, gradient.shape[-1])
        into = SCALE * (flat @ second.to(flat.dtype))  # N rank
        seen = SCALE * (rows @ first.to(rows.dtype).t())  # N rank
        of_first, of_second = into.t() @ rows, flat.t() @ seen
        return gradient @ merged, None, of_first.to(first.dtype), of_second.to(second.dtype)


class Adapted(nn.Module):
    """A matrix of the base with its adapter. `first` is rank x in, `second` out x rank and zero at the beginning."""

    base: Tensor
    merged: Tensor

    def __init__(self, base: nn.Linear, rank: int) -> None:
        super().__init__()
        out, into = base.weight.shape
        self.register_buffer("base", base.weight.detach(), persistent=False)
        self.first = nn.Parameter(torch.randn(rank, into) * into**-0.5)
        self.second = nn.Parameter(torch.zeros(out, rank))
        self.register_buffer("merged", self.base.clone(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        x = x.to(self.merged.dtype)
        if not torch.is_grad_enabled():
            return F.linear(x, self.merged)
        return cast(Tensor, _Product.apply(x, self.merged, self.first, self.second))

    @torch.no_grad()
    def merge(self) -> None:
        """Take the thin matrices as they are now into the merged one."""
        self.merged.copy_(torch.addmm(self.base.float(), self.second, self.first, alpha=SCALE).bfloat16())


def adapt(model: Transformer, seed: int, rank: int = RANK) -> Transformer:
    """Put an adapter that changes nothing yet over each matrix of the blocks of `model`, and return the model."""
    torch.manual_seed(seed)
    for block in model.model.layers:
        for part in (block.self_attn, block.mlp):
            for name in MATRICES:
                if hasattr(part, name):
                    setattr(part, name, Adapted(getattr(part, name), rank))
    return model


def adapted(model: Transformer) -> Iterator[tuple[str, Adapted]]:
    """All adapted matrices by name."""
    for name, part in model.named_modules():
        if isinstance(part, Adapted):
            yield name, part


def merge(model: Transformer) -> None:
    """Merge all adapters: to be called when they have changed."""
    for _, part in adapted(model):
        part.merge()


def state(model: Transformer) -> dict[str, Tensor]:
    """The thin matrices by the names that PEFT gives them."""
    return {
        f"{_PREFIX}{name}.lora_{letter}.weight": matrix.detach()
        for name, part in adapted(model)
        for letter, matrix in (("A", part.first), ("B", part.second))
    }


@torch.no_grad()
def load_state(model: Transformer, values: dict[str, Tensor]) -> None:
    """Take over thin matrices, and merge them. Raises `ValueError` if they are of another adapter."""
    own = state(model)
    if own.keys() != values.keys() or any(own[name].shape != values[name].shape for name in own):
        raise ValueError("these weights are of another adapter")
    for name, matrix in own.items():
        matrix.copy_(values[name])
    merge(model)


def config(rank: int) -> dict[str, Any]:
    """adapter_config.json, as PEFT and vLLM read it."""
    return {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "r": rank,
        "lora_alpha": rank * SCALE,
        "target_modules": list(MATRICES),
        "bias": "none",
    }


def save(model: Transformer, folder: Path) -> None:
    """Write the adapter in bfloat16 as a folder of PEFT."""
    folder.mkdir(parents=True, exist_ok=True)
    values = state(model)
    rank = next(iter(values.values())).shape[0]
    fresh = folder / f"{WEIGHTS}.new"
    save_file({name: value.bfloat16().contiguous() for name, value in values.items()}, fresh, metadata={"format": "pt"})
    fresh.chmod(0o644)
    fresh.replace(folder / WEIGHTS)
    (folder / CONFIG).write_text(json.dumps(config(rank), indent=2) + "\n")


def load(model: Transformer, folder: Path) -> None:
    """Read an adapter that was saved."""
    load_state(model, load_file(folder / WEIGHTS))
