"""Conversations in ChatML, exactly as the chat templates render them (a test holds the two together)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from recipe.pieces import END_THINK, END_TURN, THINK, TURN, Piece


class Form(Enum):
    """How the assistant's turn is opened."""

    PLAIN = "plain"
    """tiny-sft: the answer follows at once."""
    THINKING = "thinking"
    """tiny-rl: the prompt opens the trace."""
    CLOSED = "closed"
    """tiny-rl with enable_thinking false: the prompt opens and closes an empty trace."""


def turn(role: str, text: str) -> list[Piece]:
    """A finished turn, as context."""
    return [Piece(TURN, False, True), Piece(f"{role}\n{text}", False), Piece(END_TURN, False, True), Piece("\n", False)]


def opening(form: Form) -> list[Piece]:
    """The generation prompt."""
    start = [Piece(TURN, False, True), Piece("assistant\n", False)]
    if form is Form.PLAIN:
        return start
    if form is Form.THINKING:
        return [*start, Piece(THINK, False, True), Piece("\n", False)]
    return [
        *start,
        Piece(THINK, False, True),
        Piece("\n\n", False),
        Piece(END_THINK, False, True),
        Piece("\n\n", False),
    ]


def prompt(messages: Sequence[tuple[str, str]], form: Form) -> list[Piece]:
    """Finished (role, text) turns and the generation prompt."""
    return [piece for role, text in messages for piece in turn(role, text)] + opening(form)


def closing(*, learn: bool = True) -> list[Piece]:
    """What ends a trace, before the answer."""
    return [Piece("\n", learn), Piece(END_THINK, learn, True), Piece("\n\n", learn)]


def reply(answer: str, trace: Sequence[Piece] | None = None, *, learn_close: bool = True) -> list[Piece]:
    """What the model writes after the prompt: the trace if it thinks, the answer, the end of the turn."""
    end = [Piece(answer), Piece(END_TURN, markup=True)]
    if trace is None:
        return end
    return [*trace, *closing(learn=learn_close), *end]
