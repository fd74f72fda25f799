"""Thinking control: the output of one choice is cut off if necessary, and continued after inserted words.

    budget, answer now, loop    the trace is cut, closing words and the tag are inserted, and the model answers
    no closing tag at all       the model ends its turn within the trace: the tag is inserted, and the model answers
    retries, min_tokens         the model's closing tag is replaced by "Wait,", and the model thinks on
                                (budget forcing, Muennighoff et al. 2025, arXiv:2501.19393)

In each case the running generation is aborted and another one begins after the output so far; the engine's prefix cache
makes that cheap. Inserted words count like the model's own: as trace, as tokens spent, in the stream. Nothing is
decided ahead: a trace that ends in time costs nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from thinkaloud.events import Chunk, EndedBy, Event, Stage, TokenLogprob
from thinkaloud.thinking.boundary import Boundary
from thinkaloud.thinking.budgets import Bounds
from thinkaloud.thinking.repetition import LoopDetector
from thinkaloud.thinking.splitter import Splitter

Spell: TypeAlias = Callable[[str], Chunk]
"""Tokenizes a text with the engine's tokenizer. Returns a chunk with ids and pieces."""


class Switch:
    """The "answer now" of one request, for all its choices. Once it is on, it stays on.

    is_supported: False if the output cannot be continued after inserted words.
    """

    __slots__ = ("is_on", "is_supported")

    def __init__(self) -> None:
        self.is_on = False
        self.is_supported = True

    def turn_on(self) -> None:
        """End the thinking at the next token."""
        self.is_on = True


@dataclass(slots=True)
class _Output:
    """The output of a choice so far, after which its next generation begins."""

    ids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, chunk: Chunk) -> None:
        self.ids += chunk.token_ids or ()
        self.texts += chunk.texts

    def remove_tag(self, tag: str) -> str:
        """Remove the last tokens, up to those of `tag`. Returns the text before the tag in the first removed token."""
        removed = ""
        while self.ids and tag not in removed:
            self.ids.pop()
            removed = self.texts.pop() + removed
        return removed.partition(tag)[0]

    @property
    def is_at_line_start(self) -> bool:
        return next((text for text in reversed(self.texts) if text), "\n").endswith("\n")


