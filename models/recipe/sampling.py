"""Batched sampling with a key-value cache: rows are padded on the left and leave the batch when they end."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from recipe.architecture import Cache, Transformer
from recipe.tokenizer import Codec

ROWS = 64


def _prompt_mask(starts: Tensor, length: int) -> Tensor:
    """B 1 T T: back to the row's first token; padding looks at itself, so that nothing is undefined."""
    place = torch.arange(length)
    seen = (place[None, None, :] >= starts[:, None, None]) & (place[None, :, None] >= place[None, None, :])
    return (seen | torch.eye(length, dtype=torch.bool))[:, None]


def _next(logits: Tensor, temperature: float, generator: torch.Generator | None) -> Tensor:
    """Token ids B from scores B V: the best at temperature 0."""
    if temperature == 0:
        return logits.argmax(-1)
    return torch.multinomial((logits / temperature).softmax(-1), 1, generator=generator)[:, 0]


def _sample_rows(
    model: Transformer,
    codec: Codec,
    prompts: Sequence[Sequence[int]],
    limit: int,
    temperature: float,
    generator: torch.Generator | None,
) -> list[list[int]]:
    width = max(map(len, prompts))
    ids = torch.tensor([[codec.pad] * (width - len(prompt)) + list(prompt) for prompt in prompts])
    starts = torch.tensor([width - len(prompt) for prompt in prompts])
    cache = Cache(model.shape, len(prompts), width + limit)
    written: list[list[int]] = [[] for _ in prompts]
    alive = torch.arange(len(prompts))
    states = model.states(ids, _prompt_mask(starts, width), cache)
    for _ in range(limit):
        chosen = _next(model.logits(states[:, -1]), temperature, generator)
        for row, token in zip(alive.tolist(), chosen.tolist(), strict=True):
            written[row].append(token)
        going = chosen != codec.end_turn
        if not going.any():
            break
        if not going.all():
            cache.keep(going)
            alive, starts, chosen = alive[going], starts[going], chosen[going]
        mask = (torch.arange(cache.used + 1)[None, :] >= starts[:, None])[:, None, None]
        states = model.states(chosen[:, None], mask, cache)
    return written


def sample(
    model: Transformer,
    codec: Codec,
    prompts: Sequence[Sequence[int]],
    *,
    limit: int = 400,
    temperature: float = 0.0,
    seed: int = 0,
) -> list[list[int]]:
    """What the model writes after each prompt, with the end of the turn when it gets there within `limit` tokens."""
    generator = torch.Generator().manual_seed(seed) if temperature else None
    order = sorted(range(len(prompts)), key=lambda index: len(prompts[index]))
    results: list[list[int]] = [[] for _ in prompts]
    for first in range(0, len(order), ROWS):
        rows = order[first : first + ROWS]
        with torch.inference_mode():
            written = _sample_rows(model, codec, [prompts[row] for row in rows], limit, temperature, generator)
        for row, ids in zip(rows, written, strict=True):
            results[row] = ids
    return results
