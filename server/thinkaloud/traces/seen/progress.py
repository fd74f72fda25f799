"""How far a trace is that nobody sees yet: tokens and seconds, rounded."""

import time
from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.events import Event, Progress, TraceDelta, Undecided, Voted

ROUND = 16
"""Tokens from one report to the next. Coarser than a step of any engine, so that no report tells of a single token."""


class Meter:
    """Counts the tokens of all choices of one request."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._tokens: dict[int, int] = {}
        self._told = 0

    def see(self, delta: TraceDelta | Undecided) -> Progress | None:
        """What there is to report, where the round number has grown."""
        self._tokens[delta.index] = max(delta.tokens, self._tokens.get(delta.index, 0))
        rounded = sum(self._tokens.values()) // ROUND * ROUND
        if rounded <= self._told:
            return None
        self._told = rounded
        return Progress(rounded, int(time.monotonic() - self._began))


async def reported(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    """The same events with reports among them; votes have been reported on while they were cast.

    `Undecided` ends here: what it tells of may be trace, and is reported on as if it were.
    """
    meter: Meter | None = Meter()
    async with aclosing(events):
        async for event in events:
            if isinstance(event, Voted):
                meter = None
            if not isinstance(event, Undecided):
                yield event
            if meter is not None and isinstance(event, TraceDelta | Undecided) and (progress := meter.see(event)):
                yield progress
