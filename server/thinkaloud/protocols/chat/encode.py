"""Chat Completions out: events become chunks of a stream, or the one complete body.

The trace goes out under two names with the same text, `reasoning_content` and `reasoning`: every client reads one
of them, and none adds them up. A chunk has trace, or content, or a tool call, never two of these.
"""

import time
from collections.abc import AsyncIterator
from typing import Any

from thinkaloud.events import AnswerDelta, Event, Finished, FinishReason, Started, ToolCallDelta, TraceDelta
from thinkaloud.pipeline import Choice, Completion
from thinkaloud.protocols import sse

_FINISH: dict[FinishReason, str] = {"abort": "stop"}


def usage(completion: Completion) -> dict[str, Any]:
    """The token counts of a whole request, over all its choices."""
    return {
        "prompt_tokens": completion.prompt_tokens,
        "completion_tokens": completion.completion_tokens,
        "total_tokens": completion.prompt_tokens + completion.completion_tokens,
        "prompt_tokens_details": {"cached_tokens": completion.cached_tokens},
        "completion_tokens_details": {"reasoning_tokens": completion.reasoning_tokens},
    }


def _trace_fields(text: str) -> dict[str, str]:
    return {"reasoning_content": text, "reasoning": text}


def complete(completion: Completion, completion_id: str) -> dict[str, Any]:
    """The body of an answer that is not streamed."""
    return {
        "id": completion_id,
        "object": "chat.completion",
        "created": int(time.time()),
        "model": completion.model,
        "choices": [_choice(index, choice) for index, choice in sorted(completion.choices.items())],
        "usage": usage(completion),
    }


def _choice(index: int, choice: Choice) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": choice.answer}
    if choice.trace:
        message |= _trace_fields(choice.trace)
    if choice.tool_calls:
        message["content"] = choice.answer or None
        message["tool_calls"] = [
            {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
            for call in choice.tool_calls
        ]
    return {
        "index": index,
        "message": message,
        "logprobs": None,
        "finish_reason": _FINISH.get(choice.finish_reason, choice.finish_reason),
    }


async def chunks(
    events: AsyncIterator[Event], completion_id: str, *, n: int, include_usage: bool
) -> AsyncIterator[bytes]:
    """The stream for `events`, as encoded SSE events, with `[DONE]` at its end."""
    created = int(time.time())
    completion = Completion()

    def chunk(index: int, delta: dict[str, Any], finish_reason: str | None = None) -> bytes:
        choice = {"index": index, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return sse.data(envelope([choice]))

    def envelope(choices: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
        body: dict[str, Any] = {
            "id": completion_id,
            "object": "chat.completion.chunk",
            "created": created,
            "model": completion.model,
            "choices": choices,
        }
        if include_usage:
            body["usage"] = None
        return body | more

    async for event in events:
        completion.add(event)
        match event:
            case Started():
                for index in range(n):
                    yield chunk(index, {"role": "assistant", "content": ""})
            case TraceDelta(index, text):
                yield chunk(index, _trace_fields(text))
            case AnswerDelta(index, text):
                yield chunk(index, {"content": text})
            case ToolCallDelta():
                yield chunk(event.index, {"tool_calls": [_tool_call(event)]})
            case Finished(index, reason):
                yield chunk(index, {}, _FINISH.get(reason, reason))
    if include_usage:
        yield sse.data(envelope([], usage=usage(completion)))
    yield sse.DONE


def _tool_call(delta: ToolCallDelta) -> dict[str, Any]:
    function: dict[str, Any] = {"arguments": delta.arguments}
    if delta.name is not None:
        function = {"name": delta.name, **function}
    call: dict[str, Any] = {"index": delta.position, "function": function}
    if delta.id is not None:
        call |= {"id": delta.id, "type": "function"}
    return call
