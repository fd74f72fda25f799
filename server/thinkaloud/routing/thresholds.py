"""The score from which a prompt is to think: as it was fitted, raised for the share that may think, and under load."""

from bisect import insort
from collections import deque
from collections.abc import Callable

from thinkaloud.settings import RouteSettings

_WINDOW = 1000
"""Scores that the running quantile is taken of."""
_FEWEST = 20
"""Scores before which there is no quantile."""


class Threshold:
    """The threshold of one alias, which moves with its prompts and with the queue."""

    def __init__(self, settings: RouteSettings, base: float, waiting: Callable[[], float]) -> None:
        """base: where nothing raises it. waiting: how full the server's queue is, 0 to 1."""
        self.base = base
        self._share, self._pressure, self._waiting = settings.share, settings.pressure, waiting
        self._scores: deque[float] = deque()
        self._sorted: list[float] = []

    def see(self, score: float) -> None:
        """One more prompt has this score."""
        if self._share is None:
            return
        self._scores.append(score)
        insort(self._sorted, score)
        if len(self._scores) > _WINDOW:
            self._sorted.remove(self._scores.popleft())

    def now(self) -> float:
        """The threshold at this moment, never below its base."""
        raised = self.base
        if self._share is not None and len(self._sorted) >= _FEWEST:
            place = min(len(self._sorted) - 1, int((1 - self._share) * len(self._sorted)))
            raised = max(raised, self._sorted[place])
        return raised + (1 - raised) * self._pressure * self._waiting()
