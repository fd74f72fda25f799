"""The moves of a trace that tell how a model thinks: in which colour they are shown, and how often they came."""

from collections import Counter
from collections.abc import Iterable

from thinkaloud_client import Step

STYLES = {"checking": "bold yellow", "backtracking": "bold magenta", "trying another way": "bold cyan"}
_PAST = {"checking": "checked", "backtracking": "changed its mind", "trying another way": "tried another way"}
_TIMES = {1: "once", 2: "twice"}


def count_moves(steps: Iterable[Step]) -> list[str]:
    """Return how often each move came, such as "checked twice"."""
    counts = Counter(step.move for step in steps)
    return [f"{_PAST[move]} {_times(counts[move])}" for move in STYLES if counts[move]]


def _times(count: int) -> str:
    return _TIMES.get(count) or f"{count} times"