class Steering(Stage[Chunk, Event]):
    """Steers one choice. Wraps its boundary, whose splitter it checks after each token.

    When `must_restart` is true, the caller feeds the chunks of `retry_words` and `closing_words`, and begins another
    generation after `output_ids`, which have used `spent_tokens`.
    """

    def __init__(
        self,
        bounds: Bounds,
        boundary: Boundary,
        splitter: Splitter,
        switch: Switch,
        spell: Spell,
        logprobs: int | None = None,
    ) -> None:
        """logprobs: how many alternatives each token's log-probability has; inserted words have probability 1."""
        self._bounds = bounds
        self._boundary = boundary
        self._splitter = splitter
        self._switch = switch
        self._spell = spell
        self._logprobs = logprobs
        self._detector = LoopDetector() if bounds.detects_loops else None
        self._has_loop = False
        self._has_ended_turn = False
        self._may_answer = bounds.requires_answer
        may_retry = bounds.retries or bounds.min_tokens
        closing_tag, retry_words = bounds.closing_tag, f"\n{bounds.retry_words}"
        self._retry_tokens = len(spell(closing_tag).texts) + len(spell(retry_words).texts) if may_retry else 0
        self._retries = 0
        self._output = _Output()
        self.spent_tokens = 0
        self._is_finished = False

    @property
    def output_ids(self) -> tuple[int, ...]:
        """The tokens of the output so far, inserted words included."""
        return tuple(self._output.ids)

    def split(self, chunk: Chunk) -> Sequence[Chunk]:
        """Return `chunk` as it is if all of it may pass, else its tokens one by one."""
        ids, budget = chunk.token_ids, self._bounds.budget
        if ids is None or len(ids) < 2:
            return (chunk,)
        left = len(ids) if budget is None else budget - self._splitter.reasoning_tokens
        if not (self._retry_tokens or len(ids) > left):
            return (chunk,)
        parts = []
        last = len(ids) - 1
        for at, (text, number) in enumerate(zip(chunk.texts, ids, strict=True)):
            logprobs = chunk.logprobs[at : at + 1] if chunk.logprobs is not None else None
            if at < last:
                parts.append(Chunk([text], [number], tokens=1, logprobs=logprobs))
            else:
                tokens = chunk.tokens - last
                parts.append(replace(chunk, texts=[text], token_ids=[number], tokens=tokens, logprobs=logprobs))
        return parts

    def feed(self, item: Chunk) -> list[Event]:
        """Return the events of a part of a chunk (see `split`), or of inserted words."""
        if item.retry or item.ended_by is not None:
            return self._boundary.feed(item)
        self._splitter.keeps_open = self._would_retry()
        withheld = item.finish_reason == "stop" and self._may_answer  # the trace may open and end in this very chunk
        events = self._boundary.feed(replace(item, finish_reason=None) if withheld else item)
        self._add_output(item)
        if withheld and self._splitter.is_closable:
            self._has_ended_turn, self._may_answer = True, False
        elif withheld:
            events += self._boundary.feed(Chunk(finish_reason="stop"))
        self._is_finished = self._is_finished or (item.finish_reason is not None and not self._has_ended_turn)
        return events

    @property
    def must_restart(self) -> bool:
        """Whether the running generation is to be aborted, and another one to begin."""
        if self._is_finished:
            return False
        return self._has_ended_turn or self._splitter.dropped_end or self._reason_to_close() is not None

    def flush(self) -> list[Event]:
        return self._boundary.flush()

    def retry_words(self) -> Chunk | None:
        """Return the words in place of a closing tag that came too early."""
        if not self._splitter.dropped_end:
            return None
        self._splitter.dropped_end = False
        self._retries += 1
        if leftover := self._output.remove_tag(self._bounds.closing_tag):
            self._output.add(self._spell(leftover))
        words = self._bounds.retry_words
        return replace(self._insert(words if self._output.is_at_line_start else f"\n{words}"), retry=True)

    def closing_words(self) -> Chunk | None:
        """Return the words that close a trace by force, or after the model has ended its turn within it."""
        ended_turn, self._has_ended_turn = self._has_ended_turn, False
        if (reason := self._reason_to_close()) is not None:
            return self._insert(self._bounds.closing, reason)
        if not ended_turn:
            return None
        tag = self._bounds.closing_tag
        return self._insert(tag if self._output.is_at_line_start else f"\n{tag}", "model")

    def _add_output(self, part: Chunk) -> None:
        self._output.add(part)
        self.spent_tokens += part.tokens
        if self._detector is not None and not self._has_loop and self._splitter.is_closable:
            self._has_loop = self._detector.decode(part.token_ids or ()) is not None

    def _reason_to_close(self) -> EndedBy | None:
        """Return why the trace has to be closed now, or None."""
        if not self._splitter.is_closable:
            return None
        if self._switch.is_on:
            return "user"
        if self._has_loop:
            return "loop"
        budget = self._bounds.budget
        return "budget" if budget is not None and self._splitter.reasoning_tokens >= budget else None

    def _would_retry(self) -> bool:
        """Whether the model would be made to think again if it closed its trace now."""
        if not self._retry_tokens or not self._splitter.is_closable:
            return False
        tokens, budget = self._splitter.reasoning_tokens, self._bounds.budget
        if budget is not None and tokens + self._retry_tokens > budget:
            return False
        return self._retries < self._bounds.retries or tokens < self._bounds.min_tokens

    def _insert(self, text: str, ended_by: EndedBy | None = None) -> Chunk:
        """Append words to the output. Returns them as a chunk."""
        self._splitter.keeps_open = False
        chunk = self._spell(text)
        chunk = replace(chunk, tokens=len(chunk.texts), ended_by=ended_by)
        if self._logprobs is not None:
            chunk.logprobs = [_certain_logprob(piece, self._logprobs) for piece in chunk.texts]
        self._output.add(chunk)
        self.spent_tokens += chunk.tokens
        return chunk


def _certain_logprob(piece: str, alternatives: int) -> TokenLogprob:
    return TokenLogprob(piece, 0.0, [TokenLogprob(piece, 0.0)] if alternatives else [])
