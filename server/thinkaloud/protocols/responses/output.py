"""The output items of a response, and the events that build them.

At most one item is open; it is done before the next is added. Each method returns the bodies of the events that it
leads to, without their numbers. A complete response is made by the same code, and the events are dropped.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import msgspec

from thinkaloud.events import TokenLogprob, ToolCallDelta
from thinkaloud.protocols.responses.tools import CalledTool, Toolbox
from thinkaloud.protocols.wire.call_sequence import CallSequence
from thinkaloud.protocols.wire.logprobs import encode_token
from thinkaloud.protocols.wire.request_id import new_id

Body: TypeAlias = dict[str, Any]
Status: TypeAlias = Literal["completed", "incomplete"]


@dataclass(slots=True)
class _Text:
    """The text of an open item: of a trace, or of the answer."""

    kind: Literal["reasoning_text", "output_text"]
    parts: list[str] = field(default_factory=list)
    logprobs: list[Any] = field(default_factory=list)


class Output:
    """The items of one response.

    items: those that are done. carried: the same, for the prompt of a later turn, with traces that only that may have.
    open_text: the text of the open item, if it has one.
    """

    def __init__(self, toolbox: Toolbox) -> None:
        self.items: list[Body] = []
        self.carried: list[Body] = []
        self.open_text: _Text | None = None
        self._toolbox = toolbox
        self._item: Body | None = None
        self._calls = CallSequence()
        self._tool = CalledTool("")

    @property
    def place(self) -> Body:
        """Where a piece of text of the open item belongs."""
        assert self._item is not None  # noqa: S101  asked for while text is open
        return {"item_id": self._item["id"], "output_index": len(self.items), "content_index": 0}

    def open_reasoning(self) -> list[Body]:
        """A reasoning item is open."""
        if self._item is not None and self._item["type"] == "reasoning":
            return []
        return [*self.close(), *self._open({"type": "reasoning", "id": new_id("rs", "_"), "summary": []})]

    def open_trace(self) -> list[Body]:
        """The text of a trace is open."""
        if self.open_text is not None and self.open_text.kind == "reasoning_text":
            return []
        bodies = self.open_reasoning()
        self.open_text = _Text("reasoning_text")
        return [*bodies, self._part("added", "")]

    def open_answer(self) -> list[Body]:
        """The text of an answer is open."""
        if self.open_text is not None and self.open_text.kind == "output_text":
            return []
        item = {"type": "message", "id": new_id("msg", "_"), "role": "assistant", "content": []}
        bodies = [*self.close(), *self._open(item)]
        self.open_text = _Text("output_text")
        return [*bodies, self._part("added", "")]

    def add_text(self, text: str, logprobs: list[TokenLogprob] | None) -> list[Body]:
        """A piece of the open text. Log-probabilities belong to answers alone; they stand in several events, and are
        encoded once.
        """
        assert self.open_text is not None  # noqa: S101  opened before
        self.open_text.parts.append(text)
        body = {"type": f"response.{self.open_text.kind}.delta", **self.place, "delta": text}
        if self.open_text.kind == "output_text":
            body["logprobs"] = [msgspec.Raw(msgspec.json.encode(encode_token(token))) for token in logprobs or ()]
            self.open_text.logprobs += body["logprobs"]
        return [body]

    def add_summary(self, text: str) -> list[Body]:
        """One line of a summary, which is a part of its own."""
        bodies = self.open_reasoning()
        assert self._item is not None  # noqa: S101  opened before
        summary: list[Body] = self._item["summary"]
        place = {"item_id": self._item["id"], "output_index": len(self.items), "summary_index": len(summary)}
        part = {"type": "summary_text", "text": text}
        summary.append(part)
        return [
            *bodies,
            {"type": "response.reasoning_summary_part.added", **place, "part": part | {"text": ""}},
            {"type": "response.reasoning_summary_text.delta", **place, "delta": text},
            {"type": "response.reasoning_summary_text.done", **place, "text": text},
            {"type": "response.reasoning_summary_part.done", **place, "part": part},
        ]

    def add_seal(self, data: str, status: Status, *, shown: bool) -> list[Body]:
        """The sealed trace, with which its item is done. shown: whether the caller gets it."""
        if not shown:
            bodies = self.end_reasoning(status)
            done = self.carried.pop() if bodies else {"type": "reasoning", "summary": []}
            self.carried.append(done | {"encrypted_content": data})
            return bodies
        bodies = self.open_reasoning()
        assert self._item is not None  # noqa: S101  opened before
        self._item["encrypted_content"] = data
        return [*bodies, *self.close(status)]

    def end_reasoning(self, status: Status) -> list[Body]:
        """An open reasoning item is done."""
        is_open = self._item is not None and self._item["type"] == "reasoning"
        return self.close(status) if is_open else []

    def add_call(self, delta: ToolCallDelta) -> list[Body]:
        """A piece of a call. A second call waits while the first is open and its arguments may go on."""
        if self._calls.add(delta) is self._calls.current:
            return self._call_delta(delta.arguments)
        return self._next_call() if self._calls.may_begin else []

    def close(self, status: Status = "completed") -> list[Body]:
        """The open item is done, and calls that waited for it."""
        bodies = self._close_item(status)
        while self._calls.is_waiting:
            bodies += [*self._next_call(), *self._close_item(status)]
        return bodies

    def _next_call(self) -> list[Body]:
        """Open the next call that waits."""
        bodies = self._close_item("completed")
        call = self._calls.begin()
        tool = self._tool = self._toolbox.find(call.name)
        item: Body = {"type": "custom_tool_call" if tool.is_custom else "function_call"}
        item |= {"id": new_id("ctc" if tool.is_custom else "fc", "_"), "call_id": call.id, "name": tool.name}
        if tool.namespace is not None:
            item["namespace"] = tool.namespace
        item["input" if tool.is_custom else "arguments"] = ""
        return [*bodies, *self._open(item), *self._call_delta(call.arguments)]

    def _call_delta(self, arguments: str) -> list[Body]:
        """A piece of the open call's arguments. The input of a custom tool comes whole, when they are complete."""
        assert self._item is not None  # noqa: S101  a call is open
        if not arguments or self._item["type"] == "custom_tool_call":
            return []
        place = {"item_id": self._item["id"], "output_index": len(self.items)}
        return [{"type": "response.function_call_arguments.delta", **place, "delta": arguments}]

    def _open(self, item: Body) -> list[Body]:
        self._item = item | {"status": "in_progress"}
        added = {key: list(value) if isinstance(value, list) else value for key, value in self._item.items()}
        return [{"type": "response.output_item.added", "output_index": len(self.items), "item": added}]

    def _close_item(self, status: Status) -> list[Body]:
        item = self._item
        if item is None:
            return []
        bodies: list[Body] = []
        if self.open_text is not None:
            bodies += self._close_text(item, self.open_text)
        elif self._calls.current is not None:
            bodies += self._close_call(item, self._calls.current.arguments)
        item["status"] = status
        bodies.append({"type": "response.output_item.done", "output_index": len(self.items), "item": item})
        self.items.append(item)
        self.carried.append(item)
        self._item = self.open_text = None
        self._calls.end()
        return bodies

    def _close_text(self, item: Body, text: _Text) -> list[Body]:
        whole = "".join(text.parts)
        done: Body = {"type": f"response.{text.kind}.done", **self.place, "text": whole}
        if text.kind == "output_text":
            done["logprobs"] = text.logprobs
        body = self._part("done", whole)
        item["content"] = [body["part"]]
        return [done, body]

    def _part(self, what: str, text: str) -> Body:
        assert self.open_text is not None  # noqa: S101  asked for while text is open
        part: Body = {"type": self.open_text.kind, "text": text}
        if self.open_text.kind == "output_text":
            part |= {"annotations": [], "logprobs": list(self.open_text.logprobs)}
        return {"type": f"response.content_part.{what}", **self.place, "part": part}

    def _close_call(self, item: Body, arguments: str) -> list[Body]:
        place = {"item_id": item["id"], "output_index": len(self.items)}
        if not self._tool.is_custom:
            item["arguments"] = arguments
            return [{"type": "response.function_call_arguments.done", **place, "arguments": arguments}]
        text = item["input"] = _custom_input(arguments)
        return [
            {"type": "response.custom_tool_call_input.delta", **place, "delta": text},
            {"type": "response.custom_tool_call_input.done", **place, "input": text},
        ]


def _custom_input(arguments: str) -> str:
    """The free text in the arguments; what the model wrote where they are not what they should be."""
    try:
        value = msgspec.json.decode(arguments)
    except (msgspec.DecodeError, RecursionError):
        return arguments
    text = value.get("input") if isinstance(value, dict) else None
    return text if isinstance(text, str) else arguments
