"""Messages in: neighbours of one role are one turn, results of calls are messages of their own.

A trace comes back sealed, or as its text. Text beside results stands behind them, where it begins no turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Image, Message
from thinkaloud.protocols.messages.blocks import (
    Block,
    Content,
    ImageBlock,
    ImageSource,
    RedactedThinkingBlock,
    TextBlock,
    ThinkingBlock,
    ToolChangeBlock,
    ToolReferenceBlock,
    ToolResultBlock,
    ToolUseBlock,
    read_blocks,
)
from thinkaloud.protocols.messages.tools import ToolChanges, engine_call_id
from thinkaloud.protocols.wire.images import Piece, data_url, read_image, with_images
from thinkaloud.protocols.wire.reasoning_details import FORMAT
from thinkaloud.protocols.wire.wire_model import WireModel, read_model

_BILLING = "x-anthropic-billing-header:"
"""The beginning of a system block of Claude Code's. It is another one in each request, and no text for a model."""


class TurnMessage(WireModel):
    """One message of the request."""

    role: Literal["user", "assistant", "system"]
    content: Content


@dataclass(slots=True)
class Conversation:
    """What the messages of a request say.

    sealed: the places of blocks in the request whose seals are in the messages, by the place of the seal there.
    changes: of the tools. unknown: names of fields without effect.
    """

    messages: list[Message] = field(default_factory=list)
    sealed: dict[str, str] = field(default_factory=dict)
    changes: ToolChanges = field(default_factory=ToolChanges)
    unknown: set[str] = field(default_factory=set)


def read_conversation(system: Content | None, messages: Sequence[Block]) -> Conversation:
    """The conversation. Raises `InvalidRequest` that names the first wrong message or block."""
    reader = _Reader()
    if system:
        blocks = read_blocks(system, "system", "system")
        reader.add_system([each for each in blocks if not _is_billing(each)], "system")
    for at, message in enumerate(messages):
        reader.read(message, f"messages.{at}")
    reader.end_turn()
    if messages[-1].get("role") == "assistant":
        place = f"messages.{len(messages) - 1}"
        raise InvalidRequest(f"{place}: an answer that was begun is not continued", param=place)
    return reader.conversation


def _is_billing(block: WireModel) -> bool:
    return isinstance(block, TextBlock) and block.text.startswith(_BILLING)


def _image(source: ImageSource, place: str) -> Image:
    field = "url" if source.type == "url" else "data"
    url = source.url or "" if source.type == "url" else data_url(source.media_type, source.data)
    return read_image(url, f"{place}.source.{field}", f"{place}.type")


class _Reader:
    """Puts turns together. pieces: of the open turn. answer: the message of the open turn of the assistant."""

    def __init__(self) -> None:
        self.conversation = Conversation()
        self._role = "system"
        self._pieces: list[Piece] = []
        self._answer: Message = {}
        self._calls: set[str] = set()

    def read(self, message: Block, place: str) -> None:
        turn = read_model(TurnMessage, message, place)
        self._note_unknown(turn, "messages")
        if turn.role != self._role:
            self.end_turn()
            self._role = turn.role
        place = f"{place}.content"
        blocks = read_blocks(turn.content, turn.role, place)
        if turn.role == "assistant":
            self._add_answer(blocks, place)
        elif turn.role == "system":
            self.add_system(blocks, place)
        elif blocks:
            self._add_user(blocks, place)
        else:
            raise InvalidRequest(f"{place}: there is no block in it", param=place)

    def end_turn(self) -> None:
        """Nothing more belongs to the turn before."""
        text = "\n".join(piece for piece in self._pieces if isinstance(piece, str))
        if self._role == "assistant":
            if text or self._answer:
                self.conversation.messages.append({"role": "assistant", "content": text, **self._answer})
        elif self._pieces:
            self.conversation.messages.append({"role": self._role, "content": text, **with_images(self._pieces)})
        self._pieces, self._answer = [], {}

    def add_system(self, blocks: Sequence[WireModel], place: str) -> None:
        """Add to the open turn of the system."""
        for at, block in enumerate(blocks):
            self._note_unknown(block, "messages.content")
            if isinstance(block, TextBlock):
                self._pieces.append(block.text)
            elif isinstance(block, ToolChangeBlock):
                self.conversation.changes.change(block, f"{place}.{at}.tool")

    def _add_user(self, blocks: Sequence[WireModel], place: str) -> None:
        for at, block in enumerate(blocks):
            self._note_unknown(block, "messages.content")
            if isinstance(block, TextBlock):
                self._pieces.append(block.text)
            elif isinstance(block, ImageBlock):
                self._pieces.append(_image(block.source, f"{place}.{at}"))
            elif isinstance(block, ToolResultBlock):
                self._add_result(block, f"{place}.{at}")

    def _add_result(self, result: ToolResultBlock, place: str) -> None:
        id = engine_call_id(result.tool_use_id)
        if id not in self._calls:
            raise InvalidRequest(f"{place}.tool_use_id: there is no such call before it", param=f"{place}.tool_use_id")
        texts: list[str] = []
        for block in read_blocks(result.content, "tool_result", f"{place}.content"):
            if isinstance(block, ToolReferenceBlock):
                self.conversation.changes.show(block.tool_name)
                texts.append(f"The tool {block.tool_name} can be called now.")
            elif isinstance(block, TextBlock):
                texts.append(block.text)
        text = "\n".join(texts)
        content = f"Error: {text}" if result.is_error else text
        self.conversation.messages.append({"role": "tool", "tool_call_id": id, "content": content})

    def _add_answer(self, blocks: Sequence[WireModel], place: str) -> None:
        for at, block in enumerate(blocks):
            self._note_unknown(block, "messages.content")
            match block:
                case TextBlock(text=text) if text:
                    self._pieces.append(text)
                case ThinkingBlock(signature=str(seal)) | RedactedThinkingBlock(data=seal) if seal:
                    details = self._add_detail({"type": "reasoning.encrypted", "data": seal, "format": FORMAT})
                    there = f"messages.{len(self.conversation.messages)}.reasoning_details.{len(details) - 1}"
                    self.conversation.sealed[there] = f"{place}.{at}"
                case ThinkingBlock(thinking=trace) if trace:
                    self._add_detail({"type": "reasoning.text", "text": trace})
                case ToolUseBlock():
                    self._add_call(block)

    def _add_detail(self, detail: dict[str, Any]) -> list[Any]:
        details: list[Any] = self._answer.setdefault("reasoning_details", [])
        details.append(detail)
        return details

    def _add_call(self, call: ToolUseBlock) -> None:
        id = engine_call_id(call.id)
        function = {"name": call.name, "arguments": msgspec.json.encode(call.input).decode()}
        self._answer.setdefault("tool_calls", []).append({"id": id, "type": "function", "function": function})
        self._calls.add(id)

    def _note_unknown(self, model: WireModel, prefix: str) -> None:
        unknown = model.model_extra or {}
        self.conversation.unknown.update(f"{prefix}.{name}" for name, value in unknown.items() if value)
