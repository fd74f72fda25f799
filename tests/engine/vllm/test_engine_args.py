"""What a vLLM engine is started with: the operator's arguments win, and the served models' needs are seen to."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from engine.support import quiet
from thinkaloud.engine.base import NO_REQUIREMENTS, EngineRequirements
from thinkaloud.engine.vllm import VllmEngine, engine_args
from thinkaloud.engine.vllm.engine_args import PLUGIN, engine_arguments
from thinkaloud.errors import SettingsError
from thinkaloud.request.catalog import requirements
from thinkaloud.settings import Settings
from thinkaloud.settings import VllmEngine as VllmEngineSettings

pytestmark = pytest.mark.vllm

TAGS = EngineRequirements(tags=True)


def arguments(needs: EngineRequirements, **given: Any) -> dict[str, Any]:
    return engine_arguments("e", "m", given, needs)


@pytest.fixture(autouse=True)
def many_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many that the executor is vLLM's default."""
    monkeypatch.setattr(engine_args, "_usable_cores", lambda: 64)


@pytest.fixture
def adapter(tmp_path: Path) -> str:
    (tmp_path / "adapter_config.json").write_text(json.dumps({"r": 9}))
    return str(tmp_path)


def test_a_fast_model_needs_nothing_but_whole_prompts_on_the_cpu() -> None:
    usual = {"model": "m", "served_model_name": "e", "use_tqdm_on_load": False}
    assert arguments(NO_REQUIREMENTS) == {**usual, "enable_chunked_prefill": False}


def test_what_the_operator_says_wins() -> None:
    given = {
        "enable_chunked_prefill": True,
        "enable_lora": False,
        "reasoning_parser": "mine",
        "use_tqdm_on_load": True,
    }
    assert arguments(TAGS, **given) == {"model": "m", "served_model_name": "e", **given}


@pytest.mark.parametrize(
    ("count", "given", "is_own"),
    [
        (2, {}, True),
        (4, {"tensor_parallel_size": 1}, True),
        (5, {}, False),
        (2, {"tensor_parallel_size": 2}, False),
        (2, {"data_parallel_size": 2}, False),
    ],
)
def test_on_few_cores_the_model_runs_in_the_engines_own_process(
    monkeypatch: pytest.MonkeyPatch, count: int, given: dict[str, Any], is_own: bool
) -> None:
    monkeypatch.setattr(engine_args, "_usable_cores", lambda: count)
    found = arguments(NO_REQUIREMENTS, **given)
    assert ("distributed_executor_backend" in found) is is_own
    if is_own:
        kind, _, name = found["distributed_executor_backend"].rpartition(".")
        assert hasattr(importlib.import_module(kind), name)
        assert arguments(NO_REQUIREMENTS, distributed_executor_backend="mp")["distributed_executor_backend"] == "mp"


@pytest.mark.parametrize(
    ("has_bfloat16", "dtype", "chosen"),
    [
        (False, "float32", "float32"),
        (True, "float32", None),
        (False, "bfloat16", "float32"),
        (True, "bfloat16", None),
        (False, None, None),
    ],
)
def test_a_small_model_is_computed_in_float32_where_the_cpu_cannot_multiply_in_bfloat16(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, has_bfloat16: bool, dtype: str | None, chosen: str | None
) -> None:
    monkeypatch.setattr(engine_args, "has_bfloat16", lambda: has_bfloat16)
    for key in ("dtype", "torch_dtype"):
        (tmp_path / "config.json").write_text(json.dumps({key: dtype} if dtype else {}))
        assert engine_arguments("e", str(tmp_path), {}, NO_REQUIREMENTS).get("dtype") == chosen
        assert engine_arguments("e", str(tmp_path), {"dtype": "half"}, NO_REQUIREMENTS)["dtype"] == "half"


@pytest.mark.parametrize(("dtype", "chosen"), [("float32", "float32"), ("bfloat16", None)])
def test_a_large_model_keeps_its_type(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, dtype: str, chosen: str | None
) -> None:
    monkeypatch.setattr(engine_args, "has_bfloat16", lambda: False)
    monkeypatch.setattr(engine_args, "_SMALL", 7)
    (tmp_path / "config.json").write_text(json.dumps({"dtype": dtype}))
    for name in ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"):
        (tmp_path / name).write_bytes(b"1234")
    assert engine_arguments("e", str(tmp_path), {}, NO_REQUIREMENTS).get("dtype") == chosen


def test_a_parser_that_a_format_names_is_the_engines_own() -> None:
    assert arguments(EngineRequirements(parser="openai_gptoss"))["reasoning_parser"] == "openai_gptoss"


def test_adapters_are_made_room_for(adapter: str) -> None:
    found = arguments(EngineRequirements(lora=(adapter, adapter)))
    assert (found["enable_lora"], found["max_loras"], found["max_lora_rank"]) == (True, 2, 16)


def test_a_folder_without_an_adapter_is_a_mistake_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"lora: {tmp_path} is not the folder of an adapter"):
        arguments(EngineRequirements(lora=(str(tmp_path),)))


def test_the_needs_of_an_engine_are_those_of_its_served_models() -> None:
    tree: dict[str, Any] = {
        "engines": {name: {"kind": "vllm", "model": "m"} for name in ("a", "b", "c")},
        "models": {
            "fast": {"engine": "a", "tool_parser": "hermes"},
            "tuned": {"engine": "a", "lora": "/x", "tool_parser": "hermes"},
            "thinker": {"engine": "a", "thinking": {"format": "think"}, "lora": "/x"},
            "other": {"engine": "b", "thinking": {"format": "vllm:openai_gptoss"}},
            "plain": {"engine": "c"},
        },
    }
    settings = Settings.model_validate(tree)
    assert requirements(settings, "a") == EngineRequirements(True, None, ("/x",), ("hermes",))
    assert requirements(settings, "b") == EngineRequirements(parser="openai_gptoss")
    assert requirements(settings, "c") == NO_REQUIREMENTS


def test_a_thinking_models_engine_knows_the_end_of_the_trace_and_keeps_no_budgets() -> None:
    found = arguments(TAGS)
    assert found["reasoning_parser"] == PLUGIN
    assert "reasoning_config" not in found


async def test_an_argument_that_vllm_does_not_know_is_a_mistake_in_the_settings() -> None:
    settings = VllmEngineSettings(kind="vllm", model="m", args={"detype": "float32"})
    with pytest.raises(SettingsError, match=r"^engines\.e\.args: vLLM has no engine argument 'detype'$"):
        await VllmEngine("e", settings).start(quiet)


def test_a_mapping_of_the_settings_becomes_the_configuration_that_vllm_wants() -> None:
    given = {
        "structured_outputs_config": {"disable_any_whitespace": True, "backend": "xgrammar"},
        "reasoning_config": {"reasoning_start_str": "<a>", "reasoning_end_str": "</a>"},
        "hf_overrides": {"x": 1},
    }
    found = arguments(NO_REQUIREMENTS, **given)
    assert found["structured_outputs_config"].disable_any_whitespace is True
    assert found["reasoning_config"].reasoning_end_str == "</a>"
    assert found["hf_overrides"] == {"x": 1}


def test_the_cpu_is_told_as_vllm_tells_it() -> None:
    from vllm.platforms import current_platform

    assert engine_args.is_on_cpu() == current_platform.is_cpu()
