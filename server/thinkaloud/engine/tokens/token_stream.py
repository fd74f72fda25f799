"""The stream of `/inference/v1/generate`: bytes of an HTTP response in, token ids out."""

import logging
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec

from thinkaloud.engine.upstream.refusal import RETRY_AFTER, error_from_body
from thinkaloud.engine.upstream.response_body import open_body
from thinkaloud.engine.upstream.sse_reader import SseReader
from thinkaloud.errors import EngineFailed

log = logging.getLogger("thinkaloud.engine")

_NO_RANK = 1 << 30


class StreamCut(EngineFailed):
    """The stream ended before the output did: the connection or the server behind it is gone."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the upstream {reason}", retry_after=RETRY_AFTER)


class Candidate(msgspec.Struct):
    """The log-probability of one token at one place."""

    token_id: int
    logprob: float
    rank: int | None = None

    def __post_init__(self) -> None:
        if self.rank is None:
            self.rank = _NO_RANK


class _Position(Candidate):
    top_logprobs: list[Candidate] = msgspec.field(default_factory=list)

    def by_id(self) -> dict[int, Candidate]:
        return {each.token_id: each for each in (*self.top_logprobs, self)}


class _Logprobs(msgspec.Struct):
    content: list[_Position] | None = None


class _Choice(msgspec.Struct):
    token_ids: list[int] | None = None
    finish_reason: str | None = None
    stop_reason: int | str | None = None
    logprobs: _Logprobs | None = None


class _PromptDetails(msgspec.Struct):
    cached_tokens: int | None = None


class _Usage(msgspec.Struct):
    prompt_tokens_details: _PromptDetails | None = None


class _Event(msgspec.Struct):
    choices: list[_Choice] = msgspec.field(default_factory=list)
    usage: _Usage | None = None
    error: Any = None


_decoder = msgspec.json.Decoder(_Event)


@dataclass(slots=True)
class TokenDelta:
    """The next tokens of one output.

    finish_reason: vLLM's, with the last of them. stop_reason: the token id that ended it, unless it is the model's own.
    logprobs: of each token, with its alternatives, by id.
    cached_tokens: of the prompt, with the last tokens, if the server reports it.
    """

    ids: list[int] = field(default_factory=list)
    finish_reason: str | None = None
    stop_reason: int | str | None = None
    logprobs: list[dict[int, Candidate]] | None = None
    cached_tokens: int | None = None


async def read_deltas(response: httpx.Response) -> AsyncGenerator[TokenDelta, None]:
    """Yield the tokens of a response with status 200, and read its body to the end.

    Raises:
        StreamCut: it ended before the output did.
        RequestError: the server sent an error, or what is no such stream.
    """
    reader, tokens = SseReader(), _Tokens()
    async with open_body(response) as pieces:
        try:
            async for piece in pieces:
                for data in reader.decode(piece):
                    for delta in tokens.read(data):
                        yield delta
        except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
            if not tokens.is_finished:
                raise StreamCut("broke the connection") from error
    for data in reader.flush():
        for delta in tokens.read(data):
            yield delta
    for delta in tokens.flush():
        yield delta


class _Tokens:
    """The events of one stream. The last tokens are held until the count of cached ones has come behind them."""

    def __init__(self) -> None:
        self._last: TokenDelta | None = None
        self._is_done = False
        self._has_begun = False

    @property
    def is_finished(self) -> bool:
        """Whether the output is complete."""
        return self._is_done or self._last is not None

    def read(self, data: bytes) -> Iterator[TokenDelta]:
        """Yield what one event brings."""
        if self._is_done:
            return
        if data.strip() == b"[DONE]":
            yield from self.flush()
            return
        try:
            event = _decoder.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise EngineFailed("the upstream sent what are no token ids", retry_after=RETRY_AFTER) from None
        if event.error is not None:
            raise error_from_body(event.error)
        if event.usage is not None and self._last is not None and event.usage.prompt_tokens_details is not None:
            self._last.cached_tokens = event.usage.prompt_tokens_details.cached_tokens
        for choice in event.choices[:1]:
            yield from self._read_choice(choice)

    def _read_choice(self, choice: _Choice) -> Iterator[TokenDelta]:
        if choice.finish_reason == "abort":
            raise StreamCut("ended the output before it was complete")
        if choice.finish_reason == "error":
            raise EngineFailed("the upstream failed on this request", retry_after=RETRY_AFTER)
        positions = choice.logprobs.content if choice.logprobs else None
        delta = TokenDelta(choice.token_ids or [], choice.finish_reason, choice.stop_reason)
        delta.logprobs = None if positions is None else [each.by_id() for each in positions]
        self._has_begun = True
        if delta.finish_reason is None:
            yield delta
        else:
            self._last = delta

    def flush(self) -> Iterator[TokenDelta]:
        """Yield the last tokens, when no more data comes."""
        if self._is_done:
            return
        if self._last is None:
            raise StreamCut("broke off its answer" if self._has_begun else "answered with what are no token ids")
        self._is_done = True
        yield self._last
