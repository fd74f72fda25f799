"""How far a trace is that nobody sees yet: tokens and seconds, rounded."""

import time
from collections.abc import Sequence

from thinkaloud.events import Event, Progress, Stage, TraceDelta, Undecided, Voted

ROUND = 16
"""Tokens from one report to the next. Coarser than a step of any engine, so that no report tells of a single token."""


class Meter:
    """Counts the tokens of all choices of one request."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._tokens: dict[int, int] = {}
        self._reported = 0

    def count(self, delta: TraceDelta | Undecided) -> Progress | None:
        """What there is to report, where the round number has grown."""
        self._tokens[delta.index] = max(delta.tokens, self._tokens.get(delta.index, 0))
        rounded = sum(self._tokens.values()) // ROUND * ROUND
        if rounded <= self._reported:
            return None
        self._reported = rounded
        return Progress(rounded, int(time.monotonic() - self._began))


class ProgressReports(Stage[Event, Event]):
    """Adds reports of progress; votes have been reported on while they were cast.

    `Undecided` ends here: what it tells of may be trace, and is reported on as if it were.
    """

    def __init__(self) -> None:
        self._meter: Meter | None = Meter()

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, Voted):
            self._meter = None
        if not isinstance(item, TraceDelta | Undecided):
            return (item,)
        passed = () if isinstance(item, Undecided) else (item,)
        if self._meter is not None and (progress := self._meter.count(item)):
            return (*passed, progress)
        return passed
