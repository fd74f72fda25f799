"""vLLM's own renderer, with the bundled model's tokenizer and no engine."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

MODEL = Path(__file__).parents[3] / "models/tiny-rl"


def rendering_llm(context: int, more_tokens: tuple[str, ...] = (), model: Path = MODEL) -> Any:
    """Return what rendering needs of a running AsyncLLM. more_tokens: added tokens beside the tokenizer's own."""
    from vllm.config import ModelConfig, VllmConfig
    from vllm.renderers import renderer_from_config

    renderer = renderer_from_config(VllmConfig(model_config=ModelConfig(model=str(model))))
    tokenizer = renderer.get_tokenizer()
    tokens = {**tokenizer.get_added_vocab(), **{token: 10_000 + at for at, token in enumerate(more_tokens)}}
    told = SimpleNamespace(
        get_added_vocab=lambda: tokens, max_chars_per_token=tokenizer.max_chars_per_token, decode=tokenizer.decode
    )
    return SimpleNamespace(
        model_config=SimpleNamespace(max_model_len=context), get_tokenizer=lambda: told, renderer=renderer
    )
