"""The end of a choice as a stage: exactly one `Finished`, behind everything else."""

from collections.abc import Sequence
from dataclasses import replace

from thinkaloud.events import Event, Finished, FinishReason, Stage, ToolCallDelta
from thinkaloud.thinking.answer_end import AnswerEnd
from thinkaloud.thinking.boundary import Boundary


class Finish(Stage[Event, Event]):
    """Ends one choice with its counts: ours, or an upstream's own where it has them."""

    def __init__(self, boundary: Boundary, answer_end: AnswerEnd | None, index: int) -> None:
        self._boundary = boundary
        self._answer_end = answer_end
        self._index = index
        self._called = False

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, ToolCallDelta):
            self._called = True
        return (item,)

    def flush(self) -> Sequence[Event]:
        boundary = self._boundary
        finished = Finished(
            self._index,
            self._reason(),
            boundary.completion_tokens,
            boundary.reasoning_tokens,
            cached_tokens=boundary.cached_tokens or 0,
            retries=boundary.retries,
        )
        if (usage := boundary.usage) is None:
            return (finished,)
        reasoning_tokens = finished.reasoning_tokens if usage.reasoning_tokens is None else usage.reasoning_tokens
        return (
            replace(
                finished,
                completion_tokens=usage.completion_tokens,
                reasoning_tokens=reasoning_tokens,
                prompt_tokens=usage.prompt_tokens,
                cached_tokens=usage.cached_tokens,
            ),
        )

    def _reason(self) -> FinishReason:
        """A natural end behind a call has the reason `tool_calls`."""
        reason = "stop" if self._answer_end is not None and self._answer_end.stopped else self._boundary.reason
        return "tool_calls" if self._called and reason == "stop" else reason
