"""How many tokens a server is to send at once, where many outputs run.

An event costs the server and the front end about as much for several tokens as for one. So, as with vLLM in process, up
to a few readers get every token by itself. Where there are more, so many come together as a twentieth of a second
brings, rounded up: a server that its events have slowed down would else stay slow. First and last tokens come at once.
"""

import math

from thinkaloud.runtime.pacing import FEW_READERS

_PAUSE = 0.05
"""Seconds between two events of one output, at least; less than twice as many at most."""
_MOST = 16
"""Tokens at once."""
_WEIGHT = 0.05
"""Of the last observation in the mean."""


class StreamPace:
    """The pace of one engine's outputs."""

    def __init__(self) -> None:
        self._seconds = _PAUSE  # that a token takes, in the mean

    def observe(self, tokens: int, seconds: float) -> None:
        """Add what has come of one output: so many tokens, in the seconds since its event before."""
        if tokens:
            self._seconds += _WEIGHT * (seconds / tokens - self._seconds)

    def interval(self, outputs: int) -> int:
        """Return how many tokens are to come at once, where so many outputs run."""
        if outputs <= FEW_READERS:
            return 1
        return min(_MOST, math.ceil(_PAUSE / max(self._seconds, 1e-3)))
