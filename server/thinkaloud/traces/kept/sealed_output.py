"""The trace goes out sealed, for the history of the next request: once a choice, when all of it is known."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from thinkaloud.events import Event, Finished, Sealed, ToolCallDelta, TraceDelta


async def carried(
    events: AsyncGenerator[Event, None], seal: Callable[[str, tuple[str, ...]], str]
) -> AsyncGenerator[Event, None]:
    """The same events, with a `Sealed` before the `Finished` of each choice that has thought.

    seal: a trace, and the ids of the calls that were made behind it.
    """
    traces: defaultdict[int, list[str]] = defaultdict(list)
    calls: defaultdict[int, list[str]] = defaultdict(list)
    async with aclosing(events):
        async for event in events:
            if isinstance(event, TraceDelta):
                traces[event.index].append(event.text)
            elif isinstance(event, ToolCallDelta) and event.id is not None:
                calls[event.index].append(event.id)
            elif isinstance(event, Finished) and event.index in traces:
                yield Sealed(event.index, seal("".join(traces.pop(event.index)), tuple(calls[event.index])))
            yield event
