"""Convert a GGUF file to a model folder: `python -m thinkaloud.pretrained.conversion FILE FOLDER [ADAPTER]`.

It runs in a process of its own, with which torch and the weights leave the memory.
"""

import os
import sys
from pathlib import Path

from thinkaloud.pretrained import adapter

DTYPE = "bfloat16"


def convert(gguf: Path, folder: Path, adapted: Path | None = None) -> None:
    """Write weights in bfloat16, tokenizer and chat template of `gguf` into `folder`, and read them back.

    adapted: the folder of an adapter that is merged into the weights.
    Raises `ValueError` if what is read back is not what was written.
    """
    from safetensors import safe_open
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    unpacked = GgufConfig(dequantize=True)
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent, gguf_file=gguf.name, quantization_config=unpacked, dtype=DTYPE
    )
    if adapted is not None:
        adapter.merge(model, adapted)
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    weights, file = model.state_dict(), folder / "model.safetensors"
    _let_others_read(file)
    with safe_open(file, framework="pt") as written:
        names = set(written.keys())
        if names | set(model.all_tied_weights_keys) != set(weights):
            raise ValueError("tensors are missing in the weights that were written")
        if not all(written.get_tensor(name).equal(weights[name]) for name in names):
            raise ValueError("the weights that were written are not those that were read")


def _let_others_read(file: Path) -> None:
    """Give `file` the mode that open() gives: safetensors keeps what it writes to its user."""
    mask = os.umask(0o077)
    os.umask(mask)
    file.chmod(0o666 & ~mask)


if __name__ == "__main__":
    convert(*map(Path, sys.argv[1:]))
