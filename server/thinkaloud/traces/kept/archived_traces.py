"""Archives the traces of one request, as a stage before those that hide them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from thinkaloud.events import EndedBy, Event, Finished, Stage, TraceDelta, TraceEnd
from thinkaloud.generation import Visibility
from thinkaloud.traces.kept.archive import Archive
from thinkaloud.traces.kept.records import Record


@dataclass(slots=True)
class _Trace:
    """The trace of one choice so far."""

    texts: list[str] = field(default_factory=list)
    tokens: int = 0
    ended_by: EndedBy | None = None


class ArchivedTraces(Stage[Event, Event]):
    """Archives the trace of each choice when it finishes, or what there is of it when the stream ends."""

    def __init__(self, archive: Archive, request_id: str, key: str, model: str, visibility: Visibility) -> None:
        """key: the name of the caller's key. model: the name of the served model. visibility: what the caller sees."""
        self._archive = archive
        self._request_id, self._key, self._model, self._visibility = request_id, key, model, visibility
        self._traces: defaultdict[int, _Trace] = defaultdict(_Trace)

    def feed(self, item: Event) -> Sequence[Event]:
        match item:
            case TraceDelta(index, text):
                self._traces[index].texts.append(text)
                self._traces[index].tokens = item.tokens
            case TraceEnd(index):
                self._traces[index].tokens, self._traces[index].ended_by = item.tokens, item.ended_by
            case Finished(index) if index in self._traces:
                self._traces[index].tokens = item.reasoning_tokens
                self._archive_trace(index, self._traces.pop(index))
        return (item,)

    def close(self, error: BaseException | None) -> None:
        for index, trace in self._traces.items():
            self._archive_trace(index, trace)

    def _archive_trace(self, index: int, trace: _Trace) -> None:
        if trace.texts:
            fields = (self._request_id, index, self._archive.clock(), self._key, self._model, self._visibility)
            self._archive.add(Record(*fields, trace.tokens, trace.ended_by, "".join(trace.texts)))
