"""Aliases that choose between a fast and a thinking model for each prompt."""

from pathlib import Path
from typing import Self

from pydantic import Field, field_validator, model_validator

from thinkaloud.generation import Lane
from thinkaloud.settings.section import Section


class RuleSettings(Section):
    """A rule that decides before any score. All its conditions must hold; the first such rule decides."""

    to: Lane
    """Where the prompt goes: fast or thinking."""
    pattern: str | None = Field(None, min_length=1)
    """Regular expression, searched in the user's message without regard to case. Of a long message, the first 1,800 and
    the last 900 characters are searched. A search that takes more than 20 ms counts as no match."""
    languages: tuple[str, ...] = ()
    """Languages of the user's message, as ISO 639-1 codes. Needs thinkaloud[route]."""
    tools: bool | None = None
    """Whether the request has tools."""
    longer_than: int | None = Field(None, ge=0)
    """Characters of the user's message."""
    shorter_than: int | None = Field(None, ge=1)
    """Characters of the user's message."""
    keys: tuple[str, ...] = ()
    """Names of API keys."""

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        import regex  # imported late: most settings have no pattern

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
    """A second look near the threshold: the fast model starts, unseen, and its first tokens decide."""

    tokens: int = Field(32, ge=4, le=64)
    """Tokens to decide by, at most."""
    wait: float = Field(0.3, gt=0, le=5)
    """Seconds after the first of them to decide in, at most."""
    band: tuple[float, float] | None = None
    """Scores between which this is done. Default: those of the fit."""

    @field_validator("band")
    @classmethod
    def _is_ascending(cls, band: tuple[float, float] | None) -> tuple[float, float] | None:
        if band is not None and not 0 <= band[0] < band[1] <= 1:
            raise ValueError("is two scores between 0 and 1, the lower one first")
        return band


class RouteSettings(Section):
    """An alias, listed beside the served models."""

    fast: str
    """Served model that answers at once."""
    thinking: str
    """Served model that thinks."""
    rules: tuple[RuleSettings, ...] = ()
    """Rules that decide before any score."""
    fit: Path | None = None
    """File that `thinkaloud route fit` wrote for these two models. Its score is what thinking gains on a prompt.
    Without it, the bundled scorer tells whether a prompt is of a kind that needs thinking."""
    threshold: float | None = Field(None, gt=0, lt=1)
    """Score from which a prompt goes to the thinking model. Default: the scorer's own."""
    quality: float | None = Field(None, gt=0, le=1)
    """Share of the thinking model's right answers to keep, in place of a threshold. Needs a fit."""
    gate: GateSettings | None = None
    """Let a draft of the fast model decide where the score does not. Needs a fit."""
    share: float | None = Field(None, gt=0, lt=1)
    """Share of the prompts that may think. The threshold rises as far as that needs."""
    pressure: float = Field(0, ge=0, le=1)
    """How far the threshold rises when the queue is full, as a share of what is left to 1."""
    shadow: bool | Lane = False
    """Whether prompts are scored and counted, but not sent where the score says. All of them go to the model named
    here, `fast` or `thinking`, unless the caller chooses; `true` is `thinking`."""

    @property
    def shadow_lane(self) -> Lane | None:
        """Where every prompt goes while the alias only watches; None where it acts."""
        return "thinking" if self.shadow is True else self.shadow or None

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if self.threshold is not None and self.quality is not None:
            raise ValueError("give a threshold or a quality, not both")
        for name in ("quality", "gate"):
            if getattr(self, name) is not None and self.fit is None:
                raise ValueError(f"{name} needs a fit: see `thinkaloud route fit`")
        return self
