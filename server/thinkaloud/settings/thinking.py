"""How a served model thinks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from thinkaloud.generation import Effort
from thinkaloud.settings.section import Section


class ThinkingSettings(Section):
    """How a model marks its trace: a format by name, or its two tags. Other options override those of the format."""

    format: str | None = None
    """Name of a format, such as think, or `vllm:NAME` for a reasoning parser of vLLM."""
    start: str | None = Field(None, min_length=1)
    """Opening tag of the trace."""
    end: str | None = Field(None, min_length=1)
    """Closing tag of the trace."""
    opened_by_prompt: bool | None = None
    """Whether the prompt opens the trace, for engines that do not show their prompt. If neither this nor
    `implicit_open` is set, a caller who may not see the trace waits until it is known what is answer."""
    whitespace: Literal["trim", "verbatim"] | None = None
    """Whether line breaks at the inner edges of a trace and before the answer are dropped."""
    implicit_open: bool | None = None
    """Whether the output starts inside the trace where the prompt cannot be seen."""
    implicit_end: tuple[str, ...] | None = None
    """Texts that end the trace and belong to the answer. By default those that tool calls begin with in the families of
    the format; they count only where the request has tools and the caller sees the trace."""
    reopens: bool | None = None
    """Whether a later opening tag starts another trace. Where the trace is hidden, it always does."""
    unclosed: Literal["trace", "promote_on_stop"] | None = None
    """What a trace becomes in which the model stops: it stays a trace, or is the answer."""
    keeps_in_tool_loop: bool | None = None
    """Whether the model gets its traces back while its tool calls are answered."""
    switch: str | None = None
    """Template argument that turns thinking on and off. Null for a model that cannot be switched."""
    budgets: dict[Effort, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    """Trace tokens for each effort; an effort without an entry has no limit. `thinkaloud calibrate` proposes some."""
    answer_tokens: int = Field(256, ge=0)
    """Tokens of `max_tokens` that are reserved for the answer. With 0, the trace may use them all."""
    closing_words: str | None = None
    """Text before the closing tag when the server closes a trace."""
    retry_words: str | None = Field(None, min_length=1)
    """Text in place of a closing tag when the model shall think again."""
    loop_guard: bool = True
    """Whether the server closes a trace that repeats itself."""

    @model_validator(mode="after")
    def _has_format_or_tags(self) -> Self:
        if self.format is None and (self.start is None or self.end is None):
            raise ValueError("give format: NAME, or both start and end")
        return self
