"""The Messages request: the fields that have an effect. Any other is ignored, and named in the answer.

Messages, content blocks and tools are read one by one (`conversation.py`, `blocks.py`, `tools.py`), because each kind
has fields of its own.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from thinkaloud.protocols.messages.blocks import Block, Content
from thinkaloud.protocols.messages.tools import ToolChoice
from thinkaloud.protocols.wire.refused_fields import RefusedFields
from thinkaloud.protocols.wire.sampling import Count, SamplingFields, Text
from thinkaloud.protocols.wire.thinking_fields import ThinkingFields
from thinkaloud.protocols.wire.wire_model import FAIL_FAST, YIELD_LOCK, WireModel


class OutputFormat(WireModel):
    """The form of the answer."""

    type: Literal["json_schema"]
    definition: Annotated[dict[str, Any], Field(alias="schema")]


class OutputConfig(WireModel):
    """Options of the answer, and how hard to think."""

    effort: Literal["low", "medium", "high", "xhigh", "max"] | None = None
    format: OutputFormat | None = None


class CountTokensRequest(RefusedFields, SamplingFields, ThinkingFields):
    """`POST /v1/messages/count_tokens`. Names and ranges are Anthropic's."""

    model: Text
    messages: Annotated[list[Annotated[Block, YIELD_LOCK]], Field(min_length=1, fail_fast=True)]
    system: Content | None = None
    temperature: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None
    stop_sequences: Annotated[list[Text], FAIL_FAST] | None = None
    output_config: OutputConfig | None = None
    output_format: OutputFormat | None = None
    tools: Annotated[list[Annotated[Block, YIELD_LOCK]], FAIL_FAST] | None = None
    tool_choice: ToolChoice | None = None
    # Accepted without effect, because Anthropic's clients send them.
    metadata: Any = None
    service_tier: Any = None
    inference_geo: Any = None
    cache_control: Any = None


class MessagesRequest(CountTokensRequest):
    """`POST /v1/messages`. Names and ranges are Anthropic's."""

    max_tokens: Count
    stream: bool | None = None
