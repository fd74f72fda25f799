"""Sends the sealed trace, for the history of the next request: once a choice, when its trace is complete."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from thinkaloud.events import Event, Finished, Sealed, Stage, ToolCallDelta, TraceDelta


class SealedOutput(Stage[Event, Event]):
    """Adds a `Sealed` before the `Finished` of each choice with a trace."""

    def __init__(self, seal: Callable[[str, tuple[str, ...]], str]) -> None:
        """seal: seals a trace, given the ids of the calls after it."""
        self._seal = seal
        self._traces: defaultdict[int, list[str]] = defaultdict(list)
        self._calls: defaultdict[int, list[str]] = defaultdict(list)

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta):
            self._traces[item.index].append(item.text)
        elif isinstance(item, ToolCallDelta) and item.id is not None:
            self._calls[item.index].append(item.id)
        elif isinstance(item, Finished) and item.index in self._traces:
            trace, calls = "".join(self._traces.pop(item.index)), tuple(self._calls[item.index])
            return (Sealed(item.index, self._seal(trace, calls)), item)
        return (item,)
