"""Any OpenAI-compatible server as an engine, over HTTP: one streamed `/chat/completions` for each choice.

The upstream renders the messages. If it separates the trace its labels are used, else its text is passed on as it comes
(`stream.py`). Of its errors only the status and the code words are passed on, never the free text, which may quote the
prompt. No part of a conversation is logged.
"""

import contextlib
import json
import logging
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import httpx
from prometheus_client import CollectorRegistry

from thinkaloud import settings as config
from thinkaloud.engine.base import ProgressCallback
from thinkaloud.engine.upstream.client import endpoint, new_client
from thinkaloud.engine.upstream.exchange import ExchangeTasks
from thinkaloud.engine.upstream.kept_connection import ConnectionTrace
from thinkaloud.engine.upstream.model_list import ModelListRequest
from thinkaloud.engine.upstream.payload import payload
from thinkaloud.engine.upstream.refusal import RETRY_AFTER, describe_fault, refusal
from thinkaloud.engine.upstream.stream import read_chunks
from thinkaloud.errors import EngineFailed, EngineUnreachable, Overloaded, SettingsError
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

log = logging.getLogger("thinkaloud.engine")

_MAX_READ_BYTES = 65_536
"""Size of a list of models up to which a health check reads it, so that the connection can be reused."""


class UpstreamEngine:
    """Implements `Engine`; see there. `transport` is for tests."""

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
        self._transport = transport
        self._url = endpoint(settings, "chat/completions")
        self._client: httpx.AsyncClient | None = None
        self._model_list = ModelListRequest(name, settings)
        self._checked_steps = 0
        self._generations = 0
        self._exchanges = ExchangeTasks(settings.max_connections)

    async def start(self, progress: ProgressCallback) -> None:
        progress("asking the upstream for its models")
        if self._client is None:
            self._client = new_client(self.name, self._settings, self._transport)
        async with self._model_list.send(self._client) as response:
            length = await self._model_list.read_context_length(response)
        if length is not None and self._settings.context_length is None:
            self.context_length = length

    async def check(self) -> None:
        """Ask for the models, unless the upstream has sent chunks since the last check. While it works on requests, a
        timeout is no failure.
        """
        checked, self._checked_steps = self._checked_steps, self.steps
        if self._client is None or self.steps != checked:
            return
        try:
            async with self._model_list.send(self._client) as response:
                if 0 < int(response.headers.get("content-length", 0)) < _MAX_READ_BYTES:
                    await response.aread()
        except EngineUnreachable as error:
            if not (self._generations and isinstance(error.__cause__, httpx.TimeoutException | TimeoutError)):
                raise
        else:
            self._checked_steps = self.steps = self.steps + 1

    async def stop(self) -> None:
        client, self._client = self._client, None
        await self._exchanges.stop()
        if client is not None:
            await client.aclose()

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        return Prompt(messages, template_arguments, tooling=tooling)

    def tag_ids(self, start: str, end: str, others: tuple[str, ...] = ()) -> TagIds:
        return NO_TAGS

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        raise NotImplementedError("an upstream renders by itself, and cannot continue an output")

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> None:
        """Return None: the upstream finds the calls itself."""

    async def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
        thinks: bool | None = False,
        lora: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """See `Engine`. `tags`, `parser`, `thinks` and `lora` have no effect.

        A chunk's `tokens` are an estimate, one for each delta with text; the usage on the last chunk replaces it.
        """
        if self._client is None:
            raise EngineFailed(f"engine {self.name} is not running", retry_after=RETRY_AFTER)
        hides_salt = prompt.cache_salt is not None and not self._settings.cache_salt
        if hides_salt:
            prompt = replace(prompt, cache_salt=None)
        body = payload(self._settings.model, prompt, sampling, self._settings.budget_field)
        exchange = self._send(self._client, json.dumps(body).encode(), request_id)
        self._generations += 1
        try:
            async with contextlib.aclosing(self._exchanges.read(exchange)) as chunks:
                async for chunk in chunks:
                    self.steps += 1
                    if hides_salt and chunk.usage is not None:
                        chunk.usage.cached_tokens = 0  # they may be of another caller's prompt
                    yield chunk
        except httpx.RequestError as error:
            fault = describe_fault(error)
            log.warning("engine %s: the upstream %s (%s)", self.name, fault, type(error).__name__)
            raise EngineFailed(f"the upstream {fault}", retry_after=RETRY_AFTER) from error
        except (EngineFailed, Overloaded) as error:
            log.warning("engine %s: %s", self.name, error)
            raise
        finally:
            self._generations -= 1

    async def _send(self, client: httpx.AsyncClient, body: bytes, request_id: str) -> AsyncGenerator[Chunk, None]:
        """Send one request, and yield the chunks of the response."""
        connection = ConnectionTrace()
        request = client.build_request(
            "POST",
            self._url,
            content=body,
            headers={"content-type": "application/json", "accept": "text/event-stream", "x-request-id": request_id},
            extensions={"trace": connection.record},
        )
        try:
            response = await client.send(request, stream=True)
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            if not connection.was_closed():
                raise
            response = await client.send(request, stream=True)
        async with contextlib.aclosing(response):
            if response.status_code != 200:
                raise await refusal(response)
            async with contextlib.aclosing(read_chunks(response)) as chunks:
                async for chunk in chunks:
                    yield chunk

    def running(self) -> int:
        return self._generations
