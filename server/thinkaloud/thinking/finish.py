"""The end of a choice as a stage: exactly one `Finished`, after all other events."""

from collections.abc import Sequence
from dataclasses import replace

from thinkaloud.events import Event, Finished, FinishReason, Stage, ToolCallDelta
from thinkaloud.thinking.answer_end import AnswerEnd
from thinkaloud.thinking.boundary import Boundary


class Finish(Stage[Event, Event]):
    """Ends one choice with its token counts: an upstream's own if it reports them, else ours."""

    def __init__(self, boundary: Boundary, answer_end: AnswerEnd | None, index: int) -> None:
        self._boundary = boundary
        self._answer_end = answer_end
        self._index = index
        self._has_call = False

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, ToolCallDelta):
            self._has_call = True
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
            stop=self._answer_end.stop if self._answer_end is not None else None,
        )
        if (usage := boundary.usage) is None:
            return (finished,)
        return (
            replace(
                finished,
                completion_tokens=usage.completion_tokens,
                prompt_tokens=usage.prompt_tokens,
                cached_tokens=usage.cached_tokens,
            ),
        )

    def _reason(self) -> FinishReason:
        """The reason for the end: `tool_calls` instead of `stop` if there was a call."""
        reason = "stop" if self._answer_end is not None and self._answer_end.is_stopped else self._boundary.reason
        return "tool_calls" if self._has_call and reason == "stop" else reason
