"""What the caller sees of the trace. Summary and hidden mean that its text ends here, before any encoder sees it.

A trace's log-probabilities ride on its events, so they end here too.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.events import Event, TraceDelta
from thinkaloud.generation import ThinkingPlan, Visibility
from thinkaloud.traces.seen.progress import reported
from thinkaloud.traces.seen.step_ends import stepped
from thinkaloud.traces.summarised.summary import Summarizer, summarised

_RANK: dict[Visibility, int] = {"hidden": 0, "summary": 1, "full": 2}


def effective(*ceilings: Visibility) -> Visibility:
    """The lowest of what was asked for, what the caller may have and what the model shows."""
    return min(ceilings, key=_RANK.__getitem__)


def visible(
    events: AsyncGenerator[Event, None], plan: ThinkingPlan, summarizer: Summarizer | None = None
) -> AsyncGenerator[Event, None]:
    """The events that may go out, under the visibility that `plan` has by now.

    summarizer: who writes the lines of a summary; None picks them out of the trace.
    """
    match plan.visibility:
        case "full":
            return stepped(events) if plan.steps else events
        case "summary":
            return summarised(reported(events), plan.summary, summarizer)
        case "hidden":
            return _untraced(reported(events))


async def _untraced(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    """`TraceEnd` stays: it has counts and no text."""
    async with aclosing(events):
        async for event in events:
            if not isinstance(event, TraceDelta):
                yield event
