"""The streamed body of an upstream's answer.

bytes ── Events ──▶ JSON texts ── _Completion ──▶ Chunks
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterator
from typing import Any, Literal, TypeAlias

import httpx

from thinkaloud.engine.upstream.refusal import RETRY_AFTER, body_of, told
from thinkaloud.engine.upstream.reply_schema import Choice, Delta, Function, Logprob, ToolPiece, counts, parse, small
from thinkaloud.engine.upstream.sse_reader import Events
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk, FinishReason, ToolCallDelta

USAGE_WAIT = 0.5
"""Seconds for the usage, once the finish reason has come: it comes right behind it, or never."""
DRAIN = 1.0
"""Seconds for the end of the body behind the last chunk; a connection read to its end can be used again."""
_DRAINED = 64 * 1024
"""Bytes that are read for that."""
_BLOCK = 16 * 1024
"""Bytes that are read in one turn of the event loop, where each piece counts as no less than `_SMALLEST`."""
_SMALLEST = 256
_PIECE = 4096
"""Characters, and `_TOKENS` tokens, of one chunk: what comes after it takes its time for each."""
_TOKENS = 64
_CALLS = 1024
"""Tool calls of one answer."""

_FINISH: dict[str, FinishReason] = {
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
"""What upstreams say of an end, in small letters. Of any other reason nobody knows whether the answer is whole."""

Channel: TypeAlias = Literal["trace", "answer"] | None


async def read(response: httpx.Response) -> AsyncGenerator[Chunk, None]:
    """The body as chunks. The last one has the finish reason and, where the upstream counts, the usage.

    What is left of the body behind it is read when the next chunk is asked for.
    """
    events, completion = Events(), _Completion()
    now = asyncio.get_running_loop().time
    end: float | None = None
    turn = 0
    async with body_of(response) as pieces:
        try:
            while not completion.complete:
                piece = await (anext(pieces, None) if end is None else _before(end, pieces))
                if piece is None:
                    break
                for at in range(0, len(piece), _BLOCK):
                    for data in events.decode(piece[at : at + _BLOCK]):
                        for chunk in completion.read(data):
                            yield chunk
                    turn += _SMALLEST + min(len(piece), _BLOCK)
                    if turn > _BLOCK:
                        turn = 0
                        await asyncio.sleep(0)
                if completion.finished and end is None:
                    end = now() + USAGE_WAIT
            for data in events.flush():
                for chunk in completion.read(data):
                    yield chunk
        except (httpx.RequestError, TimeoutError):
            if not completion.finished:
                raise
        yield completion.last()
        with contextlib.suppress(TimeoutError, httpx.RequestError, httpx.StreamError):
            async with asyncio.timeout(DRAIN):
                await _drain(pieces)


async def _before(end: float, pieces: AsyncGenerator[bytes, None]) -> bytes | None:
    async with asyncio.timeout_at(end):
        return await anext(pieces, None)


async def _drain(pieces: AsyncGenerator[bytes, None]) -> None:
    drained = 0
    async for piece in pieces:
        drained += len(piece)
        if drained > _DRAINED:
            return


class _Completion:
    """One choice as it streams in: data of events in, chunks out, and `last` after them.

    finished: the finish reason has come. complete: nothing more is to be expected.
    """

    def __init__(self) -> None:
        self.finished: FinishReason | None = None
        self.complete = False
        self._choice: object = None  # its index: of several the one that comes first
        self._begun = self._wrote = self._labelled = False
        self._usage: Any = None
        self._calls: dict[int | float | str, ToolCallDelta] = {}

    def read(self, data: bytes) -> Iterator[Chunk]:
        if self.complete or not data.strip():
            return
        if data.strip() == b"[DONE]":
            self.complete = True
            return
        try:
            event = parse(data)
        except ValueError:
            raise EngineFailed("the upstream sent what is not a chat completion chunk") from None
        choice = self._ours(event.choices or [])
        if (error := small(event.error)) or choice.finish_reason == "error":
            raise told(error)
        found = choice.logprobs.content if choice.logprobs else None
        yield from self._delta(choice.delta or choice.message or Delta(), found or [])
        if choice.finish_reason:
            self.finished = _FINISH.get(choice.finish_reason.lower(), "abort")
        if isinstance(usage := small(event.usage), dict):
            self._usage = usage
            self.complete = self.finished is not None

    def _ours(self, choices: list[Choice]) -> Choice:
        for choice in choices:
            self._begun = True
            if self._choice is None:
                self._choice = choice.index
            if choice.index in (None, self._choice):
                return choice
        return Choice()

    def _delta(self, delta: Delta, logprobs: list[Logprob]) -> Iterator[Chunk]:
        texts = list(delta.texts())
        for text, trace in texts:
            self._wrote = True
            # Text, not the mere key: SGLang sends `reasoning_content: null` with every delta, whether it splits or not.
            self._labelled = self._labelled or trace
            yield from _chunks(text, "trace" if trace else self._channel, logprobs)
            logprobs = []  # where several come, nobody tells which are the trace's; so none is the answer's
        if calls := [self._call(piece) for piece in delta.tool_calls or ()]:
            self._wrote = True
            yield Chunk(channel=self._channel, tokens=0 if texts else 1, tool_calls=calls)

    @property
    def _channel(self) -> Channel:
        """Of what is no trace."""
        return "answer" if self._labelled else None

    def _call(self, piece: ToolPiece) -> ToolCallDelta:
        """A piece of a tool call in its position. Some upstreams leave the index out, some repeat id and name."""
        function = piece.function or Function()
        index = self._index(piece.id, function.name) if piece.index is None else piece.index
        told = self._calls.setdefault(index, ToolCallDelta(0, len(self._calls)))
        if len(self._calls) > _CALLS:
            raise EngineFailed(f"the upstream made more than {_CALLS} tool calls")
        delta = ToolCallDelta(
            index=0,
            position=told.position,
            id=piece.id or None if told.id is None else None,
            name=function.name or None if told.name is None else None,
            arguments=function.arguments or "",
        )
        told.id, told.name = told.id or delta.id, told.name or delta.name
        return delta

    def _index(self, call_id: str | None, name: str | None) -> int | float | str:
        """Where a piece without an index belongs: a new id or a name begins a call, all else continues the last."""
        if call_id:
            for index, told in self._calls.items():
                if told.id == call_id:
                    return index
        begins = call_id or name or not self._calls
        return f"the {len(self._calls)}th" if begins else next(reversed(self._calls))

    def last(self) -> Chunk:
        if self.finished is None:
            broken = "broke off its answer" if self._begun else "answered with what is no completion"
            raise EngineFailed(f"the upstream {broken}", retry_after=RETRY_AFTER)
        return Chunk(finish_reason=self.finished, usage=counts(self._usage, labelled=self._labelled, wrote=self._wrote))


def _chunks(text: str, channel: Channel, logprobs: list[Logprob]) -> Iterator[Chunk]:
    """One delta's text. With log-probabilities its tokens are known, and each has its own text where that is told too.

    An answer's that spell something else may be of the trace before it, so they are left out.
    """
    texts = [logprob.token for logprob in logprobs]
    spelt = "".join(texts) == text
    if not logprobs or (channel == "answer" and not spelt):
        for at in range(0, len(text), _PIECE):
            part = text[at : at + _PIECE]
            # A delta is about a token, and a long one is several.
            yield Chunk(texts=[part], channel=channel, tokens=1 if len(part) < 64 else len(part) // 4)
    elif not spelt:
        texts = [*[""] * (len(texts) - 1), text]
        yield Chunk(texts, channel=channel, tokens=len(texts), logprobs=[each.event() for each in logprobs])
    else:
        for at in range(0, len(texts), _TOKENS):
            some = logprobs[at : at + _TOKENS]
            told = [each.event() for each in some]
            yield Chunk(texts[at : at + _TOKENS], channel=channel, tokens=len(some), logprobs=told)
