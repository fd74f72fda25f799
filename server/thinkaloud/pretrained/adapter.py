"""The adapter of `smol`: thin matrices, bundled with the package, whose products are added to matrices of the base."""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from thinkaloud.settings import bundled

if TYPE_CHECKING:
    from torch import nn

_WEIGHTS, _CONFIG = "adapter_model.safetensors", "adapter_config.json"
_PREFIX = "base_model.model."


def bundled_folder() -> Path:
    """Return the folder of the adapter, of the installed package or of the repository."""
    return bundled.find("models/smol")


def digest(folder: Path) -> str:
    """Return a SHA-256 of the adapter in `folder`. Raises `OSError` if it is not there."""
    digests = [hashlib.sha256((folder / name).read_bytes()).digest() for name in (_CONFIG, _WEIGHTS)]
    return hashlib.sha256(b"".join(digests)).hexdigest()


def merge(model: "nn.Module", folder: Path) -> None:
    """Add the adapter in `folder`, in the form of PEFT, to the matrices of `model`, which keep their type.

    As in training, sums are made in float32 and rounded once. Raises `KeyError` for a matrix that `model`
    does not have.
    """
    import torch
    from safetensors.torch import load_file

    config = json.loads((folder / _CONFIG).read_text())
    thin = {name.removeprefix(_PREFIX): value.float() for name, value in load_file(folder / _WEIGHTS).items()}
    matrices = dict(model.named_parameters())
    with torch.no_grad():
        for name, first in thin.items():
            if name.endswith(".lora_A.weight"):
                base = name.removesuffix(".lora_A.weight")
                matrix, second = matrices[f"{base}.weight"], thin[f"{base}.lora_B.weight"]
                matrix.copy_(torch.addmm(matrix.float(), second, first, alpha=config["lora_alpha"] / config["r"]))
