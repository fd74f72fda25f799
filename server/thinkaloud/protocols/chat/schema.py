"""The Chat Completions request: the fields that have an effect. Any other is ignored, and named in the answer.

The limits on messages, tools, stop strings and choices are settings, and checked in `decode`. Every other list has its
limit here, and every list stops at its first error.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from thinkaloud.protocols.wire.content_parts import Content, TraceValue
from thinkaloud.protocols.wire.refused_fields import RefusedFields
from thinkaloud.protocols.wire.sampling import Count, SamplingFields, Text
from thinkaloud.protocols.wire.thinking_fields import ThinkingFields
from thinkaloud.protocols.wire.tools import Tool, ToolCall, ToolChoice
from thinkaloud.protocols.wire.wire_model import FAIL_FAST, YIELD_LOCK, WireModel


class ChatMessage(WireModel):
    """One message of the conversation. An assistant's may bring its trace back, in a field or in the content."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: Content | None = None
    refusal: str | None = None
    name: str | None = None
    tool_calls: Annotated[list[ToolCall], Field(max_length=256, fail_fast=True)] | None = None
    tool_call_id: str | None = None
    reasoning_content: TraceValue | None = None
    reasoning: TraceValue | None = None
    reasoning_details: TraceValue | None = None
    thinking: TraceValue | None = None
    thinking_blocks: TraceValue | None = None


class StreamOptions(WireModel):
    """Options of a stream."""

    include_usage: bool | None = None
    include_obfuscation: bool | None = None


class ChatRequest(RefusedFields, SamplingFields, ThinkingFields):
    """`POST /v1/chat/completions`. Names and ranges are OpenAI's."""

    model: Text
    messages: Annotated[list[Annotated[ChatMessage, YIELD_LOCK]], Field(min_length=1, fail_fast=True)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: Count | None = None
    stop: Text | Annotated[list[Text], FAIL_FAST] | None = None
    include_stop_str_in_output: bool | None = None
    tools: Annotated[list[Annotated[Tool, YIELD_LOCK]], FAIL_FAST] | None = None
    tool_choice: ToolChoice | None = None
    parallel_tool_calls: bool | None = None
    # Accepted without effect, because OpenAI's clients send them.
    user: Any = None
    store: Any = None
    metadata: Any = None
    service_tier: Any = None
    verbosity: Any = None
    prompt_cache_key: Any = None
    safety_identifier: Any = None
