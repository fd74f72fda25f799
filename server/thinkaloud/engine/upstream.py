"""Any OpenAI-compatible server as an engine, over HTTP: one streamed `/chat/completions` a generation.

    bytes ── _Events ──▶ JSON texts ── _Completion ──▶ Chunks

What it is not: a renderer, a tokenizer, a splitter. The upstream renders the messages; where it separates the trace
itself its labels are taken over, else its text goes on raw. Of an upstream's errors only the status and the code
words are told, never its free text, which may quote the prompt; nothing of a conversation is logged.
"""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncGenerator, Iterator
from typing import Any, Literal, cast

import httpx
from pydantic import BaseModel, Field, ValidationError
from pydantic_core import from_json

from thinkaloud import settings as config
from thinkaloud.engine.base import Progress, State
from thinkaloud.errors import (
    ContextLengthExceeded,
    EngineFailed,
    Overloaded,
    RequestError,
    SettingsError,
    UpstreamRejected,
)
from thinkaloud.events import Chunk, EngineUsage, FinishReason, ToolCallDelta
from thinkaloud.generation import NO_TAGS, Message, Prompt, Sampling, TagIds

KEEPALIVE = 4.0
"""Seconds an idle connection is kept: less than uvicorn's 5, so that none is taken up while the upstream closes it."""
DRAIN = 1.0
"""Seconds for the end of a stream whose last chunk has come; a connection read to its end can be used again."""
RETRY_AFTER = 10
"""Seconds told to the caller where the upstream tells none."""
ERROR_HEAD = 64 * 1024
"""Bytes of an error body that are read."""

_FINISH: dict[str, FinishReason] = {
    "stop": "stop",
    "length": "length",
    "tool_calls": "tool_calls",
    "function_call": "tool_calls",
    "content_filter": "content_filter",
    "abort": "abort",
}
_CODE_WORD = re.compile(r"[A-Za-z][\w.\[\]-]{0,63}", re.ASCII)
_CONTEXT_SIGNS = {
    "context_length_exceeded",  # OpenAI's code
    "exceed_context_size_error",  # llama.cpp's type
    "input_tokens",  # vLLM's param for a prompt that is too long, as tokens and as text
    "input_text",
}


