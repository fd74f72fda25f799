"""The streamed body of an upstream's response.

bytes ── SseReader ──▶ JSON texts ── _Completion ──▶ Chunks
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias

import httpx
import msgspec

from thinkaloud.engine.upstream.finish_reasons import is_natural, later_end, read_finish_reason
from thinkaloud.engine.upstream.refusal import RETRY_AFTER, error_from_body
from thinkaloud.engine.upstream.reply_schema import (
    Choice,
    Delta,
    Event,
    parse_event,
    parse_whole,
    read_logprobs,
)
from thinkaloud.engine.upstream.reply_texts import TextReader
from thinkaloud.engine.upstream.response_body import open_body
from thinkaloud.engine.upstream.sse_reader import BOM, SseReader
from thinkaloud.engine.upstream.surrogates import PairJoiner
from thinkaloud.engine.upstream.tool_pieces import ToolPieces
from thinkaloud.engine.upstream.usage import read_usage
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk, FinishReason, TokenLogprob

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
                    for chunk in completion.read_all(reader.decode(piece[at : at + _TURN_BYTES])):
                        yield chunk
                    turn += _MIN_PIECE_BYTES + min(len(piece), _TURN_BYTES)
                    if turn > _TURN_BYTES:
                        turn = 0
                        await asyncio.sleep(0)
                if completion.finish_reason and end is None:
                    end = now() + _USAGE_TIMEOUT
            for chunk in completion.read_all(reader.flush()):
                yield chunk
        except (httpx.RequestError, TimeoutError):
            if not completion.finish_reason:
                raise
        for chunk in completion.flush():
            yield chunk
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
    """One choice: data of events in, chunks out, and those of `flush` after them.

    is_complete: whether no more data is expected.
    """

    def __init__(self) -> None:
        self.finish_reason: FinishReason | None = None
        self.is_complete = False
        self._index: object = None  # of the choice that is read, the first one that comes
        self._has_begun = self._has_text = self._is_labelled = False
        self._usage: Any = None
        self._texts, self._calls = TextReader(), ToolPieces()
        self._trace, self._answer = PairJoiner(), PairJoiner()

    def read_all(self, events: Iterable[bytes]) -> Iterator[Chunk]:
        for data in events:
            yield from self._read(data)

    def _read(self, data: bytes) -> Sequence[Chunk]:
        data = data.strip().removeprefix(BOM)
        if self.is_complete or not data:
            return ()
        if data == b"[DONE]":
            self.is_complete = True
            return ()
        try:
            event = parse_event(data)
            error = parse_whole(data) if event.object == "error" else event.error
        except ValueError:
            if self.finish_reason is None:
                raise _not_a_chunk() from None
            self.is_complete = True  # some end their streams in words of their own
            return ()
        choices = event.choices if isinstance(event.choices, list) else [event.choices]
        choice = self._find_choice(choices)
        end = read_finish_reason(choice.finish_reason) if choice.finish_reason else None
        if error or choice.error or end == "error":
            raise error_from_body(error or choice.error)
        chunks = self._read_choice(choice)
        if end is not None:
            self.finish_reason = later_end(self.finish_reason, end)
        if event.usage or choice.usage or event.x_groq:
            self._read_usage(event, choice)
        return chunks

    def _find_choice(self, choices: list[Choice | None]) -> Choice:
        for choice in choices:
            if choice is None:
                continue
            self._has_begun = True
            if self._index is None:
                self._index = choice.index
            if choice.index in (None, self._index):
                return choice
        return Choice()

    def _read_choice(self, choice: Choice) -> list[Chunk]:
        delta = self._find_delta(choice)
        logprobs = read_logprobs(choice.logprobs) if choice.logprobs else []
        try:
            texts = self._texts.read(delta)
        except ValueError:
            raise _not_a_chunk() from None
        chunks: list[Chunk] = []
        for text, trace_field in texts:
            self._has_text, is_trace = True, bool(trace_field)
            # Text, not only the key: SGLang sends `reasoning_content: null` with every delta, also without a parser.
            self._is_labelled = self._is_labelled or is_trace
            here, other = (self._trace, self._answer) if is_trace else (self._answer, self._trace)
            if rest := other.flush():
                chunks += _text_chunks(rest, self._channel if is_trace else "trace", [])
            if joined := here.join(text):
                chunks += _text_chunks(joined, "trace" if is_trace else self._channel, logprobs)
            logprobs = []  # of several texts, it is unknown whose they are, so the answer gets none
        pieces = delta.tool_calls or _old_calls(delta)
        if pieces and (calls := self._calls.read(pieces)):
            self._has_text = True
            chunks.append(Chunk(channel=self._channel, tokens=0 if texts else 1, tool_calls=calls))
        return chunks

    def _find_delta(self, choice: Choice) -> Delta:
        """Return what a choice brings. Beside a delta, Perplexity repeats all that came before as a message."""
        delta = Delta(content=choice.delta) if isinstance(choice.delta, str) else choice.delta
        message = Delta(content=choice.message) if isinstance(choice.message, str) else choice.message
        is_alone = message is None and choice.text is None
        if isinstance(delta, Delta) and (is_alone or any(msgspec.structs.astuple(delta))):
            return delta
        if isinstance(message, Delta) and not (self._has_text and isinstance(delta, Delta)):
            return message
        return Delta(content=choice.text)

    @property
    def _channel(self) -> Channel:
        """The channel of text that is not labelled as trace."""
        return "answer" if self._is_labelled else None

    def _read_usage(self, event: Event, choice: Choice) -> None:
        groq = event.x_groq.get("usage") if isinstance(event.x_groq, dict) else None
        for usage in (event.usage, choice.usage, groq):
            if usage and read_usage(usage, has_text=self._has_text) is not None:
                # Where it comes with each chunk, the last one may follow the finish reason.
                self.is_complete = self.finish_reason is not None and self._usage is None
                self._usage = usage
                return

    def flush(self) -> Iterator[Chunk]:
        """Yield what is left, and the last chunk, when no more data comes."""
        if self.finish_reason is None:
            reason = "broke off its answer" if self._has_begun else "answered with what is no completion"
            raise EngineFailed(f"the upstream {reason}", retry_after=RETRY_AFTER)
        if self.finish_reason == "abort" and not self._has_text:
            raise EngineFailed("the upstream ended its answer before it began", retry_after=RETRY_AFTER)
        for joiner, channel in ((self._trace, "trace"), (self._answer, self._channel)):
            if rest := joiner.flush():
                yield Chunk(texts=[rest], channel=channel, tokens=1)
        usage = read_usage(self._usage, has_text=self._has_text)
        calls = self._calls.flush(is_whole=is_natural(self.finish_reason))
        yield Chunk(tool_calls=calls, finish_reason=self.finish_reason, usage=usage)


def _not_a_chunk() -> EngineFailed:
    return EngineFailed("the upstream sent what is not a chat completion chunk")


def _old_calls(delta: Delta) -> list[Any]:
    """Return the one call in OpenAI's older field as a list of pieces."""
    return [{"index": "function_call", "function": delta.function_call}] if delta.function_call else []


def _text_chunks(text: str, channel: Channel, logprobs: list[TokenLogprob]) -> Iterator[Chunk]:
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
        yield Chunk(texts, channel=channel, tokens=len(texts), logprobs=logprobs)
    else:
        for at in range(0, len(texts), _MAX_CHUNK_TOKENS):
            some = logprobs[at : at + _MAX_CHUNK_TOKENS]
            yield Chunk(texts[at : at + _MAX_CHUNK_TOKENS], channel=channel, tokens=len(some), logprobs=some)
