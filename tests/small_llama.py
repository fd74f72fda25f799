"""A small Llama in the place of the pretrained model."""

from pathlib import Path

import pytest


def save(folder: Path, vocabulary: int) -> Path:
    """Write one as transformers does, in bfloat16. Skips the test where transformers is not there."""
    torch, transformers = pytest.importorskip("torch"), pytest.importorskip("transformers")
    torch.manual_seed(1)
    config = transformers.LlamaConfig(
        vocab_size=vocabulary,
        hidden_size=64,
        intermediate_size=96,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        tie_word_embeddings=True,
    )
    transformers.LlamaForCausalLM(config).bfloat16().save_pretrained(folder)
    return folder
