"""Separates trace and answer: the text of one choice, in pieces, becomes labelled deltas.

    splitter = Splitter(FORMATS["think"], opened=True)
    splitter.decode(["plan</thi"])      [TraceDelta(0, "plan")]
    splitter.decode(["nk>42"])          [TraceEnd(0, 2, "model"), AnswerDelta(0, "42")]
    splitter.flush("stop")              []

A tag with a known token id is that token and nothing else; its letters, spelt by other tokens, are text. A tag without
one is its text, wherever the pieces break. A tag that has no effect in a state is text of its channel.

If the trace is hidden, text is answer only where that is certain. While nobody knows whether the trace is open
(`State.DOUBT`) all text is buffered, and text that is cut off without a tag is trace.

Not here: characters that are split over tokens. The engine's detokenizer buffers their bytes, so that a piece has whole
characters (a token inside one has an empty piece); a `str` is cut only beside a tag.
"""

from collections.abc import Sequence

from thinkaloud.events import AnswerDelta, EndedBy, FinishReason, TraceDelta, TraceEnd
from thinkaloud.generation import NO_TAGS, TagIds
from thinkaloud.thinking.formats import Format
from thinkaloud.thinking.split_events import SplitEvent, SplitEvents
from thinkaloud.thinking.splitter_states import (
    DECIDED,
    TEXT_MOVES,
    THINKING,
    UNDECIDED,
    State,
    implicit_ends,
    tables,
)

NATURAL_ENDS: frozenset[FinishReason] = frozenset({"stop", "tool_calls"})
"""The model ended by itself; every other reason cut it off."""

_NEWLINES = "\r\n"
_WINDOW = 4096  # characters per step, so that a long piece full of tags costs its length, not its square


