"""What the splitter returns: the text of one call as few deltas, in the order of its channels."""

from typing import TypeAlias

from thinkaloud.events import AnswerDelta, TraceDelta, TraceEnd

SplitEvent: TypeAlias = TraceDelta | TraceEnd | AnswerDelta


class SplitEvents:
    """The events of the current call, and the pieces of the delta that still grows."""

    def __init__(self, index: int) -> None:
        """index: of the choice."""
        self._index = index
        self._events: list[SplitEvent] = []
        self._delta_type: type[TraceDelta] | type[AnswerDelta] = AnswerDelta
        self._delta_texts: list[str] = []

    def add_text(self, delta_type: type[TraceDelta] | type[AnswerDelta], text: str) -> None:
        """Add text to the delta if that is of the same type, else begin another one. Empty text is no delta."""
        if not text:
            return
        if delta_type is not self._delta_type:
            self._end_delta()
            self._delta_type = delta_type
        self._delta_texts.append(text)

    def add_end(self, end: TraceEnd) -> None:
        """Add the end of a block, behind its text."""
        self._end_delta()
        self._events.append(end)

    def take(self) -> list[SplitEvent]:
        """Return all events, and begin anew."""
        self._end_delta()
        events, self._events = self._events, []
        return events

    def _end_delta(self) -> None:
        if self._delta_texts:
            self._events.append(self._delta_type(self._index, "".join(self._delta_texts)))
            self._delta_texts = []
