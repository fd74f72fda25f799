"""The content blocks of a request, and which of them a message of each role may have."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire.wire_model import YIELD_LOCK, WireModel, read_model

_MAX_BLOCKS = 16_384

Block: TypeAlias = dict[str, Any]
Content: TypeAlias = str | Annotated[list[Annotated[Block, YIELD_LOCK]], Field(max_length=_MAX_BLOCKS, fail_fast=True)]


class CachedBlock(WireModel):
    """What any block may have. It has no effect: prompts are cached by themselves."""

    cache_control: Any = None


class TextBlock(CachedBlock):
    """Text of any message, or of a result."""

    type: Literal["text"]
    text: str
    citations: Any = None


class ImageSource(WireModel):
    """Where an image is: at `url`, or here, as base64."""

    type: Literal["base64", "url"]
    media_type: str | None = None
    data: str | None = None
    url: str | None = None


class ImageBlock(CachedBlock):
    """An image of the user's."""

    type: Literal["image"]
    source: ImageSource


class ThinkingBlock(CachedBlock):
    """The trace of an earlier answer: sealed in `signature`, or else its text."""

    type: Literal["thinking"]
    thinking: str = ""
    signature: str | None = None


class RedactedThinkingBlock(CachedBlock):
    """The trace of an earlier answer, sealed."""

    type: Literal["redacted_thinking"]
    data: str


class ToolUseBlock(CachedBlock):
    """A call of an earlier answer."""

    type: Literal["tool_use"]
    id: str
    name: str
    input: dict[str, Any]
    caller: Any = None


class ToolResultBlock(CachedBlock):
    """What a call brought."""

    type: Literal["tool_result"]
    tool_use_id: str
    content: Content | None = None
    is_error: bool | None = None


class ToolReferenceBlock(CachedBlock):
    """In a result: a tool that was found, and that the model can see from here on."""

    type: Literal["tool_reference"]
    tool_name: str


class ToolChange(WireModel):
    """A tool by its name, or with its definition."""

    type: str
    name: str | None = None
    definition: dict[str, Any] | None = None


class ToolChangeBlock(CachedBlock):
    """In a system message: a tool comes or goes."""

    type: Literal["tool_addition", "tool_removal"]
    tool: ToolChange


BLOCKS: Mapping[str, Mapping[str, type[WireModel]]] = {
    "user": {"text": TextBlock, "image": ImageBlock, "tool_result": ToolResultBlock},
    "assistant": {
        "text": TextBlock,
        "thinking": ThinkingBlock,
        "redacted_thinking": RedactedThinkingBlock,
        "tool_use": ToolUseBlock,
    },
    "system": {"text": TextBlock, "tool_addition": ToolChangeBlock, "tool_removal": ToolChangeBlock},
    "tool_result": {"text": TextBlock, "tool_reference": ToolReferenceBlock},
}
"""By the role of the message; and those of a result."""


def read_block(block: Block, role: str, place: str) -> WireModel:
    """The block at `place` of a message of `role`. Raises `InvalidRequest` that names it."""
    kind = block.get("type")
    if not isinstance(kind, str) or kind not in BLOCKS[role]:
        said = f"blocks of type {kind[:100]!r} are" if isinstance(kind, str) else "blocks without a type are"
        raise InvalidRequest(f"{place}.type: {said} not read here ({role})", param=f"{place}.type")
    return read_model(BLOCKS[role][kind], block, place)


def read_blocks(content: Content | None, role: str, place: str) -> list[WireModel]:
    """The blocks of a content; a text is one block."""
    if content is None or isinstance(content, str):
        return [TextBlock(type="text", text=content or "")]
    return [read_block(block, role, f"{place}.{at}") for at, block in enumerate(content)]
