"""The trace in whole blocks: each is sent when it ends, with its steps or the lines of its summary."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from thinkaloud.events import Event, Finished, Stage, StepEnd, SummaryDelta, TokenLogprob, TraceDelta, TraceEnd


class _Block:
    """The open block of one choice."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._logprobs: list[TokenLogprob] | None = None
        self._details: list[StepEnd | SummaryDelta] = []

    def add(self, event: TraceDelta | StepEnd | SummaryDelta) -> None:
        if not isinstance(event, TraceDelta):
            self._details.append(event)
            return
        self._texts.append(event.text)
        if event.logprobs is not None:
            self._logprobs = self._logprobs or []
            self._logprobs += event.logprobs

    def events(self, index: int) -> Iterator[Event]:
        if self._texts:
            yield TraceDelta(index, "".join(self._texts), self._logprobs)
        yield from self._details


class WholeBlocks(Stage[Event, Event]):
    """Sends one `TraceDelta` a block, and its details, right before its `TraceEnd`. A block without an end is sent
    before its choice finishes."""

    def __init__(self) -> None:
        self._blocks: defaultdict[int, _Block] = defaultdict(_Block)

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta | StepEnd | SummaryDelta):
            self._blocks[item.index].add(item)
            return ()
        if isinstance(item, TraceEnd | Finished) and item.index in self._blocks:
            return [*self._blocks.pop(item.index).events(item.index), item]
        return (item,)
