"""Stop strings as a stage. They end the answer; the trace passes unchanged."""

from collections.abc import Sequence

from thinkaloud.events import AnswerDelta, Event, Stage
from thinkaloud.thinking.stop_strings import StopStrings
from thinkaloud.thinking.token_alignment import TokenAlignment


class AnswerEnd(Stage[Event, Event]):
    """Ends the answer of one choice at a stop string.

    stop: the stop string that was found. Nothing is sent after it, and the generation is to be aborted.
    """

    def __init__(self, stops: StopStrings, index: int) -> None:
        self._stops = stops
        self._index = index
        self._alignment = TokenAlignment()
        self.stop: str | None = None

    @property
    def is_stopped(self) -> bool:
        return self.stop is not None

    def feed(self, item: Event) -> Sequence[Event]:
        if self.stop is not None:
            return ()
        if not isinstance(item, AnswerDelta):
            return (item,)
        text, self.stop = self._stops.decode(item.text)
        if item.logprobs is not None:
            self._alignment.push_all(item.text, item.logprobs)
        return self._release(text)

    def flush(self) -> Sequence[Event]:
        return self._release(self._stops.flush())

    def _release(self, text: str) -> Sequence[Event]:
        """Return `text` as an event with the log-probabilities of its tokens."""
        delta = AnswerDelta(self._index, text)
        if self._alignment.is_pending:
            self._alignment.assign_front(delta, self._stops.buffered)
        return (delta,) if text else ()
