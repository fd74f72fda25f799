"""What the caller sees of the trace. Hidden means that the event ends here, before any encoder sees it.

A trace's log-probabilities ride on its events, so they end here too.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.events import Event, TraceDelta
from thinkaloud.generation import Visibility

_RANK: dict[Visibility, int] = {"hidden": 0, "full": 1}


def effective(*ceilings: Visibility) -> Visibility:
    """The lowest of what was asked for, what the caller may have and what the model shows."""
    return min(ceilings, key=_RANK.__getitem__)


async def visible(events: AsyncGenerator[Event, None], visibility: Visibility) -> AsyncGenerator[Event, None]:
    """The events that may go out. `TraceEnd` stays: it has counts and no text."""
    async with aclosing(events):
        async for event in events:
            if visibility == "hidden" and isinstance(event, TraceDelta):
                continue
            yield event
