"""Aliases that choose between a fast and a thinking model, prompt by prompt."""

import re
from typing import Self

from pydantic import Field, field_validator, model_validator

from thinkaloud.generation import Lane
from thinkaloud.settings.section import Section


class RuleSettings(Section):
    """What an operator knows better than a score. Every condition that is given must hold; the first such rule decides.

    to: fast or thinking.
    pattern: a regular expression, searched in the user's turn, in any case.
    languages: of the user's turn, as ISO 639-1 codes (needs thinkaloud[route]).
    tools: whether the request brings tools.
    longer_than, shorter_than: characters of the user's turn.
    keys: names of keys.
    """

    to: Lane
    pattern: str | None = Field(None, min_length=1)
    languages: tuple[str, ...] = ()
    tools: bool | None = None
    longer_than: int | None = Field(None, ge=0)
    shorter_than: int | None = Field(None, ge=1)
    keys: tuple[str, ...] = ()

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise ValueError(f"is no regular expression: {error}") from None
        return pattern

    @model_validator(mode="after")
    def _has_a_condition(self) -> Self:
        if not self.model_fields_set - {"to"}:
            raise ValueError("a rule needs a condition beside `to`")
        return self


class RouteSettings(Section):
    """One alias, listed beside the served models.

    fast, thinking: the served models that it chooses between.
    rules: asked before any score.
    threshold: the score from which a prompt is sent to the thinking model; None is the scorer's own.
    share: at most this share of the prompts is to think; the threshold rises as far as that needs.
    pressure: how far the threshold rises, of what is left to 1, when the queue is full; 0 is not at all.
    """

    fast: str
    thinking: str
    rules: tuple[RuleSettings, ...] = ()
    threshold: float | None = Field(None, gt=0, lt=1)
    share: float | None = Field(None, gt=0, lt=1)
    pressure: float = Field(0, ge=0, le=1)
