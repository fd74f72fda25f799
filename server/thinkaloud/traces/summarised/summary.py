"""A live summary of the trace, as a stage: trace deltas become one line a step, while the model still thinks.

A line is extracted from its step at once (`extractive`), or written by a served model beside the thinking. The answer
never waits for that model: a line that it has not written in time, or when the trace ends, is extracted instead. Every
line is checked for overlap with the trace (`overlap`), also a model's. Lines come in the order of their steps.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from thinkaloud.events import Event, Finished, LineSource, Move, Stage, SummaryDelta, TraceDelta, TraceEnd
from thinkaloud.generation import Detail
from thinkaloud.traces.summarised import extractive
from thinkaloud.traces.summarised.overlap import Overlap
from thinkaloud.traces.summarised.steps import Step, Steps


class PendingLine(Protocol):
    """A line that a model is writing. An `asyncio.Task` is one."""

    def done(self) -> bool: ...

    def cancelled(self) -> bool: ...

    def exception(self) -> BaseException | None: ...

    def result(self) -> str | None: ...

    def cancel(self) -> Any: ...


class Summarizer(Protocol):
    """Writes lines beside the thinking. A line that raises, or is None, is extracted instead."""

    def begin(self, step: Step, detail: Detail) -> PendingLine:
        """Begin to write the line for `step`, in plain text without its heading."""

    def spent(self) -> int:
        """Tokens generated since the last call, including those of cancelled lines."""


_MAX_LENGTH = 160
"""Characters of a line. A longer one of a model's is not used."""
_MARKUP = str.maketrans(dict.fromkeys('*_`#<>[]|~"', ""))
_MIN_WORDS = {"concise": 80, "auto": 30, "detailed": 0}
"""The least number of words between two lines, unless the move changes to one of `_TURNING_MOVES`."""
_TURNING_MOVES: frozenset[Move] = frozenset({"backtracking", "trying another way", "concluding"})


@dataclass(slots=True)
class _PendingStep:
    """A step whose line is being written."""

    step: Step
    line: PendingLine


@dataclass
class _Choice:
    """The summary of one choice so far."""

    steps: Steps = field(default_factory=Steps)
    overlap: Overlap = field(default_factory=Overlap)
    pending: deque[_PendingStep] = field(default_factory=deque)
    lines: int = 0
    last_line: tuple[Move, str] | None = None
    last_move: Move | None = None
    words: int = 0  # since the last step with a line

    def needs_line(self, step: Step, detail: Detail) -> bool:
        """Whether `step` gets a line of its own. If not, it belongs to the line before."""
        self.words += len(step.text.split())
        if (self.lines or self.pending) and detail != "detailed":
            turns = step.move in _TURNING_MOVES and step.move != self.last_move
            may_skip = step.move == self.last_move or detail == "concise"
            if may_skip and not turns and self.words < _MIN_WORDS[detail]:
                return False
        self.last_move, self.words = step.move, 0
        return True


class Summary(Stage[Event, Event]):
    """Replaces `TraceDelta`s by `SummaryDelta`s, for all choices of one request."""

    def __init__(self, detail: Detail, summarizer: Summarizer | None = None) -> None:
        """summarizer: writes the lines. By default they are extracted from their steps."""
        self._detail, self._summarizer = detail, summarizer
        self._choices: defaultdict[int, _Choice] = defaultdict(_Choice)

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta):
            steps = self._choices[item.index].steps.decode(item.text)
            return [line for step in steps for line in self._begin_line(item.index, step, self._summarizer)]
        if isinstance(item, TraceEnd | Finished):
            lines = list(self._end_block(item.index)) if item.index in self._choices else []
            if isinstance(item, Finished) and self._summarizer is not None:
                item.summary_tokens = self._summarizer.spent()
            return [*lines, item]
        return (item,)

    def next_lines(self) -> list[PendingLine]:
        """Return the pending line that is the next one of each choice."""
        return [choice.pending[0].line for choice in self._choices.values() if choice.pending]

    def finished_lines(self) -> list[SummaryDelta]:
        """Return the lines that are ready, in order."""
        lines: list[SummaryDelta] = []
        for index, choice in self._choices.items():
            while choice.pending and choice.pending[0].line.done():
                lines += self._finish_line(index, choice, choice.pending.popleft())
        return lines

    def pending_lines(self) -> list[PendingLine]:
        """Return every line that is still being written."""
        return [pending.line for choice in self._choices.values() for pending in choice.pending]

    def _begin_line(self, index: int, step: Step, summarizer: Summarizer | None) -> Iterator[SummaryDelta]:
        """Return the line for a step that has ended, or begin to write it with `summarizer`."""
        choice = self._choices[index]
        choice.overlap.add(step.text)
        if not choice.needs_line(step, self._detail):
            return
        if summarizer is None:
            yield from self._extract_line(index, choice, step, by="extractive")
        else:
            choice.pending.append(_PendingStep(step, summarizer.begin(step, self._detail)))

    def _end_block(self, index: int) -> Iterator[SummaryDelta]:
        """Return the lines that are still missing, without waiting for the model."""
        choice = self._choices[index]
        while choice.pending:
            yield from self._finish_line(index, choice, choice.pending.popleft())
        for step in choice.steps.flush():
            yield from self._begin_line(index, step, None)

    def _finish_line(self, index: int, choice: _Choice, pending: _PendingStep) -> Iterator[SummaryDelta]:
        """Return the model's line if it is ready and may be shown, else an extracted one."""
        task, line = pending.line, None
        if not task.done():
            task.cancel()
        elif not task.cancelled() and task.exception() is None:
            line = task.result()
        line = _strip_markup(line or "", pending.step.move)
        if not line or len(line) > _MAX_LENGTH or not choice.overlap.allows(line):
            return self._extract_line(index, choice, pending.step, by="fallback")
        return self._add_line(index, choice, pending.step, line, by="model")

    def _extract_line(self, index: int, choice: _Choice, step: Step, by: LineSource) -> Iterator[SummaryDelta]:
        line = extractive.extract_line(step.text, step.move, self._detail)
        if not choice.overlap.allows(line):
            line = extractive.PHRASES[step.move]
        return self._add_line(index, choice, step, line, by)

    @staticmethod
    def _add_line(index: int, choice: _Choice, step: Step, line: str, by: LineSource) -> Iterator[SummaryDelta]:
        """Return the line, unless it is the same as the one before it."""
        if (step.move, line) != choice.last_line:
            choice.last_line = step.move, line
            choice.lines += 1
            yield SummaryDelta(index, choice.lines - 1, step.move, line, step.seconds, by)


def _strip_markup(line: str, move: Move) -> str:
    """Return a model's line without Markdown, and without the move, which is in its heading."""
    words = " ".join(line.translate(_MARKUP).split()).rstrip(".")
    return words[len(move) :].lstrip(" :") if words.casefold().startswith(f"{move} ") else words
