"""The trace as a live summary: trace deltas in, a line a step out, while the model still thinks.

A line is picked out of its step at once (`extractive`), or written by a served model beside the thinking. A model is
never waited for where it would hold the answer up: what it has not written when the trace ends, or in time, is picked
out instead. Every line passes the guard (`overlap`), a model's too. Lines come in the order of their steps.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Collection, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Protocol

from thinkaloud.events import Event, Finished, Move, Summarized, SummaryDelta, TraceDelta, TraceEnd
from thinkaloud.generation import Detail
from thinkaloud.runtime import tasks
from thinkaloud.traces.summarised import extractive
from thinkaloud.traces.summarised.overlap import Overlap
from thinkaloud.traces.summarised.steps import Step, Steps


class Summarizer(Protocol):
    """Writes lines beside the thinking. Whatever it raises, and None, mean that it has none."""

    async def line(self, step: Step, detail: Detail) -> str | None:
        """The line for `step`, in plain text without its heading."""

    def spent(self) -> int:
        """Tokens generated since this was last asked, also for lines that were given up."""


_WIDEST = 160
"""Characters of a line; a model's that is longer is not used."""
_MARKUP = str.maketrans(dict.fromkeys('*_`#<>[]|~"', ""))
_EVERY = {"concise": 80, "auto": 30, "detailed": 0}
"""Words that lie between two lines at least, unless the move changes to one of `_TURNS`."""
_TURNS: frozenset[Move] = frozenset({"backtracking", "trying another way", "concluding"})


@dataclass(slots=True)
class _Pending:
    """A step whose line is being written."""

    step: Step
    task: asyncio.Task[str | None]


@dataclass
class _Choice:
    """The summary of one choice so far."""

    steps: Steps = field(default_factory=Steps)
    overlap: Overlap = field(default_factory=Overlap)
    pending: deque[_Pending] = field(default_factory=deque)
    lines: int = 0
    said: tuple[Move, str] | None = None
    last: Move | None = None
    unsaid: int = 0

    def deserves(self, step: Step, detail: Detail) -> bool:
        """Whether `step` gets a line of its own; those that do not are part of the line before."""
        self.unsaid += len(step.text.split())
        said = self.lines + len(self.pending) > 0
        if said and detail != "detailed":
            turns = step.move in _TURNS and step.move != self.last
            if not turns and (step.move == self.last or detail == "concise") and self.unsaid < _EVERY[detail]:
                return False
        self.last, self.unsaid = step.move, 0
        return True


class _Summary:
    """The summaries of all choices of one request."""

    def __init__(self, detail: Detail, summarizer: Summarizer | None) -> None:
        self._detail, self._summarizer = detail, summarizer
        self._choices: defaultdict[int, _Choice] = defaultdict(_Choice)

    def waiting(self) -> set[asyncio.Task[str | None]]:
        """The lines that are being written, and would be the next of their choice."""
        return {choice.pending[0].task for choice in self._choices.values() if choice.pending}

    def written(self) -> Iterator[SummaryDelta]:
        """The lines that can go out by now."""
        for index, choice in self._choices.items():
            while choice.pending and choice.pending[0].task.done():
                yield from self._line(index, choice, choice.pending.popleft())

    def see(self, event: Event) -> Iterator[Event]:
        """What becomes of `event`: a trace ends here, and its lines go on."""
        match event:
            case TraceDelta(index, text):
                for step in self._choices[index].steps.decode(text):
                    yield from self._begin(index, step, self._summarizer)
                return
            case TraceEnd(index) | Finished(index) if index in self._choices:
                yield from self._settle(index)
        if isinstance(event, Finished) and self._summarizer is not None:
            event.summary_tokens = self._summarizer.spent()
        yield event

    def _begin(self, index: int, step: Step, summarizer: Summarizer | None) -> Iterator[SummaryDelta]:
        """A step has ended: its line, or the beginning of one where `summarizer` writes it."""
        choice = self._choices[index]
        choice.overlap.add(step.text)
        if not choice.deserves(step, self._detail):
            return
        if summarizer is None:
            yield from self._picked(index, choice, step, by="extractive")
        else:
            task = asyncio.ensure_future(summarizer.line(step, self._detail))
            choice.pending.append(_Pending(step, task))

    def _settle(self, index: int) -> Iterator[SummaryDelta]:
        """The lines that are still out, now: nothing holds the answer up."""
        choice = self._choices[index]
        while choice.pending:
            yield from self._line(index, choice, choice.pending.popleft())
        for step in choice.steps.flush():
            yield from self._begin(index, step, None)

    def _line(self, index: int, choice: _Choice, pending: _Pending) -> Iterator[SummaryDelta]:
        """What the model has written, where it has and it may be shown."""
        task = pending.task
        line = task.result() if task.done() and not task.cancelled() and task.exception() is None else None
        if not task.done():
            task.cancel()
        line = _plain(line or "", pending.step.move)
        if not line or len(line) > _WIDEST or not choice.overlap.allows(line):
            return self._picked(index, choice, pending.step, by="fallback")
        return self._told(index, choice, pending.step, line, by="model")

    def _picked(self, index: int, choice: _Choice, step: Step, by: Summarized) -> Iterator[SummaryDelta]:
        line = extractive.extract_line(step.text, step.move, self._detail)
        if not choice.overlap.allows(line):
            line = extractive.PHRASES[step.move]
        return self._told(index, choice, step, line, by)

    @staticmethod
    def _told(index: int, choice: _Choice, step: Step, line: str, by: Summarized) -> Iterator[SummaryDelta]:
        """The line, unless the one before it says the same."""
        if (step.move, line) != choice.said:
            choice.said = step.move, line
            choice.lines += 1
            yield SummaryDelta(index, choice.lines - 1, step.move, line, step.seconds, by)

    def unfinished(self) -> Collection[asyncio.Task[str | None]]:
        """Every line that is still being written."""
        return [pending.task for choice in self._choices.values() for pending in choice.pending]


def _plain(line: str, move: Move) -> str:
    """A model's line without Markdown, and without the move that its heading says already."""
    words = " ".join(line.translate(_MARKUP).split()).rstrip(".")
    return words[len(move) :].lstrip(" :") if words.casefold().startswith(f"{move} ") else words


async def summarised(
    events: AsyncGenerator[Event, None], detail: Detail, summarizer: Summarizer | None = None
) -> AsyncGenerator[Event, None]:
    """The same events with `SummaryDelta`s in place of `TraceDelta`s. summarizer: None picks every line out itself."""
    summary = _Summary(detail, summarizer)
    upcoming: asyncio.Task[Event | None] | None = None
    async with aclosing(events):
        try:
            while True:
                if upcoming is None and not summary.waiting():
                    event = await anext(events, None)
                else:
                    upcoming = upcoming or asyncio.create_task(_next(events))
                    await asyncio.wait({upcoming, *summary.waiting()}, return_when=asyncio.FIRST_COMPLETED)
                    for line in summary.written():
                        yield line
                    if not upcoming.done():
                        continue
                    event, upcoming = upcoming.result(), None
                if event is None:
                    return
                for each in summary.see(event):
                    yield each
        finally:
            await tasks.end([*summary.unfinished(), *([upcoming] if upcoming else [])])


async def _next(events: AsyncGenerator[Event, None]) -> Event | None:
    return await anext(events, None)
