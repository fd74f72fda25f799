"""Which tokens a delta is made of, so that their log-probabilities stay with their text.

Text is buffered, and some of it dropped: tags, newlines at an edge, what follows a stop string. So tokens wait here
until their text is sent, and are dropped if it never is. A token that is partly trace, or partly a tag, goes to the
trace: no part of a trace may be sent with an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from thinkaloud.events import AnswerDelta, TokenLogprob, TraceDelta, TraceEnd

Delta: TypeAlias = TraceDelta | AnswerDelta

_NEWLINES = "\r\n"
"""Dropped at an edge of a block. Any other text that is never sent is a tag."""


@dataclass(slots=True)
class _Token:
    """`length` characters that wait. Tokens without text (a part of a character) belong to the next one."""

    length: int
    logprobs: list[TokenLogprob]


@dataclass(slots=True)
class _Span:
    """The position of the text of `delta` in the waiting text."""

    begin: int
    end: int
    delta: Delta


class TokenAlignment:
    """The tokens of one choice whose text has come and is not sent yet."""

    def __init__(self) -> None:
        self._tokens: list[_Token] = []
        self._text = ""
        self._textless: list[TokenLogprob] = []

    def push(self, text: str, logprobs: Sequence[TokenLogprob]) -> None:
        """Add the next token, or several tokens with one text."""
        self._textless += logprobs
        if text:
            self._tokens.append(_Token(len(text), self._textless))
            self._text += text
            self._textless = []

    def push_all(self, text: str, logprobs: Sequence[TokenLogprob]) -> None:
        """Add the next tokens, which together have `text`: one by one if they spell it, else as one."""
        if "".join(logprob.token for logprob in logprobs) != text:
            self.push(text, logprobs)
            return
        for logprob in logprobs:
            self.push(logprob.token, [logprob])

    @property
    def is_pending(self) -> bool:
        return bool(self._text)

    def assign(self, events: Sequence[Delta | TraceEnd], buffered: int, *, thinking: bool) -> None:
        """Assign tokens to the deltas among `events`, which are all events of the last token.

        buffered: characters at the end that are still undecided.
        thinking: whether the trace is open after the last token.
        """
        consumed = len(self._text) - buffered
        if not consumed:
            return
        deltas = [event for event in events if not isinstance(event, TraceEnd)]
        text = self._text[:consumed]
        dropped = sum(len(delta.text) for delta in deltas) < consumed
        spans: list[_Span] = []
        at = 0
        for delta in deltas:
            # Dropped text stands between trace and answer: find the one from the left, the other from the right.
            seek = self._text.rfind if dropped and isinstance(delta, AnswerDelta) else self._text.find
            begin = seek(delta.text, at, consumed)
            if begin >= 0:
                at = begin + len(delta.text)
                spans.append(_Span(begin, at, delta))
            else:
                delta.logprobs = []  # its position is unknown
        bounds = [0, *(bound for span in spans for bound in (span.begin, span.end)), consumed]
        has_tags = any(text[begin:end].strip(_NEWLINES) for begin, end in zip(bounds[::2], bounds[1::2], strict=True))
        has_trace = any(not isinstance(event, AnswerDelta) for event in events)
        self._assign_spans(spans, consumed, doubtful=thinking or has_trace or has_tags)

    def assign_front(self, delta: AnswerDelta, buffered: int) -> None:
        """Assign tokens to `delta`, the front of the waiting text. Drop the rest but `buffered` characters."""
        self._assign_spans([_Span(0, len(delta.text), delta)], len(self._text) - buffered, doubtful=False)

    def _assign_spans(self, spans: Sequence[_Span], consumed: int, *, doubtful: bool) -> None:
        """doubtful: the last token may have trace in it, so it does not go to the answer."""
        for span in spans:
            span.delta.logprobs = []
        begin, left = 0, []
        for number, token in enumerate(self._tokens, 1):
            end = begin + token.length
            last = number == len(self._tokens)
            owner = _choose_owner(
                [span.delta for span in spans if span.begin < end and begin < span.end], doubtful and last
            )
            if owner is not None and owner.logprobs is not None:
                owner.logprobs += token.logprobs
            if end > consumed:
                decided = begin < consumed and (owner is not None or doubtful)
                left.append(_Token(end - max(begin, consumed), [] if decided else token.logprobs))
            begin = end
        self._tokens, self._text = left, self._text[consumed:]


def _choose_owner(deltas: Sequence[Delta], doubtful: bool) -> Delta | None:
    """Return which of `deltas` gets a token with text in all of them: the trace, if it is among them."""
    trace = next((delta for delta in deltas if isinstance(delta, TraceDelta)), None)
    return trace or (deltas[0] if deltas and not doubtful else None)
