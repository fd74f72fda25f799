"""The bytes of a stream, as they come, to events; and to the answer, as far as it is.

What is not known is passed over: other objects, fields and types than those that are named here.
"""

import json
from collections.abc import Iterator
from typing import Any

from thinkaloud_client import errors
from thinkaloud_client.events import Answer, Done, Event, Progress, Started, Summary, Thought
from thinkaloud_client.fields import count, flag, number, object_of, objects, text
from thinkaloud_client.reply import Reply, Route, Sealed, Step, Thinking, ToolCall, Usage, Votes
from thinkaloud_client.sse import Events


class Decoder:
    """One stream. done: whether its end has come."""

    def __init__(self, request_id: str | None = None, ignored: tuple[str, ...] = ()) -> None:
        self.done = False
        self._request_id = request_id
        self._sse = Events()
        self._started = False
        self._calls: dict[int, list[str]] = {}
        self._texts: dict[type[Event], list[str]] = {Thought: [], Summary: [], Answer: []}
        self._steps: list[Step] = []
        self._sealed: list[Sealed] = []
        self._called: list[ToolCall] = []
        self._told = Reply(request_id=request_id, ignored=ignored)

    def feed(self, piece: bytes) -> Iterator[Event]:
        """The events that `piece` completes. Raises `Refused` or `BrokenStream` behind those before the mistake."""
        for data in self._sse.feed(piece):
            yield from self._events(data)

    def close(self) -> Iterator[Event]:
        """The events of what is left at the connection's end. Raises `BrokenStream` where more was to come."""
        for data in self._sse.close():
            yield from self._events(data)
        if not self.done:
            raise errors.BrokenStream("the stream ended before the answer did")

    def reply(self) -> Reply:
        """The answer, as far as it has come."""
        thought, summary, answer = ("".join(self._texts[kind]) for kind in (Thought, Summary, Answer))
        return replaced(
            self._told,
            thought=thought,
            summary=summary,
            answer=answer,
            steps=tuple(self._steps),
            sealed=tuple(self._sealed),
            tool_calls=tuple(self._called),
        )

    def _events(self, data: str) -> Iterator[Event]:
        for event in () if self.done else self._read(data):
            match event:
                case Thought(text) | Summary(text) | Answer(text):
                    self._texts[type(event)].append(text)
                case Step():
                    self._steps.append(event)
                case Sealed():
                    self._sealed.append(event)
                case ToolCall():
                    self._called.append(event)
            yield event
