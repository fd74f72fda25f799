"""One candidate in the making: events become parts of its content.

The sealed trace rides on the first part behind it that is not a thought; a call behind a text has the mark of the seal,
so that it can come back without its id. A thought and an answer are never in one chunk. Calls are parts as a whole,
behind all texts.
"""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import msgspec

from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    FinishReason,
    Sealed,
    SummaryDelta,
    ToolCallDelta,
    TraceDelta,
)
from thinkaloud.protocols.gemini.logprobs import logprobs_result
from thinkaloud.protocols.gemini.signature import write_signature

Body: TypeAlias = dict[str, Any]

_FINISH_REASONS: dict[FinishReason, str] = {
    "length": "MAX_TOKENS",
    "abort": "MAX_TOKENS",
    "content_filter": "SAFETY",
}
"""An aborted answer looks like one at its token limit; any other end is STOP."""


@dataclass(slots=True)
class _Call:
    """A call so far."""

    id: str = ""
    name: str = ""
    mark: str = ""
    arguments: list[str] = field(default_factory=list)


class Candidate:
    """The chunks of one candidate, each as its entry in `candidates`."""

    def __init__(self, index: int) -> None:
        self._index = index
        self._seal = ""
        self._is_sealed = False
        self._calls: dict[int, _Call] = {}

    def feed(self, event: Event) -> list[Body]:
        """The entries that `event` adds."""
        match event:
            case TraceDelta(_, text) if text:
                return [self.entry({"text": text, "thought": True})]
            case SummaryDelta():
                return [self.entry({"text": f"{event.markdown}\n\n", "thought": True})]
            case Sealed(_, data):
                self._seal, self._is_sealed = data, True
            case AnswerDelta(_, text, logprobs) if text or logprobs:
                entry = self.entry(self._sign({"text": text}) if text else {"text": text})
                return [entry | {"logprobsResult": logprobs_result(logprobs)} if logprobs else entry]
            case ToolCallDelta():
                self._add_call(event)
            case Finished(_, reason):
                calls = [self.entry(part) for part in self._call_parts()]
                # Google's SDKs drop a turn that has a chunk without parts from the history of a chat.
                return [*calls, self.entry({"text": ""}) | {"finishReason": _FINISH_REASONS.get(reason, "STOP")}]
        return []

    def entry(self, part: Body) -> Body:
        """The entry with one part."""
        return {"index": self._index, "content": {"role": "model", "parts": [part]}}

    @property
    def has_seal(self) -> bool:
        """Whether the next part brings a sealed trace."""
        return bool(self._seal)

    def _sign(self, part: Body, mark: str = "") -> Body:
        seal, self._seal = self._seal, ""
        return part | {"thoughtSignature": write_signature(mark + seal)} if mark or seal else part

    def _add_call(self, delta: ToolCallDelta) -> None:
        call = self._calls.setdefault(delta.position, _Call())
        call.id, call.name, call.mark = delta.id or call.id, delta.name or call.name, delta.mark or call.mark
        call.arguments.append(delta.arguments)

    def _call_parts(self) -> list[Body]:
        parts: list[Body] = []
        for _, call in sorted(self._calls.items()):
            part = {"functionCall": {"id": call.id, "name": call.name, "args": _read_arguments(call.arguments)}}
            parts.append(self._sign(part, call.mark) if self._is_sealed and not parts else part)
        return parts


def _read_arguments(pieces: list[str]) -> Body:
    """The arguments of a call as an object; what the model wrote where they are none."""
    text = "".join(pieces)
    try:
        value = msgspec.json.decode(text or "{}")
    except (msgspec.DecodeError, RecursionError):
        value = text
    return value if isinstance(value, dict) else {"arguments": text}
