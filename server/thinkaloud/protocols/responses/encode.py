"""Responses out: events become a response object, and the events of its stream.

A complete response is the object behind the last event. No event has a type that OpenAI's SDKs do not know, because
they stop at the first: the progress of a trace that is not shown goes into SSE comments.
"""

import time
from typing import Any
from uuid import uuid4

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
    SummaryDelta,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
)
from thinkaloud.protocols.responses.decode import DecodedRequest
from thinkaloud.protocols.responses.object import input_transformations, new_response, usage
from thinkaloud.protocols.responses.output import Body, Output, Status
from thinkaloud.protocols.responses.sealed_items import has_trace
from thinkaloud.protocols.wire import sse
from thinkaloud.protocols.wire.extension import extension
from thinkaloud.request.completion import Completion

_INCOMPLETE: dict[FinishReason, str] = {
    "length": "max_output_tokens",
    "abort": "max_output_tokens",
    "content_filter": "content_filter",
}
"""Why a response is incomplete. An aborted one looks like one at its limit."""
_PLACEHOLDER = uuid4().hex
"""Replaces the text of an event when the rest of it is encoded."""
_encode = msgspec.json.Encoder().encode


class ResponseFold:
    """A response so far. Methods return the bodies of the events that they lead to."""

    def __init__(self, decoded: DecodedRequest) -> None:
        self.response: Body = new_response(decoded)
        self.output = Output(decoded.toolbox)
        self.completion = Completion()
        self._decoded = decoded
        self._is_sealed = decoded.generation.thinking.sealed
        self._trace_status: Status = "completed"
        self._reason: FinishReason = "abort"
        self._last: list[Body] = []
        self._is_queued = False

    @property
    def size(self) -> int:
        """Bytes that the request was read from."""
        return self._decoded.size

    @property
    def is_tagged(self) -> bool:
        """Whether the trace, where there is one, is between tags in the answer."""
        return self._decoded.generation.thinking.in_content and self.completion.visibility == "full"

    @property
    def shows_trace(self) -> bool:
        """Whether there is a trace in the items that are done."""
        return any(has_trace(item, is_tagged=self.is_tagged) for item in self.output.items)

    def queue(self) -> list[Body]:
        """The first events of a response that waits for its turn in the background."""
        self._is_queued = True
        self.response["status"] = "queued"
        return [{"type": f"response.{what}", "response": dict(self.response)} for what in ("created", "queued")]

    def feed(self, event: Event) -> list[Body]:
        self.completion.add(event)
        output = self.output
        match event:
            case Started():
                return self._begin(event)
            case TraceDelta(_, text):
                return [*output.open_trace(), *output.add_text(text, None)]
            case SummaryDelta():
                return output.add_summary(event.markdown)
            case TraceEnd():
                self._trace_status = "incomplete" if event.ended_by == "length" else "completed"
                return [] if self._is_sealed else output.end_reasoning(self._trace_status)
            case Sealed(_, data):
                return output.add_seal(data, self._trace_status, shown=self._decoded.shows_seal)
            case AnswerDelta(_, text, logprobs) if text:
                return [*output.open_answer(), *output.add_text(text, logprobs)]
            case ToolCallDelta():
                return output.add_call(event)
            case Finished(_, reason):
                self._reason = reason
                return output.close("incomplete" if reason in _INCOMPLETE else "completed")
        return []

    def end(self) -> list[Body]:
        """The last event, behind `Finished`. Called again, it is the same."""
        if not self._last:
            reason = _INCOMPLETE.get(self._reason)
            if reason is not None:
                self.response["incomplete_details"] = {"reason": reason}
            self._last = [self._end("completed" if reason is None else "incomplete")]
        return self._last

    def fail(self, error: RequestError) -> list[Body]:
        """The last events of a response that fails, though it may have ended. Called again, they are the same."""
        if self.response["error"] is None:
            bodies = self.output.close("incomplete")
            self.response["error"] = {"code": error.code or "server_error", "message": error.message}
            self._last = [*bodies, self._end("failed")]
        return self._last

    def cancel(self) -> list[Body]:
        """The last events of a response that is cancelled. There is no event of that name."""
        bodies = self.output.close("incomplete")
        return [*bodies, self._end("cancelled") | {"type": "response.incomplete"}]

    def _begin(self, started: Started) -> list[Body]:
        self.response["model"] = started.model
        if transformed := input_transformations(self._decoded, started.unopened):
            self.response["input_transformations"] = transformed
        self.response["thinkaloud"] = extension(self.completion)
        self.response["status"] = "in_progress"
        begun = ("in_progress",) if self._is_queued else ("created", "in_progress")
        return [{"type": f"response.{what}", "response": dict(self.response)} for what in begun]

    def _end(self, status: str) -> Body:
        self.response |= {
            "status": status,
            "completed_at": int(time.time()) if status == "completed" else None,
            "output": self.output.items,
            "usage": usage(self.completion),
            "thinkaloud": extension(self.completion),
        }
        return {"type": f"response.{status}", "response": self.response}


