"""The trace boundary as a stage: an engine's chunks of one choice in, trace and answer out.

The engine's label decides where it gives one, else the splitter. What is sent of the trace is not decided here: see
`traces`.
"""

from collections.abc import Iterator
from dataclasses import replace

from thinkaloud.events import (
    AnswerDelta,
    Chunk,
    EndedBy,
    EngineUsage,
    Event,
    FinishReason,
    Stage,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
    Undecided,
)
from thinkaloud.thinking.splitter import NATURAL, Separated, Splitter
from thinkaloud.thinking.token_alignment import TokenAlignment

LONG = 4096
"""Characters of a trace in one event, at most, so that a stage that reads them closely is soon done."""


class Boundary(Stage[Chunk, Event]):
    """The trace boundary of one choice, and the counts of its chunks.

    reason: why the choice ended; "abort" for a stream that breaks off.
    cached_tokens: of the prompt, as the first generation of the choice found them.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        """splitter: None for a fast model: what the engine does not label is answer."""
        self._splitter = splitter
        self._index = index
        self._channels = _Channels(splitter, index)
        self._calls = _HeldCalls(splitter, index)
        self.reason: FinishReason = "abort"
        self.usage: EngineUsage | None = None
        self.cached_tokens: int | None = None
        self.completion_tokens = self.retries = 0

    @property
    def reasoning_tokens(self) -> int:
        return self._channels.reasoning_tokens

    def feed(self, item: Chunk) -> list[Event]:
        self.completion_tokens += item.tokens
        self.retries += item.retry
        self.usage = item.usage or self.usage
        self.cached_tokens = item.cached_tokens if self.cached_tokens is None else self.cached_tokens
        self.reason = item.finish_reason or self.reason
        events: list[Event] = []
        for event in self._channels.decode(item):
            if isinstance(event, TraceDelta):
                event.tokens = self._channels.reasoning_tokens
                if len(event.text) > LONG:
                    events += _cut(event)
                    continue
            events.append(event)
        if self._splitter is not None and self._splitter.in_doubt:
            events.append(Undecided(self._index, self.completion_tokens))
        if item.tool_calls or self._calls.holds:
            events += self._calls.decode(item)
        return events

    def flush(self) -> list[Event]:
        events: list[Event] = []
        for event in self._channels.flush(self.reason):
            events += _cut(event) if isinstance(event, TraceDelta) else (event,)
        return [*events, *self._calls.flush(self.reason)]


def _cut(event: TraceDelta) -> Iterator[TraceDelta]:
    """The event in pieces of at most `LONG` characters: what has waited comes all at once."""
    if len(event.text) <= LONG:
        yield event
        return
    for at in range(0, len(event.text), LONG):
        logprobs = event.logprobs if at == 0 else None if event.logprobs is None else []
        yield replace(event, text=event.text[at : at + LONG], logprobs=logprobs)


class _HeldCalls:
    """The tool calls that an upstream finds. Where the trace is hidden, one that comes inside it waits: if the trace
    goes on to its end, the call was a part of it; if the model ends there, it is made.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        self._hiding = splitter if splitter is not None and not splitter.shown else None
        self._index = index
        self._held: list[ToolCallDelta] = []

    @property
    def holds(self) -> bool:
        return bool(self._held)

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


def _name_end(ended_by: EndedBy | None, events: list[Separated]) -> list[Separated]:
    """The same events; a trace that ends among them was ended by `ended_by`, where that is given."""
    if ended_by is not None:
        for event in events:
            if isinstance(event, TraceEnd):
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
        self._alignment = TokenAlignment()
        self._tokens = 0  # of labelled trace
        self._ended_at = 0  # of them, those before the open block

    @property
    def reasoning_tokens(self) -> int:
        return self._tokens + (self._splitter.reasoning_tokens if self._splitter else 0)

    def decode(self, chunk: Chunk) -> list[Separated]:
        if chunk.channel is None and not self._labelled and self._splitter is not None:
            return self._split_up(self._splitter, chunk)
        text = "".join(chunk.texts)
        first = chunk.channel is not None and bool(text) and not self._labelled
        self._labelled = self._labelled or first
        events: list[Separated] = self._end_doubt() if first else []
        if chunk.channel == "trace":
            self._tokens += chunk.tokens
            self._thinking = self._thinking or bool(text)
            return [*events, TraceDelta(self._index, text, chunk.logprobs)] if text else events
        if text or chunk.tool_calls:
            events += self._end_block("model")
        if self._splitter and not self._splitter.shown:
            events += self._split_up(self._splitter, chunk)
        elif text:
            events.append(AnswerDelta(self._index, text, chunk.logprobs))
        return events

    def _end_doubt(self) -> list[Separated]:
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
            events = self._split_by_token(splitter, chunk)
        else:
            events = splitter.decode(chunk.texts, chunk.token_ids, chunk.tokens)
        return _name_end(chunk.ended_by, events)

    def _split_by_token(self, splitter: Splitter, chunk: Chunk) -> list[Separated]:
        """The chunk token by token, so that each one's log-probability goes where its text goes."""
        logprobs = [[each] for each in chunk.logprobs] if chunk.logprobs is not None else [[] for _ in chunk.texts]
        events: list[Separated] = []
        for position, (text, found) in enumerate(zip(chunk.texts, logprobs, strict=True)):
            self._alignment.push(text, found)
            split = splitter.decode([text], None if chunk.token_ids is None else [chunk.token_ids[position]])
            self._alignment.place(split, splitter.held_back, thinking=splitter.thinking)
            events += split
        return events

    def flush(self, reason: FinishReason) -> list[Separated]:
        ended = self._end_block("model" if reason in NATURAL else "length")
        if self._splitter and (self._split or not self._labelled):
            rest = self._splitter.flush(reason)
            self._alignment.place(rest, 0, thinking=False)
            return ended + rest
        return ended

    def _end_block(self, ended_by: EndedBy) -> list[Separated]:
        """The end of a labelled block, where one is open."""
        if not self._thinking:
            return []
        tokens, self._ended_at, self._thinking = self._tokens - self._ended_at, self._tokens, False
        return [TraceEnd(self._index, tokens, ended_by)]
