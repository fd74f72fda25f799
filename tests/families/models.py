"""Models of random weights and no size around the real tokenizers, which vLLM makes itself (`load_format: dummy`)."""

import base64
import json
from pathlib import Path
from typing import Any

_TINY = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 64,
    "intermediate_size": 64,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "num_key_value_heads": 2,
    "head_dim": 32,
    "max_position_embeddings": 4096,
    "rms_norm_eps": 1e-6,
    "hidden_act": "silu",
    "tie_word_embeddings": True,
    "torch_dtype": "float32",
}
_OPENS = "{% if add_generation_prompt and thinking is defined and thinking %}{{ '<think>\\n' }}{% endif %}"
"""As DeepSeek-R1's template ends; the template in the package is V3's, which opens no trace."""


def build(tokenizer: Path, folder: Path) -> Path:
    """Make a model in `folder` around the tokenizer in the folder `tokenizer`, whose name is its family's."""
    family, vocabulary = tokenizer.name, json.loads((tokenizer / "tokenizer.json").read_text())
    settings: dict[str, Any] = json.loads((tokenizer / "tokenizer_config.json").read_text())
    for name, value in settings.items():  # as the library of the package spells an added token
        if isinstance(value, dict) and value.get("__type") == "AddedToken":
            settings[name] = value["content"]
    if family == "deepseek_v3":
        settings["chat_template"] += _OPENS
    if family == "gptoss":
        settings["chat_template"] = (Path(__file__).parent / "harmony.jinja").read_text()
    settings["tokenizer_class"] = "PreTrainedTokenizerFast"
    ids = {token["content"]: token["id"] for token in vocabulary["added_tokens"]}
    size = max(*vocabulary["model"]["vocab"].values(), *ids.values()) + 1
    eos = [ids["<|return|>"], ids["<|call|>"]] if family == "gptoss" else ids[settings["eos_token"]]
    config = {**_TINY, "vocab_size": size + -size % 64, "eos_token_id": eos}
    if family == "gptoss":  # only the format of its output matters here
        config["model_type"] = "gpt_oss"
    folder.mkdir(parents=True)
    (folder / "tokenizer.json").symlink_to(tokenizer / "tokenizer.json")
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "generation_config.json").write_text(json.dumps({"eos_token_id": eos}))
    return folder


def write_harmony_vocabulary(tokenizer: Path, folder: Path) -> None:
    """Write gpt-oss's vocabulary as openai_harmony reads it, which would download it."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    bytes_of = {chr(byte): byte for byte in printable} | {chr(256 + at): byte for at, byte in enumerate(others)}
    ranks = json.loads((tokenizer / "tokenizer.json").read_text())["model"]["vocab"]
    folder.mkdir(parents=True)
    with (folder / "o200k_base.tiktoken").open("wb") as file:
        for word, rank in sorted(ranks.items(), key=lambda item: item[1]):
            file.write(base64.b64encode(bytes(map(bytes_of.__getitem__, word))) + b" %d\n" % rank)
