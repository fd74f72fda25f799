"""The stage behind the boundary: tool calls in the answer become `ToolCallDelta`s; the trace passes untouched.

Which text is a call is decided by the engine's reader; where the engine reports calls itself, they only pass here.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol

from thinkaloud.events import AnswerDelta, Event, Finished, TokenLogprob, ToolCallDelta


class Reader(Protocol):
    """What is needed of an engine's `ToolReader`; see there."""

    def decode(self, text: str) -> list[str | ToolCallDelta]: ...

    def flush(self) -> list[str | ToolCallDelta]: ...


async def with_tool_calls(
    events: AsyncGenerator[Event, None], reader: Reader | None, *, parallel: bool
) -> AsyncGenerator[Event, None]:
    """The events of one choice. A natural end behind a call has the reason `tool_calls`.

    parallel: False lets only the first call out.
    """
    called = False
    held = _Logprobs()
    async with aclosing(events):
        async for event in events:
            for out in _read(event, reader, held) if reader else [event]:
                if isinstance(out, ToolCallDelta):
                    called = True
                    if out.position and not parallel:
                        continue
                elif isinstance(out, Finished) and called and out.reason == "stop":
                    out.reason = "tool_calls"
                yield out


def _read(event: Event, reader: Reader, held: "_Logprobs") -> list[Event]:
    """`event` with the calls found in it."""
    if isinstance(event, AnswerDelta):
        held.add(event.logprobs)
        return [_labelled(found, event.index, held) for found in reader.decode(event.text)]
    if isinstance(event, Finished):
        return [*(_labelled(found, event.index, held) for found in reader.flush()), event]
    return [event]


def _labelled(found: str | ToolCallDelta, index: int, held: "_Logprobs") -> AnswerDelta | ToolCallDelta:
    if isinstance(found, str):
        return AnswerDelta(index, found, held.take(len(found)))
    held.drop()
    return replace(found, index=index)


class _Logprobs:
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
