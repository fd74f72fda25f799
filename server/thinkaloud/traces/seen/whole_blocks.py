"""The trace at once: for callers that do not want to watch it, each block goes out where it ends, with its steps or the
lines of its summary."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing

from thinkaloud.events import Event, Finished, StepEnd, SummaryDelta, TokenLogprob, TraceDelta, TraceEnd


class _Block:
    """What one choice has thought since its last block ended."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._logprobs: list[TokenLogprob] | None = None
        self._told: list[StepEnd | SummaryDelta] = []

    def add(self, event: TraceDelta | StepEnd | SummaryDelta) -> None:
        if not isinstance(event, TraceDelta):
            self._told.append(event)
            return
        self._texts.append(event.text)
        if event.logprobs is not None:
            self._logprobs = self._logprobs or []
            self._logprobs += event.logprobs

    def events(self, index: int) -> Iterator[Event]:
        if self._texts:
            yield TraceDelta(index, "".join(self._texts), self._logprobs)
        yield from self._told


async def gathered(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    """The same events, with one `TraceDelta` a block, and what is told of it, right before its `TraceEnd`. Nothing is
    lost: a block without an end goes out before its choice finishes."""
    blocks: defaultdict[int, _Block] = defaultdict(_Block)
    async with aclosing(events):
        async for event in events:
            if isinstance(event, TraceDelta | StepEnd | SummaryDelta):
                blocks[event.index].add(event)
                continue
            if isinstance(event, TraceEnd | Finished) and event.index in blocks:
                for each in blocks.pop(event.index).events(event.index):
                    yield each
            yield event
