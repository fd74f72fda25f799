"""The stage: an engine's chunks of one choice in, its events out, and exactly one `Finished` behind them.

Here the boundary, the stop strings and the counts come together; each is decided elsewhere. What is sent of the
trace is not decided here: see `traces`.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import replace

from thinkaloud.events import (
    AnswerDelta,
    Chunk,
    EndedBy,
    EngineUsage,
    Event,
    Finished,
    FinishReason,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
    Undecided,
)
from thinkaloud.thinking.splitter import NATURAL, Separated, Splitter
from thinkaloud.thinking.stop_strings import StopStrings
from thinkaloud.thinking.token_alignment import Alignment

_LONG = 4096
"""Characters of a trace that go on at once, so that a summary of them does not hold the event loop."""


async def separate(
    chunks: AsyncGenerator[Chunk, None], splitter: Splitter | None, stops: StopStrings | None, *, index: int
) -> AsyncGenerator[Event, None]:
    """The events of choice `index`. `chunks` is closed however this ends, which makes the engine abort.

    splitter: None for a fast model: what the engine does not label is answer.
    """
    channels = _Channels(splitter, index)
    answer = _Answer(stops, index)
    calls = _Calls(splitter, index)
    reason: FinishReason = "abort"  # what a stream that breaks off means
    usage: EngineUsage | None = None
    cached: int | None = None
    completion_tokens = retries = 0
    async with aclosing(chunks):
        async for chunk in chunks:
            completion_tokens += chunk.tokens
            retries += chunk.retry
            usage = chunk.usage or usage
            cached = chunk.cached_tokens if cached is None else cached  # what a second generation finds is the first's
            reason = chunk.finish_reason or reason
            for event in _in_pieces(answer.until_stop(channels.decode(chunk))):
                if isinstance(event, TraceDelta):
                    event.tokens = channels.reasoning_tokens
                    if len(event.text) == _LONG:
                        await asyncio.sleep(0)
                yield event
            if answer.stopped:
                break
            if splitter is not None and splitter.in_doubt:
                yield Undecided(index, completion_tokens)
            for call in calls.decode(chunk):
                yield call
    if not answer.stopped:
        for event in _in_pieces([*answer.until_stop(channels.flush(reason)), *answer.flush()]):
            await asyncio.sleep(0)
            yield event
        for call in calls.flush(reason):
            yield call
    reason = "stop" if answer.stopped else reason
    reasoning_tokens = channels.reasoning_tokens
    finished = Finished(index, reason, completion_tokens, reasoning_tokens, cached_tokens=cached or 0, retries=retries)
    yield _reported(finished, usage) if usage else finished


def _in_pieces(events: list[Separated]) -> Iterator[Separated]:
    """The events, with long traces cut: what has waited comes all at once, and is read closely behind here."""
    for event in events:
        if not isinstance(event, TraceDelta) or len(event.text) <= _LONG:
            yield event
            continue
        for at in range(0, len(event.text), _LONG):
            logprobs = event.logprobs if at == 0 else None if event.logprobs is None else []
            yield replace(event, text=event.text[at : at + _LONG], logprobs=logprobs)


class _Calls:
    """The tool calls that an upstream finds. Where the trace is hidden, one that comes inside it waits: if the trace
    goes on to its end, the call was a part of it; if the model ends there, it is made.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        self._hiding = splitter if splitter is not None and not splitter.shown else None
        self._index = index
        self._held: list[ToolCallDelta] = []

    def decode(self, chunk: Chunk) -> list[ToolCallDelta]:
        """The calls that may go out now."""
        calls = [replace(call, index=self._index) for call in chunk.tool_calls]
        if self._hiding is None:
            return calls
        if self._hiding.in_doubt or self._hiding.thinking:
            self._held += calls
            return []
        self._held.clear()
        return calls

    def flush(self, reason: FinishReason) -> list[ToolCallDelta]:
        """Those that waited, once no more comes."""
        return self._held if reason in NATURAL else []


class _Answer:
    """The answer as far as it may go out: up to a stop string. `stopped` tells that one has come."""

    def __init__(self, stops: StopStrings | None, index: int) -> None:
        self._stops = stops
        self._index = index
        self._alignment = Alignment()
        self.stopped = False

    def until_stop(self, events: list[Separated]) -> list[Separated]:
        """The events that may go out now."""
        if self._stops is None:
            return events
        passed: list[Separated] = []
        for event in events:
            if not isinstance(event, AnswerDelta):
                passed.append(event)
                continue
            text, self.stopped = self._stops.decode(event.text)
            passed += self._told(text, event)
            if self.stopped:
                break
        return passed

    def flush(self) -> list[Separated]:
        """What was held back, once no more text comes."""
        held = self._stops.flush() if self._stops else ""
        return self._told(held, None)

    def _told(self, text: str, event: AnswerDelta | None) -> list[Separated]:
        """`text` as an event with its tokens; event: what came in last."""
        delta = AnswerDelta(self._index, text)
        if event is not None and event.logprobs is not None:
            self._alignment.push_all(event.text, event.logprobs)
        if self._stops is not None and self._alignment.holds:
            self._alignment.cut(delta, self._stops.held_back)
        return [delta] if text else []


