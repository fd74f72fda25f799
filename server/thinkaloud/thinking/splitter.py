"""Where the trace ends: the text of one choice, in pieces, to labelled deltas. Two verbs and no memory of the past.

    splitter = Splitter(FORMATS["think"], opened=True)
    splitter.decode(["plan</thi"])      [TraceDelta(0, "plan")]
    splitter.decode(["nk>42"])          [TraceEnd(0, 2, "model"), AnswerDelta(0, "42")]
    splitter.flush("stop")              []

The states, and what moves them (start and end are the tags; "text" is the first character that is no whitespace):

    BEFORE ──start──▶ TRACE        BEFORE ──text──▶ ANSWER         the trace was not open
    HEAD ──start, text──▶ TRACE    HEAD ──end──▶ AFTER             the prompt opened it; one repeated start is dropped
    TRACE ──end──▶ AFTER           TRACE ──implicit end──▶ ANSWER  (also from HEAD)
    AFTER ──end──▶ AFTER           AFTER ──text──▶ ANSWER          a stray end is dropped
    AFTER, ANSWER ──start──▶ TRACE                                 in a format that reopens; where the trace is hidden
    DOUBT ──start──▶ TRACE         DOUBT ──end──▶ AFTER            what came before, if it is text, was trace
    DOUBT ──the model has ended──▶ ANSWER                          no tag came, so all of it was answer

A tag whose token id is known is that token and nothing else; its letters, spelt by other tokens, are text. A tag
without one is its text, wherever the pieces break. What is not a tag where it stands is text of its channel.

Where the trace is hidden, text is answer only where that is known. Where nobody knows whether the trace is open (DOUBT)
all text waits, and what was cut off without a tag is trace.

Not here: characters that are split over tokens. The engine's detokenizer holds their bytes, so that a piece is whole
characters (a token inside one has an empty piece); a `str` is cut only beside a tag.
"""

from collections.abc import Sequence
from enum import IntEnum, auto
from functools import lru_cache
from typing import TypeAlias

from thinkaloud.events import AnswerDelta, EndedBy, FinishReason, TraceDelta, TraceEnd
from thinkaloud.generation import NO_TAGS, TagIds
from thinkaloud.thinking.formats import Format
from thinkaloud.thinking.stop_strings import Needles

Separated: TypeAlias = TraceDelta | TraceEnd | AnswerDelta

NATURAL: frozenset[FinishReason] = frozenset({"stop", "tool_calls"})
"""The model ended by itself; every other reason cut it."""

_NEWLINES = "\r\n"
_WINDOW = 4096  # characters in work at once, so that a long piece full of tags costs its length, not its square


class State(IntEnum):
    """Where in the output the splitter stands, as the module's picture names it."""

    BEFORE = auto()
    DOUBT = auto()
    HEAD = auto()
    TRACE = auto()
    AFTER = auto()
    ANSWER = auto()


_THINKING = frozenset({State.HEAD, State.TRACE})
_WAITING = frozenset({State.BEFORE, State.DOUBT})
_DECIDED = frozenset({State.TRACE, State.ANSWER})
_TEXT_MOVES = {State.BEFORE: State.ANSWER, State.HEAD: State.TRACE, State.AFTER: State.ANSWER}


@lru_cache(maxsize=256)
def _tags(format: Format, shown: bool) -> dict[State, tuple[str, ...]]:
    """The tags that act in each state. shown: whether the trace is."""
    if not (format.start and format.end):
        raise ValueError("the splitter needs both tags; a format with a parser of vLLM's own has none")
    closing = (format.end, *format.implicit_end)
    reopening = (format.start,) if format.reopens or not shown else ()
    return {
        State.BEFORE: (format.start,),
        State.DOUBT: (format.start, *closing),
        State.HEAD: (format.start, *closing),
        State.TRACE: closing,
        State.AFTER: (format.end, *reopening),
        State.ANSWER: reopening if shown else (format.start, format.end),
    }


