"""The Chat Completions request, as far as it is honoured. What is not named here is ignored, and said to be.

Strict: a known field of the wrong type or out of range is refused, not guessed at.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field


class Wire(BaseModel):
    """Base of what comes in."""

    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="allow", frozen=True)


class TextPart(Wire):
    """A content part. Text is the only kind that these models read."""

    type: Literal["text"]
    text: str


class ToolCallIn(Wire):
    """A tool call of an earlier answer."""

    id: str
    type: Literal["function"] = "function"
    function: dict[str, Any]


class WireMessage(Wire):
    """One message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[TextPart] | None = None
    name: str | None = None
    tool_calls: list[ToolCallIn] | None = None
    tool_call_id: str | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None


class StreamOptions(Wire):
    """What else to put on the stream."""

    include_usage: bool = False
    include_obfuscation: bool | None = None


Probability = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Penalty = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]
Stop = Annotated[str, Field(min_length=1, max_length=128)]


class ChatRequest(Wire):
    """`POST /v1/chat/completions`. Names and ranges are OpenAI's; from `top_k` on they are vLLM's."""

    model: Annotated[str, Field(min_length=1)]
    messages: Annotated[list[WireMessage], Field(min_length=1, max_length=2048)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: Annotated[int, Field(ge=1, le=8)] | None = None
    max_tokens: Annotated[int, Field(ge=1)] | None = None
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = None
    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None
    presence_penalty: Penalty | None = None
    frequency_penalty: Penalty | None = None
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] | None = None
    stop: Stop | Annotated[list[Stop], Field(max_length=4)] | None = None
    top_k: Annotated[int, Field(ge=-1)] | None = None
    min_p: Probability | None = None
    repetition_penalty: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] | None = None
    min_tokens: Annotated[int, Field(ge=0)] | None = None
    ignore_eos: bool | None = None
    include_stop_str_in_output: bool = False
    include_reasoning: bool = True
    chat_template_kwargs: dict[str, Any] | None = None
    # Accepted without effect, as OpenAI's clients send them.
    user: Any = None
    store: Any = None
    metadata: Any = None
    service_tier: Any = None
    verbosity: Any = None
    prompt_cache_key: Any = None
    safety_identifier: Any = None
