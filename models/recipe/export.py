"""A checkpoint as a Hugging Face folder that vLLM and transformers load unchanged.

The folder is written beside its place and then renamed, because a server may be reading the old one.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from recipe.architecture import Shape, Transformer
from recipe.pieces import END_THINK, END_TURN, MARKUP, PAD, THINK, TURN
from recipe.tokenizer import Codec

WEIGHTS = "model.safetensors"
KEPT = ("README.md", "evaluation.json", "accuracy.svg", "lengths.svg", "training.svg")
"""Files of the folder that other steps write and an export leaves alone."""

_TEMPLATE = Path(__file__).with_name("chat_template.jinja")
_THINKING_PROMPT = """    {%- if enable_thinking is defined and enable_thinking is false %}
        {{- '<think>\\n\\n</think>\\n\\n' }}
    {%- else %}
        {{- '<think>\\n' }}
    {%- endif %}
{%- endif %}
"""


@dataclass(frozen=True, slots=True)
class Release:
    """One bundled model: the stage it comes from and whether its prompt opens a trace."""

    stage: str
    thinks: bool


RELEASES = {"tiny-sft": Release("sft-steady", thinks=False), "tiny-rl": Release("rl-1", thinks=True)}


def chat_template(thinks: bool) -> str:
    """The template of both models; the thinking one goes on to open, or close, the trace."""
    plain = _TEMPLATE.read_text()
    return plain.removesuffix("{%- endif %}\n") + _THINKING_PROMPT if thinks else plain


def config(shape: Shape) -> dict[str, Any]:
    """config.json."""
    return {
        "architectures": ["Qwen3ForCausalLM"],
        "model_type": "qwen3",
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.width,
        "intermediate_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.key_heads,
        "head_dim": shape.head_width,
        "hidden_act": "silu",
        "max_position_embeddings": shape.context,
        "rms_norm_eps": shape.norm_epsilon,
        "rope_theta": shape.rope_base,
        "attention_bias": False,
        "attention_dropout": 0.0,
        "use_sliding_window": False,
        "sliding_window": None,
        "tie_word_embeddings": True,
        "initializer_range": 0.02,
        "use_cache": True,
        "bos_token_id": None,
        "eos_token_id": MARKUP.index(END_TURN),
        "pad_token_id": MARKUP.index(PAD),
        "torch_dtype": "float32",
    }


def tokenizer_config(template: str, context: int) -> dict[str, Any]:
    """tokenizer_config.json."""
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "added_tokens_decoder": {
            str(index): {
                "content": text,
                "lstrip": False,
                "normalized": False,
                "rstrip": False,
                "single_word": False,
                "special": text not in (THINK, END_THINK),
            }
            for index, text in enumerate(MARKUP)
        },
        "bos_token": None,
        "eos_token": END_TURN,
        "pad_token": PAD,
        "unk_token": None,
        "additional_special_tokens": [TURN, END_TURN],
        "clean_up_tokenization_spaces": False,
        "model_max_length": context,
        "chat_template": template,
    }


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def export_model(name: str, models: Path, work: Path, stage: str | None = None) -> None:
    """Write `models/<name>` from the checkpoint of its stage."""
    release, shape = RELEASES[name], Shape()
    weights = torch.load(work / f"{stage or release.stage}.pt", weights_only=True)["model"]
    place, fresh, old = models / name, work / f"{name}.new", work / f"{name}.old"
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    fresh.mkdir(parents=True)
    save_file({key: value.contiguous() for key, value in weights.items()}, fresh / WEIGHTS, metadata={"format": "pt"})
    (fresh / WEIGHTS).chmod(0o644)
    template = chat_template(release.thinks)
    shutil.copyfile(work / "tokenizer.json", fresh / "tokenizer.json")
    (fresh / "chat_template.jinja").write_text(template)
    _write_json(fresh / "config.json", config(shape))
    _write_json(fresh / "tokenizer_config.json", tokenizer_config(template, shape.context))
    ends = {key: value for key, value in config(shape).items() if key in ("eos_token_id", "pad_token_id")}
    _write_json(fresh / "generation_config.json", {**ends, "do_sample": False, "max_new_tokens": 400})
    for kept in KEPT:
        if (place / kept).exists():
            shutil.copyfile(place / kept, fresh / kept)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    print(f"wrote {place}")


def load_model(folder: Path) -> tuple[Transformer, Codec]:
    """An exported model, for our own sampler."""
    model = Transformer(Shape())
    model.load_state_dict(load_file(folder / WEIGHTS))
    return model.eval(), Codec.load(folder / "tokenizer.json")
