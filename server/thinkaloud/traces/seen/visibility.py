"""The visibility of the trace. If it is hidden or summarised, its text is dropped here, before any encoder sees it.

The log-probabilities of a trace are part of its events, so they are dropped too.
"""

from collections.abc import Sequence

from thinkaloud.events import Event, Stage, TraceDelta
from thinkaloud.generation import Visibility

_RANK: dict[Visibility, int] = {"hidden": 0, "summary": 1, "full": 2}


def lowest_visibility(*ceilings: Visibility) -> Visibility:
    """Return the lowest of several visibilities: the request's, the caller's and the model's."""
    return min(ceilings, key=_RANK.__getitem__)


class HiddenTrace(Stage[Event, Event]):
    """Drops the text of the trace. `TraceEnd` is kept: it has counts and no text."""

    def feed(self, item: Event) -> Sequence[Event]:
        return () if isinstance(item, TraceDelta) else (item,)
