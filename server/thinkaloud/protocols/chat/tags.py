"""The trace, or its summary, inside the content, between its model's own tags, for callers who part them themselves.

Event in, event out, so that a stream and a complete answer stay the same: what was trace is answer from here on.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.events import AnswerDelta, Event, Started, SummaryDelta, TraceDelta, TraceEnd

_PLAIN = ("<think>", "</think>")
"""For formats that are more than two tags."""


async def tagged(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    """The events with each `TraceDelta` as content. A trace that was cut has no closing tag: none was written."""
    start, end = _PLAIN
    thinking: set[int] = set()
    async with aclosing(events):
        async for event in events:
            match event:
                case Started():
                    start, end = event.tags or _PLAIN
                case TraceDelta() | SummaryDelta():
                    if event.index not in thinking:
                        thinking.add(event.index)
                        yield AnswerDelta(event.index, start)
                    logprobs = event.logprobs if isinstance(event, TraceDelta) else None
                    yield AnswerDelta(event.index, event.text, logprobs)
                    continue
                case TraceEnd(index) if index in thinking:
                    thinking.remove(index)
                    if event.ended_by != "length":
                        yield AnswerDelta(index, end)
            yield event
