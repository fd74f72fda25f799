"""A LoRA adapter as a served model of its own, beside the model that it is for, on one engine."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import ModelSettings, Settings, ThinkingSettings

pytestmark = pytest.mark.vllm

LAYERS, WIDTH, RANK = 4, 256, 8
QUESTION = "Emily has 3 apples and buys 2 more. How many apples does she have?"


@pytest.fixture(scope="module")
def adapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An adapter for tiny-rl with weights by chance, large enough to be noticed."""
    folder = tmp_path_factory.mktemp("adapter")
    draw = torch.Generator().manual_seed(0)
    weights = {}
    for layer in range(LAYERS):
        name = f"base_model.model.model.layers.{layer}.self_attn.q_proj"
        weights[f"{name}.lora_A.weight"] = torch.randn(RANK, WIDTH, generator=draw)
        weights[f"{name}.lora_B.weight"] = torch.randn(WIDTH, RANK, generator=draw)
    save_file(weights, folder / "adapter_model.safetensors")
    config = {"peft_type": "LORA", "task_type": "CAUSAL_LM", "bias": "none", "r": RANK, "lora_alpha": RANK}
    (folder / "adapter_config.json").write_text(json.dumps({**config, "target_modules": ["q_proj"]}))
    return folder


@pytest.fixture(scope="module")
async def pair(tiny_settings: Settings, adapter: Path) -> AsyncGenerator[Live, None]:
    """A server with tiny-rl and the same with the adapter, on one engine."""
    think = ThinkingSettings(format="think")
    settings = tiny_settings.model_copy(
        update={
            "engines": {"rl": tiny_settings.engines["rl"]},
            "models": {
                "base": ModelSettings(engine="rl", thinking=think),
                "tuned": ModelSettings(engine="rl", thinking=think, lora=str(adapter)),
            },
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(600)
        yield live


async def test_an_adapter_changes_its_own_models_answers_and_no_others(pair: Live) -> None:
    async def said(model: str) -> str:
        message = (await pair.chat(model, QUESTION, temperature=0, max_tokens=60))["choices"][0]["message"]
        return str(message.get("reasoning")) + str(message["content"])

    base = await said("base")
    tuned = await said("tuned")
    assert tuned != base
    assert await said("base") == base
    assert await said("tuned") == tuned
