"""Input items as messages.

Neighbouring reasoning, messages of the assistant and calls are one message; outputs of calls are messages of their own.
A trace comes back sealed, or as its text; a summary is never one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Message
from thinkaloud.protocols.responses.tools import function_name
from thinkaloud.protocols.wire.content_parts import Content, TraceValue, read_content, read_pieces, read_trace
from thinkaloud.protocols.wire.images import with_images
from thinkaloud.protocols.wire.reasoning_details import FORMAT
from thinkaloud.protocols.wire.tools import require_arguments
from thinkaloud.protocols.wire.wire_model import WireModel, read_model
from thinkaloud.settings import LimitsSettings

Item: TypeAlias = dict[str, Any]
_MAX_PARTS = 16_384


class MessageItem(WireModel):
    """A message; `type` may be missing."""

    type: Literal["message"] = "message"
    role: Literal["user", "system", "developer", "assistant"]
    content: Content


class ReasoningItem(WireModel):
    """The trace of an earlier answer: sealed, or its text. Its summary is not read."""

    type: Literal["reasoning"]
    id: str | None = None
    content: TraceValue | None = None
    summary: Annotated[list[Any], Field(max_length=_MAX_PARTS)] | str | None = None
    encrypted_content: str | None = None


class FunctionCallItem(WireModel):
    """A call. `arguments` is JSON, as text."""

    type: Literal["function_call"]
    call_id: str
    name: str
    namespace: str | None = None
    arguments: str


class CustomCallItem(WireModel):
    """A call of a custom tool. `input` is free text."""

    type: Literal["custom_tool_call"]
    call_id: str
    name: str
    namespace: str | None = None
    input: str


class OutputItem(WireModel):
    """What a call brought."""

    type: Literal["function_call_output", "custom_tool_call_output"]
    call_id: str
    output: Content


_KINDS: dict[str, type[WireModel]] = {
    "message": MessageItem,
    "reasoning": ReasoningItem,
    "function_call": FunctionCallItem,
    "custom_tool_call": CustomCallItem,
    "function_call_output": OutputItem,
    "custom_tool_call_output": OutputItem,
}


@dataclass(slots=True, frozen=True)
class Conversation:
    """The messages of a request.

    sealed: the ids of the reasoning items whose seals are in the messages, by the place of the seal there.
    """

    messages: list[Message] = field(default_factory=list)
    sealed: dict[str, str | None] = field(default_factory=dict)


def listed(input: str | list[Item]) -> list[Item]:
    """The input as items; a text is a message of the user."""
    return [{"type": "message", "role": "user", "content": input}] if isinstance(input, str) else input


def read_items(items: Sequence[Item], before: int, instructions: str | None, limits: LimitsSettings) -> Conversation:
    """The messages of `items`.

    before: how many of the items come from the store, and are not in the request's own `input`.
    Raises `InvalidRequest` that names the first wrong item, and where there is no message at all.
    """
    reader = _Reader(limits)
    if instructions:
        reader.messages.append({"role": "system", "content": instructions})
    for at, item in enumerate(items):
        reader.read(item, f"input.{at - before}" if at >= before else "previous_response_id")
    reader.end_answer()
    if len(reader.messages) <= bool(instructions):
        raise InvalidRequest("input: there is no message in it", param="input")
    return Conversation(reader.messages, reader.sealed)


class _Reader:
    """Puts messages together. answer: the message of the assistant that further items belong to. texts: its content."""

    def __init__(self, limits: LimitsSettings) -> None:
        self.messages: list[Message] = []
        self.sealed: dict[str, str | None] = {}
        self._limits = limits
        self._answer: Message | None = None
        self._texts: list[str] = []
        self._calls: set[str] = set()

    def read(self, item: Item, place: str) -> None:
        kind = item.get("type", "message" if "role" in item else None)
        if not isinstance(kind, str) or kind not in _KINDS:
            raise InvalidRequest(f"{place}.type: items of this kind are not read", param=f"{place}.type")
        match read_model(_KINDS[kind], item, place):
            case MessageItem() as message:
                self._read_message(message, place)
            case ReasoningItem() as reasoning:
                self._read_reasoning(reasoning)
            case FunctionCallItem() as call:
                require_arguments(call.arguments, self._limits, f"{place}.arguments")
                self._add_call(call.call_id, function_name(call.name, call.namespace), call.arguments)
            case CustomCallItem() as call:
                arguments = msgspec.json.encode({"input": call.input}).decode()
                self._add_call(call.call_id, function_name(call.name, call.namespace), arguments)
            case OutputItem() as output:
                if output.call_id not in self._calls:
                    raise InvalidRequest(f"{place}.call_id: there is no such call before it", param=f"{place}.call_id")
                text, _ = read_content(output.output, f"{place}.output", has_trace=False)
                self.end_answer()
                self.messages.append({"role": "tool", "tool_call_id": output.call_id, "content": text})

    def end_answer(self) -> None:
        """Nothing more belongs to the answer before."""
        answer, self._answer = self._answer, None
        if answer is None:
            return
        answer["content"] = "\n".join(self._texts)
        if answer["content"] or len(answer) > 2:
            self.messages.append(answer)

    def _read_message(self, message: MessageItem, place: str) -> None:
        is_answer, is_question = message.role == "assistant", message.role == "user"
        place = f"{place}.content"
        text, trace = read_content(message.content, place, has_trace=is_answer, has_images=is_question)
        if not is_answer:
            self.end_answer()
            images = with_images(read_pieces(message.content, place)) if is_question else {}
            # Templates do not know the role developer, which is the newer name of system.
            self.messages.append({"role": "user" if is_question else "system", "content": text, **images})
            return
        self._open_answer()
        if text:
            self._texts.append(text)
        if trace:
            self._add_detail({"type": "reasoning.text", "text": trace})

    def _read_reasoning(self, item: ReasoningItem) -> None:
        if item.encrypted_content:
            details = self._add_detail(
                {"type": "reasoning.encrypted", "data": item.encrypted_content, "format": FORMAT}
            )
            self.sealed[f"messages.{len(self.messages)}.reasoning_details.{len(details) - 1}"] = item.id
        if trace := read_trace(item.content):
            self._add_detail({"type": "reasoning.text", "text": trace})

    def _add_detail(self, detail: dict[str, Any]) -> list[Any]:
        details: list[Any] = self._open_answer().setdefault("reasoning_details", [])
        details.append(detail)
        return details

    def _add_call(self, call_id: str, name: str, arguments: str) -> None:
        call = {"id": call_id, "type": "function", "function": {"name": name, "arguments": arguments}}
        self._open_answer().setdefault("tool_calls", []).append(call)
        self._calls.add(call_id)

    def _open_answer(self) -> Message:
        if self._answer is None:
            self._answer, self._texts = {"role": "assistant", "content": ""}, []
        return self._answer
