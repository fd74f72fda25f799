"""Encodes Chat Completions: events become the chunks of a stream, or one complete body.

The trace is sent under two names with the same text, `reasoning_content` and `reasoning`: nearly every client reads one
of them. For those that add both up, settings and requests choose one. A chunk has trace, content or a tool call, never
two of these.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from thinkaloud.errors import RequestError
from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    FinishReason,
    Progress,
    Sealed,
    Started,
    StepEnd,
    SummaryDelta,
    ToolCallDelta,
    TraceDelta,
)
from thinkaloud.generation import FieldNames
from thinkaloud.protocols.wire import sse
from thinkaloud.protocols.wire.dialect import OPENAI
from thinkaloud.protocols.wire.extension import extension
from thinkaloud.protocols.wire.logprobs import logprobs
from thinkaloud.protocols.wire.reasoning_details import reasoning_detail
from thinkaloud.protocols.wire.text_template import TextTemplate
from thinkaloud.request.completion import CompletedChoice, Completion

_FINISH_REASONS: dict[FinishReason, str] = {"abort": "length"}
"""An aborted answer looks like one at its token limit, never like one that the model ended itself."""
_TRACE_FIELDS: Mapping[FieldNames, tuple[str, ...]] = {
    "dual": ("reasoning_content", "reasoning"),
    "reasoning_content": ("reasoning_content",),
    "reasoning": ("reasoning",),
}
"""With the field names `tags` the trace is content already: see `TaggedContent`."""
_CONTENT = ("content",)


@dataclass(slots=True, frozen=True)
class Shape:
    """The form of the response that the caller asked for. details: whether it may have `reasoning_details`."""

    names: FieldNames = "dual"
    logprobs: bool = False
    include_usage: bool = False
    progress: bool = False
    details: bool = False
    n: int = 1

    @property
    def trace_fields(self) -> tuple[str, ...]:
        return _TRACE_FIELDS.get(self.names, ())

    def trace(self, text: str) -> dict[str, str]:
        return dict.fromkeys(self.trace_fields, text)


def usage(completion: Completion) -> dict[str, Any]:
    """The token counts of a request, over all choices. Those of a summary or a dropped draft are in no total."""
    details = {"reasoning_tokens": completion.reasoning_tokens}
    if completion.visibility == "summary":
        details["summary_tokens"] = completion.summary_tokens
    if completion.route is not None and completion.route.draft_tokens:
        details["draft_tokens"] = completion.route.draft_tokens
    return {
        "prompt_tokens": completion.prompt_tokens,
        "completion_tokens": completion.completion_tokens,
        "total_tokens": completion.prompt_tokens + completion.completion_tokens,
        "prompt_tokens_details": {"cached_tokens": completion.cached_tokens or 0},
        "completion_tokens_details": details,
    }


async def encode_completion(completion: Completion, completion_id: str, shape: Shape) -> bytes:
    """Return the body of an answer that is not streamed. With log-probabilities it is long, and encoded in a thread."""
    if shape.logprobs:
        return await asyncio.to_thread(_encode_body, completion, completion_id, shape)
    return _encode_body(completion, completion_id, shape)


def _encode_body(completion: Completion, completion_id: str, shape: Shape) -> bytes:
    body = {
        "id": completion_id,
        "object": "chat.completion",
        "created": int(time.time()),
        "model": completion.model,
        "choices": [_choice(index, choice, completion, shape) for index, choice in sorted(completion.choices.items())],
        "usage": usage(completion),
        "thinkaloud": extension(completion),
    }
    return msgspec.json.encode(body)


def _choice(index: int, choice: CompletedChoice, completion: Completion, shape: Shape) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": choice.answer}
    if choice.trace:
        message |= shape.trace(choice.trace)
    if shape.details and choice.details:
        message["reasoning_details"] = [reasoning_detail(event, number) for number, event in enumerate(choice.details)]
    if choice.tool_calls:
        message["content"] = choice.answer or None
        message["tool_calls"] = [
            {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
            for call in choice.tool_calls
        ]
    # Without a trace there is no list for it.
    trace = choice.trace_logprobs if choice.trace else None
    return {
        "index": index,
        "message": message,
        "logprobs": logprobs(choice.answer_logprobs, trace) if shape.logprobs else None,
        "finish_reason": _FINISH_REASONS.get(choice.finish_reason, choice.finish_reason),
    }


class StreamEncoder(sse.EventEncoder):
    """Encodes the chunks of one answer as SSE events. The first and the last chunk have the extension."""

    def __init__(self, completion_id: str, shape: Shape) -> None:
        self._id = completion_id
        self._created = int(time.time())
        self._shape = shape
        self._completion = Completion()
        self._trace_fields = shape.trace_fields
        self._unfinished = shape.n
        self._progress: Progress | None = None
        self._templates: dict[tuple[int, tuple[str, ...]], TextTemplate] = {}

    def feed(self, item: Event) -> list[bytes]:
        if isinstance(item, TraceDelta) and item.logprobs is None:
            return [self._text_chunk(self._trace_fields, item)]
        if isinstance(item, AnswerDelta) and item.logprobs is None:
            self._progress = None
            return [self._text_chunk(_CONTENT, item)]
        return [sse.data(body) for body in self.bodies(item)]

    def flush(self) -> list[bytes]:
        """Return the end of the stream, with `[DONE]`."""
        return [sse.data(self.usage()), sse.DONE] if self._shape.include_usage else [sse.DONE]

    def encode_error(self, error: RequestError) -> bytes:
        """Return the error as an event; no `[DONE]` follows."""
        return sse.data(OPENAI.error(error, ""))

    def heartbeat(self) -> bytes:
        """Return a comment: the progress of a trace that is not shown."""
        return sse.progress_comment(self._progress)

    def bodies(self, event: Event) -> list[dict[str, Any]]:
        """Return the bodies that `event` adds to the stream."""
        self._completion.add(event)
        match event:
            case Started():
                return [self._first_chunk(index) for index in range(self._shape.n)]
            case TraceDelta(index, text, token_logprobs):
                encoded = None if token_logprobs is None else logprobs([], token_logprobs)
                return [self._chunk(index, self._shape.trace(text), encoded)]
            case SummaryDelta(index):
                delta: dict[str, Any] = self._shape.trace(event.text)
                return [self._chunk(index, delta | self._details(event))]
            case StepEnd() | Sealed() if self._shape.details:
                return [self._chunk(event.index, self._details(event))]
            case Progress(tokens, seconds):
                self._progress = event
                progress = {"progress": {"tokens": tokens, "seconds": seconds}}
                return [self._envelope([]) | {"thinkaloud": progress}] if self._shape.progress else []
            case AnswerDelta(index, text, token_logprobs):
                self._progress = None
                encoded = None if token_logprobs is None else logprobs(token_logprobs)
                return [self._chunk(index, {"content": text}, encoded)]
            case ToolCallDelta():
                return [self._chunk(event.index, {"tool_calls": [_tool_call(event)]})]
            case Finished(index, reason):
                return [self._last_chunk(index, reason)]
        return []

    def _text_chunk(self, fields: tuple[str, ...], delta: TraceDelta | AnswerDelta) -> bytes:
        """Return a chunk with only the text of `delta` in `fields`. The rest is the same in each, and encoded once."""
        template = self._templates.get(key := (delta.index, fields))
        if template is None:
            template = TextTemplate(lambda text: sse.data(self._chunk(delta.index, dict.fromkeys(fields, text))))
            self._templates[key] = template
        return template.fill(delta.text)

    def usage(self) -> dict[str, Any]:
        """The body with the token counts, after the last choice."""
        return self._envelope([]) | {"usage": usage(self._completion), "thinkaloud": extension(self._completion)}

    def _details(self, event: StepEnd | SummaryDelta | Sealed) -> dict[str, Any]:
        """Return `event` as the newest of its choice's details, if they were asked for."""
        if not self._shape.details:
            return {}
        return {"reasoning_details": [reasoning_detail(event, len(self._completion.choice(event.index).details) - 1)]}

    def _first_chunk(self, index: int) -> dict[str, Any]:
        body = self._chunk(index, {"role": "assistant", "content": ""})
        return body if index else body | {"thinkaloud": extension(self._completion)}

    def _last_chunk(self, index: int, reason: FinishReason) -> dict[str, Any]:
        self._unfinished -= 1
        body = self._chunk(index, {}, finish_reason=_FINISH_REASONS.get(reason, reason))
        last = not self._unfinished and not self._shape.include_usage
        return body | {"thinkaloud": extension(self._completion)} if last else body

    def _chunk(
        self,
        index: int,
        delta: dict[str, Any],
        logprobs: dict[str, Any] | None = None,
        *,
        finish_reason: str | None = None,
    ) -> dict[str, Any]:
        choice = {"index": index, "delta": delta, "logprobs": logprobs, "finish_reason": finish_reason}
        return self._envelope([choice])

    def _envelope(self, choices: list[dict[str, Any]]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "id": self._id,
            "object": "chat.completion.chunk",
            "created": self._created,
            "model": self._completion.model,
            "choices": choices,
        }
        if self._shape.include_usage:
            body["usage"] = None
        return body


def _tool_call(delta: ToolCallDelta) -> dict[str, Any]:
    function: dict[str, Any] = {"arguments": delta.arguments}
    if delta.name is not None:
        function = {"name": delta.name, **function}
    call: dict[str, Any] = {"index": delta.position, "function": function}
    if delta.id is not None:
        call |= {"id": delta.id, "type": "function"}
    return call
