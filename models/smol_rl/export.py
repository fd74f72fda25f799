"""A run as a whole model that vLLM and transformers load unchanged: the base with the adapter merged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from recipe.architecture import Transformer
from recipe.export import chat_template
from smol_rl import adapter
from smol_rl.base import folder

MERGED = "merged"
"""The folder inside that of the run."""
STEP = "step"
"""The file that says after how many steps the weights were taken."""
_COPIED = ("config.json", "tokenizer.json", "tokenizer_config.json")


def weights(model: Transformer) -> dict[str, Tensor]:
    """The merged weights by the names of Hugging Face's LlamaForCausalLM."""
    merged = {f"{name}.weight": part.merged for name, part in adapter.adapted(model)}
    rest = {name: value for name, value in model.state_dict().items() if not name.endswith((".first", ".second"))}
    return {name: value.bfloat16().contiguous() for name, value in (rest | merged).items()}


def export_run(model: Transformer, run: Path) -> Path:
    """Write the folder MERGED of a run. The chat template is tiny-rl's: it opens the trace, and shows the last turn."""
    adapter.load(model, run)
    base, place = folder(), run / MERGED
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name in _COPIED:
        shutil.copyfile(base / name, place / name)
    tokenizer = json.loads((place / "tokenizer_config.json").read_text())
    tokenizer.pop("chat_template", None)
    (place / "tokenizer_config.json").write_text(json.dumps(tokenizer, indent=2) + "\n")
    (place / "chat_template.jinja").write_text(chat_template(thinks=True))
    save_file(weights(model), place / "model.safetensors", metadata={"format": "pt"})
    (place / STEP).write_text(str(torch.load(run / "state.pt", weights_only=True)["step"]))
    print(f"wrote {place}")
    return place