class UpstreamEngine:
    """Implements `Engine`; see there for what each method promises. `transport` is for tests."""

    def __init__(
        self, name: str, settings: config.UpstreamEngine, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        if settings.base_url.username or settings.base_url.password:
            raise SettingsError(f"engines.{name}.base_url: must not hold a user or a password; there is api_key for it")
        self.name = name
        self.state = State.LOADING
        self.context_length = settings.context_length
        self._settings = settings
        self._base = httpx.URL(str(settings.base_url))
        self._transport = transport
        self._client: httpx.AsyncClient | None = None
        self._running = 0

    async def start(self, progress: Progress) -> None:
        progress(f"asking {self._shown()} for its models")
        try:
            self._client = self._connect()
            await self._find_model(self._client)
        except (EngineFailed, SettingsError):
            if self.state is State.LOADING:
                self.state = State.FAILED
            raise
        if self.state is State.LOADING:
            self.state = State.READY
        progress("ready")

    def _connect(self) -> httpx.AsyncClient:
        wait, limit = self._settings, self._settings.max_connections
        # Compressed streams come in blocks, not token by token.
        headers = {"accept-encoding": "identity"}
        if self._settings.api_key is not None:
            key = self._settings.api_key.read()
            if not key or not key.isascii() or not key.isprintable():
                raise SettingsError(f"engines.{self.name}.api_key: is empty or has characters that no header can carry")
            headers["authorization"] = f"Bearer {key}"
        return httpx.AsyncClient(
            transport=self._transport,
            headers=headers,
            timeout=httpx.Timeout(wait.read_timeout, connect=wait.connect_timeout, pool=wait.connect_timeout),
            limits=httpx.Limits(max_connections=limit, max_keepalive_connections=limit, keepalive_expiry=KEEPALIVE),
        )

    async def _find_model(self, client: httpx.AsyncClient) -> None:
        """Ask whether the upstream is there and serves the model. One that has no list of models is taken on trust."""
        upstream = f"engine {self.name}: the upstream {self._shown()}"
        try:
            response = await client.get(self._url("models"))
        except httpx.RequestError as error:
            raise EngineFailed(f"{upstream} {_fault(error)} ({error})") from error
        if response.status_code in {401, 403}:
            known = self._settings.api_key is not None
            raise EngineFailed(f"{upstream} {'refused the key' if known else 'asks for a key: set api_key'}")
        if response.status_code in {404, 405}:
            return
        if response.status_code != 200:
            raise EngineFailed(f"{upstream} answered with status {response.status_code} when asked for its models")
        try:
            models = _ModelList.model_validate_json(response.content).data
        except ValidationError:
            return
        for model in models:
            if model.id == self._settings.model:
                self.context_length = self.context_length or model.max_model_len or model.context_length
                return
        served = ", ".join(repr(model.id[:80]) for model in models[:5]) or "nothing"
        raise EngineFailed(f"{upstream} does not serve {self._settings.model!r} (it serves: {served})")

    async def stop(self) -> None:
        self.state = State.STOPPED
        if self._client is not None:
            await self._client.aclose()

    async def render(self, messages: list[Message], template_arguments: dict[str, Any]) -> Prompt:
        return Prompt(messages, template_arguments)

    def tag_ids(self, start: str, end: str) -> TagIds:
        return NO_TAGS

    async def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """See `Engine`. `tags` and `parser` have no effect: an upstream separates the trace as it was set up to.

        A chunk's `tokens` are an estimate, one for each delta with text; the usage on the last chunk replaces it.
        """
        if self._client is None or self.state is not State.READY:
            raise EngineFailed(f"engine {self.name} is {self.state.value}", retry_after=RETRY_AFTER)
        request = self._client.stream(
            "POST",
            self._url("chat/completions"),
            content=json.dumps(self._payload(prompt, sampling)),
            headers={"content-type": "application/json", "accept": "text/event-stream", "x-request-id": request_id},
        )
        self._running += 1
        try:
            async with request as response:
                if response.status_code != 200:
                    raise await _refusal(response)
                async with contextlib.aclosing(_chunks(response)) as chunks:
                    async for chunk in chunks:
                        yield chunk
        except httpx.PoolTimeout as error:
            raise Overloaded("every connection to the upstream is in use", retry_after=RETRY_AFTER) from error
        except httpx.RequestError as error:
            raise EngineFailed(f"the upstream {_fault(error)}", retry_after=RETRY_AFTER) from error
        finally:
            self._running -= 1

    def running(self) -> int:
        return self._running

    def _payload(self, prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
        payload = {
            "model": self._settings.model,
            "messages": prompt.messages,
            "stream": True,
            "stream_options": {"include_usage": True},
            **sampling.given(),
        }
        if prompt.template_arguments:
            payload["chat_template_kwargs"] = prompt.template_arguments
        return payload

    def _url(self, path: str) -> httpx.URL:
        return self._base.copy_with(path=f"{self._base.path.rstrip('/')}/{path}")

    def _shown(self) -> str:
        """The base URL as it may be told: a query may hold a key."""
        return str(self._base.copy_with(query=None, fragment=None))


def _body(response: httpx.Response) -> contextlib.AbstractAsyncContextManager[AsyncGenerator[bytes, None]]:
    """The bytes of the body, from a generator that the block closes; httpx's types hide that it is one."""
    return contextlib.aclosing(cast("AsyncGenerator[bytes, None]", response.aiter_bytes()))


async def _chunks(response: httpx.Response) -> AsyncGenerator[Chunk, None]:
    """The body as chunks. The last one has the finish reason and, where the upstream counts, the usage."""
    events, completion = _Events(), _Completion()
    async with _body(response) as pieces:
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
        self._usage: _Usage | None = None
        self._calls: dict[int, ToolCallDelta] = {}

    def read(self, data: bytes) -> Iterator[Chunk]:
        if self.complete:
            return
        if data.strip() == b"[DONE]":
            self.complete = True
            return
        try:
            event = _Event.model_validate_json(data)
        except ValidationError:
            raise EngineFailed("the upstream sent what is not a chat completion chunk") from None
        choice = event.choices[0] if event.choices else _Choice()
        if event.error is not None or choice.finish_reason == "error":
            raise EngineFailed("the upstream failed while it answered", retry_after=RETRY_AFTER)
        yield from self._delta(choice.delta or _Delta())
        if choice.finish_reason:
            self.finished = _FINISH.get(choice.finish_reason, "stop")
        if event.usage is not None:
            self._usage = event.usage
            self.complete = self.finished is not None

    def _delta(self, delta: "_Delta") -> Iterator[Chunk]:
        if trace := delta.reasoning or delta.reasoning_content:
            # Text, not the mere key: SGLang sends `reasoning_content: null` with every delta, whether it splits or not.
            self._labelled = True
            yield Chunk(texts=[trace], channel="trace", tokens=1)
        text = delta.content or delta.refusal
        calls = [self._call(piece) for piece in delta.tool_calls or ()]
        if text or calls:
            channel: Literal["answer"] | None = "answer" if self._labelled else None
            yield Chunk(texts=[text] if text else [], channel=channel, tokens=1, tool_calls=calls)

    def _call(self, piece: "_ToolPiece") -> ToolCallDelta:
        """A piece of a tool call in its position. Some upstreams leave the index out, some repeat id and name."""
        function = piece.function or _Function()
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


class _Function(BaseModel):
    name: str | None = None
    arguments: str | None = None


class _ToolPiece(BaseModel):
    index: int | None = None
    id: str | None = None
    function: _Function | None = None


class _Delta(BaseModel):
    """`reasoning` and `reasoning_content` are two names for one text; where both come they are identical."""

    content: str | None = None
    refusal: str | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None
    tool_calls: list[_ToolPiece] | None = None


class _Choice(BaseModel):
    delta: _Delta | None = None
    finish_reason: str | None = None


class _Details(BaseModel):
    reasoning_tokens: int | None = None
    cached_tokens: int | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    completion_tokens_details: _Details | None = None
    prompt_tokens_details: _Details | None = None

    def counts(self, labelled: bool) -> EngineUsage | None:
        if self.prompt_tokens is None or self.completion_tokens is None:
            return None
        reasoning = (self.completion_tokens_details or _Details()).reasoning_tokens
        cached = (self.prompt_tokens_details or _Details()).cached_tokens or 0
        if reasoning == 0 and not labelled:
            reasoning = None  # no count: the trace may stand in the content
        return EngineUsage(self.prompt_tokens, self.completion_tokens, reasoning, cached)


class _Event(BaseModel):
    choices: list[_Choice] | None = None
    usage: _Usage | None = None
    error: Any = None


class _Model(BaseModel):
    id: str
    max_model_len: int | None = Field(None, ge=1)
    context_length: int | None = Field(None, ge=1)


class _ModelList(BaseModel):
    data: list[_Model]


def _fault(error: httpx.RequestError) -> str:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return "cannot be reached"
    return "did not answer in time" if isinstance(error, httpx.TimeoutException) else "broke the connection"


async def _refusal(response: httpx.Response) -> RequestError:
    """What a status other than 200 means to the caller."""
    status = response.status_code
    if status in {401, 403}:
        return EngineFailed("the upstream refused the server's key", retry_after=60)
    if status in {429, 503}:
        return Overloaded("the upstream takes no more requests now", retry_after=_retry_after(response))
    if not 400 <= status < 500:
        return EngineFailed(f"the upstream failed (status {status})", retry_after=RETRY_AFTER)
    words = await _code_words(response)
    if _CONTEXT_SIGNS & set(words.values()):
        return ContextLengthExceeded("the request does not fit the context of the upstream's model", param="messages")
    told = ", ".join([f"status {status}", *(f"{key} {word}" for key, word in words.items())])
    return UpstreamRejected(f"the upstream refused the request ({told})", param=words.get("param"))


def _retry_after(response: httpx.Response) -> int:
    seconds = response.headers.get("retry-after", "").strip()
    return int(seconds) if re.fullmatch(r"\d{1,6}", seconds, re.ASCII) else RETRY_AFTER


async def _code_words(response: httpx.Response) -> dict[str, str]:
    """`code`, `type` and `param` of an error body, each only where it is a single word."""
    head = b""
    async with _body(response) as pieces:
        async for piece in pieces:
            head += piece
            if len(head) > ERROR_HEAD:
                return {}
    try:
        body = from_json(head)
    except ValueError:
        return {}
    error = body.get("error", body) if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return {}
    words = {key: error.get(key) for key in ("code", "type", "param")}
    return {key: word for key, word in words.items() if isinstance(word, str) and _CODE_WORD.fullmatch(word)}
