"""Messages out: events become a message, and the events of its stream. A complete answer is the same message."""

from typing import Literal

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
from thinkaloud.protocols.messages.content import Body, ContentBlocks, TextKind
from thinkaloud.protocols.messages.decode import DecodedRequest
from thinkaloud.protocols.messages.dialect import MESSAGES
from thinkaloud.protocols.wire import sse
from thinkaloud.protocols.wire.extension import extension
from thinkaloud.protocols.wire.text_template import TextTemplate
from thinkaloud.request.completion import Completion

_STOP_REASONS: dict[FinishReason, str] = {
    "stop": "end_turn",
    "tool_calls": "tool_use",
    "length": "max_tokens",
    "content_filter": "refusal",
    "abort": "max_tokens",
}
"""An aborted answer looks like one at its token limit, never like one that the model ended itself."""
_PING = {"type": "ping"}


class MessageFold:
    """A message so far. Methods return the bodies of the events that they lead to."""

    def __init__(self, decoded: DecodedRequest, *, streamed: bool) -> None:
        self.blocks = ContentBlocks()
        self.message: Body = {
            "id": decoded.generation.id,
            "type": "message",
            "role": "assistant",
            "model": decoded.generation.model,
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
        }
        self.completion = Completion()
        self._decoded = decoded
        self._is_sealed = decoded.generation.thinking.sealed
        self._counts_hidden = streamed and decoded.counts_hidden and self._is_sealed
        self._counted = 0

    def feed(self, event: Event) -> list[Body]:
        self.completion.add(event)
        blocks = self.blocks
        match event:
            case Started():
                return self._begin(event)
            case TraceDelta(_, text) if text:
                return blocks.add_text("thinking", text)
            case SummaryDelta():
                return blocks.add_line(event.markdown)
            case Progress(tokens) if self._counts_hidden and self.completion.visibility == "hidden":
                more, self._counted = tokens - self._counted, tokens
                return blocks.add_count(more)
            case TraceEnd():
                return [] if self._is_sealed else blocks.end_thinking()
            case Sealed(_, data):
                return blocks.add_signature(data)
            case AnswerDelta(_, text) if text:
                return blocks.add_text("text", text)
            case ToolCallDelta():
                return blocks.add_call(event)
            case Finished(_, reason, stop=stop):
                self._finish(reason, stop)
                return blocks.close()
        return []

    def end(self) -> list[Body]:
        """The last events, behind `Finished`."""
        self.message |= {
            "content": self.blocks.done,
            "usage": usage(self.completion),
            "thinkaloud": self._extension(),
        }
        ended = {name: self.message[name] for name in ("stop_reason", "stop_sequence")}
        told = {name: self.message[name] for name in ("usage", "thinkaloud")}
        return [{"type": "message_delta", "delta": ended, **told}, {"type": "message_stop"}]

    def _begin(self, started: Started) -> list[Body]:
        self.message["model"] = started.model
        if started.unopened:
            self.message["input_transformations"] = [
                {"type": "thinking_dropped", "path": self._place(at), "reason": "model_binding_mismatch"}
                for at in started.unopened
            ]
        self.message["usage"] = usage(self.completion)
        self.message["thinkaloud"] = self._extension()
        return [{"type": "message_start", "message": dict(self.message)}, _PING]

    def _finish(self, reason: FinishReason, stop: str | None) -> None:
        said = _STOP_REASONS[reason]
        if reason == "length" and self.completion.clamped is not None:
            said = "model_context_window_exceeded"
        elif reason == "stop" and stop is not None:
            said, self.message["stop_sequence"] = "stop_sequence", stop
        self.message["stop_reason"] = said

    def _extension(self) -> Body:
        """The `thinkaloud` object, with the places of seals in the request as it came."""
        body = extension(self.completion)
        return body | {"unopened": [*map(self._place, body["unopened"])]} if "unopened" in body else body

    def _place(self, unopened: str) -> str:
        return self._decoded.sealed.get(unopened, unopened)


def usage(completion: Completion) -> Body:
    """The token counts. Input that was in the prefix cache is counted apart."""
    cached = completion.cached_tokens or 0
    return {
        "input_tokens": max(0, completion.prompt_tokens - cached),
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": cached,
        "output_tokens": completion.completion_tokens,
        "output_tokens_details": {"thinking_tokens": completion.reasoning_tokens},
    }


class StreamEncoder(sse.EventEncoder):
    """Encodes the events of one message."""

    def __init__(self, fold: MessageFold, request_id: str) -> None:
        self._fold = fold
        self._request_id = request_id
        self._template: tuple[tuple[int, TextKind], TextTemplate] | None = None

    def feed(self, item: Event) -> list[bytes]:
        if isinstance(item, AnswerDelta | TraceDelta):
            blocks, kind = self._fold.blocks, _text_kind(item)
            if blocks.open_kind == kind and item.text:
                blocks.parts.append(item.text)
                return [self._text_event(blocks.index, kind, item.text)]
        return [sse.named(body) for body in self._fold.feed(item)]

    def flush(self) -> list[bytes]:
        return [sse.named(body) for body in self._fold.end()]

    def encode_error(self, error: RequestError) -> bytes:
        """Return the error as an event; no `message_stop` follows."""
        return sse.named(MESSAGES.error(error, self._request_id))

    def heartbeat(self) -> bytes:
        """Return a `ping`."""
        return sse.named(_PING)

    def _text_event(self, index: int, kind: TextKind, text: str) -> bytes:
        """Return a piece of the open text. All but the text is the same in each, and encoded once."""
        if self._template is None or self._template[0] != (index, kind):
            place = {"type": "content_block_delta", "index": index}
            template = TextTemplate(lambda text: sse.named(place | {"delta": {"type": f"{kind}_delta", kind: text}}))
            self._template = ((index, kind), template)
        return self._template[1].fill(text)


def _text_kind(delta: AnswerDelta | TraceDelta) -> Literal["thinking", "text"]:
    return "text" if isinstance(delta, AnswerDelta) else "thinking"
