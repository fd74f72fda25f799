"""The content blocks of an answer, and the events that build them.

At most one block is open; it is stopped before the next one starts. A complete answer is made by the same code, and
the events are dropped.
"""

from typing import Any, Literal, TypeAlias

from pydantic_core import from_json

from thinkaloud.events import ToolCallDelta
from thinkaloud.protocols.messages.tools import call_id
from thinkaloud.protocols.wire.call_sequence import CallSequence

Body: TypeAlias = dict[str, Any]
TextKind: TypeAlias = Literal["thinking", "text"]


class ContentBlocks:
    """The blocks of one answer. done: those that are stopped. parts: pieces of the text of the open block."""

    def __init__(self) -> None:
        self.done: list[Body] = []
        self.parts: list[str] = []
        self._open: Body | None = None
        self._calls = CallSequence()

    @property
    def index(self) -> int:
        """The place of the open block, or of the next one."""
        return len(self.done)

    @property
    def open_kind(self) -> str | None:
        """The type of the open block."""
        return None if self._open is None else self._open["type"]

    def open_text(self, kind: TextKind) -> list[Body]:
        """A block of thinking or of text is open."""
        if self.open_kind == kind:
            return []
        signature = {"signature": ""} if kind == "thinking" else {}
        return [*self.close(), *self._start({"type": kind, kind: "", **signature})]

    def add_text(self, kind: TextKind, text: str) -> list[Body]:
        """A piece of thinking or of text."""
        bodies = self.open_text(kind)
        self.parts.append(text)
        return [*bodies, self._delta({"type": f"{kind}_delta", kind: text})]

    def add_line(self, line: str) -> list[Body]:
        """A line of a summary, which is a paragraph of its own."""
        return self.add_text("thinking", f"\n\n{line}" if self.open_kind == "thinking" and self.parts else line)

    def add_count(self, tokens: int) -> list[Body]:
        """So many tokens more of thinking that is not shown."""
        bodies = self.open_text("thinking")
        return [*bodies, self._delta({"type": "thinking_delta", "thinking": "", "estimated_tokens": tokens})]

    def add_signature(self, signature: str) -> list[Body]:
        """The sealed trace, with which its block ends."""
        bodies = self.open_text("thinking")
        assert self._open is not None  # noqa: S101  opened before
        self._open["signature"] = signature
        return [*bodies, self._delta({"type": "signature_delta", "signature": signature}), *self._stop()]

    def end_thinking(self) -> list[Body]:
        """An open block of thinking ends."""
        return self._stop() if self.open_kind == "thinking" else []

    def add_call(self, delta: ToolCallDelta) -> list[Body]:
        """A piece of a call. A second call waits while the first is open and its arguments may go on."""
        if self._calls.add(delta) is self._calls.current:
            return self._call_delta(delta.arguments)
        return self._next_call() if self._calls.may_begin else []

    def close(self) -> list[Body]:
        """The open block ends, and calls that waited for it."""
        bodies = self._stop()
        while self._calls.is_waiting:
            bodies += [*self._next_call(), *self._stop()]
        return bodies

    def _next_call(self) -> list[Body]:
        bodies = self._stop()
        call = self._calls.begin()
        block = {"type": "tool_use", "id": call_id(call.id), "name": call.name, "input": {}}
        return [*bodies, *self._start(block), *self._call_delta(call.arguments)]

    def _call_delta(self, arguments: str) -> list[Body]:
        return [self._delta({"type": "input_json_delta", "partial_json": arguments})] if arguments else []

    def _start(self, block: Body) -> list[Body]:
        self._open, self.parts = block, []
        return [{"type": "content_block_start", "index": self.index, "content_block": dict(block)}]

    def _delta(self, delta: Body) -> Body:
        return {"type": "content_block_delta", "index": self.index, "delta": delta}

    def _stop(self) -> list[Body]:
        block = self._open
        if block is None:
            return []
        if self._calls.current is not None:
            block["input"] = read_input(self._calls.current.arguments)
        else:
            block[block["type"]] = "".join(self.parts)
        body: Body = {"type": "content_block_stop", "index": self.index}
        self.done.append(block)
        self._open, self.parts = None, []
        self._calls.end()
        return [body]


def read_input(arguments: str) -> Body:
    """The arguments of a call as an object: as much as there is of one that was cut, empty for what is none.

    Anthropic's SDKs read the pieces of a stream with the same parser.
    """
    try:
        value = from_json(arguments or "{}", allow_partial=True)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
