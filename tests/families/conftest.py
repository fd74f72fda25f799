"""One server with a model of each family, for all tests of this folder."""

import os
from collections.abc import AsyncGenerator
from typing import Any

import pytest

import node
from families import models, tokenizers
from families.rows import SERVED
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

ARGS = {
    "load_format": "dummy",
    "dtype": "float32",
    "max_model_len": 4096,
    "enforce_eager": True,
    "kv_cache_memory_bytes": 16 * 2**20,
    "max_num_seqs": 8,
    "block_size": 32,
    "logits_processors": ["families.script:Script"],
    "structured_outputs_config": {"backend": "xgrammar", "disable_any_whitespace": True},
}
MODELS: dict[str, dict[str, Any]] = {
    name: {"engine": row["tokenizer"]["name"], **row["settings"]} for name, row in SERVED.items()
}
HIDDEN = {f"{name}-hidden": {**settings, "visibility": "hidden"} for name, settings in MODELS.items()}


@pytest.fixture(scope="session")
async def families(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A server with random models around the tokenizers of Qwen3, DeepSeek-V3 and gpt-oss."""
    if reason := node.missing():
        pytest.skip(reason)
    folder, made = tokenizers.install(), tmp_path_factory.mktemp("families")
    models.write_harmony_vocabulary(folder / "gptoss", made / "harmony")
    os.environ["TIKTOKEN_ENCODINGS_BASE"] = str(made / "harmony")
    names = [path.name for path in folder.iterdir() if path.is_dir()]
    engines = {
        name: {"kind": "vllm", "model": str(models.build(folder / name, made / name)), "args": ARGS} for name in names
    }
    async with listening(create_app(Settings.model_validate({"engines": engines, "models": MODELS | HIDDEN}))) as live:
        await live.ready(600)
        yield live
