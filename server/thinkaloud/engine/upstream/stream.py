"""The streamed body of an upstream's answer.

bytes ── _Events ──▶ JSON texts ── _Completion ──▶ Chunks
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterator
from typing import Literal, cast

import httpx
from pydantic import ValidationError

from thinkaloud.engine.upstream.schema import Choice, Delta, Event, Function, ToolPiece, Usage
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk, FinishReason, TokenLogprob, ToolCallDelta

DRAIN = 1.0
"""Seconds for the end of a stream whose last chunk has come; a connection read to its end can be used again."""
RETRY_AFTER = 10
"""Seconds told to the caller where the upstream tells none."""

_FINISH: dict[str, FinishReason] = {
    "stop": "stop",
    "length": "length",
    "tool_calls": "tool_calls",
    "function_call": "tool_calls",
    "content_filter": "content_filter",
    "abort": "abort",
}


def body_of(response: httpx.Response) -> contextlib.AbstractAsyncContextManager[AsyncGenerator[bytes, None]]:
    """The bytes of the body, from a generator that the block closes; httpx's types hide that it is one."""
    return contextlib.aclosing(cast("AsyncGenerator[bytes, None]", response.aiter_bytes()))


async def read(response: httpx.Response) -> AsyncGenerator[Chunk, None]:
    """The body as chunks. The last one has the finish reason and, where the upstream counts, the usage."""
    events, completion = _Events(), _Completion()
    async with body_of(response) as pieces:
        try:
            async for piece in pieces:
                for data in events.decode(piece):
                    for chunk in completion.read(data):
                        yield chunk
                if completion.complete:
                    break
            for data in events.flush():
                for chunk in completion.read(data):
                    yield chunk
        except httpx.RequestError:
            if not completion.finished:
                raise
        with contextlib.suppress(TimeoutError, httpx.RequestError, httpx.StreamError):
            async with asyncio.timeout(DRAIN):
                async for _ in pieces:
                    pass
    yield completion.last()


class _Events:
    """Server-sent events: bytes in, the data of whole events out.

    Works on bytes, where only CR and LF end a line. httpx's `aiter_lines` also breaks at U+2028 and others, which
    JSON may hold raw: https://github.com/florimondmanca/httpx-sse/issues/34
    """

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []

    def decode(self, piece: bytes) -> Iterator[bytes]:
        lines = (self._rest + piece).splitlines(keepends=True)
        # A line that ends in CR waits as well: its LF may be the next byte.
        self._rest = b"" if not lines or lines[-1].endswith(b"\n") else lines.pop()
        for line in lines:
            yield from self._line(line.rstrip(b"\r\n"))

    def flush(self) -> Iterator[bytes]:
        """What a stream without a last empty line still holds."""
        rest, self._rest = self._rest, b""
        for line in (rest.rstrip(b"\r\n"), b""):
            yield from self._line(line)

    def _line(self, line: bytes) -> Iterator[bytes]:
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
        elif not line and self._data:
            data, self._data = b"\n".join(self._data), []
            yield data


class _Completion:
    """One choice as it streams in: data of events in, chunks out, and `last` after them.

    finished: the finish reason has come. complete: nothing more is to be expected.
    """

    def __init__(self) -> None:
        self.finished: FinishReason | None = None
        self.complete = False
        self._labelled = False
        self._usage: Usage | None = None
        self._calls: dict[int, ToolCallDelta] = {}

    def read(self, data: bytes) -> Iterator[Chunk]:
        if self.complete:
            return
        if data.strip() == b"[DONE]":
            self.complete = True
            return
        try:
            event = Event.model_validate_json(data)
        except ValidationError:
            raise EngineFailed("the upstream sent what is not a chat completion chunk") from None
        choice = event.choices[0] if event.choices else Choice()
        if event.error is not None or choice.finish_reason == "error":
            raise EngineFailed("the upstream failed while it answered", retry_after=RETRY_AFTER)
        found = choice.logprobs.content if choice.logprobs else None
        yield from self._delta(choice.delta or Delta(), [each.event() for each in found] if found else None)
        if choice.finish_reason:
            self.finished = _FINISH.get(choice.finish_reason, "stop")
        if event.usage is not None:
            self._usage = event.usage
            self.complete = self.finished is not None

    def _delta(self, delta: Delta, logprobs: list[TokenLogprob] | None) -> Iterator[Chunk]:
        if trace := delta.reasoning or delta.reasoning_content:
            # Text, not the mere key: SGLang sends `reasoning_content: null` with every delta, whether it splits or not.
            self._labelled = True
            yield _chunk(trace, "trace", logprobs)
            logprobs = None  # where both come, nobody tells which are the trace's; so none is the answer's
        text = delta.content or delta.refusal
        calls = [self._call(piece) for piece in delta.tool_calls or ()]
        if text or calls:
            channel: Literal["answer"] | None = "answer" if self._labelled else None
            yield _chunk(text or "", channel, logprobs if text else None, calls)

    def _call(self, piece: ToolPiece) -> ToolCallDelta:
        """A piece of a tool call in its position. Some upstreams leave the index out, some repeat id and name."""
        function = piece.function or Function()
        position = piece.index if piece.index is not None else self._position(piece.id, function.name)
        told = self._calls.setdefault(position, ToolCallDelta(0, position))
        delta = ToolCallDelta(
            index=0,
            position=position,
            id=piece.id or None if told.id is None else None,
            name=function.name or None if told.name is None else None,
            arguments=function.arguments or "",
        )
        told.id, told.name = told.id or delta.id, told.name or delta.name
        return delta

    def _position(self, call_id: str | None, name: str | None) -> int:
        """Where a piece without an index belongs: a new id or a name begins a call, all else continues the last."""
        if call_id:
            for position, told in self._calls.items():
                if told.id == call_id:
                    return position
        last = max(self._calls, default=-1)
        return last + 1 if call_id or name or last < 0 else last

    def last(self) -> Chunk:
        if self.finished is None:
            raise EngineFailed("the upstream broke off its answer", retry_after=RETRY_AFTER)
        usage = None if self._usage is None else self._usage.counts(self._labelled)
        return Chunk(finish_reason=self.finished, usage=usage)


def _chunk(
    text: str,
    channel: Literal["trace", "answer"] | None,
    logprobs: list[TokenLogprob] | None,
    calls: list[ToolCallDelta] | None = None,
) -> Chunk:
    """One delta. With log-probabilities its tokens are known, and each has its own text where that is told too.

    An answer's that spell something else may be of the trace before it, so they are left out.
    """
    texts = [logprob.token for logprob in logprobs or ()]
    spelt = "".join(texts) == text
    if not logprobs or (channel == "answer" and not spelt):
        return Chunk(texts=[text] if text else [], channel=channel, tokens=1, tool_calls=calls or [])
    if not spelt:
        texts = [*[""] * (len(texts) - 1), text]
    return Chunk(texts=texts, channel=channel, tokens=len(texts), tool_calls=calls or [], logprobs=logprobs)
