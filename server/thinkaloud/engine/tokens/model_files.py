"""What a front end needs of a model: its tokenizer, its chat template and its defaults. Never its weights.

By transformers alone, so that neither vLLM nor torch has to be there. vLLM renders some models by code of its own,
which no template replaces; those are refused.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from thinkaloud.errors import EngineFailed, SettingsError

_ENVIRONMENT = {
    "TRANSFORMERS_VERBOSITY": "error",  # it warns where torch is missing, and of config files
    "TOKENIZERS_PARALLELISM": "false",  # short texts, and a thread for long ones
}
"""Defaults for the environment, set before transformers is imported."""
_RENDERED_BY_VLLM = {
    "GptOssForCausalLM",
    "KimiK3ForConditionalGeneration",
    "MoonshotKimiaForCausalLM",
    "DeepseekV32ForCausalLM",
    "DeepseekV4ForCausalLM",
    "DeepseekV4ForConditionalGeneration",
    "DeepseekV41ForCausalLM",
    "InklingForCausalLM",
    "InklingForConditionalGeneration",
}
"""Architectures whose prompts vLLM renders without a chat template, or whose output is more than tags (gpt-oss)."""
_DEFAULTS = {
    **{name: name for name in ("repetition_penalty", "presence_penalty", "frequency_penalty", "temperature")},
    **{name: name for name in ("top_k", "top_p", "min_p")},
    "max_new_tokens": "max_tokens",
}
"""What vLLM takes from a generation config, which a server of token ids does not apply, and its name in a request."""
_CACHED = ("all_special_ids", "all_special_tokens")


@dataclass(frozen=True)
class ModelFiles:
    """tokenizer: a fast one of transformers. defaults: sampling parameters of the generation config.

    model_config: what vLLM's tool parsers look at in a `ModelConfig`.
    """

    tokenizer: Any
    defaults: dict[str, Any]
    model_config: Any

    def get_tokenizer(self) -> Any:
        """As AsyncLLM has it."""
        return self.tokenizer


def load(model: str, key: str) -> ModelFiles:
    """Read the files of `model`, a folder or a name on the hub. Blocks.

    key: of the setting, for messages.
    Raises:
        SettingsError: prompts for this model cannot be rendered without vLLM.
        EngineFailed: the hub did not give them.
    """
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    try:
        from transformers import AutoTokenizer
    except ImportError as error:
        raise SettingsError(f"{key}: transformers is not installed; install thinkaloud[tokens]") from error
    try:
        config = _read_json(model, "config.json")
        architecture = next(iter(config.get("architectures") or ()), "")
        if architecture in _RENDERED_BY_VLLM or _has_file(model, "tekken.json"):
            what = architecture if architecture in _RENDERED_BY_VLLM else "a tokenizer of Mistral's own (tekken.json)"
            raise SettingsError(f"{key}: {what} is rendered by code of vLLM's, not by a template; use kind vllm")
        tokenizer = AutoTokenizer.from_pretrained(model)
        defaults = _read_json(model, "generation_config.json")
    except SettingsError:
        raise
    except Exception as error:  # libraries raise anything for a broken file
        reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
        kind = SettingsError if model.startswith("/") else EngineFailed
        raise kind(f"{key}: the tokenizer of {model} cannot be loaded: {reason}") from error
    if not tokenizer.is_fast:
        raise SettingsError(f"{key}: {model} has no tokenizer.json, the only form in which a tokenizer is read here")
    if not tokenizer.chat_template:
        raise SettingsError(f"{key}: {model} has no chat template")
    given = {name: defaults[key] for key, name in _DEFAULTS.items() if defaults.get(key) is not None}
    return ModelFiles(_cached(tokenizer), given, _model_config(model, config, architecture))


def _cached(tokenizer: Any) -> Any:
    """Return `tokenizer` with what transformers computes anew at each access, and what vLLM's tokenizers have too."""
    vocabulary = tokenizer.get_vocab()
    values = {name: getattr(tokenizer, name) for name in _CACHED}
    values["max_chars_per_token"] = max(map(len, vocabulary))
    kind = type(tokenizer)
    members: dict[str, Any] = {name: _constant(value) for name, value in values.items()}
    tokenizer.__class__ = type(kind.__name__, (kind,), {**members, "get_vocab": lambda _: vocabulary})
    return tokenizer


def _constant(value: Any) -> property:
    return property(lambda _: value)


def _model_config(model: str, config: dict[str, Any], architecture: str) -> Any:
    of_text = config.get("text_config") or config
    types = [SimpleNamespace(model_type=each.get("model_type")) for each in (config, of_text)]
    return SimpleNamespace(model=model, architecture=architecture, hf_config=types[0], hf_text_config=types[1])


def _read_json(model: str, name: str) -> dict[str, Any]:
    """Read a file of the model; an empty object if there is none."""
    path = _find(model, name)
    content = json.loads(Path(path).read_text(encoding="utf-8")) if path else {}
    return content if isinstance(content, dict) else {}


def _has_file(model: str, name: str) -> bool:
    return _find(model, name) is not None


def _find(model: str, name: str) -> str | None:
    from transformers.utils import cached_file

    found: str | None = cached_file(
        model, name, _raise_exceptions_for_missing_entries=False, _raise_exceptions_for_gated_repo=False
    )
    return found
