"""Everyday prompts with good answers to them, written by hand, and the batches that are made of them.

None of the prompts is one of `evaluate/everyday.jsonl`; the kinds are the same, and one more: jokes, stories, advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import msgspec

from recipe.conversation import Form, prompt, reply
from recipe.packing import LENGTH, Batch, Packing
from recipe.pieces import Piece
from recipe.tokenizer import Codec

_FILE = Path(__file__).with_name("demonstrations.jsonl")
SYSTEM = "You are a helpful AI assistant named SmolLM, trained by Hugging Face"
"""What the chat template says where a conversation has no system message."""


class Demonstration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A prompt and an answer to it. kind: one of `everyday.KINDS`, or other."""

    kind: str
    prompt: str
    answer: str


def load() -> list[Demonstration]:
    """All demonstrations."""
    return msgspec.json.Decoder(Demonstration).decode_lines(_FILE.read_bytes())


def typed(text: str, rng: Random) -> str:
    """As people type it: often without a capital at the beginning or without the sign at the end."""
    if rng.random() < 0.3 and text.split()[0] not in ("I", "I'm"):
        text = text[0].lower() + text[1:]
    return text.rstrip(".?!") if rng.random() < 0.2 else text


def pieces(shown: Demonstration, rng: Random) -> list[Piece]:
    """The conversation, of which the answer alone is learned."""
    return prompt([("system", SYSTEM), ("user", typed(shown.prompt, rng))], Form.PLAIN) + reply(shown.answer)


def batches(codec: Codec, seed: int, shown: Sequence[Demonstration]) -> Iterator[Batch]:
    """Batches without end: all demonstrations in an order, again and again. Raises `ValueError` if one is too long."""
    rng, packing = Random(f"{seed}-demonstrations"), Packing(codec)
    while True:
        for each in rng.sample(shown, len(shown)):
            ids, learn = codec.encode(pieces(each, rng))
            if len(ids) > LENGTH:
                raise ValueError(f"a demonstration has {len(ids)} tokens, and {LENGTH} find room: {each.prompt}")
            if not packing.add(ids, learn):
                yield packing.batch()
                packing = Packing(codec)
                packing.add(ids, learn)
