"""The steps of a trace, cut as it arrives: at a paragraph, at a change of move, or by size. The interface is that of
the splitter. `Segmenter` cuts, and `Steps` adds each step's move and duration.

    segmenter = Segmenter()
    segmenter.decode("Two cost 4. The rest is 9. Wait, ")     []
    segmenter.decode("is that all? Let me check. ")           ["Two cost 4. The rest is 9. "]
    segmenter.flush()                                         ["Wait, is that all? ", "Let me check. "]

The steps joined are the trace, and any chunks of the same trace give the same steps: the cuts depend on whole
sentences, or on their exceeding a limit. Linear: each character is read a bounded number of times.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from thinkaloud.events import Move
from thinkaloud.traces.summarised.moves import classify_move, match_opening

FIRST = 200
"""The most characters of the first step, so that there is something to show early; about 60 tokens."""
LATER = 480
"""Characters after which any other step ends."""
_FULL = 140
_HEADLINE = 48
"""Characters after which a sentence, and the end of a line, end the first step."""
_PARAGRAPH = 60
_LINE = 120
_SHORTEST = 16
"""The fewest characters of a step that a change of move may end."""
_LONGEST = 960
"""The most characters of a sentence. A longer one is cut at a space in its second half, or at this length."""
_MARGIN = 16
"""More characters than the end of any sentence has."""

_END = re.compile(r"""\n\s{0,7}|[.!?…]["'”’)\]*_]{0,3}\s{1,8}|[。！？]{1,3}[”」』]?\s{0,7}""")


class Segmenter:
    """Cuts the trace of one choice into steps."""

    def __init__(self) -> None:
        self._rest = ""  # the unfinished sentence
        self._seen = 0  # its characters in which no end begins
        self._step: list[str] = []
        self._size = 0
        self._first = True

    def decode(self, text: str) -> list[str]:
        """Add `text`, and return the steps that are complete."""
        self._rest += text
        steps: list[str] = []
        begin = 0
        while (end := self._find_end(begin)) is not None:
            steps += self._add_sentence(self._rest[begin:end])
            begin = self._seen = end
        self._rest, self._seen = self._rest[begin:], self._seen - begin
        return steps + self._make_room(len(self._rest))

    def flush(self) -> list[str]:
        """Return the last steps, once the trace has ended."""
        steps = self._add_sentence(self._rest) if self._rest else []
        self._rest, self._seen = "", 0
        return steps + self._cut()

    def _find_end(self, begin: int) -> int | None:
        """Return the end of the sentence that begins at `begin`; None if more text is needed to tell."""
        longest = FIRST if self._first and not self._size else _LONGEST
        last = begin + longest + _MARGIN
        match = _END.search(self._rest, max(begin, self._seen), last)
        if match is not None and match.start() < begin + longest:
            return match.end() if match.end() < len(self._rest) else None
        if len(self._rest) >= last:
            middle = begin + longest // 2
            space = max(self._rest.rfind(space, middle, begin + longest) for space in " \t")
            return begin + longest if space < 0 else space + 1
        self._seen = max(begin, len(self._rest) - _MARGIN)
        return None

    def _add_sentence(self, sentence: str) -> list[str]:
        """Add `sentence` to the step, or begin a new one. Return the steps that are complete."""
        steps = self._make_room(len(sentence))
        if self._size >= _SHORTEST and not sentence.isspace() and match_opening(sentence) is not None:
            steps += self._cut()
        self._step.append(sentence)
        self._size += len(sentence)
        return steps + (self._cut() if self._size >= self._minimum_size(sentence) else [])

    def _minimum_size(self, sentence: str) -> int:
        """Return the fewest characters of a step that `sentence` may end."""
        ends = sentence.count("\n", len(sentence.rstrip()))
        if self._first:
            return _HEADLINE if ends else _FULL
        return _PARAGRAPH if ends > 1 else _LINE if ends else LATER

    def _make_room(self, characters: int) -> list[str]:
        """Cut the first step if a sentence of at least so many characters would make it too long."""
        return self._cut() if self._first and self._size and self._size + characters > FIRST else []

    def _cut(self) -> list[str]:
        if not self._size:
            return []
        step = "".join(self._step)
        self._step, self._size, self._first = [], 0, False
        return [step]


@dataclass(slots=True)
class Step:
    """One step of a choice's trace. seconds: the duration of its generation."""

    number: int
    text: str
    move: Move
    seconds: float


class Steps:
    """Cuts one choice's trace into steps with their moves and durations."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._segmenter = Segmenter()
        self._clock = clock
        self._began = clock()
        self._count = 0

    def decode(self, text: str) -> list[Step]:
        """Add `text`, and return the steps that are complete."""
        return [self._step(each) for each in self._segmenter.decode(text)]

    def flush(self) -> list[Step]:
        """Return the last steps, once the trace has ended."""
        return [self._step(each) for each in self._segmenter.flush()]

    def _step(self, text: str) -> Step:
        now = self._clock()
        step = Step(self._count, text, classify_move(text, first=not self._count), now - self._began)
        self._began, self._count = now, self._count + 1
        return step
