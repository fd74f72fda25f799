"""Gemini out: events become the chunks of a stream, or one complete response, which is these chunks joined.

A stream is server-sent events without names, or one JSON array. It has no comments, which end Google's clients: its
heartbeat is a blank line.
"""

import asyncio
from dataclasses import replace

import msgspec

from thinkaloud.errors import RequestError
from thinkaloud.events import AnswerDelta, Event, Finished, Started, TraceDelta
from thinkaloud.protocols.gemini.candidate import Body, Candidate
from thinkaloud.protocols.gemini.decode import DecodedRequest
from thinkaloud.protocols.gemini.dialect import GEMINI
from thinkaloud.protocols.gemini.response import JoinedResponse
from thinkaloud.protocols.wire import sse
from thinkaloud.protocols.wire.extension import extension
from thinkaloud.protocols.wire.text_template import TextTemplate
from thinkaloud.request.completion import Completion

_encode = msgspec.json.Encoder().encode


def usage(completion: Completion) -> Body:
    """The token counts of a request, over all candidates."""
    body = {
        "promptTokenCount": completion.prompt_tokens,
        "candidatesTokenCount": completion.completion_tokens - completion.reasoning_tokens,
        "thoughtsTokenCount": completion.reasoning_tokens,
        "totalTokenCount": completion.prompt_tokens + completion.completion_tokens,
    }
    return body | {"cachedContentTokenCount": completion.cached_tokens} if completion.cached_tokens else body


class ResponseFold:
    """A response so far. Its methods return the chunks that events lead to."""

    def __init__(self, decoded: DecodedRequest) -> None:
        self.completion = Completion()
        self._id = decoded.generation.id
        self._places = decoded.places
        self._candidates = [Candidate(index) for index in range(decoded.generation.n)]
        self._unfinished = decoded.generation.n
        self._has_begun = False

    def feed(self, event: Event) -> list[Body]:
        """The first chunk and the last one have the extension, the last one the token counts."""
        if isinstance(event, Started):
            event = replace(event, unopened=tuple(self._places.get(place, place) for place in event.unopened))
        self.completion.add(event)
        entries = self._candidates[event.index].feed(event) if hasattr(event, "index") else []
        chunks = [self._chunk(entry) for entry in entries]
        if chunks and not self._has_begun:
            self._has_begun = True
            chunks[0]["thinkaloud"] = extension(self.completion)
        if isinstance(event, Finished):
            self._unfinished -= 1
            if not self._unfinished:
                chunks[-1] |= {"usageMetadata": usage(self.completion), "thinkaloud": extension(self.completion)}
        return chunks

    def text_chunk(self, delta: TraceDelta | AnswerDelta, text: str) -> Body:
        """A chunk like that of `delta` with nothing but `text` in it."""
        part: Body = {"text": text, "thought": True} if isinstance(delta, TraceDelta) else {"text": text}
        return self._chunk(self._candidates[delta.index].entry(part))

    def _chunk(self, entry: Body) -> Body:
        return {"candidates": [entry], "modelVersion": self.completion.model, "responseId": self._id}

    def is_plain(self, event: Event) -> bool:
        """Whether the chunk of `event` differs from others of its kind in its text alone."""
        if not isinstance(event, AnswerDelta | TraceDelta) or not event.text or event.logprobs or not self._has_begun:
            return False
        return isinstance(event, TraceDelta) or not self._candidates[event.index].has_seal


async def encode_complete(response: JoinedResponse, *, is_long: bool) -> bytes:
    """Return the body of a response that is not streamed. A long one is encoded in a thread."""
    if is_long:
        return await asyncio.to_thread(lambda: _encode(response.body()))
    return _encode(response.body())


class StreamEncoder(sse.EventEncoder):
    """Encodes the chunks of a stream as server-sent events."""

    def __init__(self, decoded: DecodedRequest) -> None:
        self._fold = ResponseFold(decoded)
        self._templates: dict[tuple[int, type], TextTemplate] = {}

    def feed(self, item: Event) -> list[bytes]:
        if isinstance(item, AnswerDelta | TraceDelta) and self._fold.is_plain(item):
            return [self.frame(self._encode_text(item))]
        return [self.frame(_encode(chunk)) for chunk in self._fold.feed(item)]

    def encode_error(self, error: RequestError) -> bytes:
        """Return the error as the last event."""
        return self.frame(_encode(GEMINI.error(error, "")))

    def heartbeat(self) -> bytes:
        return b"\n\n"

    def frame(self, body: bytes) -> bytes:
        """One event with the JSON `body`."""
        return sse.frame(body)

    def _encode_text(self, delta: TraceDelta | AnswerDelta) -> bytes:
        """Return a chunk with nothing but the text of `delta`. The rest is the same in each, and encoded once."""
        template = self._templates.get(key := (delta.index, type(delta)))
        if template is None:
            template = self._templates[key] = TextTemplate(lambda text: _encode(self._fold.text_chunk(delta, text)))
        return template.fill(delta.text)


class ArrayEncoder(StreamEncoder):
    """Encodes the chunks of a stream as one JSON array."""

    def __init__(self, decoded: DecodedRequest) -> None:
        super().__init__(decoded)
        self._before = b"["

    def flush(self) -> list[bytes]:
        return [b"]\n"]

    def encode_error(self, error: RequestError) -> bytes:
        return super().encode_error(error) + b"]\n"

    def frame(self, body: bytes) -> bytes:
        before, self._before = self._before, b",\n"
        return before + body
