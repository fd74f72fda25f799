"""The base: the pretrained model as the server prepares it, with a fresh adapter."""

from __future__ import annotations

from pathlib import Path

from recipe.architecture import Transformer
from smol_rl.adapter import RANK, adapt
from smol_rl.codec import Spelling
from smol_rl.network import load
from smol_rl.precision import fastest
from thinkaloud.pretrained.preparation import BASE, prepare


def folder() -> Path:
    """Where the base is; it is prepared if it is not there."""
    return prepare(print, BASE)


def opened(seed: int, rank: int = RANK) -> tuple[Transformer, Spelling]:
    """The network with an adapter that changes nothing, and its tokenizer."""
    place = folder()
    return adapt(load(place, fastest()), seed, rank), Spelling.load(place / "tokenizer.json")
