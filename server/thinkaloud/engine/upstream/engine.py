"""Any OpenAI-compatible server as an engine, or a pool of them: one streamed `/chat/completions` for each choice.

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
from thinkaloud.engine.base import MemberStatus, ProgressCallback
from thinkaloud.engine.pool import Member, Pool
from thinkaloud.engine.pool.affinity import conversation_key
from thinkaloud.engine.pool.member import MemberState
from thinkaloud.engine.pool.metrics import PoolCollector
from thinkaloud.engine.pool.probe_request import ProbeRequest, describe_fault, read_rest
from thinkaloud.engine.pool.targets import require_plain_urls
from thinkaloud.engine.upstream.client import endpoint, new_client
from thinkaloud.engine.upstream.exchange import ExchangeTasks
from thinkaloud.engine.upstream.kept_connection import ConnectionTrace
from thinkaloud.engine.upstream.model_list import ModelListRequest
from thinkaloud.engine.upstream.payload import payload
from thinkaloud.engine.upstream.refusal import RETRY_AFTER, refusal
from thinkaloud.engine.upstream.stream import read_chunks
from thinkaloud.errors import EngineFailed, InvalidRequest, Overloaded
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

log = logging.getLogger("thinkaloud.engine")

_OPENAI_CONSTRAINTS = {"json", "json_object"}
"""Constraints that `response_format` has."""


class UpstreamEngine:
    """Implements `Engine`; see there. `transport` is for tests."""

    def __init__(
        self, name: str, settings: config.UpstreamEngine, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        require_plain_urls(name, settings)
        self.name = name
        self.context_length = settings.context_length
        self.steps = 0
        self.check_every = settings.health.every if settings.is_pool else settings.check_every
        self.registry = CollectorRegistry()
        self._settings = settings
        self._transport = transport
        self._client: httpx.AsyncClient | None = None
        self._pool = Pool(name, settings, self._ask)
        self._lengths: dict[str, int] = {}  # of the context, by member
        self.registry.register(PoolCollector(self._pool))
        self._generations = 0
        self._exchanges = ExchangeTasks(settings.max_connections)

    async def start(self, progress: ProgressCallback) -> None:
        progress("asking the upstream for its models")
        if self._client is None:
            self._client = new_client(self.name, self._settings, self._transport)
        await self._pool.start()

    async def check(self) -> None:
        """See `Pool.check`. An upstream that has sent chunks since the last check is not asked."""
        if self._client is not None:
            await self._pool.check()

    async def _ask(self, member: Member) -> None:
        """The probe of one member: its health where the settings say how, and its models, which it must have to begin
        with.
        """
        assert self._client is not None  # noqa: S101  the pool is started and stopped with it
        settings, target = self._settings, member.target
        request = ProbeRequest(self.name, target, settings.connect_timeout)
        if settings.health.path is not None:
            await request.ask_health(self._client, settings.health.path)
        is_new = member.state is MemberState.DOWN
        if is_new or settings.health.path is None:
            models = ModelListRequest(request, target.url, settings.model)
            async with models.send(self._client) as response:
                if is_new:
                    self._keep_length(member.name, await models.read_context_length(response))
                else:
                    await read_rest(response)
        self.steps += 1

    def _keep_length(self, member: str, length: int | None) -> None:
        """Take the shortest context of all members, so that what fits one fits another."""
        if length is not None:
            self._lengths[member] = length
        if self._settings.context_length is None:
            known = [self._lengths[each.name] for each in self._pool.members if each.name in self._lengths]
            self.context_length = min(known, default=None)

    def members(self) -> list[MemberStatus]:
        """See `Pool.status`."""
        return self._pool.status()

    async def stop(self) -> None:
        client, self._client = self._client, None
        await self._pool.stop()
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
        """Return None: the upstream finds the calls itself.

        Raises `InvalidRequest` for a constraint that only vLLM has a field for, unless the settings say that the
        upstream has it: another server would ignore it.
        """
        beyond = (sampling.structured_outputs or {}).keys() - _OPENAI_CONSTRAINTS
        if beyond and not self._settings.structured_outputs:
            raise InvalidRequest(
                f"{min(beyond)}: the upstream behind this model is not known to keep to it (structured_outputs of its "
                "settings); a JSON schema in response_format is passed on",
                param="structured_outputs",
            )

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
        client, affinity = self._client, self._settings.affinity
        headers = {"content-type": "application/json", "accept": "text/event-stream", "x-request-id": request_id}
        key = None
        if self._settings.is_pool:
            key = conversation_key(prompt, affinity)
            headers |= {affinity.header: prompt.session} if prompt.session is not None else {}
        hides_salt = prompt.cache_salt is not None and not self._settings.cache_salt
        if hides_salt:
            prompt = replace(prompt, cache_salt=None)
        body = json.dumps(payload(self._settings, prompt, sampling)).encode()
        exchange = self._pool.run(key, lambda member: _send(client, member, headers, body))
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

    def running(self) -> int:
        return self._generations


async def _send(
    client: httpx.AsyncClient, member: Member, headers: dict[str, str], body: bytes
) -> AsyncGenerator[Chunk, None]:
    """Send one request to `member`, and yield the chunks of the response. Raises `MemberRefused` for another status."""
    connection = ConnectionTrace()
    request = client.build_request(
        "POST",
        endpoint(member.target.url, "chat/completions"),
        content=body,
        headers={**headers, **member.target.headers},
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
