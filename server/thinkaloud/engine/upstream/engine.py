"""Any OpenAI-compatible server as an engine, over HTTP: one streamed `/chat/completions` a generation.

What it is not: a renderer, a tokenizer, a splitter. The upstream renders the messages; where it separates the trace
itself its labels are taken over, else its text goes on raw (`stream.py`). Of an upstream's errors only the status and
the code words are told, never its free text, which may quote the prompt; nothing of a conversation is logged.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncGenerator
from dataclasses import replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx
from prometheus_client import CollectorRegistry
from pydantic import BaseModel, Field, ValidationError

from thinkaloud import settings as config
from thinkaloud.engine.base import ProgressCallback
from thinkaloud.engine.upstream.exchange import Apart
from thinkaloud.engine.upstream.kept_connection import Kept
from thinkaloud.engine.upstream.payload import payload
from thinkaloud.engine.upstream.refusal import RETRY_AFTER, body_of, fault, refusal
from thinkaloud.engine.upstream.stream import read
from thinkaloud.errors import EngineFailed, EngineUnreachable, Overloaded, SettingsError
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

log = logging.getLogger("thinkaloud.engine")

KEEPALIVE = 4.0
"""Seconds an idle connection is kept: less than uvicorn's 5, so that none is taken up while the upstream closes it."""
_KEPT = 64
"""Connections from which on idle ones are closed: httpcore looks at each of them, for each, with every request."""

LISTED = 4 * 1024 * 1024
"""Bytes of a list of models; what has more is taken for no list."""
_NO_LIST = {404, 405, 501}


class _Model(BaseModel):
    id: str
    max_model_len: int | None = Field(None, ge=1)
    context_length: int | None = Field(None, ge=1)


class _ModelList(BaseModel):
    data: list[_Model]


