"""How a served model thinks."""

from typing import Literal, Self

from pydantic import Field, model_validator

from thinkaloud.settings.section import Section


class ThinkingSettings(Section):
    """How a model marks its trace: a row of `thinking/formats.py` by name, or the two tags; the rest overrides the row.

    opened_by_prompt: for engines that do not show the rendered prompt.
    switch: the template argument that turns thinking on and off; null for a model that cannot be switched.
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

    @model_validator(mode="after")
    def _named_or_spelt(self) -> Self:
        if self.format is None and (self.start is None or self.end is None):
            raise ValueError("give format: NAME, or both start and end")
        return self
