"""Batched sampling with a key-value cache: rows are padded on the left and leave the batch after they end.

Samples of one prompt share its reading. The cache is kept dense, since reading it is what a step spends its time on:
rows that are left fill the holes, and room is made a little at a time.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from recipe.architecture import Cache, Transformer
from recipe.tokenizer import Codec

ROWS = 128
ROOM = 32
"""Tokens of room made in the cache at a time."""


def _prompt_mask(starts: Tensor, length: int) -> Tensor:
    """B 1 T T: back to the row's first token; padding looks at itself, so that nothing is undefined."""
    place = torch.arange(length)
    seen = (place[None, None, :] >= starts[:, None, None]) & (place[None, :, None] >= place[None, None, :])
    return (seen | torch.eye(length, dtype=torch.bool))[:, None]


def _next(logits: Tensor, temperature: float, generator: torch.Generator | None) -> Tensor:
    """Token ids B from scores B V: the best at temperature 0, else drawn by the inverse of the summed probabilities."""
    if temperature == 0:
        return logits.argmax(-1)
    summed = (logits.float() / temperature).softmax(-1).cumsum(-1)
    aim = torch.rand(len(logits), 1, generator=generator) * summed[:, -1:]
    return torch.searchsorted(summed, aim, right=True)[:, 0].clamp(max=logits.shape[-1] - 1)


def _copied(cache: Cache, rows: Tensor) -> None:
    """Go on with these rows, each as often as it is named, and with ROOM more tokens of room."""

    def copied(old: Tensor) -> Tensor:
        new = old.new_empty(len(rows), old.shape[1], cache.used + ROOM, old.shape[3])
        new[:, :, : cache.used] = old[rows, :, : cache.used]
        return new

    cache.keys = [copied(keys) for keys in cache.keys]
    cache.values = [copied(values) for values in cache.values]


def _closed_up(cache: Cache, going: Tensor) -> Tensor:
    """Go on with the rows that are `going`: the last of them fill the holes. Returns where each row came from."""
    count = int(going.sum())
    rows = torch.arange(count)
    holes = (~going[:count]).nonzero()[:, 0]
    rows[holes] = count + going[count:].nonzero()[:, 0]
    for tensors in (cache.keys, cache.values):
        for layer, tensor in enumerate(tensors):
            tensor[holes, :, : cache.used] = tensor[rows[holes], :, : cache.used]
            tensors[layer] = tensor[:count]
    return rows


def _sample_rows(
    model: Transformer,
    codec: Codec,
    prompts: Sequence[Sequence[int]],
    copies: int,
    limit: int,
    temperature: float,
    generator: torch.Generator | None,
) -> list[list[int]]:
    width = max(map(len, prompts))
    ids = torch.tensor([[codec.pad] * (width - len(prompt)) + list(prompt) for prompt in prompts])
    starts = torch.tensor([width - len(prompt) for prompt in prompts])
    cache = Cache(model.shape, len(prompts), width, model.model.embed_tokens.weight.dtype)
    rows = torch.arange(len(prompts)).repeat_interleave(copies)
    last = model.states(ids, _prompt_mask(starts, width), cache)[rows, -1]
    _copied(cache, rows)
    starts, alive = starts[rows], torch.arange(len(rows))
    written = torch.full((len(rows), limit), codec.end_turn)
    for place in range(limit):
        chosen = _next(model.logits(last), temperature, generator)
        written[alive, place] = chosen
        going = chosen != codec.end_turn
        if not going.any() or place == limit - 1:
            break
        if not going.all():
            kept = _closed_up(cache, going)
            alive, starts, chosen = alive[kept], starts[kept], chosen[kept]
        if cache.used == cache.keys[0].shape[2]:
            _copied(cache, torch.arange(len(alive)))
        mask = (torch.arange(cache.used + 1)[None, :] >= starts[:, None])[:, None, None]
        last = model.states(chosen[:, None], mask, cache)[:, -1]
    ends = (written == codec.end_turn).int()
    lengths = torch.where(ends.any(-1), ends.argmax(-1) + 1, limit)
    return [row[:length] for row, length in zip(written.tolist(), lengths.tolist(), strict=True)]


def sample(
    model: Transformer,
    codec: Codec,
    prompts: Sequence[Sequence[int]],
    *,
    copies: int = 1,
    limit: int = 400,
    temperature: float = 0.0,
    seed: int = 0,
) -> list[list[int]]:
    """What the model writes after each prompt, with the end of the turn when it gets there within `limit` tokens.

    With `copies`, so many samples of each prompt, those of one prompt side by side.
    """
    generator = torch.Generator(torch.get_default_device()).manual_seed(seed) if temperature else None
    order = sorted(range(len(prompts)), key=lambda index: len(prompts[index]))
    results: list[list[int]] = [[] for _ in range(len(prompts) * copies)]
    many = max(1, ROWS // copies)
    for first in range(0, len(order), many):
        group = order[first : first + many]
        with torch.inference_mode():
            written = _sample_rows(
                model, codec, [prompts[index] for index in group], copies, limit, temperature, generator
            )
        for place, ids in enumerate(written):
            results[group[place // copies] * copies + place % copies] = ids
    return results
