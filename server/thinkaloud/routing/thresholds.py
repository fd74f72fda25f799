"""The threshold of the score: the fitted value, raised to keep to a share of thinking prompts, and under load."""

from bisect import insort
from collections import deque
from collections.abc import Callable

from thinkaloud.settings import RouteSettings

_WINDOW = 1000
"""The number of scores in the running quantile."""
_FEWEST = 20
"""The number of scores from which the quantile is used."""


class Threshold:
    """The threshold of one alias, which follows its prompts and the queue."""

    def __init__(self, settings: RouteSettings, base: float, waiting: Callable[[], float]) -> None:
        """base: the threshold if nothing raises it. waiting: returns how full the server's queue is, 0 to 1."""
        self.base = base
        self._share, self._pressure, self._waiting = settings.share, settings.pressure, waiting
        self._scores: deque[float] = deque()
        self._sorted: list[float] = []

    def add_score(self, score: float) -> None:
        """Add the score of one more prompt to the running quantile."""
        if self._share is None:
            return
        self._scores.append(score)
        insort(self._sorted, score)
        if len(self._scores) > _WINDOW:
            self._sorted.remove(self._scores.popleft())

    @property
    def value(self) -> float:
        """The current threshold, at least `base`."""
        threshold = self.base
        if self._share is not None and len(self._sorted) >= _FEWEST:
            rank = min(len(self._sorted) - 1, int((1 - self._share) * len(self._sorted)))
            threshold = max(threshold, self._sorted[rank])
        return threshold + (1 - threshold) * self._pressure * self._waiting()
