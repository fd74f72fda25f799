"""What the caller sees of the trace. Summary and hidden mean that its text ends here, before any encoder sees it.

A trace's log-probabilities ride on its events, so they end here too.
"""

from collections.abc import Sequence

from thinkaloud.events import Event, Stage, TraceDelta
from thinkaloud.generation import Visibility

_RANK: dict[Visibility, int] = {"hidden": 0, "summary": 1, "full": 2}


def lowest(*ceilings: Visibility) -> Visibility:
    """The lowest of what was asked for, what the caller may have and what the model shows."""
    return min(ceilings, key=_RANK.__getitem__)


class HiddenTrace(Stage[Event, Event]):
    """Drops the text of the trace. `TraceEnd` stays: it has counts and no text."""

    def feed(self, item: Event) -> Sequence[Event]:
        return () if isinstance(item, TraceDelta) else (item,)