class StreamEncoder(sse.EventEncoder):
    """Encodes the events of one response, numbered from 0."""

    def __init__(self, fold: ResponseFold) -> None:
        self._fold = fold
        self._number = 0
        self._progress: Progress | None = None
        self._around_text: tuple[Any, list[bytes]] = (None, [])

    def feed(self, item: Event) -> list[bytes]:
        if isinstance(item, AnswerDelta | TraceDelta):
            self._progress = None
            open_text = self._fold.output.open_text
            kind = "output_text" if isinstance(item, AnswerDelta) else "reasoning_text"
            if open_text is not None and open_text.kind == kind and item.text and item.logprobs is None:
                open_text.parts.append(item.text)
                return [self._text_event(open_text, item.text)]
        elif isinstance(item, Progress):
            self._progress = item
        return self.encode_all(self._fold.feed(item))

    def flush(self) -> list[bytes]:
        """Return the end of the stream, with `[DONE]`."""
        return [*self.encode_all(self._fold.end()), sse.DONE]

    def encode_error(self, error: RequestError) -> bytes:
        """Return the events of a failure, and `[DONE]`: a stream without it is tried again by some clients."""
        return b"".join([*self.encode_all(self._fold.fail(error)), sse.DONE])

    def encode_all(self, bodies: list[Body]) -> list[bytes]:
        """Return the next events of the stream."""
        return [self._event(body) for body in bodies]

    def heartbeat(self) -> bytes:
        """Return a comment: the progress of a trace that is not shown."""
        return sse.progress_comment(self._progress)

    def _event(self, body: Body) -> bytes:
        numbered = {"type": body["type"], "sequence_number": self._number, **body}
        self._number += 1
        return sse.named(numbered)

    def _text_event(self, open_text: Any, text: str) -> bytes:
        """Return a piece of the open text. All but the text and the number is the same in each, and encoded once."""
        if self._around_text[0] is not open_text:
            self._around_text = (open_text, self._encode_around(open_text.kind))
        before, between, after = self._around_text[1]
        number, self._number = self._number, self._number + 1
        return b"%b%d%b%b%b" % (before, number, between, _encode(text), after)

    def _encode_around(self, kind: str) -> list[bytes]:
        body = {"type": f"response.{kind}.delta", "sequence_number": _PLACEHOLDER, **self._fold.output.place}
        body |= {"delta": _PLACEHOLDER, "logprobs": []} if kind == "output_text" else {"delta": _PLACEHOLDER}
        return sse.named(body).split(_encode(_PLACEHOLDER))


class FrameEncoder(sse.EventEncoder):
    """Passes events that are encoded."""

    def feed(self, item: Any) -> list[bytes]:
        return [item]

    def flush(self) -> list[bytes]:
        return [sse.DONE]

    def encode_error(self, error: RequestError) -> bytes:
        """Return nothing: who follows a stream can take it up again."""
        return b""
