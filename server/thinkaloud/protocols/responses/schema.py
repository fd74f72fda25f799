"""The Responses request: the fields that have an effect. Any other is ignored, and named in the answer.

Items and tools are read one by one (`items.py`, `tools.py`), because each kind has fields of its own.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from thinkaloud.generation import Detail
from thinkaloud.protocols.wire import thinking_fields
from thinkaloud.protocols.wire.refused_fields import RefusedFields
from thinkaloud.protocols.wire.sampling import Count, SamplingFields, Text
from thinkaloud.protocols.wire.thinking_fields import ThinkingFields
from thinkaloud.protocols.wire.wire_model import FAIL_FAST, YIELD_LOCK, WireModel

ENCRYPTED = "reasoning.encrypted_content"
LOGPROBS = "message.output_text.logprobs"
Included: TypeAlias = Literal[
    "reasoning.encrypted_content",
    "message.output_text.logprobs",
    "code_interpreter_call.outputs",
    "computer_call_output.output.image_url",
    "file_search_call.results",
    "message.input_image.image_url",
    "web_search_call.action.sources",
    "web_search_call.results",
]
"""What OpenAI can include. Those of tools that are not served have no effect."""
Object: TypeAlias = Annotated[dict[str, Any], YIELD_LOCK]


class Reasoning(thinking_fields.Reasoning):
    """The object of the Responses API. generate_summary: the old name of `summary`."""

    generate_summary: Detail | None = None
    context: str | None = None
    mode: str | None = None


class TextFormat(WireModel):
    """The form of the answer. A JSON schema has its name and its schema beside the type."""

    type: Literal["text", "json_object", "json_schema"]
    name: str | None = None
    definition: Annotated[dict[str, Any] | None, Field(alias="schema")] = None
    description: str | None = None
    strict: bool | None = None


class TextOptions(WireModel):
    """Options of the answer's text. verbosity has no effect."""

    format: TextFormat | None = None
    verbosity: Literal["low", "medium", "high"] | None = None


class StreamOptions(WireModel):
    """Options of a stream."""

    include_obfuscation: bool | None = None


class ResponsesRequest(RefusedFields, SamplingFields, ThinkingFields):
    """`POST /v1/responses`. Names and ranges are OpenAI's."""

    model: Text
    input: str | Annotated[list[Object], FAIL_FAST]
    instructions: str | None = None
    max_output_tokens: Count | None = None
    reasoning: Reasoning | None = None
    include: Annotated[list[Included], Field(max_length=16, fail_fast=True)] | None = None  # type: ignore[assignment]
    text: TextOptions | None = None
    tools: Annotated[list[Object], FAIL_FAST] | None = None
    tool_choice: str | dict[str, Any] | None = None
    parallel_tool_calls: bool | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    store: bool | None = None
    background: bool | None = None
    previous_response_id: str | None = None
    conversation: Any = None
    truncation: Literal["auto", "disabled"] | None = None
    max_tool_calls: int | None = None
    metadata: Annotated[dict[str, str], FAIL_FAST] | None = None
    service_tier: str | None = None
    safety_identifier: str | None = None
    prompt_cache_key: str | None = None
    # Accepted without effect, because OpenAI's clients send them.
    prompt_cache_retention: Any = None
    user: Any = None
