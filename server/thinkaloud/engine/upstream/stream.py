"""The streamed body of an upstream's response.

bytes ── SseReader ──▶ JSON texts ── _Completion ──▶ Chunks
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterator
from typing import Any, Literal, TypeAlias

import httpx

from thinkaloud.engine.upstream.refusal import RETRY_AFTER, error_from_body
from thinkaloud.engine.upstream.reply_schema import (
    Choice,
    Delta,
    Function,
    Logprob,
    ToolPiece,
    decode_small,
    parse_event,
    read_usage,
)
from thinkaloud.engine.upstream.response_body import open_body
from thinkaloud.engine.upstream.sse_reader import SseReader
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk, FinishReason, ToolCallDelta

_USAGE_TIMEOUT = 0.5
"""Seconds from the finish reason to the usage: it comes right after it, or never."""
_DRAIN_TIMEOUT = 1.0
"""Seconds to read the rest of the body after the last chunk; the connection can then be reused."""
_MAX_DRAIN_BYTES = 64 * 1024
_TURN_BYTES = 16 * 1024
"""Bytes that are read in one turn of the event loop. Each piece counts as at least `_MIN_PIECE_BYTES`."""
_MIN_PIECE_BYTES = 256
_MAX_CHUNK_CHARACTERS = 4096
"""Length of one chunk, since later stages take time for each. With log-probabilities it is `_MAX_CHUNK_TOKENS`."""
_MAX_CHUNK_TOKENS = 64
_MAX_TOOL_CALLS = 1024
"""Tool calls of one answer."""

_FINISH_REASONS: dict[str, FinishReason] = {
    "stop": "stop",
    "eos": "stop",
    "eos_token": "stop",
    "stop_sequence": "stop",
    "end_turn": "stop",
    "length": "length",
    "max_tokens": "length",
    "model_length": "length",
    "tool_calls": "tool_calls",
    "tool_use": "tool_calls",
    "function_call": "tool_calls",
    "content_filter": "content_filter",
    "safety": "content_filter",
}
"""Finish reasons of upstreams, in lower case. With any other, the answer may be incomplete."""

Channel: TypeAlias = Literal["trace", "answer"] | None


async def read_chunks(response: httpx.Response) -> AsyncGenerator[Chunk, None]:
    """Yield the body as chunks. The last one has the finish reason and, if the upstream counts, the usage.

    The rest of the body is read when the next chunk is requested.
    """
    reader, completion = SseReader(), _Completion()
    now = asyncio.get_running_loop().time
    end: float | None = None
    turn = 0
    async with open_body(response) as pieces:
        try:
            while not completion.is_complete:
                piece = await (anext(pieces, None) if end is None else _next_before(end, pieces))
                if piece is None:
                    break
                for at in range(0, len(piece), _TURN_BYTES):
                    for data in reader.decode(piece[at : at + _TURN_BYTES]):
                        for chunk in completion.read(data):
                            yield chunk
                    turn += _MIN_PIECE_BYTES + min(len(piece), _TURN_BYTES)
                    if turn > _TURN_BYTES:
                        turn = 0
                        await asyncio.sleep(0)
                if completion.finish_reason and end is None:
                    end = now() + _USAGE_TIMEOUT
            for data in reader.flush():
                for chunk in completion.read(data):
                    yield chunk
        except (httpx.RequestError, TimeoutError):
            if not completion.finish_reason:
                raise
        yield completion.last_chunk()
        with contextlib.suppress(TimeoutError, httpx.RequestError, httpx.StreamError):
            async with asyncio.timeout(_DRAIN_TIMEOUT):
                await _drain(pieces)


async def _next_before(end: float, pieces: AsyncGenerator[bytes, None]) -> bytes | None:
    async with asyncio.timeout_at(end):
        return await anext(pieces, None)


async def _drain(pieces: AsyncGenerator[bytes, None]) -> None:
    drained = 0
    async for piece in pieces:
        drained += len(piece)
        if drained > _MAX_DRAIN_BYTES:
            return


class _Completion:
    """One choice: data of events in, chunks out, and `last_chunk` after them.

    is_complete: whether no more data is expected.
    """

    def __init__(self) -> None:
        self.finish_reason: FinishReason | None = None
        self.is_complete = False
        self._index: object = None  # of the choice that is read, the first one that comes
        self._has_begun = self._has_text = self._is_labelled = False
        self._usage: Any = None
        self._calls: dict[int | float | str, ToolCallDelta] = {}

    def read(self, data: bytes) -> Iterator[Chunk]:
        data = data.strip()
        if self.is_complete or not data:
            return
        if data == b"[DONE]":
            self.is_complete = True
            return
        try:
            event = parse_event(data)
        except ValueError:
            raise EngineFailed("the upstream sent what is not a chat completion chunk") from None
        choice = self._find_choice(event.choices or [])
        error = decode_small(event.error) if event.error else None
        if error or choice.finish_reason == "error":
            raise error_from_body(error)
        logprobs = choice.logprobs.content if choice.logprobs else None
        yield from self._read_delta(choice.delta or choice.message or Delta(), logprobs or [])
        if choice.finish_reason:
            self.finish_reason = _FINISH_REASONS.get(choice.finish_reason.lower(), "abort")
        if event.usage and isinstance(usage := decode_small(event.usage), dict):
            self._usage = usage
            self.is_complete = self.finish_reason is not None

    def _find_choice(self, choices: list[Choice]) -> Choice:
        for choice in choices:
            self._has_begun = True
            if self._index is None:
                self._index = choice.index
            if choice.index in (None, self._index):
                return choice
        return Choice()

    def _read_delta(self, delta: Delta, logprobs: list[Logprob]) -> Iterator[Chunk]:
        texts = list(delta.texts())
        for text, trace in texts:
            self._has_text = True
            # Text, not only the key: SGLang sends `reasoning_content: null` with every delta, also without a parser.
            self._is_labelled = self._is_labelled or trace
            yield from _text_chunks(text, "trace" if trace else self._channel, logprobs)
            logprobs = []  # of several texts, it is unknown whose they are, so the answer gets none
        if calls := [self._read_call(piece) for piece in delta.tool_calls or ()]:
            self._has_text = True
            yield Chunk(channel=self._channel, tokens=0 if texts else 1, tool_calls=calls)

    @property
    def _channel(self) -> Channel:
        """The channel of text that is not labelled as trace."""
        return "answer" if self._is_labelled else None

    def _read_call(self, piece: ToolPiece) -> ToolCallDelta:
        """Return a piece of a tool call with its position. Some upstreams omit the index, some repeat id and name."""
        function = piece.function or Function()
        index = self._call_index(piece.id, function.name) if piece.index is None else piece.index
        call = self._calls.setdefault(index, ToolCallDelta(0, len(self._calls)))
        if len(self._calls) > _MAX_TOOL_CALLS:
            raise EngineFailed(f"the upstream made more than {_MAX_TOOL_CALLS} tool calls")
        delta = ToolCallDelta(
            index=0,
            position=call.position,
            id=piece.id or None if call.id is None else None,
            name=function.name or None if call.name is None else None,
            arguments=function.arguments or "",
        )
        call.id, call.name = call.id or delta.id, call.name or delta.name
        return delta

    def _call_index(self, call_id: str | None, name: str | None) -> int | float | str:
        """Return the call of a piece without an index: a new id or a name begins one, all else continues the last."""
        if call_id:
            for index, call in self._calls.items():
                if call.id == call_id:
                    return index
        begins = call_id or name or not self._calls
        return f"the {len(self._calls)}th" if begins else next(reversed(self._calls))

    def last_chunk(self) -> Chunk:
        if self.finish_reason is None:
            reason = "broke off its answer" if self._has_begun else "answered with what is no completion"
            raise EngineFailed(f"the upstream {reason}", retry_after=RETRY_AFTER)
        usage = read_usage(self._usage, labelled=self._is_labelled, has_text=self._has_text)
        return Chunk(finish_reason=self.finish_reason, usage=usage)


def _text_chunks(text: str, channel: Channel, logprobs: list[Logprob]) -> Iterator[Chunk]:
    """Yield the text of one delta. With log-probabilities its tokens are known, and their texts if they add up to it.

    An answer's log-probabilities with other texts may be those of the trace before it, so they are dropped.
    """
    texts = [each.token for each in logprobs]
    is_aligned = "".join(texts) == text
    if not logprobs or (channel == "answer" and not is_aligned):
        for at in range(0, len(text), _MAX_CHUNK_CHARACTERS):
            part = text[at : at + _MAX_CHUNK_CHARACTERS]
            # A delta is usually one token, a long one several.
            yield Chunk(texts=[part], channel=channel, tokens=1 if len(part) < 64 else len(part) // 4)
    elif not is_aligned:
        texts = [*[""] * (len(texts) - 1), text]
        yield Chunk(texts, channel=channel, tokens=len(texts), logprobs=[each.token_logprob() for each in logprobs])
    else:
        for at in range(0, len(texts), _MAX_CHUNK_TOKENS):
            some = [each.token_logprob() for each in logprobs[at : at + _MAX_CHUNK_TOKENS]]
            yield Chunk(texts[at : at + _MAX_CHUNK_TOKENS], channel=channel, tokens=len(some), logprobs=some)
