"""The trace at once: for callers that do not want to watch it, each block is one delta, where it ends."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.events import Event, Finished, TokenLogprob, TraceDelta, TraceEnd


class _Block:
    """What one choice has thought since its last block ended."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._logprobs: list[TokenLogprob] | None = None

    def add(self, delta: TraceDelta) -> None:
        self._texts.append(delta.text)
        if delta.logprobs is not None:
            self._logprobs = self._logprobs or []
            self._logprobs += delta.logprobs

    def delta(self, index: int) -> TraceDelta:
        return TraceDelta(index, "".join(self._texts), self._logprobs)


async def gathered(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    """The same events, with one `TraceDelta` a block, right before its `TraceEnd`. Nothing is lost: a block
    without an end goes out before its choice finishes."""
    blocks: dict[int, _Block] = {}
    async with aclosing(events):
        async for event in events:
            if isinstance(event, TraceDelta):
                blocks.setdefault(event.index, _Block()).add(event)
                continue
            if isinstance(event, TraceEnd | Finished) and (block := blocks.pop(event.index, None)):
                yield block.delta(event.index)
            yield event
