"""The steps of a trace that is shown: behind the text of each, its move and its time, for a timeline."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing

from thinkaloud.events import Event, Finished, StepEnd, TraceDelta, TraceEnd
from thinkaloud.traces.summarised.steps import Step, Steps


async def stepped(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    """The same events, with a `StepEnd` where each step has ended. A choice's steps joined are its trace."""
    choices: defaultdict[int, Steps] = defaultdict(Steps)
    async with aclosing(events):
        async for event in events:
            if isinstance(event, TraceEnd | Finished):
                for end in _ends(event.index, choices[event.index].flush()):
                    yield end
            yield event
            if isinstance(event, TraceDelta):
                for end in _ends(event.index, choices[event.index].decode(event.text)):
                    yield end


def _ends(index: int, steps: Iterable[Step]) -> Iterator[StepEnd]:
    return (StepEnd(index, step.number, step.move, step.text, step.seconds) for step in steps)
