"""The end of the answer at a stop string, as a stage. The trace passes untouched: stop strings sleep while the model
thinks."""

from collections.abc import Sequence

from thinkaloud.events import AnswerDelta, Event, Stage
from thinkaloud.thinking.stop_strings import StopStrings
from thinkaloud.thinking.token_alignment import TokenAlignment


class AnswerEnd(Stage[Event, Event]):
    """Ends the answer of one choice at a stop string.

    stopped: one has come. Nothing goes on behind it, and the generation is to be aborted.
    """

    def __init__(self, stops: StopStrings, index: int) -> None:
        self._stops = stops
        self._index = index
        self._alignment = TokenAlignment()
        self.stopped = False

    def feed(self, item: Event) -> Sequence[Event]:
        if self.stopped:
            return ()
        if not isinstance(item, AnswerDelta):
            return (item,)
        text, self.stopped = self._stops.decode(item.text)
        if item.logprobs is not None:
            self._alignment.push_all(item.text, item.logprobs)
        return self._release(text)

    def flush(self) -> Sequence[Event]:
        return self._release(self._stops.flush())

    def _release(self, text: str) -> Sequence[Event]:
        """`text` as an event with its tokens."""
        delta = AnswerDelta(self._index, text)
        if self._alignment.holds:
            self._alignment.cut(delta, self._stops.held_back)
        return (delta,) if text else ()
