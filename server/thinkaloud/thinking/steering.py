"""Thinking control: an engine's chunks of one choice, where need be cut off, and gone on with behind words of ours.

    budget, answer now, loop    the trace is cut there, closing words and the tag are put behind it, the model answers
    no closing tag at all       the model ends its turn within the trace: the tag is put there, and it answers
    retries, min_tokens         the model's closing tag is taken back, "Wait," is put in its place, the model thinks on
                                (budget forcing, Muennighoff et al. 2025, arXiv:2501.19393)

In each case the running generation is aborted and another one begins behind all that is written by then; the engine's
prefix cache makes that cheap. What is put in counts like what the model writes: as trace, as tokens spent, in the
stream. Nothing is decided ahead: a trace that ends in time costs nothing.
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
"""A text as the engine's tokenizer spells it: ids and their pieces."""


class Switch:
    """One request's "answer now", for all its choices. Once it is pressed, it stays so.

    works: False where the engine cannot go on behind words of ours.
    """

    __slots__ = ("pressed", "works")

    def __init__(self) -> None:
        self.pressed = False
        self.works = True

    def press(self) -> None:
        """End the thinking with the next token that comes."""
        self.pressed = True


@dataclass(slots=True)
class _Written:
    """What a choice has written, as its next generation has to find it."""

    ids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, chunk: Chunk) -> None:
        self.ids += chunk.token_ids or ()
        self.texts += chunk.texts

    def take_back(self, tag: str) -> str:
        """Drop the last tokens, so that `tag` is gone; returns the text that stood before it in their first."""
        taken = ""
        while self.ids and tag not in taken:
            self.ids.pop()
            taken = self.texts.pop() + taken
        return taken.partition(tag)[0]

    @property
    def ends_a_line(self) -> bool:
        return next((text for text in reversed(self.texts) if text), "\n").endswith("\n")


class Steering(Stage[Chunk, Event]):
    """Steers one choice: stands around its boundary, whose splitter it reads behind each token.

    Where it `must_restart`, what `words_to_think_on` and `words_to_close` return is fed, and another generation begins
    behind `written`, of which `spent` tokens are used up.
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
        """logprobs: how many alternatives each token's log-probability comes with; words of ours are certain."""
        self._bounds = bounds
        self._boundary = boundary
        self._splitter = splitter
        self._switch = switch
        self._spell = spell
        self._logprobs = logprobs
        self._detector = LoopDetector() if bounds.detects_loops else None
        self._looping = False
        self._ended_turn = False
        self._may_answer = bounds.answers
        may_retry = bounds.retries or bounds.min_tokens
        self._again = len(spell(bounds.tag).texts) + len(spell(f"\n{bounds.again}").texts) if may_retry else 0
        self._retried = 0
        self._written = _Written()
        self.spent = 0
        self._finished = False

    @property
    def written(self) -> tuple[int, ...]:
        """The tokens that the choice has written, words of ours among them."""
        return tuple(self._written.ids)

    def split(self, chunk: Chunk) -> Sequence[Chunk]:
        """`chunk` whole where all of it may pass, else its tokens one by one."""
        ids, budget = chunk.token_ids, self._bounds.budget
        room = len(chunk.texts) if budget is None else budget - self._splitter.reasoning_tokens
        if ids is None or len(ids) < 2 or not (self._again or len(ids) > room):
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
        """The events of one part of a chunk, see `split`, or of words of ours."""
        if item.retry or item.ended_by is not None:
            return self._boundary.feed(item)
        self._splitter.holds_open = self._wants_more()
        held = item.finish_reason == "stop" and self._may_answer and self._splitter.closable
        events = self._boundary.feed(replace(item, finish_reason=None) if held else item)
        self._add(item)
        if held and self._splitter.closable:
            self._ended_turn, self._may_answer = True, False
        elif held:
            events += self._boundary.feed(Chunk(finish_reason="stop"))
        self._finished = self._finished or (item.finish_reason is not None and not self._ended_turn)
        return events

    @property
    def must_restart(self) -> bool:
        """Whether the running generation is to be aborted, and another one to begin."""
        if self._finished:
            return False
        return self._ended_turn or self._splitter.tried_to_close or self._reason_to_close() is not None

    def flush(self) -> list[Event]:
        return self._boundary.flush()

    def words_to_think_on(self) -> Chunk | None:
        """What takes the place of a closing tag that the model wrote too soon."""
        if not self._splitter.tried_to_close:
            return None
        self._splitter.tried_to_close = False
        self._retried += 1
        if leftover := self._written.take_back(self._bounds.tag):
            self._written.add(self._spell(leftover))
        again = self._bounds.again
        return replace(self._insert(again if self._written.ends_a_line else f"\n{again}"), retry=True)

    def words_to_close(self) -> Chunk | None:
        """What closes a trace by force, or behind a model that has ended its turn within it."""
        ended_turn, self._ended_turn = self._ended_turn, False
        if (reason := self._reason_to_close()) is not None:
            return self._insert(self._bounds.closing, reason)
        if not ended_turn:
            return None
        return self._insert(self._bounds.tag if self._written.ends_a_line else f"\n{self._bounds.tag}", "model")

    def _add(self, part: Chunk) -> None:
        self._written.add(part)
        self.spent += part.tokens
        if self._detector is not None and not self._looping and self._splitter.closable:
            self._looping = self._detector.decode(part.token_ids or ()) is not None

    def _reason_to_close(self) -> EndedBy | None:
        """Why the trace has to be closed now."""
        if not self._splitter.closable:
            return None
        if self._switch.pressed:
            return "user"
        if self._looping:
            return "loop"
        budget = self._bounds.budget
        return "budget" if budget is not None and self._splitter.reasoning_tokens >= budget else None

    def _wants_more(self) -> bool:
        """Whether the model would be made to think again if it stopped now."""
        if not self._again or not self._splitter.closable:
            return False
        tokens, budget = self._splitter.reasoning_tokens, self._bounds.budget
        if budget is not None and tokens + self._again > budget:
            return False
        return self._retried < self._bounds.retries or tokens < self._bounds.min_tokens

    def _insert(self, text: str, ended_by: EndedBy | None = None) -> Chunk:
        """Words of ours as a chunk, put behind what is written."""
        self._splitter.holds_open = False
        spelt = self._spell(text)
        chunk = replace(spelt, tokens=len(spelt.texts), ended_by=ended_by)
        if self._logprobs is not None:
            chunk.logprobs = [_certain_logprob(piece, self._logprobs) for piece in chunk.texts]
        self._written.add(chunk)
        self.spent += chunk.tokens
        return chunk


def _certain_logprob(piece: str, alternatives: int) -> TokenLogprob:
    return TokenLogprob(piece, 0.0, [TokenLogprob(piece, 0.0)] if alternatives else [])
