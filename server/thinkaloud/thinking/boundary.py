"""The trace boundary as a stage: an engine's chunks of one choice become trace and answer.

The engine's label decides if there is one, else the splitter. How much of the trace is sent is decided in `traces`.
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
from thinkaloud.thinking.split_events import SplitEvent
from thinkaloud.thinking.splitter import NATURAL_ENDS, Splitter
from thinkaloud.thinking.token_alignment import TokenAlignment

MAX_TRACE_DELTA = 4096
"""The most characters of a trace in one event, so that no later stage is busy for long with one."""


class Boundary(Stage[Chunk, Event]):
    """The trace boundary of one choice, and the token counts of its chunks.

    reason: the finish reason; "abort" for a stream that breaks off.
    cached_tokens: of the prompt, in the first generation of the choice.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        """splitter: None for a fast model, whose unlabelled text is all answer."""
        self._splitter = splitter
        self._index = index
        self._channels = _Channels(splitter, index)
        self._calls = _BufferedCalls(splitter, index)
        self.reason: FinishReason = "abort"
        self.usage: EngineUsage | None = None
        self.cached_tokens: int | None = None
        self.completion_tokens = self.retries = 0

    @property
    def reasoning_tokens(self) -> int:
        """The tokens of the trace: an upstream's own count if it has reported one, else ours."""
        reported = None if self.usage is None else self.usage.reasoning_tokens
        return self._channels.reasoning_tokens if reported is None else reported

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
                if len(event.text) > MAX_TRACE_DELTA:
                    events += _cut_long(event)
                    continue
            events.append(event)
        if self._splitter is not None and self._splitter.is_in_doubt:
            events.append(Undecided(self._index, self.completion_tokens))
        if item.tool_calls or self._calls.is_buffering:
            self._channels.drop_blanks_before(item)
            events += self._calls.decode(item)
        return events

    def flush(self) -> list[Event]:
        events: list[Event] = []
        for event in self._channels.flush(self.reason):
            events += _cut_long(event) if isinstance(event, TraceDelta) else (event,)
        return [*events, *self._calls.flush(self.reason)]


def _cut_long(event: TraceDelta) -> Iterator[TraceDelta]:
    """Cut the event into pieces of at most `MAX_TRACE_DELTA` characters. Buffered text comes all at once."""
    if len(event.text) <= MAX_TRACE_DELTA:
        yield event
        return
    for at in range(0, len(event.text), MAX_TRACE_DELTA):
        logprobs = event.logprobs if at == 0 else None if event.logprobs is None else []
        yield replace(event, text=event.text[at : at + MAX_TRACE_DELTA], logprobs=logprobs)


