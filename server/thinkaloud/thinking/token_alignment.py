"""Which tokens a delta is made of, so that their log-probabilities go where their text goes.

Text is held back, and some of it dropped: tags, newlines at an edge, what follows a stop string. So tokens wait here
until their text comes out, and those whose text never does are dropped with it. A token whose text is partly trace, or
partly a tag, is the trace's: nothing of a trace comes out beside an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from thinkaloud.events import AnswerDelta, TokenLogprob, TraceDelta, TraceEnd

Delta: TypeAlias = TraceDelta | AnswerDelta

_NEWLINES = "\r\n"
"""What is dropped at an edge; whatever else never comes out is a tag."""


@dataclass(slots=True)
class _Token:
    """`length` characters that wait. Tokens without text (a part of a character) are with the next that has some."""

    length: int
    logprobs: list[TokenLogprob]


@dataclass(slots=True)
class _Span:
    """Where among the waiting characters the text of `delta` stands."""

    begin: int
    end: int
    delta: Delta


class TokenAlignment:
    """The tokens of one choice whose text has gone in and not yet come out."""

    def __init__(self) -> None:
        self._tokens: list[_Token] = []
        self._text = ""
        self._textless: list[TokenLogprob] = []

    def push(self, text: str, logprobs: Sequence[TokenLogprob]) -> None:
        """The next token, or several that have one text."""
        self._textless += logprobs
        if text:
            self._tokens.append(_Token(len(text), self._textless))
            self._text += text
            self._textless = []

    def push_all(self, text: str, logprobs: Sequence[TokenLogprob]) -> None:
        """The next tokens, which are `text` together; one by one where their spellings tell where each begins."""
        if "".join(logprob.token for logprob in logprobs) != text:
            self.push(text, logprobs)
            return
        for logprob in logprobs:
            self.push(logprob.token, [logprob])

    @property
    def holds(self) -> bool:
        return bool(self._text)

    def place(self, events: Sequence[Delta | TraceEnd], held_back: int, *, thinking: bool) -> None:
        """Give the deltas among `events`, all that the last token brought, their tokens.

        held_back: characters at the end that are still undecided.
        thinking: whether the trace is open behind the last token.
        """
        consumed = len(self._text) - held_back
        if not consumed:
            return
        deltas = [event for event in events if not isinstance(event, TraceEnd)]
        text = self._text[:consumed]
        dropped = sum(len(delta.text) for delta in deltas) < consumed
        spans: list[_Span] = []
        at = 0
        for delta in deltas:
            # What is dropped stands between trace and answer: one is sought from the left, the other from the right.
            seek = self._text.rfind if dropped and isinstance(delta, AnswerDelta) else self._text.find
            begin = seek(delta.text, at, consumed)
            if begin >= 0:
                at = begin + len(delta.text)
                spans.append(_Span(begin, at, delta))
            else:
                delta.logprobs = []  # where it stands cannot be told
        bounds = [0, *(bound for span in spans for bound in (span.begin, span.end)), consumed]
        tags = any(text[begin:end].strip(_NEWLINES) for begin, end in zip(bounds[::2], bounds[1::2], strict=True))
        traced = any(not isinstance(event, AnswerDelta) for event in events)
        self._assign(spans, consumed, doubtful=thinking or traced or tags)

    def cut(self, delta: AnswerDelta, held_back: int) -> None:
        """Give `delta`, the front of what waits, its tokens; the rest but `held_back` characters is dropped."""
        self._assign([_Span(0, len(delta.text), delta)], len(self._text) - held_back, doubtful=False)

    def _assign(self, spans: Sequence[_Span], consumed: int, *, doubtful: bool) -> None:
        """doubtful: there may be trace in the last token, so it is not the answer's."""
        for span in spans:
            span.delta.logprobs = []
        begin, left = 0, []
        for number, token in enumerate(self._tokens, 1):
            end = begin + token.length
            last = number == len(self._tokens)
            owner = _owner([span.delta for span in spans if span.begin < end and begin < span.end], doubtful and last)
            if owner is not None and owner.logprobs is not None:
                owner.logprobs += token.logprobs
            if end > consumed:
                decided = begin < consumed and (owner is not None or doubtful)
                left.append(_Token(end - max(begin, consumed), [] if decided else token.logprobs))
            begin = end
        self._tokens, self._text = left, self._text[consumed:]


def _owner(deltas: Sequence[Delta], doubtful: bool) -> Delta | None:
    """Whose a token is that has text in all of `deltas`: the trace's, if it has any there."""
    trace = next((delta for delta in deltas if isinstance(delta, TraceDelta)), None)
    return trace or (deltas[0] if deltas and not doubtful else None)
