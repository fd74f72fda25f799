"""Tool calls as a stage: calls in the answer become `ToolCallDelta`s; the trace passes unchanged.

The engine's reader decides which text is a call. Calls that an engine reports itself only pass here.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from thinkaloud.events import AnswerDelta, Event, Stage, TokenLogprob, ToolCallDelta


class CallReader(Protocol):
    """The part of an engine's `ToolReader` that is used here; see there."""

    def decode(self, text: str) -> list[str | ToolCallDelta]: ...

    def flush(self) -> list[str | ToolCallDelta]: ...


class ToolCalls(Stage[Event, Event]):
    """The tool calls of one choice.

    reader: finds calls in the answer; None if it can have none.
    parallel: False drops all calls but the first.
    """

    def __init__(self, reader: CallReader | None, index: int, *, parallel: bool) -> None:
        self._reader = reader
        self._index = index
        self._parallel = parallel
        self._logprobs = _BufferedLogprobs()

    def feed(self, item: Event) -> Sequence[Event]:
        if self._reader is None or not isinstance(item, AnswerDelta):
            return self._drop_parallel([item])
        self._logprobs.add(item.logprobs)
        return self._drop_parallel([self._make_event(part) for part in self._reader.decode(item.text)])

    def flush(self) -> Sequence[Event]:
        return self._drop_parallel([self._make_event(part) for part in self._reader.flush()]) if self._reader else ()

    def _drop_parallel(self, events: Sequence[Event]) -> Sequence[Event]:
        if self._parallel:
            return events
        return [event for event in events if not (isinstance(event, ToolCallDelta) and event.position)]

    def _make_event(self, part: str | ToolCallDelta) -> AnswerDelta | ToolCallDelta:
        if isinstance(part, str):
            return AnswerDelta(self._index, part, self._logprobs.pop(len(part)))
        self._logprobs.clear()
        return replace(part, index=self._index)


class _BufferedLogprobs:
    """Log-probabilities of text that the reader buffers. Those of a call's text are dropped."""

    def __init__(self) -> None:
        self._buffer: list[TokenLogprob] | None = None

    def add(self, logprobs: list[TokenLogprob] | None) -> None:
        if logprobs is not None:
            self._buffer = [*(self._buffer or ()), *logprobs]

    def pop(self, characters: int) -> list[TokenLogprob] | None:
        """Remove and return those of the next `characters` of answer, including a token that is only partly in them."""
        if self._buffer is None:
            return None
        count = 0
        while count < len(self._buffer) and characters > 0:
            characters -= len(self._buffer[count].token)
            count += 1
        popped, self._buffer = self._buffer[:count], self._buffer[count:]
        return popped

    def clear(self) -> None:
        if self._buffer is not None:
            self._buffer = []
