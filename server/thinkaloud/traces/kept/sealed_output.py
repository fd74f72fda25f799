"""Sends the sealed trace, for the history of the next request: when its choice is complete, or where it ends.

A seal is bound to the calls behind its trace. Where a trace ends, they are not known yet, so the seal holds a random
mark, and the ids of the calls get it at their end. Who moves the seal beside other calls does not know the mark. For
clients that drop the ids, a call has the mark as a token too.
"""

import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from thinkaloud.events import Event, Finished, Sealed, Stage, ToolCallDelta, TraceDelta, TraceEnd
from thinkaloud.traces.kept.sealer import MARK, mark_call, write_mark


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


class SealedBlocks(Stage[Event, Event]):
    """Adds a `Sealed` behind the `TraceEnd` of each block of trace, and the mark to the ids of all calls."""

    def __init__(self, seal: Callable[[str, str], str]) -> None:
        """seal: seals a trace with the mark of the calls after it."""
        self._seal = seal
        self._traces: defaultdict[int, list[str]] = defaultdict(list)
        self._marks: defaultdict[int, str] = defaultdict(lambda: secrets.token_hex(MARK // 2))

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta):
            self._traces[item.index].append(item.text)
        elif isinstance(item, TraceEnd) and item.index in self._traces:
            return (item, self._sealed(item.index))
        elif isinstance(item, Finished) and item.index in self._traces:
            return (self._sealed(item.index), item)
        elif isinstance(item, ToolCallDelta) and item.id is not None:
            mark = self._marks[item.index]
            return (replace(item, id=mark_call(item.id, mark), mark=write_mark(mark)),)
        return (item,)

    def _sealed(self, index: int) -> Sealed:
        return Sealed(index, self._seal("".join(self._traces.pop(index)), self._marks[index]))