def _reported(finished: Finished, usage: EngineUsage) -> Finished:
    """With an upstream's own counts, where it has them."""
    return replace(
        finished,
        completion_tokens=usage.completion_tokens,
        reasoning_tokens=finished.reasoning_tokens if usage.reasoning_tokens is None else usage.reasoning_tokens,
        prompt_tokens=usage.prompt_tokens,
        cached_tokens=usage.cached_tokens,
    )


def _closed_by(ended_by: EndedBy | None, events: list[Separated]) -> list[Separated]:
    """The same events; a trace that ends among them was ended by `ended_by`, where that is given."""
    for event in events:
        if ended_by is not None and isinstance(event, TraceEnd):
            event.ended_by = ended_by
    return events


class _Channels:
    """Chunks to labelled deltas: by the engine's label where it gives one, else by the splitter.

    An engine that labels has found the trace itself: from its first label on, what has none is answer. Where the trace
    is hidden the splitter reads that too, for a block that the engine has missed.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        self._splitter = splitter
        self._index = index
        self._split = self._labelled = False  # whether the splitter had text, and whether the engine gave labels
        self._thinking = False
        self._alignment = Alignment()
        self._tokens = 0  # of labelled trace
        self._ended_at = 0  # of them, those before the open block

    @property
    def reasoning_tokens(self) -> int:
        return self._tokens + (self._splitter.reasoning_tokens if self._splitter else 0)

    def decode(self, chunk: Chunk) -> list[Separated]:
        text = "".join(chunk.texts)
        first = chunk.channel is not None and bool(text) and not self._labelled
        self._labelled = self._labelled or first
        events: list[Separated] = self._answered() if first else []
        if self._splitter and not self._labelled and chunk.channel is None:
            return self._split_up(self._splitter, chunk)
        if chunk.channel == "trace":
            self._tokens += chunk.tokens
            self._thinking = self._thinking or bool(text)
            return [*events, TraceDelta(self._index, text, chunk.logprobs)] if text else events
        if text or chunk.tool_calls:
            events += self._end("model")
        if self._splitter and not self._splitter.shown:
            events += self._split_up(self._splitter, chunk)
        elif text:
            events.append(AnswerDelta(self._index, text, chunk.logprobs))
        return events

    def _answered(self) -> list[Separated]:
        """The first label has come; what the splitter makes of the text before it."""
        if self._splitter is None or self._splitter.shown:
            return []
        events = self._splitter.answer()
        self._alignment.place(events, 0, thinking=self._splitter.thinking)
        return events

    def _split_up(self, splitter: Splitter, chunk: Chunk) -> list[Separated]:
        if not (chunk.token_ids or any(chunk.texts)):
            return []  # a role or a finish reason says nothing
        self._split = True
        if chunk.logprobs is not None or self._alignment.holds:
            events = self._one_by_one(splitter, chunk)
        else:
            events = splitter.decode(chunk.texts, chunk.token_ids, chunk.tokens)
        return _closed_by(chunk.ended_by, events)

    def _one_by_one(self, splitter: Splitter, chunk: Chunk) -> list[Separated]:
        """The chunk token by token, so that each one's log-probability goes where its text goes."""
        logprobs = [[each] for each in chunk.logprobs] if chunk.logprobs is not None else [[] for _ in chunk.texts]
        events: list[Separated] = []
        for position, (text, found) in enumerate(zip(chunk.texts, logprobs, strict=True)):
            self._alignment.push(text, found)
            told = splitter.decode([text], None if chunk.token_ids is None else [chunk.token_ids[position]])
            self._alignment.place(told, splitter.held_back, thinking=splitter.thinking)
            events += told
        return events

    def flush(self, reason: FinishReason) -> list[Separated]:
        ended = self._end("model" if reason in NATURAL else "length")
        if self._splitter and (self._split or not self._labelled):
            rest = self._splitter.flush(reason)
            self._alignment.place(rest, 0, thinking=False)
            return ended + rest
        return ended

    def _end(self, ended_by: EndedBy) -> list[Separated]:
        """The end of a labelled block, where one is open."""
        if not self._thinking:
            return []
        tokens, self._ended_at, self._thinking = self._tokens - self._ended_at, self._tokens, False
        return [TraceEnd(self._index, tokens, ended_by)]
