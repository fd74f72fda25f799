"""What the caller sees of the trace. Hidden means that the event ends here, before any encoder sees it."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.events import Event, TraceDelta
from thinkaloud.generation import Visibility


async def visible(events: AsyncGenerator[Event, None], visibility: Visibility) -> AsyncGenerator[Event, None]:
    """The events that may go out. `TraceEnd` stays: it has counts and no text."""
    async with aclosing(events):
        async for event in events:
            if visibility == "hidden" and isinstance(event, TraceDelta):
                continue
            yield event
