"""Progress of a trace that the caller does not see: tokens and seconds, rounded."""

import time
from collections.abc import Sequence

from thinkaloud.events import Event, Progress, Stage, TraceDelta, Undecided, Voted

REPORT_INTERVAL = 16
"""Tokens between two reports. More than a step of any engine, so that no report reveals a single token."""


class Meter:
    """Counts the trace tokens of all choices of one request."""

    def __init__(self) -> None:
        self._started_at = time.monotonic()
        self._tokens: dict[int, int] = {}
        self._reported = 0

    def count(self, delta: TraceDelta | Undecided) -> Progress | None:
        """Add a delta. Returns a report if the rounded number has grown."""
        self._tokens[delta.index] = max(delta.tokens, self._tokens.get(delta.index, 0))
        rounded = sum(self._tokens.values()) // REPORT_INTERVAL * REPORT_INTERVAL
        if rounded <= self._reported:
            return None
        self._reported = rounded
        return Progress(rounded, int(time.monotonic() - self._started_at))


class ProgressReports(Stage[Event, Event]):
    """Adds reports of progress. Votes are reported on while they are generated, so nothing is added after `Voted`.

    Drops `Undecided`: its text may be trace, and is reported as if it were.
    """

    def __init__(self) -> None:
        self._meter: Meter | None = Meter()

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, Voted):
            self._meter = None
        if not isinstance(item, TraceDelta | Undecided):
            return (item,)
        kept = () if isinstance(item, Undecided) else (item,)
        if self._meter is not None and (progress := self._meter.count(item)):
            return (*kept, progress)
        return kept
