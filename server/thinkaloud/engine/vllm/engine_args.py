"""What an engine is started with: the operator's arguments, and those that its served models need."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from thinkaloud.engine.base import EngineRequirements
from thinkaloud.errors import SettingsError

PLUGIN = "thinkaloud"
"""The name under which `reasoning_parser.py` registers itself with vLLM."""
_PLUGIN_MODULE = "thinkaloud.engine.vllm.reasoning_parser"
"""By name: vLLM loads it in the engine's own process."""

_RANKS = (8, 16, 32, 64, 128, 256, 320, 512)
"""The sizes that vLLM reserves for adapters."""


def engine_arguments(name: str, model: str, given: dict[str, Any], requirements: EngineRequirements) -> dict[str, Any]:
    """Arguments for vLLM's AsyncEngineArgs. Imports vLLM.

    name: the engine's own, which is what vLLM's metrics call it.
    """
    ours = {
        "model": model,
        "served_model_name": name,
        "use_tqdm_on_load": False,
        **_whole_prompts(),
        **_reasoning(given, requirements),
        **_lora(requirements),
    }
    return {**ours, **{name: _section(name, value) for name, value in given.items()}}


def _whole_prompts() -> dict[str, Any]:
    """On a CPU, prompts are read whole. Read in parts, one with a seed ends vLLM's engine and all requests with it:
    vLLM 0.32.0 then turns the request's generator back, which torch's generator of the CPU cannot do.
    """
    from vllm.platforms import current_platform

    return {"enable_chunked_prefill": False} if current_platform.is_cpu() else {}


def _section(name: str, value: Any) -> Any:
    """A mapping as the configuration object that vLLM wants in its place; only some of them it makes itself."""
    if not isinstance(value, dict):
        return value
    from vllm.config import ReasoningConfig
    from vllm.engine.arg_utils import AsyncEngineArgs

    if name == "reasoning_config":
        return ReasoningConfig(**value)
    kind = next((field.default_factory for field in fields(AsyncEngineArgs) if field.name == name), None)
    return kind(**value) if isinstance(kind, type) and is_dataclass(kind) else value


def _reasoning(given: dict[str, Any], requirements: EngineRequirements) -> dict[str, Any]:
    """What makes a grammar wait for the end of the trace."""
    if requirements.parser is not None:
        return {"reasoning_parser": requirements.parser}
    if not requirements.tags or "reasoning_parser" in given:
        return {}
    return {"reasoning_parser": PLUGIN, "reasoning_parser_plugin": _PLUGIN_MODULE}


def _lora(requirements: EngineRequirements) -> dict[str, Any]:
    if not requirements.lora:
        return {}
    rank = max(_rank(Path(folder)) for folder in requirements.lora)
    fitting = next((size for size in _RANKS if size >= rank), rank)
    return {"enable_lora": True, "max_loras": len(requirements.lora), "max_lora_rank": fitting}


def _rank(folder: Path) -> int:
    """The rank of the adapter in `folder`; one that is on a hub is taken for an ordinary one."""
    if not folder.is_absolute():
        return 16
    try:
        return int(json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))["r"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"lora: {folder} is not the folder of an adapter (adapter_config.json)") from error
