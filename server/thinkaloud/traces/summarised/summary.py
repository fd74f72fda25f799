"""The trace as a live summary, as a stage: trace deltas in, a line a step out, while the model still thinks.

A line is picked out of its step at once (`extractive`), or written by a served model beside the thinking. A model is
never waited for where it would hold the answer up: what it has not written when the trace ends, or in time, is picked
out instead. Every line passes the guard (`overlap`), a model's too. Lines come in the order of their steps.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from thinkaloud.events import Event, Finished, Move, Stage, Summarized, SummaryDelta, TraceDelta, TraceEnd
from thinkaloud.generation import Detail
from thinkaloud.traces.summarised import extractive
from thinkaloud.traces.summarised.overlap import Overlap
from thinkaloud.traces.summarised.steps import Step, Steps


class Writing(Protocol):
    """A line that is being written. An `asyncio.Task` is one."""

    def done(self) -> bool: ...

    def cancelled(self) -> bool: ...

    def exception(self) -> BaseException | None: ...

    def result(self) -> str | None: ...

    def cancel(self) -> Any: ...


class Summarizer(Protocol):
    """Writes lines beside the thinking. Whatever it raises, and None, mean that it has none."""

    def begin(self, step: Step, detail: Detail) -> Writing:
        """Begin to write the line for `step`, in plain text without its heading."""

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
    writing: Writing


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


class Summary(Stage[Event, Event]):
    """`SummaryDelta`s in place of `TraceDelta`s, for all choices of one request."""

    def __init__(self, detail: Detail, summarizer: Summarizer | None = None) -> None:
        """summarizer: writes the lines; None picks each of them out of its step."""
        self._detail, self._summarizer = detail, summarizer
        self._choices: defaultdict[int, _Choice] = defaultdict(_Choice)

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta):
            steps = self._choices[item.index].steps.decode(item.text)
            return [line for step in steps for line in self._begin(item.index, step, self._summarizer)]
        if isinstance(item, TraceEnd | Finished):
            lines = list(self._settle(item.index)) if item.index in self._choices else []
            if isinstance(item, Finished) and self._summarizer is not None:
                item.summary_tokens = self._summarizer.spent()
            return [*lines, item]
        return (item,)

    def awaited(self) -> list[Writing]:
        """The lines that are being written, and would be the next of their choice."""
        return [choice.pending[0].writing for choice in self._choices.values() if choice.pending]

    def finished_lines(self) -> list[SummaryDelta]:
        """The lines that have been written by now, each behind those before it."""
        lines: list[SummaryDelta] = []
        for index, choice in self._choices.items():
            while choice.pending and choice.pending[0].writing.done():
                lines += self._line(index, choice, choice.pending.popleft())
        return lines

    def unfinished(self) -> list[Writing]:
        """Every line that is still being written."""
        return [pending.writing for choice in self._choices.values() for pending in choice.pending]

    def _begin(self, index: int, step: Step, summarizer: Summarizer | None) -> Iterator[SummaryDelta]:
        """A step has ended: its line, or the beginning of one where `summarizer` writes it."""
        choice = self._choices[index]
        choice.overlap.add(step.text)
        if not choice.deserves(step, self._detail):
            return
        if summarizer is None:
            yield from self._pick(index, choice, step, by="extractive")
        else:
            choice.pending.append(_Pending(step, summarizer.begin(step, self._detail)))

    def _settle(self, index: int) -> Iterator[SummaryDelta]:
        """The lines that are still out, now: nothing holds the answer up."""
        choice = self._choices[index]
        while choice.pending:
            yield from self._line(index, choice, choice.pending.popleft())
        for step in choice.steps.flush():
            yield from self._begin(index, step, None)

    def _line(self, index: int, choice: _Choice, pending: _Pending) -> Iterator[SummaryDelta]:
        """What the model has written, where it has and it may be shown."""
        writing = pending.writing
        if writing.done():
            failed = writing.cancelled() or writing.exception() is not None
            line = None if failed else writing.result()
        else:
            writing.cancel()
            line = None
        line = _plain(line or "", pending.step.move)
        if not line or len(line) > _WIDEST or not choice.overlap.allows(line):
            return self._pick(index, choice, pending.step, by="fallback")
        return self._add_line(index, choice, pending.step, line, by="model")

    def _pick(self, index: int, choice: _Choice, step: Step, by: Summarized) -> Iterator[SummaryDelta]:
        line = extractive.extract_line(step.text, step.move, self._detail)
        if not choice.overlap.allows(line):
            line = extractive.PHRASES[step.move]
        return self._add_line(index, choice, step, line, by)

    @staticmethod
    def _add_line(index: int, choice: _Choice, step: Step, line: str, by: Summarized) -> Iterator[SummaryDelta]:
        """The line, unless the one before it says the same."""
        if (step.move, line) != choice.said:
            choice.said = step.move, line
            choice.lines += 1
            yield SummaryDelta(index, choice.lines - 1, step.move, line, step.seconds, by)


def _plain(line: str, move: Move) -> str:
    """A model's line without Markdown, and without the move that its heading says already."""
    words = " ".join(line.translate(_MARKUP).split()).rstrip(".")
    return words[len(move) :].lstrip(" :") if words.casefold().startswith(f"{move} ") else words
