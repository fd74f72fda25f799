"""The steps of a trace, cut as it arrives: at a paragraph, at a turn of thought, or for its size. Two verbs, as in
the splitter. `Segmenter` cuts, and `Steps` also tells each step's move and how long it took.

    segmenter = Segmenter()
    segmenter.decode("Two cost 4. The rest is 9. Wait, ")     []
    segmenter.decode("is that all? Let me check. ")           ["Two cost 4. The rest is 9. "]
    segmenter.flush()                                         ["Wait, is that all? ", "Let me check. "]

The steps joined are the trace, and any pieces of the same trace give the same steps: what is decided depends on whole
sentences, or on their being longer than a bound. Linear: a character is looked at a bounded number of times.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from thinkaloud.events import Move
from thinkaloud.traces.summarised.moves import move_of, opening

FIRST = 200
"""Characters within which the first step ends, so that there is something to show early; about 60 tokens."""
LATER = 480
"""Characters after which every other step ends."""
_FULL = 140
_HEADLINE = 48
"""Characters after which a sentence ends the first step; and a line's end does."""
_PARAGRAPH = 60
_LINE = 120
_TURN = 16
"""The fewest characters of a step that a blank line, a line's end or a turn of thought may end."""
_LONGEST = 960
"""Characters of a sentence; a longer one is cut between two words of its second half, or where it is."""
_MARGIN = 16
"""More characters than the longest end of a sentence has."""

_END = re.compile(r"""\n\s{0,7}|[.!?…]["'”’)\]*_]{0,3}\s{1,8}|[。！？]{1,3}[”」』]?\s{0,7}""")


class Segmenter:
    """Cuts the trace of one choice."""

    def __init__(self) -> None:
        self._rest = ""  # a sentence that has not ended
        self._seen = 0  # of it, characters in which no end begins
        self._step: list[str] = []
        self._size = 0
        self._first = True

    def decode(self, text: str) -> list[str]:
        """The steps that end with `text`."""
        self._rest += text
        steps: list[str] = []
        begin = 0
        while (end := self._sentence(begin)) is not None:
            steps += self._add(self._rest[begin:end])
            begin = self._seen = end
        self._rest, self._seen = self._rest[begin:], self._seen - begin
        return steps + self._make_room(len(self._rest))

    def flush(self) -> list[str]:
        """The last steps, once the trace has ended."""
        steps = self._add(self._rest) if self._rest else []
        self._rest, self._seen = "", 0
        return steps + self._cut()

    def _sentence(self, begin: int) -> int | None:
        """Where the sentence ends that begins at `begin`; None where more text could tell otherwise."""
        longest = FIRST if self._first and not self._size else _LONGEST
        last = begin + longest + _MARGIN
        found = _END.search(self._rest, max(begin, self._seen), last)
        if found is not None and found.start() < begin + longest:
            return found.end() if found.end() < len(self._rest) else None
        if len(self._rest) >= last:
            middle = begin + longest // 2
            space = max(self._rest.rfind(space, middle, begin + longest) for space in " \t")
            return begin + longest if space < 0 else space + 1
        self._seen = max(begin, len(self._rest) - _MARGIN)
        return None

    def _add(self, sentence: str) -> list[str]:
        """`sentence` goes on with the step, or begins another one."""
        steps = self._make_room(len(sentence))
        if self._size >= _TURN and not sentence.isspace() and opening(sentence) is not None:
            steps += self._cut()
        self._step.append(sentence)
        self._size += len(sentence)
        return steps + (self._cut() if self._size >= self._least(sentence) else [])

    def _least(self, sentence: str) -> int:
        """Characters of a step that may end with `sentence`."""
        ends = sentence.count("\n", len(sentence.rstrip()))
        if self._first:
            return _HEADLINE if ends else _FULL
        return _PARAGRAPH if ends > 1 else _LINE if ends else LATER

    def _make_room(self, characters: int) -> list[str]:
        """The first step, where a sentence of so many characters or more would make it too long."""
        return self._cut() if self._first and self._size and self._size + characters > FIRST else []

    def _cut(self) -> list[str]:
        if not self._size:
            return []
        step = "".join(self._step)
        self._step, self._size, self._first = [], 0, False
        return [step]


@dataclass(slots=True)
class Step:
    """One step of one choice's trace. seconds: how long it took to think it."""

    number: int
    text: str
    move: Move
    seconds: float


class Steps:
    """Cuts one choice's trace into steps, and tells the move and the time of each."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._segmenter = Segmenter()
        self._clock = clock
        self._began = clock()
        self._count = 0

    def decode(self, text: str) -> list[Step]:
        """The steps that end with `text`."""
        return [self._step(each) for each in self._segmenter.decode(text)]

    def flush(self) -> list[Step]:
        """The last steps of a trace that has ended."""
        return [self._step(each) for each in self._segmenter.flush()]

    def _step(self, text: str) -> Step:
        now = self._clock()
        step = Step(self._count, text, move_of(text, first=not self._count), now - self._began)
        self._began, self._count = now, self._count + 1
        return step
