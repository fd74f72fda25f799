"""SmolLM2 as the recipe's transformer: a Llama read from a prepared folder.

A Llama is Qwen3 without norms on queries and keys, so the recipe's network and its sampler serve for both.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from recipe.architecture import Shape, Transformer
from smol_rl.attention import attend

CONTEXT = 2048
"""Tokens for which positions are made in advance; the model itself reads more."""


def shape_of(config: dict[str, Any]) -> Shape:
    """The sizes in a config.json of LlamaForCausalLM. Raises `ValueError` for what the recipe's network is not."""
    if config["architectures"] != ["LlamaForCausalLM"] or not config["tie_word_embeddings"]:
        raise ValueError("only a Llama that shares its embedding with its output is read")
    rope = config.get("rope_parameters") or {"rope_theta": config.get("rope_theta")}
    return Shape(
        vocabulary=config["vocab_size"],
        width=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        key_heads=config["num_key_value_heads"],
        head_width=config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"],
        hidden=config["intermediate_size"],
        context=min(CONTEXT, config["max_position_embeddings"]),
        rope_base=rope["rope_theta"],
        norm_epsilon=config["rms_norm_eps"],
        head_norms=False,
    )


def load(folder: Path, dtype: torch.dtype = torch.bfloat16) -> Transformer:
    """The network of a Hugging Face folder: matrices in `dtype`, norms in float32, nothing to be trained."""
    model = Transformer(shape_of(json.loads((folder / "config.json").read_text())))
    state = load_file(folder / "model.safetensors", device=str(torch.get_default_device()))
    state.pop("lm_head.weight", None)  # the embedding once more
    typed = {name: value.float() if value.dim() == 1 else value.to(dtype) for name, value in state.items()}
    model.load_state_dict(typed, assign=True)
    for block in model.model.layers:
        block.self_attn.attend = attend
    model.requires_grad_(False)
    return model
