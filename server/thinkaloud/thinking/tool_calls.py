"""Tool calls as a stage: calls in the answer become `ToolCallDelta`s; the trace passes untouched.

Which text is a call is decided by the engine's reader; where the engine reports calls itself, they only pass here.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from thinkaloud.events import AnswerDelta, Event, Stage, TokenLogprob, ToolCallDelta


class Reader(Protocol):
    """What is needed of an engine's `ToolReader`; see there."""

    def decode(self, text: str) -> list[str | ToolCallDelta]: ...

    def flush(self) -> list[str | ToolCallDelta]: ...


class ToolCalls(Stage[Event, Event]):
    """The tool calls of one choice.

    reader: finds calls in the answer; None where there are none to find.
    parallel: False lets only the first call out.
    """

    def __init__(self, reader: Reader | None, index: int, *, parallel: bool) -> None:
        self._reader = reader
        self._index = index
        self._parallel = parallel
        self._held = _HeldLogprobs()

    def feed(self, item: Event) -> Sequence[Event]:
        if self._reader is None or not isinstance(item, AnswerDelta):
            return self._limit([item])
        self._held.add(item.logprobs)
        return self._limit([self._label(found) for found in self._reader.decode(item.text)])

    def flush(self) -> Sequence[Event]:
        return self._limit([self._label(found) for found in self._reader.flush()]) if self._reader else ()

    def _limit(self, events: Sequence[Event]) -> Sequence[Event]:
        if self._parallel:
            return events
        return [event for event in events if not (isinstance(event, ToolCallDelta) and event.position)]

    def _label(self, found: str | ToolCallDelta) -> AnswerDelta | ToolCallDelta:
        if isinstance(found, str):
            return AnswerDelta(self._index, found, self._held.take(len(found)))
        self._held.drop()
        return replace(found, index=self._index)


class _HeldLogprobs:
    """Log-probabilities of text that the reader holds back; those of a call's text are not sent."""

    def __init__(self) -> None:
        self._held: list[TokenLogprob] | None = None

    def add(self, logprobs: list[TokenLogprob] | None) -> None:
        if logprobs is not None:
            self._held = [*(self._held or ()), *logprobs]

    def take(self, characters: int) -> list[TokenLogprob] | None:
        """Those of the next so many characters of answer; a token that is only partly among them belongs to them."""
        if self._held is None:
            return None
        count = 0
        while count < len(self._held) and characters > 0:
            characters -= len(self._held[count].token)
            count += 1
        taken, self._held = self._held[:count], self._held[count:]
        return taken

    def drop(self) -> None:
        if self._held is not None:
            self._held = []
