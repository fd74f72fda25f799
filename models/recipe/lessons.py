"""Weighted texts: what a gradient step of reinforcement learning learns, each token as much as it is worth.

The lessons of a step are packed several to a row, none of which sees another, and read in batches of one size, whose
gradients add up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from recipe.architecture import Transformer
from recipe.train import _states

ROWS, LENGTH = 8, 512


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text and what each of its tokens is worth: its log-probability counts that much in what is made larger."""

    ids: list[int]
    weights: list[float]
    """0 for context; below 0 for what is to become less likely."""
    start: int | None = None
    """Where sampled text starts; None when nothing is."""


def from_sample(ids: list[int], learned: Sequence[bool], weight: float) -> Lesson:
    """A training sample as a lesson, each learned token of the same worth."""
    return Lesson(ids, [weight if take else 0.0 for take in learned])


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of LENGTH tokens."""

    ids: Tensor
    mask: Tensor
    """B 1 T T, true where a token may look."""
    weights: Tensor
    sampled: Tensor
    """B T, true at sampled tokens."""


def sheets(lessons: Sequence[Lesson], pad: int, count: int = ROWS) -> list[Sheet]:
    """All the lessons on sheets of `count` rows, each in the first with room for it; one longer is cut off."""
    rows: list[list[Lesson]] = []
    room: list[int] = []
    for lesson in sorted(lessons, key=lambda lesson: -len(lesson.ids)):
        length = min(len(lesson.ids), LENGTH)
        place = next((index for index, free in enumerate(room) if free >= length), len(rows))
        if place == len(rows):
            rows.append([])
            room.append(LENGTH)
        rows[place].append(lesson)
        room[place] -= length
    return [_sheet(rows[first : first + count], pad, count) for first in range(0, len(rows), count)]


def _sheet(rows: Sequence[Sequence[Lesson]], pad: int, count: int) -> Sheet:
    ids = torch.full((count, LENGTH), pad)
    owner = torch.zeros(count, LENGTH, dtype=torch.long)
    weights = torch.zeros(count, LENGTH)
    sampled = torch.zeros(count, LENGTH, dtype=torch.bool)
    for row, lessons in enumerate(rows):
        at = 0
        for number, lesson in enumerate(lessons, 1):
            end = min(at + len(lesson.ids), LENGTH)
            ids[row, at:end] = torch.tensor(lesson.ids[: end - at])
            weights[row, at:end] = torch.tensor(lesson.weights[: end - at])
            weights[row, at] = 0  # nothing comes before it to foretell it
            owner[row, at:end] = number
            if lesson.start is not None:
                sampled[row, at + lesson.start : end] = True
            at = end
    same = owner[:, None, :, None] == owner[:, None, None, :]
    return Sheet(ids, same & torch.ones(LENGTH, LENGTH, dtype=torch.bool).tril(), weights, sampled)


Losses = Callable[[Transformer, Tensor, Tensor, Tensor], Tensor]
"""Cross entropies N of the next tokens: of a model, ids B T, mask B 1 T T, and which of the B T-1 places are wanted."""


def _losses(model: Transformer, ids: Tensor, mask: Tensor, wanted: Tensor) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = _states(model, ids, mask)[:, :-1][wanted]
        return F.cross_entropy(model.logits(states), ids[:, 1:][wanted], reduction="none")


def learn(
    model: Transformer, lessons: Sequence[Lesson], pad: int, *, losses_of: Losses = _losses, rows: int = ROWS
) -> float:
    """Add the gradient of minus the weighted log-probabilities; returns the mean surprise at sampled tokens.

    Sampled at temperature 1, that mean is an estimate of the entropy of a token.
    """
    surprise, count = 0.0, 0
    for sheet in sheets(lessons, pad, rows):
        wanted = (sheet.weights != 0)[:, 1:]
        losses = losses_of(model, sheet.ids, sheet.mask, wanted)
        (losses * sheet.weights[:, 1:][wanted]).sum().backward()
        sampled = sheet.sampled[:, 1:][wanted]
        surprise += losses.detach()[sampled].sum().item()
        count += int(sampled.sum())
    return surprise / max(1, count)
