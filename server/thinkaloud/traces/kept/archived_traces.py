"""The traces of one request on their way to the operator's archive, as a stage that stands before what hides them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from thinkaloud.events import EndedBy, Event, Finished, Stage, TraceDelta, TraceEnd
from thinkaloud.generation import Visibility
from thinkaloud.traces.kept.archive import Archive
from thinkaloud.traces.kept.records import Record


@dataclass(slots=True)
class _Thought:
    """What one choice has thought so far."""

    texts: list[str] = field(default_factory=list)
    tokens: int = 0
    ended_by: EndedBy | None = None


class ArchivedTraces(Stage[Event, Event]):
    """Keeps what each choice thought when it finishes, or, as far as it came, when the stream ends."""

    def __init__(self, archive: Archive, request_id: str, key: str, model: str, visibility: Visibility) -> None:
        """key: the name of the caller's. model: the name of a served model. visibility: what goes out."""
        self._archive = archive
        self._request_id, self._key, self._model, self._visibility = request_id, key, model, visibility
        self._thoughts: defaultdict[int, _Thought] = defaultdict(_Thought)

    def feed(self, item: Event) -> Sequence[Event]:
        match item:
            case TraceDelta(index, text):
                self._thoughts[index].texts.append(text)
                self._thoughts[index].tokens = item.tokens
            case TraceEnd(index):
                self._thoughts[index].tokens, self._thoughts[index].ended_by = item.tokens, item.ended_by
            case Finished(index) if index in self._thoughts:
                self._thoughts[index].tokens = item.reasoning_tokens
                self._keep(index, self._thoughts.pop(index))
        return (item,)

    def close(self, error: BaseException | None) -> None:
        for index, thought in self._thoughts.items():
            self._keep(index, thought)

    def _keep(self, index: int, thought: _Thought) -> None:
        if thought.texts:
            known = (self._request_id, index, self._archive.clock(), self._key, self._model, self._visibility)
            self._archive.keep(Record(*known, thought.tokens, thought.ended_by, "".join(thought.texts)))
