"""The trace, or its summary, inside the content, between its model's own tags, for callers who part them themselves.

Event in, event out, so that a stream and a complete answer stay the same: what was trace is answer from here on.
"""

from collections.abc import Sequence

from thinkaloud.events import AnswerDelta, Event, Stage, Started, SummaryDelta, TraceDelta, TraceEnd

_PLAIN = ("<think>", "</think>")
"""For formats that are more than two tags."""


class TaggedContent(Stage[Event, Event]):
    """Turns each `TraceDelta` into content. A trace that was cut has no closing tag: none was written."""

    def __init__(self) -> None:
        self._start, self._end = _PLAIN
        self._thinking: set[int] = set()

    def feed(self, item: Event) -> Sequence[Event]:
        match item:
            case Started():
                self._start, self._end = item.tags or _PLAIN
            case TraceDelta() | SummaryDelta():
                content = AnswerDelta(item.index, item.text, item.logprobs if isinstance(item, TraceDelta) else None)
                if item.index in self._thinking:
                    return (content,)
                self._thinking.add(item.index)
                return (AnswerDelta(item.index, self._start), content)
            case TraceEnd(index) if index in self._thinking:
                self._thinking.remove(index)
                if item.ended_by != "length":
                    return (AnswerDelta(index, self._end), item)
        return (item,)
