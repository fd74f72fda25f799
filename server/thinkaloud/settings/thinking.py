"""How a served model thinks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from thinkaloud.generation import Effort
from thinkaloud.settings.section import Section


class ThinkingSettings(Section):
    """How a model marks its trace: a row of `thinking/formats.py` by name, or the two tags; the rest overrides the row.

    opened_by_prompt: whether the prompt opens the trace, for engines that do not show it. Where neither this nor
        implicit_open says it, a caller who may not see the trace waits until it is known what is answer.
    reopens: whether a later opening tag begins another block. Where the trace is hidden, it always does.
    switch: the template argument that turns thinking on and off; null for a model that cannot be switched.
    budgets: tokens of trace by effort; an effort that is not there has no bound (`thinkaloud calibrate` proposes some).
    answer_tokens: kept of `max_tokens` for the answer; 0 keeps none, and a trace may then take them all.
    closing_words: stand before the closing tag where a trace is closed by force.
    retry_words: take the place of a closing tag where the model is to think again.
    loop_guard: whether a trace that repeats itself is closed.
    """

    format: str | None = None
    start: str | None = Field(None, min_length=1)
    end: str | None = Field(None, min_length=1)
    opened_by_prompt: bool | None = None
    whitespace: Literal["trim", "verbatim"] | None = None
    implicit_open: bool | None = None
    implicit_end: tuple[str, ...] | None = None
    reopens: bool | None = None
    unclosed: Literal["trace", "promote_on_stop"] | None = None
    keeps_in_tool_loop: bool | None = None
    switch: str | None = None
    budgets: dict[Effort, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    answer_tokens: int = Field(256, ge=0)
    closing_words: str | None = None
    retry_words: str | None = Field(None, min_length=1)
    loop_guard: bool = True

    @model_validator(mode="after")
    def _named_or_spelt(self) -> Self:
        if self.format is None and (self.start is None or self.end is None):
            raise ValueError("give format: NAME, or both start and end")
        return self
