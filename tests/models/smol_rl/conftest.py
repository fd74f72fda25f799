"""A small pretrained model in the place of the base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

import small_llama
from recipe.pieces import joined
from smol_rl.codec import SPECIAL, Spelling
from smol_rl.mixtures import MIXTURES


@pytest.fixture(scope="session")
def codec() -> Spelling:
    """A tokenizer of the form of SmolLM2's: byte-level BPE behind digits one by one."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    rng = Random(1)
    texts = [joined(piece for piece in MIXTURES["drills"](rng) if piece.text not in SPECIAL) for _ in range(200)]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=800, special_tokens=list(SPECIAL), initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return Spelling(tokenizer)


@pytest.fixture(scope="session")
def folder(codec: Spelling, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small Llama as transformers writes it."""
    return small_llama.save(tmp_path_factory.mktemp("llama"), codec.tokenizer.get_vocab_size())


@pytest.fixture(autouse=True)
def _eager() -> Iterator[None]:
    with torch.compiler.set_stance("force_eager"):
        yield
