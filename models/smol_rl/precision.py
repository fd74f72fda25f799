"""What products are made in: bfloat16, or float32 on a processor without instructions for bfloat16.

There a product of bfloat16 takes from six to seventy times as long. Weights are rounded to bfloat16 all the same, as
they are served.
"""

from __future__ import annotations

import torch

from recipe.architecture import Transformer
from thinkaloud.runtime.processor import has_bfloat16


def fastest() -> torch.dtype:
    """The type of the matrices with which the default device is fastest."""
    on_cpu = torch.get_default_device().type == "cpu"
    return torch.float32 if on_cpu and not has_bfloat16() else torch.bfloat16


def cast(model: Transformer) -> torch.autocast:
    """A context in which products are made in the type of the matrices of `model`."""
    weight = model.model.embed_tokens.weight
    return torch.autocast(weight.device.type, dtype=torch.bfloat16, enabled=weight.dtype is torch.bfloat16)