@lru_cache(maxsize=256)
def _needles(format: Format, ids: TagIds, shown: bool) -> dict[State, Needles]:
    """The tags that are looked for in the text: those without a token id."""
    known = {tag for tag, number in ((format.start, ids.start), (format.end, ids.end)) if number is not None}
    return {state: Needles(tag for tag in tags if tag not in known) for state, tags in _tags(format, shown).items()}


class Splitter:
    """The trace boundary of one choice.

    opened: whether the prompt left the trace open; None where nobody knows.
    shown: whether the caller sees the trace. If not, an unclosed one never becomes the answer, it may open again in any
        format, and text of which nobody knows whether it is trace waits.

    holds_open: while it is set, a closing tag does not close: it is dropped, and `tried_to_close` is set.
    strayed: a closing tag came in the answer, and no opening one before it; looked for only where the trace is hidden.

    A `TraceEnd` follows the last delta of each block, also of an empty or an unclosed one; without a block there is
    none. Its `tokens` are that block's, so that their sum is `reasoning_tokens`.
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
        self._index = index
        self._ids = tag_ids
        self.holds_open = self.tried_to_close = self.strayed = False
        self.shown = shown
        self._foreseen = True
        self._lost = False  # both tags are equal, and nobody knows any more which comes next: all that follows is trace
        self._promotes = shown and format.unclosed == "promote_on_stop"
        self._trims = format.whitespace == "trim"
        self._tags = _tags(format, shown)
        self._by_text, self._by_id = _needles(format, NO_TAGS, shown), _needles(format, tag_ids, shown)
        self._needles = self._by_text
        unknown = State.BEFORE if shown else State.DOUBT
        self._state = unknown if opened is None else State.HEAD if opened else State.BEFORE
        self._at_edge = self._trims and self._state is State.HEAD  # newlines are dropped until other text comes
        # Undecided text: the beginning of a tag, what comes before the first one, newlines that may end a block.
        self._held = ""
        self._leading: list[str] = []
        self._newlines: list[str] = []
        self._parked = 0  # characters in these two lists
        # The text of the open block, kept only where it may become the answer.
        self._promotable: list[str] = []
        # Tokens: seen, seen before the piece in work, seen before the one in which the held-back tag begins; in blocks.
        self._seen = self._seen_before = self._held_from = 0
        self._opened_at = self._closed_at = self._counted = 0
        self._fresh = 0  # how many characters at the end of the buffer are of the piece in work
        # The events of the call in work, and the pieces of the delta that still grows.
        self._events: list[Separated] = []
        self._kind: type[TraceDelta] | type[AnswerDelta] = AnswerDelta
        self._run: list[str] = []

    @property
    def reasoning_tokens(self) -> int:
        """Tokens of the blocks so far, tags included, implicit ends too; one that is only partly trace counts.

        Where there are no ids, they are the `tokens` that `decode` was told, or else the pieces of text.
        """
        return self._counted + (self._seen - self._opened_at if self._state in _THINKING else 0)

    @property
    def thinking(self) -> bool:
        """Whether a block is open."""
        return self._state in _THINKING

    @property
    def closable(self) -> bool:
        """Whether a block is open that the format provides for, so that the model would answer if it were closed."""
        return self._state in _THINKING and self._foreseen

    @property
    def in_doubt(self) -> bool:
        """Whether all text so far waits, because nobody knows whether it is trace."""
        return self._state is State.DOUBT

    @property
    def held_back(self) -> int:
        """How many characters wait for a decision; what is neither held back nor in an event was dropped."""
        return len(self._held) + self._parked

    def decode(
        self, texts: Sequence[str], token_ids: Sequence[int] | None = None, tokens: int | None = None
    ) -> list[Separated]:
        """What `texts` add: one delta for each stretch of a channel. `texts[i]` is the text of `token_ids[i]`.

        tokens: how many tokens the texts are, where their ids are not known.
        """
        if token_ids is None:
            self._needles = self._by_text
            self._count(len(texts) if tokens is None else tokens)
            self._text("".join(texts))
            return self._take()
        self._needles = self._by_id
        for text, number in zip(texts, token_ids, strict=True):
            self._count(1)
            if number == self._ids.end:
                self._tag(self._format.end, text)
            elif number == self._ids.start:
                self._tag(self._format.start, text)
            else:
                self._text(text)
        return self._take()

    def answer(self) -> list[Separated]:
        """Someone else has parted trace and answer: what follows is answer, unless a block was opened by its tag."""
        self._release()
        if self._state is State.DOUBT:
            self._resolve("model")
        if self._state is not State.TRACE:
            self._leading.clear()
            self._state, self._at_edge, self._parked = State.ANSWER, False, 0
        return self._take()

    def flush(self, finish_reason: FinishReason) -> list[Separated]:
        """What was held back, to the channel that it was in, and the end of a block that is still open.

        In doubt, only a model that has ended by its own has answered: a call may well be made inside the trace.
        """
        self._release()
        if self._state is State.BEFORE or (self._state is State.DOUBT and finish_reason == "stop"):
            self._leave()
        elif self._state is State.DOUBT:
            self._resolve("model" if finish_reason in NATURAL else "length")
        elif self._state in _THINKING:
            self._emit_newlines()
            promoted = "".join(self._promotable) if finish_reason == "stop" else ""
            self._close("model" if finish_reason in NATURAL else "length")
            self._emit(AnswerDelta, promoted)
        return self._take()

    # Pieces to text and tags.

    def _count(self, tokens: int) -> None:
        self._seen_before = self._seen
        self._seen += tokens

    def _tag(self, tag: str, piece: str) -> None:
        """The token that is `tag`. Its piece may hold more than the tag: what is left of a broken character."""
        front, tag_text, rest = piece.partition(tag)
        if not tag_text:  # a detokenizer may spell it differently, or not at all
            front, tag_text = "", piece
        self._text(front)
        self._release()
        if tag in self._tags[self._state]:
            self._act(tag, self._seen_before)
        else:
            self._text(tag_text)
        self._text(rest)

    def _text(self, text: str) -> None:
        """Ordinary text, behind what is held back."""
        if not self._held and self._state in _DECIDED and not self._needles[self._state]:
            self._pass(text)  # there is no tag to look for, nor any to be in
            return
        for at in range(0, len(text), _WINDOW):
            fresh = text[at : at + _WINDOW]
            self._fresh = len(fresh)
            buffer, self._held = self._held + fresh, ""
            while buffer:
                buffer = self._step(buffer)

    def _step(self, buffer: str) -> str:
        """Take what is decided from the front of `buffer`; return the rest, for the state that comes then."""
        needles = self._needles[self._state]
        found = needles.find(buffer)
        cut = found[0] if found else len(buffer) - needles.pending(buffer)
        front = buffer[:cut]
        if self._state in _TEXT_MOVES and front and not front.isspace():
            self._leave()
            return buffer
        self._pass(front)
        begin = self._held_from if len(buffer) - cut > self._fresh else self._seen_before
        if not found:
            self._held, self._held_from = buffer[cut:], begin
            return ""
        self._act(found[1], begin)
        return buffer[cut + len(found[1]) :]

    def _release(self) -> None:
        """What is held back has turned out to be text."""
        held, self._held = self._held, ""
        if self._state in _TEXT_MOVES and held and not held.isspace():
            self._leave()
        self._pass(held)

    # The moves.

    def _leave(self) -> None:
        """To the state that text leads to."""
        leading, self._leading = "".join(self._leading), []
        self._parked -= len(leading)
        self._state = _TEXT_MOVES.get(self._state, State.ANSWER)
        self._emit(AnswerDelta, leading)

    def _act(self, tag: str, begin: int) -> None:
        """A tag where it counts. begin: tokens seen before it. Where both tags are equal, a doubtful one is dropped."""
        if self._state is State.DOUBT:
            self._act_in_doubt(tag)
        elif self._state is State.BEFORE:
            self._open(0)
        elif self._state is State.HEAD and tag == self._format.start:
            self._state, self._lost = State.TRACE, not self.shown and tag == self._format.end
        elif self._state in _THINKING and (self.holds_open or self._lost):
            self._state, self.tried_to_close = State.TRACE, self.holds_open
        elif self._state in _THINKING:
            self._close("model")
            if tag != self._format.end:
                self._state, self._at_edge = State.ANSWER, False
                self._emit(AnswerDelta, tag)
        elif tag != self._format.end or (self._state is State.ANSWER and tag == self._format.start):
            self._open(begin)
        elif self._state is State.ANSWER:
            self.strayed = self.strayed or not self._closed_at
            self._emit(AnswerDelta, tag)

    def _act_in_doubt(self, tag: str) -> None:
        """A tag behind text proves that the text was trace; an opening one then stands inside it."""
        opens = tag == self._format.start
        self._lost = self._format.start == self._format.end
        if opens and not "".join(self._leading).strip():
            self._open(0)
            return
        self._state = State.TRACE
        self._think()
        if opens:
            self._pass(tag)
        else:
            self._act(tag, self._seen_before)

    def _resolve(self, ended_by: EndedBy) -> None:
        """Nothing more comes that could tell: what is not known to be answer is trace."""
        if "".join(self._leading).strip():
            self._state = State.TRACE
            self._think()
            self._emit_newlines()
            self._close(ended_by)

    def _think(self) -> None:
        """To the trace with what stands before the first tag."""
        leading, self._leading = "".join(self._leading), []
        self._parked, self._at_edge = 0, self._trims
        self._pass(leading)

    def _open(self, begin: int) -> None:
        self._foreseen = self._format.reopens or self._state in _WAITING
        self._leading.clear()
        self._parked = 0
        self._state, self._at_edge = State.TRACE, self._trims
        self._opened_at = max(begin, self._closed_at)

    def _close(self, ended_by: EndedBy) -> None:
        tokens = self._seen - self._opened_at
        self._counted, self._closed_at = self._counted + tokens, self._seen
        self._state, self._at_edge = State.AFTER, self._trims
        self._newlines.clear()
        self._parked = 0
        self._promotable.clear()
        self._end_run()
        self._events.append(TraceEnd(self._index, tokens, ended_by))

    # Text to deltas.

    def _pass(self, text: str) -> None:
        """Text to the channel of the state; under trim without the newlines at an edge."""
        if not text:
            return
        if self._state in _WAITING:
            self._leading.append(text)
            self._parked += len(text)
            return
        if self._at_edge:
            text = text.lstrip(_NEWLINES)
            self._at_edge = not text
        if self._state not in _THINKING:
            self._emit(AnswerDelta, text)
            return
        body = text.rstrip(_NEWLINES) if self._trims else text
        if body:
            self._emit_newlines()
            self._emit(TraceDelta, body)
        if len(body) < len(text):
            self._newlines.append(text[len(body) :])
            self._parked += len(text) - len(body)

    def _emit_newlines(self) -> None:
        newlines, self._newlines, self._parked = self._newlines, [], 0
        self._emit(TraceDelta, "".join(newlines))

    def _emit(self, kind: type[TraceDelta] | type[AnswerDelta], text: str) -> None:
        if not text:
            return
        if kind is not self._kind:
            self._end_run()
            self._kind = kind
        self._run.append(text)
        if self._promotes and kind is TraceDelta:
            self._promotable.append(text)

    def _end_run(self) -> None:
        if self._run:
            self._events.append(self._kind(self._index, "".join(self._run)))
            self._run = []

    def _take(self) -> list[Separated]:
        self._end_run()
        events, self._events = self._events, []
        return events
