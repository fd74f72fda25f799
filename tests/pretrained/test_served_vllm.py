"""The pretrained model prepared from its package and served by the real engine, where the package can be had."""

from pathlib import Path

import pytest

from live import listening
from thinkaloud.app import create_app
from thinkaloud.measurement.local_pipeline import select_models
from thinkaloud.pretrained import preparation
from thinkaloud.settings.file import load

pytestmark = pytest.mark.vllm

CONFIG = Path(__file__).parents[2] / "configs/default.yaml"


async def test_the_model_of_the_package_is_prepared_and_answers_everyday_prompts(
    pretrained_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(pretrained_cache))
        if not preparation.is_prepared():
            pytest.skip("the package of the pretrained model cannot be had")
        settings = select_models(load(CONFIG), "smol")
        modes = {file.stat().st_mode & 0o777 for file in preparation.SMOL.folder.iterdir()}
        assert len(modes) == 1, "others may read the weights where they may read the rest"
    async with listening(create_app(settings)) as live:
        await live.ready(300)
        for prompt, word in {"What is the capital of France?": "Paris", "hello": "Hello"}.items():
            choice = (await live.chat("smol", prompt, temperature=0))["choices"][0]
            assert choice["finish_reason"] == "stop"
            assert word in choice["message"]["content"]
