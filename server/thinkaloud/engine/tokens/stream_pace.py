"""How many tokens a server is to send at once, where many outputs run.

An event costs the server and the front end about as much for several tokens as for one. So the rule is that of
`vllm/reader_wakeup.py`: up to a few readers get every token by itself; where there are more, tokens come together, but
text that is read comes at least 20 times a second. A server sends first and last tokens at once.
"""

from thinkaloud.runtime.pacing import FEW_READERS

_LONGEST_PAUSE = 0.05
"""Seconds between two events of one output."""
_MOST = 16
"""Tokens at once."""
_WEIGHT = 0.05
"""Of the last observation in the mean."""


class StreamPace:
    """The pace of one engine's outputs."""

    def __init__(self) -> None:
        self._seconds = _LONGEST_PAUSE  # that a token takes, in the mean

    def observe(self, tokens: int, seconds: float) -> None:
        """Add what has come of one output: so many tokens, in the seconds since its event before."""
        if tokens:
            self._seconds += _WEIGHT * (seconds / tokens - self._seconds)

    def interval(self, outputs: int) -> int:
        """Return how many tokens are to come at once, where so many outputs run."""
        if outputs <= FEW_READERS:
            return 1
        return max(1, min(_MOST, int(_LONGEST_PAUSE / max(self._seconds, 1e-6))))
