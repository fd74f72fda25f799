"""Aliases that choose a model for each prompt: one that thinks or one that does not, and of these the cheapest."""

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from thinkaloud.generation import Domain, Effort, Lane
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


class LaneSettings(Section):
    """A model of an alias, what it costs, and what it is for.

    Nothing goes to a model that lacks tools or images where the request has them. Context, languages and domains are
    compared with guesses, so a model without them is asked only where no other one is left.
    """

    model: str
    """Served model."""
    cost: float = Field(1, ge=0)
    """What it costs beside the other models of the alias. Of those that can answer a request, the cheapest one does."""
    thinks: bool = False
    """Whether it gets the prompts that need thinking, or those that do not."""
    tools: bool | None = None
    """Whether it calls tools. Default: whether its engine can, by `tool_parser`."""
    images: bool | None = None
    """Whether it gets images. Default: whether its engine reads them."""
    context: int | None = Field(None, ge=1)
    """Tokens of the longest prompt that it gets. Default: its engine's context."""
    languages: tuple[str, ...] = ()
    """Languages of the user's message that it gets, as ISO 639-1 codes; without any, all. Needs thinkaloud[route]."""
    domains: tuple[Domain, ...] = ()
    """What the prompts that it gets are about; without any, anything."""

    @property
    def kind(self) -> Lane:
        """The kind of prompts that it gets."""
        return "thinking" if self.thinks else "fast"


class RouteSettings(Section):
    """An alias, listed beside the served models. It has either `fast` and `thinking`, or `lanes`."""

    fast: str | None = None
    """Served model that answers at once. With `thinking`, it is short for two lanes."""
    thinking: str | None = None
    """Served model that thinks."""
    lanes: tuple[LaneSettings, ...] = ()
    """Models of which the cheapest that can answer does: one that thinks and one that does not, or more of each."""
    efforts: dict[Effort, Annotated[float, Field(ge=0, le=1)]] = Field(default_factory=dict)
    """Scores from which a prompt that thinks gets an effort, for requests that ask for no effort and no budget: a
    higher effort from a higher score. Below all of them, it gets the least of these efforts."""
    rules: tuple[RuleSettings, ...] = ()
    """Rules that decide before any score."""
    fit: Path | None = None
    """File that `thinkaloud route fit` wrote for these two models, or for the cheapest lane that thinks and the
    cheapest that does not. Its score is what thinking gains on a prompt. Without it, the bundled scorer tells whether
    a prompt is of a kind that needs thinking."""
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
    scope: Literal["topic", "turn"] = "topic"
    """What a decision looks at: `topic`, a short turn with those before it and where its topic went; `turn`, the last
    turn alone, for a thinking model that sees no other or is for problems of its own kinds only."""
    shadow: bool | Lane = False
    """Whether prompts are scored and counted, but not sent where the score says. All of them go to the model named
    here, `fast` or `thinking`, unless the caller chooses; `true` is `thinking`."""

    @property
    def shadow_lane(self) -> Lane | None:
        """Where every prompt goes while the alias only watches; None where it acts."""
        return "thinking" if self.shadow is True else self.shadow or None

    @model_validator(mode="after")
    def _has_lanes(self) -> Self:
        if self.lanes:
            if self.fast is not None or self.thinking is not None:
                raise ValueError("give either fast and thinking, or lanes")
            if len({lane.thinks for lane in self.lanes}) < 2:
                raise ValueError("lanes: needs a model with `thinks: true`, and one without")
        elif self.fast is None or self.thinking is None:
            raise ValueError("give both fast and thinking, or lanes")
        return self

    @field_validator("efforts")
    @classmethod
    def _rise_with_the_score(cls, efforts: dict[Effort, float]) -> dict[Effort, float]:
        if "none" in efforts:
            raise ValueError("none: is no thinking, for which there is the threshold")
        ordered = {effort: efforts[effort] for effort in get_args(Effort) if effort in efforts}
        if any(lower >= higher for lower, higher in pairwise(ordered.values())):
            raise ValueError("a higher effort needs a higher score")
        return ordered

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if self.threshold is not None and self.quality is not None:
            raise ValueError("give a threshold or a quality, not both")
        for name in ("quality", "gate"):
            if getattr(self, name) is not None and self.fit is None:
                raise ValueError(f"{name} needs a fit: see `thinkaloud route fit`")
        return self

    @property
    def placed_lanes(self) -> tuple[tuple[str, LaneSettings], ...]:
        """The models with their places in the settings; those that `fast` and `thinking` are short for too."""
        if self.fast is not None and self.thinking is not None:
            return (
                ("fast", LaneSettings(model=self.fast)),
                ("thinking", LaneSettings(model=self.thinking, thinks=True)),
            )
        return tuple((f"lanes.{at}.model", lane) for at, lane in enumerate(self.lanes))

    @property
    def all_lanes(self) -> tuple[LaneSettings, ...]:
        """The models, the cheapest first."""
        return tuple(sorted((lane for _, lane in self.placed_lanes), key=lambda lane: lane.cost))

    @property
    def pair(self) -> dict[Lane, str]:
        """The cheapest model that answers at once and the cheapest that thinks: a fit is of these two."""
        cheapest = {lane.kind: lane.model for lane in reversed(self.all_lanes)}
        return {"fast": cheapest["fast"], "thinking": cheapest["thinking"]}
