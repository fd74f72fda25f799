"""The fields of a request that control the thinking, in the spelling of every known client."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from thinkaloud.generation import Detail, Effort
from thinkaloud.protocols.wire.template_arguments import TemplateArguments
from thinkaloud.protocols.wire.wire_model import WireModel

ReasoningFormat: TypeAlias = Literal[
    "dual", "reasoning_content", "reasoning", "tags", "hidden",
    "none", "auto", "deepseek", "deepseek-legacy", "parsed", "raw",
]  # fmt: skip
"""ThinkAloud's words, then llama.cpp's, then Groq's."""
Budget: TypeAlias = Annotated[int, Field(ge=0, lt=2**31)]


class Reasoning(WireModel):
    """The object of OpenRouter and of the Responses API; from min_tokens on the fields are ThinkAloud's.

    `enabled` is true or false, never null. details: send the steps, as `reasoning_details`. encrypted: send the sealed
    trace, to be given back in the history. progress: send the length of the trace so far, in chunks of the stream.
    """

    effort: Effort | None = None
    enabled: bool = True
    max_tokens: Budget | None = None
    exclude: bool | None = None
    summary: Detail | None = None
    min_tokens: Budget | None = None
    retries: Annotated[int, Field(ge=0, le=16)] | None = None
    votes: Annotated[int, Field(ge=1)] | None = None
    details: bool | None = None
    encrypted: bool | None = None
    progress: bool | None = None


class Thinking(WireModel):
    """Anthropic's and DeepSeek's object. `between_tools` is thinking that these models do not do."""

    type: Literal["enabled", "disabled", "adaptive", "between_tools"] | None = None
    budget_tokens: Budget | None = None
    display: Literal["summarized", "updates", "omitted"] | None = None


class ThinkingFields(WireModel):
    """How to think, and how much of the trace to send."""

    reasoning_effort: Effort | None = None
    reasoning: Reasoning | None = None
    thinking: Thinking | None = None
    enable_thinking: bool = True
    chat_template_kwargs: TemplateArguments | None = None
    thinking_budget: Budget | None = None
    thinking_token_budget: Budget | None = None
    thinking_budget_tokens: Budget | None = None
    include: Annotated[list[Literal["reasoning.encrypted_content"]], Field(max_length=16, fail_fast=True)] | None = None
    include_reasoning: bool | None = None
    reasoning_format: ReasoningFormat | None = None
    separate_reasoning: bool | None = None
    stream_reasoning: bool | None = None