class UpstreamEngine:
    """Implements `Engine`; see there for what each method promises. `transport` is for tests."""

    def __init__(
        self, name: str, settings: config.UpstreamEngine, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        if settings.base_url.username or settings.base_url.password:
            raise SettingsError(f"engines.{name}.base_url: must not hold a user or a password; there is api_key for it")
        self.name = name
        self.context_length = settings.context_length
        self.steps = 0
        self.check_every = settings.check_every
        self.registry = CollectorRegistry()
        self._settings = settings
        self._base = httpx.URL(str(settings.base_url))
        self._transport = transport
        self._client: httpx.AsyncClient | None = None
        self._seen = 0
        self._running = 0
        self._apart = Apart(settings.max_connections)

    async def start(self, progress: ProgressCallback) -> None:
        progress("asking the upstream for its models")
        if self._client is None:
            self._client = self._connect()
        async with self._ask(self._client) as response:
            self._find_model(response.status_code, await _head(response))

    async def check(self) -> None:
        """An upstream that answers requests is asked nothing; one that is at work on them may be slow to say so."""
        seen, self._seen = self._seen, self.steps
        if self._client is None or self.steps != seen:
            return
        try:
            async with self._ask(self._client) as response:
                if 0 < int(response.headers.get("content-length", 0)) < 65_536:
                    await response.aread()  # so that the connection can be used again
        except EngineUnreachable as error:
            if not (self._running and isinstance(error.__cause__, httpx.TimeoutException | TimeoutError)):
                raise
        else:
            self._seen = self.steps = self.steps + 1

    def _connect(self) -> httpx.AsyncClient:
        wait = self._settings
        # Compressed streams come in blocks, not token by token.
        headers = {"accept-encoding": "identity"}
        if self._settings.api_key is not None:
            headers["authorization"] = f"Bearer {self._key(self._settings.api_key)}"
        try:
            return httpx.AsyncClient(
                transport=self._transport,
                headers=headers,
                # How many there are at once is decided where requests wait for it, see access/admission.py.
                timeout=httpx.Timeout(wait.read_timeout, connect=wait.connect_timeout, pool=None),
                limits=httpx.Limits(max_keepalive_connections=_KEPT, keepalive_expiry=KEEPALIVE),
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            )
        except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
            raise SettingsError(
                f"engines.{self.name}: no connection can be made with the proxy variables and the SSL_CERT_FILE "
                f"of this environment ({type(error).__name__})"
            ) from error

    def _key(self, secret: config.Secret) -> str:
        try:
            key = secret.read()
        except SettingsError as error:
            raise SettingsError(f"engines.{self.name}.api_key: {error}") from error
        if not key.isascii() or not key.isprintable():
            raise SettingsError(f"engines.{self.name}.api_key: has characters that no header can carry")
        return key

    @contextlib.asynccontextmanager
    async def _ask(self, client: httpx.AsyncClient) -> AsyncGenerator[httpx.Response, None]:
        """The answer to the question which models the upstream serves. Raises what `start` raises."""
        upstream = f"engine {self.name}: the upstream {self._shown()}"
        try:
            wait = self._settings.connect_timeout
            async with (
                asyncio.timeout(2 * wait),
                client.stream("GET", self._url("models"), timeout=wait) as response,
            ):
                if response.status_code in {401, 403}:
                    known = self._settings.api_key is not None
                    raise SettingsError(f"{upstream} {'refused the key' if known else 'asks for a key: set api_key'}")
                if response.status_code >= 500 and response.status_code not in _NO_LIST:
                    status = response.status_code
                    raise EngineUnreachable(f"{upstream} answered with status {status} when asked for its models")
                yield response
        except httpx.RequestError as error:
            raise EngineUnreachable(f"{upstream} {fault(error)} ({error})") from error
        except TimeoutError as error:
            raise EngineUnreachable(f"{upstream} did not answer in time") from error

    def _find_model(self, status: int, body: bytes) -> None:
        """Whether the upstream serves the model. One that has no list of models is taken on trust."""
        if status in _NO_LIST:
            return
        upstream = f"engine {self.name}: the upstream {self._shown()}"
        if status != 200:
            raise SettingsError(f"{upstream} answered with status {status} when asked for its models")
        try:
            models = _ModelList.model_validate_json(body).data
        except ValidationError:
            return
        for model in models:
            if model.id == self._settings.model:
                self.context_length = self._settings.context_length or model.max_model_len or model.context_length
                return
        served = ", ".join(repr(model.id[:80]) for model in models[:5]) or "nothing"
        raise SettingsError(f"{upstream} does not serve {self._settings.model!r} (it serves: {served})")

    async def stop(self) -> None:
        client, self._client = self._client, None
        await self._apart.stop()
        if client is not None:
            await client.aclose()

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        return Prompt(messages, template_arguments, tooling=tooling)

    def tag_ids(self, start: str, end: str) -> TagIds:
        return NO_TAGS

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        raise NotImplementedError("an upstream renders by itself, and goes on behind nothing")

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> None:
        """None: the upstream finds the calls itself."""

    async def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
        thinks: bool = False,
        lora: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """See `Engine`. `tags`, `parser`, `thinks` and `lora` have no effect: an upstream does what it was set up to.

        A chunk's `tokens` are an estimate, one for each delta with text; the usage on the last chunk replaces it.
        """
        if self._client is None:
            raise EngineFailed(f"engine {self.name} is not running", retry_after=RETRY_AFTER)
        shared = prompt.cache_salt is not None and not self._settings.cache_salt
        if shared:
            prompt = replace(prompt, cache_salt=None)
        body = payload(self._settings.model, prompt, sampling, self._settings.budget_field)
        answer = self._answer(self._client, json.dumps(body).encode(), request_id)
        self._running += 1
        try:
            async with contextlib.aclosing(self._apart.read(answer)) as chunks:
                async for chunk in chunks:
                    self.steps += 1
                    if shared and chunk.usage is not None:
                        chunk.usage.cached_tokens = 0  # of whose prompts, the upstream does not know
                    yield chunk
        except httpx.RequestError as error:
            log.warning("engine %s: the upstream %s (%s)", self.name, fault(error), type(error).__name__)
            raise EngineFailed(f"the upstream {fault(error)}", retry_after=RETRY_AFTER) from error
        except (EngineFailed, Overloaded) as error:
            log.warning("engine %s: %s", self.name, error)
            raise
        finally:
            self._running -= 1

    async def _answer(self, client: httpx.AsyncClient, body: bytes, request_id: str) -> AsyncGenerator[Chunk, None]:
        kept = Kept()
        request = client.build_request(
            "POST",
            self._url("chat/completions"),
            content=body,
            headers={"content-type": "application/json", "accept": "text/event-stream", "x-request-id": request_id},
            extensions={"trace": kept.see},
        )
        try:
            response = await client.send(request, stream=True)
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            if not kept.was_closed():
                raise
            response = await client.send(request, stream=True)
        async with contextlib.aclosing(response):
            if response.status_code != 200:
                raise await refusal(response)
            async with contextlib.aclosing(read(response)) as chunks:
                async for chunk in chunks:
                    yield chunk

    def running(self) -> int:
        return self._running

    def _url(self, path: str) -> httpx.URL:
        return self._base.copy_with(path=f"{self._base.path.rstrip('/')}/{path}")

    def _shown(self) -> str:
        """The base URL as it may be told: a query may hold a key."""
        return str(self._base.copy_with(query=None, fragment=None))


async def _head(response: httpx.Response) -> bytes:
    """The body, cut where it grows beyond all measure."""
    head = b""
    async with body_of(response) as pieces:
        async for piece in pieces:
            head += piece
            if len(head) > LISTED:
                break
    return head
