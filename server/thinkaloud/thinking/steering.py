"""Thinking control: an engine's chunks of one choice, where need be cut off, and gone on with behind words of ours.

    budget, answer now, loop    the trace is cut there, closing words and the tag are put behind it, the model answers
    no closing tag at all       the model ends its turn within the trace: the tag is put there, and it answers
    retries, min_tokens         the model's closing tag is taken back, "Wait," is put in its place, the model thinks on
                                (budget forcing, Muennighoff et al. 2025, arXiv:2501.19393)

In each case the running generation is aborted and another one begins behind all that is written by then; the engine's
prefix cache makes that cheap. What is put in counts like what the model writes: as trace, as tokens spent, in the
stream. Nothing is decided ahead: a trace that ends in time costs nothing.
"""

from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeAlias

from thinkaloud.events import Chunk, EndedBy, TokenLogprob
from thinkaloud.thinking.budgets import Bounds
from thinkaloud.thinking.repetition import LoopDetector
from thinkaloud.thinking.splitter import Splitter

Run: TypeAlias = Callable[[tuple[int, ...], int, int], AsyncGenerator[Chunk, None]]
"""Begins a generation: behind which tokens, how many are spent by then, and the how-manieth of its choice it is."""

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


class Steering:
    """Steers one choice.

    splitter: the one that the chunks go to. It is read between two chunks, so nothing may read ahead in between.
    logprobs: how many alternatives each token's log-probability comes with; words of ours are certain.
    """

    def __init__(
        self, bounds: Bounds, splitter: Splitter, switch: Switch, spell: Spell, logprobs: int | None = None
    ) -> None:
        self._bounds = bounds
        self._splitter = splitter
        self._switch = switch
        self._spell = spell
        self._logprobs = logprobs
        self._detector = LoopDetector() if bounds.detects_loops else None
        self._looping = False
        self._stopped = False
        self._may_answer = bounds.answers
        may_retry = bounds.retries or bounds.min_tokens
        self._again = len(spell(bounds.tag).texts) + len(spell(f"\n{bounds.again}").texts) if may_retry else 0
        self._retried = 0
        self._written = _Written()
        self._spent = 0
        self._finished = False

    async def steer(self, run: Run) -> AsyncGenerator[Chunk, None]:
        """The chunks of all the generations that it takes, words of ours among them."""
        for number in count():
            if self._splitter.tried_to_close:
                yield self._think_again()
            if (reason := self._due()) is not None:
                yield self._inserted(self._bounds.closing, reason)
            elif self._stopped:
                yield self._inserted(
                    self._bounds.tag if self._written.ends_a_line else f"\n{self._bounds.tag}", "model"
                )
            self._stopped = False
            chunks = run(tuple(self._written.ids), self._spent, number)
            async with aclosing(chunks), aclosing(self._until_due(chunks)) as parts:
                async for part in parts:
                    yield part
            if self._finished:
                return

    async def _until_due(self, chunks: AsyncGenerator[Chunk, None]) -> AsyncGenerator[Chunk, None]:
        """The chunks up to where something has to be done."""
        async for chunk in chunks:
            for part in self._parts(chunk):
                self._splitter.holds_open = self._wants_more()
                held = part.finish_reason == "stop" and self._may_answer and self._splitter.closable
                yield replace(part, finish_reason=None) if held else part
                self._see(part)
                if held and self._splitter.closable:
                    self._stopped, self._may_answer = True, False
                    return
                if held:
                    yield Chunk(finish_reason="stop")
                if part.finish_reason is not None:
                    self._finished = True
                elif self._splitter.tried_to_close or self._due() is not None:
                    return
        self._finished = True

    def _see(self, part: Chunk) -> None:
        self._written.add(part)
        self._spent += part.tokens
        if self._detector is not None and not self._looping and self._splitter.closable:
            self._looping = self._detector.decode(part.token_ids or ()) is not None

    def _parts(self, chunk: Chunk) -> Iterator[Chunk]:
        """`chunk` whole where all of it may pass, else its tokens one by one."""
        ids, budget = chunk.token_ids, self._bounds.budget
        room = len(chunk.texts) if budget is None else budget - self._splitter.reasoning_tokens
        if ids is None or len(ids) < 2 or not (self._again or len(ids) > room):
            yield chunk
            return
        last = len(ids) - 1
        for at, (text, number) in enumerate(zip(chunk.texts, ids, strict=True)):
            logprobs = chunk.logprobs[at : at + 1] if chunk.logprobs is not None else None
            if at < last:
                yield Chunk([text], [number], tokens=1, logprobs=logprobs)
            else:
                yield replace(chunk, texts=[text], token_ids=[number], tokens=chunk.tokens - last, logprobs=logprobs)

    def _due(self) -> EndedBy | None:
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

    def _think_again(self) -> Chunk:
        self._splitter.tried_to_close = False
        self._retried += 1
        if leftover := self._written.take_back(self._bounds.tag):
            self._written.add(self._spell(leftover))
        return replace(self._inserted(self._on_a_line(self._bounds.again)), retry=True)

    def _on_a_line(self, text: str) -> str:
        return text if self._written.ends_a_line else f"\n{text}"

    def _inserted(self, text: str, ended_by: EndedBy | None = None) -> Chunk:
        """Words of ours as a chunk, put behind what is written."""
        self._splitter.holds_open = False
        spelt = self._spell(text)
        chunk = replace(spelt, tokens=len(spelt.texts), ended_by=ended_by)
        if self._logprobs is not None:
            chunk.logprobs = [_certain(piece, self._logprobs) for piece in chunk.texts]
        self._written.add(chunk)
        self._spent += chunk.tokens
        return chunk


def _certain(piece: str, alternatives: int) -> TokenLogprob:
    return TokenLogprob(piece, 0.0, [TokenLogprob(piece, 0.0)] if alternatives else [])