class Splitter:
    """The splitter of one choice.

    opened: whether the prompt left the trace open; None if unknown.
    shown: whether the caller sees the trace. If not, an unclosed trace never becomes the answer, a trace may open again
        in any format, and undecided text is buffered.

    keeps_open: while it is true, a closing tag is dropped instead of closing the trace, and `dropped_end` is set.
    has_stray_end: a closing tag came in the answer, without an opening one before it. Detected only if the trace is
        hidden.

    A `TraceEnd` follows the last delta of each block, even of an empty or an unclosed one. Its `tokens` are that
    block's, so their sum is `reasoning_tokens`.
    """

    def __init__(
        self,
        format: Format,
        *,
        index: int = 0,
        opened: bool | None = None,
        tag_ids: TagIds = NO_TAGS,
        shown: bool = True,
    ) -> None:
        self._format = format
        self._start = format.opening_tag
        self._index = index
        self._ids = tag_ids
        ends = implicit_ends(format, shown)
        self._implicit_ids = {number: text for text, number in tag_ids.others if text in ends}
        self.keeps_open = self.dropped_end = self.has_stray_end = False
        self.shown = shown
        self._block_follows_format = True
        self._ambiguous = False  # both tags are equal, and which comes next is unknown: all that follows is trace
        self._promotes = shown and format.unclosed == "promote_on_stop"
        self._trims = format.whitespace == "trim"
        self._tags, self._text_searches, self._id_searches, self._plain_states = tables(format, tag_ids, shown)
        self._searches = self._text_searches
        unknown = State.BEFORE if shown else State.DOUBT
        self._state = unknown if opened is None else State.HEAD if opened else State.BEFORE
        self._at_edge = False  # of a block or the answer, where newlines and the label are dropped
        self._label: str | None = None  # the text so far that may be the label; None where none is awaited
        if self._state is State.HEAD:
            self._begin_block_text()
        # Buffered text: the beginning of a tag; text before the first tag; newlines that may be at the end of a block.
        self._buffer = ""
        self._leading_text: list[str] = []
        self._newlines: list[str] = []
        self._other_buffered = 0  # characters in these two lists
        # The text of the open block, kept only if it may become the answer.
        self._promotable_text: list[str] = []
        # Tokens: seen; seen before the current piece; seen before the one in which the buffered tag begins; in blocks.
        self._tokens_seen = self._tokens_before = self._tag_begin = 0
        self._opened_at = self._closed_at = self._block_tokens = 0
        self._new_length = 0  # how many characters at the end of the buffer are of the current piece
        self._events = SplitEvents(index)

    @property
    def reasoning_tokens(self) -> int:
        """Tokens of the blocks so far, including tags, implicit ends and tokens that are only partly trace.

        Without ids they are counted by the `tokens` argument of `decode`, or else by the pieces of text.
        """
        return self._block_tokens + (self._tokens_seen - self._opened_at if self._state in THINKING else 0)

    @property
    def is_thinking(self) -> bool:
        """Whether a block is open."""
        return self._state in THINKING

    @property
    def is_closable(self) -> bool:
        """Whether a block is open and follows the format, so that the model would answer if it were closed."""
        return self._state in THINKING and self._block_follows_format

    @property
    def is_in_doubt(self) -> bool:
        """Whether all text so far is buffered, because nobody knows whether it is trace."""
        return self._state is State.DOUBT

    @property
    def buffered(self) -> int:
        """How many characters are buffered. Text that is neither buffered nor in an event was dropped."""
        return len(self._buffer) + self._other_buffered + len(self._label or "")

    def decode(
        self, texts: Sequence[str], token_ids: Sequence[int] | None = None, tokens: int | None = None
    ) -> list[SplitEvent]:
        """Return the events of `texts`: a delta for each stretch of a channel. `token_ids[i]` has the text `texts[i]`.

        tokens: how many tokens the texts are, if their ids are not known.
        """
        if token_ids is None:
            self._searches = self._text_searches
            self._count_tokens(len(texts) if tokens is None else tokens)
            self._read_text("".join(texts))
            return self._events.take()
        if (delta := self._read_plain_tokens(texts, token_ids)) is not None:
            return [delta]
        self._searches = self._id_searches
        for text, number in zip(texts, token_ids, strict=True):
            self._count_tokens(1)
            if number == self._ids.end:
                self._read_tag(self._format.end, text)
            elif number == self._ids.start:
                self._read_tag(self._start, text)
            elif number in self._implicit_ids:
                self._read_tag(self._implicit_ids[number], text)
            else:
                self._read_text(text)
        return self._events.take()

    def start_answer(self) -> list[SplitEvent]:
        """Take what follows for answer, unless a block was opened by its tag. For text that an engine has labelled."""
        self._flush_buffer()
        if self._state is State.DOUBT:
            self._resolve_doubt("model")
        if self._state is not State.TRACE:
            self._leading_text.clear()
            self._state, self._at_edge, self._other_buffered = State.ANSWER, False, 0
        return self._events.take()

    def flush(self, finish_reason: FinishReason) -> list[SplitEvent]:
        """Return the buffered text, in the channel it belongs to, and the end of a block that is still open.

        In doubt, only `stop` means that the text was answer: a model may make a call inside its trace.
        """
        self._flush_buffer()
        if self._state is State.BEFORE or (self._state is State.DOUBT and finish_reason == "stop"):
            self._move_on_text()
        elif self._state is State.DOUBT:
            self._resolve_doubt("model" if finish_reason in NATURAL_ENDS else "length")
        elif self._state in THINKING:
            self._emit_newlines()
            promoted = "".join(self._promotable_text) if finish_reason == "stop" else ""
            self._close_block("model" if finish_reason in NATURAL_ENDS else "length")
            self._emit(AnswerDelta, promoted)
        return self._events.take()

    # From pieces to text and tags.

    def _count_tokens(self, tokens: int) -> None:
        self._tokens_before = self._tokens_seen
        self._tokens_seen += tokens

    def _read_plain_tokens(self, texts: Sequence[str], ids: Sequence[int]) -> TraceDelta | AnswerDelta | None:
        """Read tokens that are text within a block or the answer and nothing else, as nearly all are; None if they may
        be more. The rest of this class would find the same, in 2.2 times as long.
        """
        state = self._state
        if (
            state not in self._plain_states
            or self._ids.end in ids
            or self._ids.start in ids
            or self._buffer
            or self._newlines
            or self._at_edge
            or (self._implicit_ids and not self._implicit_ids.keys().isdisjoint(ids))
            or not (text := "".join(texts))
        ):
            return None
        if state is State.TRACE and (self._promotes or (self._trims and text[-1] in _NEWLINES)):
            return None
        self._tokens_seen += len(ids)
        self._tokens_before = self._tokens_seen - 1
        return AnswerDelta(self._index, text) if state is State.ANSWER else TraceDelta(self._index, text)

    def _read_tag(self, tag: str, piece: str) -> None:
        """Read a token that is `tag`. Its piece may have more than the tag: the rest of a broken character."""
        front, tag_text, rest = piece.partition(tag)
        if not tag_text:  # a detokenizer may spell the tag differently, or not at all
            front, tag_text = "", piece
        self._read_text(front)
        self._flush_buffer()
        if tag in self._tags[self._state]:
            self._apply_tag(tag, self._tokens_before)
        else:
            self._read_text(tag_text)
        self._read_text(rest)

    def _read_text(self, text: str) -> None:
        """Read text that follows the buffered text."""
        if not self._buffer and self._state in DECIDED and not self._searches[self._state]:
            self._send(text)  # there is no tag to search for, and none begun
            return
        for at in range(0, len(text), _WINDOW):
            piece = text[at : at + _WINDOW]
            self._new_length = len(piece)
            buffer, self._buffer = self._buffer + piece, ""
            while buffer:
                buffer = self._read_buffer(buffer)

    def _read_buffer(self, buffer: str) -> str:
        """Process what is decided at the front of `buffer`. Returns the rest, for the next state."""
        search = self._searches[self._state]
        match = search.find(buffer)
        cut = match[0] if match else len(buffer) - search.pending_length(buffer)
        front = buffer[:cut]
        if self._state in TEXT_MOVES and front and not front.isspace():
            self._move_on_text()
            return buffer
        self._send(front)
        begin = self._tag_begin if len(buffer) - cut > self._new_length else self._tokens_before
        if not match:
            self._buffer, self._tag_begin = buffer[cut:], begin
            return ""
        self._apply_tag(match[1], begin)
        return buffer[cut + len(match[1]) :]

    def _flush_buffer(self) -> None:
        """Process the buffer as text: no tag has come of it."""
        text, self._buffer = self._buffer, ""
        if self._state in TEXT_MOVES and text and not text.isspace():
            self._move_on_text()
        self._send(text)

    # Moves between states.

    def _move_on_text(self) -> None:
        """Move to the state that text leads to."""
        leading, self._leading_text = "".join(self._leading_text), []
        self._other_buffered -= len(leading)
        self._state = TEXT_MOVES.get(self._state, State.ANSWER)
        self._emit(AnswerDelta, leading)

    def _apply_tag(self, tag: str, begin: int) -> None:
        """Apply a tag that has an effect in this state. begin: tokens seen before it. An ambiguous one is dropped."""
        if self._state is State.DOUBT:
            self._apply_tag_in_doubt(tag)
        elif self._state is State.BEFORE and tag == self._start:
            self._open_block(0)
        elif self._state is State.BEFORE:
            self._drop_stray_end()
        elif self._state is State.HEAD and tag == self._start:
            self._begin_block_text()
            self._state, self._ambiguous = State.TRACE, not self.shown and tag == self._format.end
        elif self._state in THINKING and (self.keeps_open or self._ambiguous):
            self._state, self.dropped_end = State.TRACE, self.keeps_open
        elif self._state in THINKING:
            self._close_block("model")
            if tag != self._format.end:
                self._state, self._at_edge = State.ANSWER, False
                self._emit(AnswerDelta, tag)
        elif tag != self._format.end or (self._state is State.ANSWER and tag == self._start):
            self._open_block(begin)
        elif self._state is State.ANSWER:
            self.has_stray_end = self.has_stray_end or not self._closed_at
            self._emit(AnswerDelta, tag)

    def _drop_stray_end(self) -> None:
        """Drop a closing tag before any text, where no block is open. What follows is answer."""
        self._state, self._at_edge = State.AFTER, self._trims
        leading, self._leading_text = "".join(self._leading_text), []
        self._other_buffered = 0
        self._send(leading)

    def _apply_tag_in_doubt(self, tag: str) -> None:
        """Apply the first tag. It proves that the text before it was trace; an opening tag is then a part of it."""
        opens = tag == self._start
        self._ambiguous = self._start == self._format.end
        if opens and not "".join(self._leading_text).strip():
            self._open_block(0)
            return
        self._state = State.TRACE
        self._send_leading_text()
        if opens:
            self._send(tag)
        else:
            self._apply_tag(tag, self._tokens_before)

    def _resolve_doubt(self, ended_by: EndedBy) -> None:
        """Take the buffered text for trace, because it is not known to be answer. Whitespace alone is dropped."""
        if "".join(self._leading_text).strip():
            self._state = State.TRACE
            self._send_leading_text()
            self._emit_newlines()
            self._close_block(ended_by)
        self._leading_text.clear()
        self._other_buffered = 0

    def _send_leading_text(self) -> None:
        """Send the text before the first tag as trace."""
        leading, self._leading_text = "".join(self._leading_text), []
        self._other_buffered = 0
        self._begin_block_text()
        self._send(leading)

    def _begin_block_text(self) -> None:
        self._label = "" if self._format.label else None
        self._at_edge = self._trims or self._label is not None

    def _open_block(self, begin: int) -> None:
        self._block_follows_format = self._format.reopens or self._state in UNDECIDED
        self._leading_text.clear()
        self._other_buffered = 0
        self._state = State.TRACE
        self._begin_block_text()
        self._opened_at = max(begin, self._closed_at)

    def _close_block(self, ended_by: EndedBy) -> None:
        self._end_label(ended_by)
        tokens = self._tokens_seen - self._opened_at
        self._block_tokens, self._closed_at = self._block_tokens + tokens, self._tokens_seen
        self._state, self._at_edge = State.AFTER, self._trims
        self._newlines.clear()
        self._other_buffered = 0
        self._promotable_text.clear()
        self._events.add_end(TraceEnd(self._index, tokens, ended_by))

    # From text to deltas.

    def _send(self, text: str) -> None:
        """Send text to the channel of the state. With trim, without the newlines at an edge of a block."""
        if not text:
            return
        if self._state in UNDECIDED:
            self._leading_text.append(text)
            self._other_buffered += len(text)
            return
        if self._at_edge:
            text = self._strip_edge(text)
        if self._state not in THINKING:
            self._emit(AnswerDelta, text)
            return
        body = text.rstrip(_NEWLINES) if self._trims else text
        if body:
            self._emit_newlines()
            self._emit(TraceDelta, body)
        if len(body) < len(text):
            self._newlines.append(text[len(body) :])
            self._other_buffered += len(text) - len(body)

    def _strip_edge(self, text: str) -> str:
        """Return text at the beginning of a block or the answer, without what is dropped there."""
        if self._label is not None and self._state in THINKING:
            text = self._read_label(self._label + text)
        if self._trims:
            text = text.lstrip(_NEWLINES)
        self._at_edge = self._label is not None or (self._trims and not text)
        return text

    def _read_label(self, text: str) -> str:
        """Return the text behind the label; nothing as long as `text` may be the label's beginning."""
        label = self._format.label
        ways = (label, f"{label.rstrip(_NEWLINES)}\r\n")
        if any(way.startswith(text) and way != text for way in ways):
            self._label = text
            return ""
        self._label = None
        return next((text.removeprefix(way) for way in ways if text.startswith(way)), text)

    def _end_label(self, ended_by: EndedBy) -> None:
        """Take the text that may be the label for trace, unless it is the label or was cut off within it."""
        text, self._label = self._label, None
        is_label = text is not None and text.rstrip(_NEWLINES) == self._format.label.rstrip(_NEWLINES)
        if text and not is_label and ended_by != "length":
            self._emit(TraceDelta, text)

    def _emit_newlines(self) -> None:
        newlines, self._newlines, self._other_buffered = self._newlines, [], 0
        self._emit(TraceDelta, "".join(newlines))

    def _emit(self, delta_type: type[TraceDelta] | type[AnswerDelta], text: str) -> None:
        self._events.add_text(delta_type, text)
        if self._promotes and delta_type is TraceDelta:
            self._promotable_text.append(text)
