"""The trace, or its summary, inside the content, between the model's tags, for callers who separate them themselves.

The trace becomes answer here, before streams and complete answers are encoded, so that both are the same.
"""

from collections.abc import Sequence

from thinkaloud.events import AnswerDelta, Event, Stage, Started, SummaryDelta, TraceDelta, TraceEnd

_DEFAULT_TAGS = ("<think>", "</think>")
"""For formats that are more than two tags."""


class TaggedContent(Stage[Event, Event]):
    """Turns each `TraceDelta` into content. A trace that was cut off has no closing tag."""

    def __init__(self) -> None:
        self._start, self._end = _DEFAULT_TAGS
        self._thinking: set[int] = set()

    def feed(self, item: Event) -> Sequence[Event]:
        match item:
            case Started():
                self._start, self._end = item.tags or _DEFAULT_TAGS
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
