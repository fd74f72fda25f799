"""Aliases that choose between a fast and a thinking model, prompt by prompt."""

from pathlib import Path
from typing import Self

import regex
from pydantic import Field, field_validator, model_validator

from thinkaloud.generation import Lane
from thinkaloud.settings.section import Section


class RuleSettings(Section):
    """What an operator knows better than a score. Every condition that is given must hold; the first such rule decides.

    to: fast or thinking.
    pattern: a regular expression, searched in the user's turn, in any case; of a long turn in its beginning and its end
        (1,800 and 900 characters). One that takes more than 20 ms on a turn is passed over there.
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
            regex.compile(pattern or "")
        except regex.error as error:
            raise ValueError(f"is no regular expression: {error}") from None
        return pattern

    @model_validator(mode="after")
    def _has_a_condition(self) -> Self:
        if not self.model_fields_set - {"to"}:
            raise ValueError("a rule needs a condition beside `to`")
        return self


class GateSettings(Section):
    """Where the score of a prompt is near the threshold, the fast model begins, unseen, and its first tokens decide.

    tokens: that are held, at most. wait: seconds that they are held behind the first of them, at most.
    band: the scores between which this is done; None is that of the fit.
    """

    tokens: int = Field(32, ge=4, le=64)
    wait: float = Field(0.3, gt=0, le=5)
    band: tuple[float, float] | None = None

    @field_validator("band")
    @classmethod
    def _has_two_ends(cls, band: tuple[float, float] | None) -> tuple[float, float] | None:
        if band is not None and not 0 <= band[0] < band[1] <= 1:
            raise ValueError("is two scores between 0 and 1, the lower one first")
        return band


class RouteSettings(Section):
    """One alias, listed beside the served models.

    fast, thinking: the served models that it chooses between.
    rules: asked before any score.
    fit: a file that `thinkaloud route fit` wrote for these two models. Its score says what thinking gains on a prompt;
        without it, the shipped one says whether the prompt is of a kind that needs thinking.
    threshold: the score from which a prompt is sent to the thinking model; None is the scorer's own.
    quality: the least share of the thinking model's right answers that is to be kept, instead of a threshold; it is
        known from the problems of the fit.
    gate: whether a draft of the fast model decides where the score does not; needs a fit.
    share: at most this share of the prompts is to think; the threshold rises as far as that needs.
    pressure: how far the threshold rises, of what is left to 1, when the queue is full; 0 is not at all.
    """

    fast: str
    thinking: str
    rules: tuple[RuleSettings, ...] = ()
    fit: Path | None = None
    threshold: float | None = Field(None, gt=0, lt=1)
    quality: float | None = Field(None, gt=0, le=1)
    gate: GateSettings | None = None
    share: float | None = Field(None, gt=0, lt=1)
    pressure: float = Field(0, ge=0, le=1)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.threshold is not None and self.quality is not None:
            raise ValueError("give a threshold or a quality, not both")
        for name in ("quality", "gate"):
            if getattr(self, name) is not None and self.fit is None:
                raise ValueError(f"{name} needs a fit: see `thinkaloud route fit`")
        return self
