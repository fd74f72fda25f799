"""The Chat Completions request, as far as it is honoured. What is not named here is ignored, and said to be.

How many messages, tools, stop strings and choices there may be is in the settings, and checked in `decode`. Whatever
else is a list has its length here, and every list ends at its first mistake.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from thinkaloud.protocols.chat.tools import NamedChoice, Tool, ToolCallIn
from thinkaloud.protocols.wire.thinking_controls import Controls
from thinkaloud.protocols.wire.validation import FIRST_MISTAKE, PAUSE, Wire


class TextPart(Wire):
    """A content part. Text is the only kind that these models read."""

    type: Literal["text"]
    text: str


class WireMessage(Wire):
    """One message of the conversation. An assistant's may bring its trace back, in three fields or in the text."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | Annotated[list[TextPart], Field(max_length=1024, fail_fast=True)] | None = None
    name: str | None = None
    tool_calls: Annotated[list[ToolCallIn], Field(max_length=256, fail_fast=True)] | None = None
    tool_call_id: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    reasoning_details: Annotated[list[dict[str, Any]], Field(max_length=16_384, fail_fast=True)] | None = None


class StreamOptions(Wire):
    """What else to put on the stream."""

    include_usage: bool | None = None
    include_obfuscation: bool | None = None


class JsonSchema(Wire):
    """The schema that the answer is to follow."""

    name: str
    definition: Annotated[dict[str, Any], Field(alias="schema")]
    description: str | None = None
    strict: bool | None = None


class ResponseFormat(Wire):
    """OpenAI's way to ask for a structured answer."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: JsonSchema | None = None


Probability = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Penalty = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]
Bias = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False)]
TokenId = Annotated[int, Field(ge=0, lt=2**31)]
TokenKey = Annotated[str, Field(pattern=r"^[0-9]{1,9}$")]
Count = Annotated[int, Field(ge=1, lt=2**31)]
Text = Annotated[str, Field(min_length=1)]


class ChatRequest(Controls):
    """`POST /v1/chat/completions`. Names and ranges are OpenAI's; from `top_k` on they are vLLM's."""

    model: Text
    messages: Annotated[list[Annotated[WireMessage, PAUSE]], Field(min_length=1, fail_fast=True)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: Count | None = None
    max_tokens: Count | None = None
    max_completion_tokens: Count | None = None
    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None
    presence_penalty: Penalty | None = None
    frequency_penalty: Penalty | None = None
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] | None = None
    stop: Text | Annotated[list[Text], FIRST_MISTAKE] | None = None
    logprobs: bool | None = None
    top_logprobs: Annotated[int, Field(ge=0, le=20)] | None = None
    logit_bias: dict[TokenKey, Bias] | None = None
    tools: Annotated[list[Annotated[Tool, PAUSE]], FIRST_MISTAKE] | None = None
    tool_choice: Literal["auto", "none", "required"] | NamedChoice | None = None
    parallel_tool_calls: bool | None = None
    response_format: ResponseFormat | None = None
    top_k: Annotated[int, Field(ge=-1, lt=2**31)] | None = None
    min_p: Probability | None = None
    repetition_penalty: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] | None = None
    min_tokens: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    ignore_eos: bool | None = None
    stop_token_ids: Annotated[list[TokenId], Field(max_length=128, fail_fast=True)] | None = None
    bad_words: Annotated[list[Text], Field(max_length=1024, fail_fast=True)] | None = None
    allowed_token_ids: Annotated[list[TokenId], Field(min_length=1, fail_fast=True)] | None = None
    include_stop_str_in_output: bool | None = None
    structured_outputs: dict[str, Any] | None = None
    # Known, and refused where they ask for more than the default: see `refusals`.
    prompt_logprobs: int | None = None
    echo: bool | None = None
    return_token_ids: bool | None = None
    continue_final_message: bool | None = None
    add_generation_prompt: bool | None = None
    skip_special_tokens: bool | None = None
    chat_template: str | None = None
    # Accepted without effect, as OpenAI's clients send them.
    user: Any = None
    store: Any = None
    metadata: Any = None
    service_tier: Any = None
    verbosity: Any = None
    prompt_cache_key: Any = None
    safety_identifier: Any = None
