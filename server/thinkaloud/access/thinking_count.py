"""Counts the thinking tokens of one choice as they come, also of one that never ends."""

from collections.abc import Sequence

from thinkaloud.access.permit import Permit
from thinkaloud.events import Event, Finished, Stage, TraceDelta, TraceEnd


class ThinkingCount(Stage[Event, Event]):
    """Charges the request with what the choice has thought. The count at the end replaces those before it."""

    def __init__(self, permit: Permit) -> None:
        self._permit, self._counted = permit, 0

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, (TraceDelta, TraceEnd)):
            self._count(item.tokens)
        elif isinstance(item, Finished):
            self._count(item.reasoning_tokens)
        return (item,)

    def _count(self, tokens: int) -> None:
        if tokens != self._counted:
            self._permit.count_thinking(tokens - self._counted)
            self._counted = tokens