class _BufferedCalls:
    """The tool calls that an upstream reports. If the trace is hidden, a call inside it is buffered: it is dropped if
    the trace is closed later, because it was a part of it, and sent if the model ends there. Further pieces of a call
    that was dropped are dropped too, and the calls behind it move up.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        self._hiding_splitter = splitter if splitter is not None and not splitter.shown else None
        self._index = index
        self._buffer: list[ToolCallDelta] = []
        self._dropped: set[int] = set()  # positions

    @property
    def is_buffering(self) -> bool:
        return bool(self._buffer)

    def decode(self, chunk: Chunk) -> list[ToolCallDelta]:
        """Return the calls that may be sent now."""
        calls = [replace(call, index=self._index) for call in chunk.tool_calls]
        if self._hiding_splitter is None:
            return calls
        if self._hiding_splitter.is_in_doubt or self._hiding_splitter.is_thinking:
            self._buffer += calls
            return []
        self._dropped.update(call.position for call in self._buffer)
        self._buffer.clear()
        return [self._move_up(call) for call in calls if call.position not in self._dropped]

    def _move_up(self, call: ToolCallDelta) -> ToolCallDelta:
        dropped = sum(position < call.position for position in self._dropped)
        return replace(call, position=call.position - dropped) if dropped else call

    def flush(self, reason: FinishReason) -> list[ToolCallDelta]:
        """Return the buffered calls that are to be sent, when no more chunks come."""
        kept = (call for call in self._buffer if call.position not in self._dropped)
        return [self._move_up(call) for call in kept] if reason in NATURAL_ENDS else []


def _set_ended_by(ended_by: EndedBy | None, events: list[SplitEvent]) -> list[SplitEvent]:
    """Return the same events. If `ended_by` is given, set it on a `TraceEnd` among them."""
    if ended_by is not None:
        for event in events:
            if isinstance(event, TraceEnd):
                event.ended_by = ended_by
    return events


class _Channels:
    """Chunks to deltas of trace and answer: by the engine's label if there is one, else by the splitter.

    An engine that gives labels has found the trace itself: after its first label, unlabelled text is answer. If the
    trace is hidden, the splitter reads that text too, in case the engine has missed a block.

    Blank text before the answer is sent with the answer, where it came. If a trace or a tool call comes instead, it is
    dropped: servers send the line breaks around tags that they have removed.
    """

    def __init__(self, splitter: Splitter | None, index: int) -> None:
        self._splitter = splitter
        self._index = index
        self._has_split = self._has_labels = False  # the splitter has had text; the engine has given labels
        self._is_thinking = False
        self._has_answer = self._has_calls = False
        self._blanks: list[Chunk] = []  # of an upstream, before the answer
        self._alignment = TokenAlignment()
        self._tokens = 0  # of labelled trace
        self._ended_at = 0  # tokens of labelled trace before the open block

    @property
    def reasoning_tokens(self) -> int:
        return self._tokens + (self._splitter.reasoning_tokens if self._splitter else 0)

    def decode(self, chunk: Chunk) -> list[SplitEvent]:
        if chunk.channel is None and not self._has_labels and self._splitter is not None:
            return self._split_text(self._splitter, chunk)
        text = "".join(chunk.texts)
        first = chunk.channel is not None and bool(text) and not self._has_labels
        self._has_labels = self._has_labels or first
        events: list[SplitEvent] = self._end_doubt() if first else []
        if chunk.channel == "trace":
            self._tokens += chunk.tokens
            if text:
                self._is_thinking = True
                self._blanks.clear()
                events.append(TraceDelta(self._index, text, chunk.logprobs))
            return events
        if not self._has_answer:
            if text.isspace() and chunk.token_ids is None:
                self._blanks.append(chunk)
                return events
            self._has_answer = bool(text.strip())
        if text or chunk.tool_calls:
            events += self._end_block("model")
        if text and self._blanks:
            events += self._take_blanks()
        return events + self._decode_answer(chunk, text)

    def _decode_answer(self, chunk: Chunk, text: str) -> list[SplitEvent]:
        """Decode text that is not labelled as trace. If traces are hidden, the splitter looks for one in it."""
        if self._splitter and not self._splitter.shown:
            return self._split_text(self._splitter, chunk)
        return [AnswerDelta(self._index, text, chunk.logprobs)] if text else []

    def _take_blanks(self) -> list[SplitEvent]:
        blanks, self._blanks = self._blanks, []
        return [event for blank in blanks for event in self._decode_answer(blank, "".join(blank.texts))]

    def drop_blanks_before(self, chunk: Chunk) -> None:
        """Drop blank text before the tool calls of `chunk`, if no other text came before them."""
        self._has_calls = self._has_calls or bool(chunk.tool_calls)
        if self._has_calls:
            self._blanks.clear()
            if self._splitter is not None:
                self._splitter.drop_leading_blanks()
                self._alignment.assign([], self._splitter.buffered, thinking=self._splitter.is_thinking)

    def _end_doubt(self) -> list[SplitEvent]:
        """Flush the text that the splitter has buffered before the first label, which stays before it."""
        if self._splitter is None:
            return []
        self._has_answer = self._splitter.is_answering
        events = self._splitter.start_answer()
        self._has_answer = self._has_answer or any(isinstance(event, AnswerDelta) for event in events)
        self._alignment.assign(events, 0, thinking=self._splitter.is_thinking)
        return events

    def _split_text(self, splitter: Splitter, chunk: Chunk) -> list[SplitEvent]:
        if not (chunk.token_ids or any(chunk.texts)):
            return []  # only a role or a finish reason
        self._has_split = True
        if chunk.logprobs is not None or self._alignment.is_pending:
            events = self._split_by_token(splitter, chunk)
        else:
            events = splitter.decode(chunk.texts, chunk.token_ids, chunk.tokens)
        return _set_ended_by(chunk.ended_by, events)

    def _split_by_token(self, splitter: Splitter, chunk: Chunk) -> list[SplitEvent]:
        """Split the chunk token by token, so that each log-probability stays with its text."""
        logprobs = [[each] for each in chunk.logprobs] if chunk.logprobs is not None else [[] for _ in chunk.texts]
        events: list[SplitEvent] = []
        for position, (text, logprob) in enumerate(zip(chunk.texts, logprobs, strict=True)):
            self._alignment.push(text, logprob)
            split = splitter.decode([text], None if chunk.token_ids is None else [chunk.token_ids[position]])
            self._alignment.assign(split, splitter.buffered, thinking=splitter.is_thinking)
            events += split
        return events

    def flush(self, reason: FinishReason) -> list[SplitEvent]:
        ended = self._end_block("model" if reason in NATURAL_ENDS or self._blanks else "length")
        if not self._has_calls:
            ended += self._take_blanks()
        elif self._splitter is not None:
            self._splitter.drop_leading_blanks()
        if self._splitter and (self._has_split or not self._has_labels):
            rest = self._splitter.flush(reason)
            self._alignment.assign(rest, 0, thinking=False)
            return ended + rest
        return ended

    def _end_block(self, ended_by: EndedBy) -> list[SplitEvent]:
        """Return the end of a labelled block, if one is open."""
        if not self._is_thinking:
            return []
        tokens, self._ended_at, self._is_thinking = self._tokens - self._ended_at, self._tokens, False
        return [TraceEnd(self._index, tokens, ended_by)]
