"""The base: the pretrained model as the server prepares it, with a fresh adapter."""

from __future__ import annotations

from pathlib import Path

from recipe.architecture import Transformer
from smol_rl.adapter import adapt
from smol_rl.codec import Spelling
from smol_rl.network import load
from thinkaloud.pretrained.preparation import prepare


def folder() -> Path:
    """Where the base is; it is prepared if it is not there."""
    return prepare(print)


def opened(seed: int) -> tuple[Transformer, Spelling]:
    """The network with an adapter that changes nothing, and its tokenizer."""
    place = folder()
    return adapt(load(place), seed), Spelling.load(place / "tokenizer.json")
