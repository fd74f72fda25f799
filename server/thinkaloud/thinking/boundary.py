"""The stage: an engine's chunks of one choice in, its events out, and exactly one `Finished` behind them.

Here the boundary, the stop strings and the counts come together; each is decided elsewhere. What is sent of the
trace is not decided here: see `traces`.
"""

from collections.abc import AsyncGenerator
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
    TraceDelta,
    TraceEnd,
)
from thinkaloud.thinking.splitter import NATURAL, Separated, Splitter
from thinkaloud.thinking.stops import StopStrings


async def separate(
    chunks: AsyncGenerator[Chunk, None], splitter: Splitter | None, stops: StopStrings | None, *, index: int
) -> AsyncGenerator[Event, None]:
    """The events of choice `index`. `chunks` is closed however this ends, which makes the engine abort.

    splitter: None for a fast model: what the engine does not label is answer.
    """
    channels = _Channels(splitter, index)
    reason: FinishReason = "abort"  # what a stream that breaks off means
    usage: EngineUsage | None = None
    completion_tokens = 0
    stopped = False
    async with aclosing(chunks):
        async for chunk in chunks:
            completion_tokens += chunk.tokens
            usage = chunk.usage or usage
            reason = chunk.finish_reason or reason
            events, stopped = _until_stop(channels.decode(chunk), stops)
            for event in events:
                yield event
            if stopped:
                break
            for call in chunk.tool_calls:
                yield replace(call, index=index)
    if not stopped:
        events, stopped = _until_stop(channels.flush(reason), stops)
        for event in events:
            yield event
        if stops and (held := stops.flush()):
            yield AnswerDelta(index, held)
    finished = Finished(index, "stop" if stopped else reason, completion_tokens, channels.reasoning_tokens)
    yield _reported(finished, usage) if usage else finished


def _until_stop(events: list[Separated], stops: StopStrings | None) -> tuple[list[Separated], bool]:
    """The events that may go out, and whether a stop string ended the answer."""
    if stops is None:
        return events, False
    passed: list[Separated] = []
    for event in events:
        if not isinstance(event, AnswerDelta):
            passed.append(event)
            continue
        text, matched = stops.decode(event.text)
        if text:
            passed.append(AnswerDelta(event.index, text))
        if matched:
            return passed, True
    return passed, False


def _reported(finished: Finished, usage: EngineUsage) -> Finished:
    """With an upstream's own counts, where it has them."""
    return replace(
        finished,
        completion_tokens=usage.completion_tokens,
        reasoning_tokens=finished.reasoning_tokens if usage.reasoning_tokens is None else usage.reasoning_tokens,
        prompt_tokens=usage.prompt_tokens,
        cached_tokens=usage.cached_tokens,
    )


class _Channels:
    """Chunks to labelled deltas: by the engine's label where it gives one, else by the splitter.

    An engine that labels has found the trace itself: from its first label on, what has none is answer.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        self._splitter = splitter
        self._index = index
        self._split = self._labelled = False  # whether the splitter had text, and whether the engine gave labels
        self._thinking = False
        self._tokens = 0  # of labelled trace
        self._ended_at = 0  # of them, those before the open block

    @property
    def reasoning_tokens(self) -> int:
        return self._tokens + (self._splitter.reasoning_tokens if self._splitter else 0)

    def decode(self, chunk: Chunk) -> list[Separated]:
        text = "".join(chunk.texts)
        if chunk.channel is not None and text:
            self._labelled = True
        if self._splitter and not self._labelled and chunk.channel is None:
            if not text and not chunk.token_ids:
                return []  # a role or a finish reason says nothing
            self._split = True
            return self._splitter.decode(chunk.texts, chunk.token_ids, chunk.tokens)
        if chunk.channel == "trace":
            self._tokens += chunk.tokens
            self._thinking = self._thinking or bool(text)
            return [TraceDelta(self._index, text)] if text else []
        events: list[Separated] = self._end("model") if text or chunk.tool_calls else []
        if text:
            events.append(AnswerDelta(self._index, text))
        return events

    def flush(self, reason: FinishReason) -> list[Separated]:
        ended = self._end("model" if reason in NATURAL else "length")
        if self._splitter and (self._split or not self._labelled):
            return ended + self._splitter.flush(reason)
        return ended

    def _end(self, ended_by: EndedBy) -> list[Separated]:
        """The end of a labelled block, where one is open."""
        if not self._thinking:
            return []
        tokens, self._ended_at, self._thinking = self._tokens - self._ended_at, self._tokens, False
        return [TraceEnd(self._index, tokens, ended_by)]
