"""The bytes of a stream, as they come, to events; and to the answer, as far as it is.

What is not known is passed over: other objects, fields and types than those that are named here.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from thinkaloud_client import errors, extension
from thinkaloud_client.events import Answer, Done, Event, Progress, Started, Summary, Thought
from thinkaloud_client.reading import count, mapping, mappings, number, parsed, text, whole
from thinkaloud_client.reply import Reply, Sealed, Step, ToolCall
from thinkaloud_client.sse import Events

_CHUNK = "chat.completion.chunk"


class Decoder:
    """One stream. done: whether its end has come.

    request_id, ignored: from the head of the answer.
    """

    def __init__(self, request_id: str | None = None, ignored: tuple[str, ...] = ()) -> None:
        self.done = False
        self._sse = Events()
        self._begun = False
        self._calling: dict[int, dict[str, str]] = {}
        self._told: dict[type, list[Any]] = {kind: [] for kind in get_args(Event)}
        self._about = Reply(request_id=request_id, ignored=ignored)

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

    @property
    def id(self) -> str:
        """Of the answer; empty before its first chunk."""
        return self._about.id

    def reply(self) -> Reply:
        """The answer, as far as it has come."""
        told = self._told
        return replace(
            self._about,
            thought="".join([event.text for event in told[Thought]]),
            summary="".join([event.text for event in told[Summary]]),
            answer="".join([event.text for event in told[Answer]]),
            steps=tuple(told[Step]),
            sealed=tuple(told[Sealed]),
            tool_calls=tuple(told[ToolCall]),
        )

    def _events(self, data: str) -> Iterator[Event]:
        if self.done:
            return
        if data == "[DONE]":
            if not self._begun:
                raise errors.BrokenStream("the stream ended before the answer began")
            yield from self._noted(self._called())
            self.done = True
            yield Done(self.reply())
            return
        try:
            chunk = parsed(data)
        except ValueError:
            raise errors.BrokenStream("the stream holds an event that is no JSON") from None
        if isinstance(chunk, dict):
            yield from self._noted(self._chunk(chunk))

    def _noted(self, events: Iterator[Event]) -> Iterator[Event]:
        for event in events:
            self._told[type(event)].append(event)
            yield event

    def _chunk(self, chunk: dict[str, Any]) -> Iterator[Event]:
        if chunk.get("error") is not None:
            raise errors.told(chunk["error"], self._about.request_id)
        if chunk.get("object", _CHUNK) != _CHUNK or not isinstance(chunk.get("choices"), list):
            return
        own = mapping(chunk.get("thinkaloud"))
        self._learn(chunk, own)
        if not self._begun:
            self._begun = True
            about = self._about
            yield Started(about.model, about.id, about.visibility, about.route)
        if progress := mapping(own.get("progress")):
            yield Progress(count(progress.get("tokens")), number(progress.get("seconds")) or 0)
        for choice in mappings(chunk.get("choices")):
            if choice.get("index", 0) == 0:
                yield from self._choice(choice)

    def _learn(self, chunk: dict[str, Any], own: dict[str, Any]) -> None:
        """What `chunk` says about the answer; what is said later holds."""
        about = replace(
            self._about,
            id=text(chunk.get("id")) or self._about.id,
            model=text(chunk.get("model")) or self._about.model,
            visibility=text(own.get("visibility")) or self._about.visibility,
        )
        if told := mapping(own.get("route")):
            about = replace(about, route=extension.route(told))
        if told := mapping(own.get("thinking")):
            about = replace(about, thinking=extension.thinking(told))
        if told := mapping(own.get("votes")):
            about = replace(about, votes=extension.votes(told))
        if told := mapping(own.get("context")):
            about = replace(about, context_left=whole(told.get("left")))
        if told := mapping(chunk.get("usage")):
            about = replace(about, usage=extension.usage(told))
        self._about = about

    def _choice(self, choice: dict[str, Any]) -> Iterator[Event]:
        delta = mapping(choice.get("delta"))
        if trace := text(delta.get("reasoning_content")) or text(delta.get("reasoning")):
            yield Summary(trace) if self._about.visibility == "summary" else Thought(trace)
        for entry in mappings(delta.get("reasoning_details")):
            yield from _detail(entry)
        if answer := text(delta.get("content")):
            yield Answer(answer)
        for piece in mappings(delta.get("tool_calls")):
            yield from self._call(piece)
        if reason := text(choice.get("finish_reason")):
            yield from self._called()
            self._about = replace(self._about, finish_reason=reason)

    def _call(self, piece: dict[str, Any]) -> Iterator[Event]:
        """Adds a piece of a call; the calls before it are complete then."""
        position, function = count(piece.get("index")), mapping(piece.get("function"))
        if position not in self._calling:
            yield from self._called()
            self._calling[position] = {"id": "", "name": "", "arguments": ""}
        call = self._calling[position]
        call["id"] = text(piece.get("id")) or call["id"]
        call["name"] = text(function.get("name")) or call["name"]
        call["arguments"] += text(function.get("arguments")) or ""

    def _called(self) -> Iterator[Event]:
        for call in self._calling.values():
            yield ToolCall(**call)
        self._calling.clear()


def _detail(entry: dict[str, Any]) -> Iterator[Event]:
    """An entry of `reasoning_details`. OpenRouter's are pieces, not steps: a step has a move."""
    move, data = text(entry.get("move")), text(entry.get("data"))
    told = text(entry.get("text")) or text(entry.get("summary"))
    if entry.get("type") == "reasoning.encrypted" and data:
        yield Sealed(data)
    elif move and told:
        yield Step(told, move, number(entry.get("seconds")))
