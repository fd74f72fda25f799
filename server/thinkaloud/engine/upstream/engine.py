"""Any OpenAI-compatible server as an engine, or a pool of them: one streamed `/chat/completions` for each choice.

The upstream renders the messages. If it separates the trace its labels are used, else its text is passed on as it comes
(`stream.py`). Of its errors only the status and the code words are passed on, never the free text, which may quote the
prompt. No part of a conversation is logged.
"""

import contextlib
import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import httpx
import msgspec

from thinkaloud import settings as config
from thinkaloud.engine.base import MemberStatus, ProgressCallback
from thinkaloud.engine.pool import Member
from thinkaloud.engine.upstream.clients import Clients
from thinkaloud.engine.upstream.exchange import ExchangeTasks
from thinkaloud.engine.upstream.payload import payload
from thinkaloud.engine.upstream.servers import Servers
from thinkaloud.engine.upstream.stream import read_chunks
from thinkaloud.engine.upstream.streamed_response import streamed_response
from thinkaloud.errors import InvalidRequest
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

_OPENAI_CONSTRAINTS = {"json", "json_object"}
"""Constraints that `response_format` has."""


class UpstreamEngine:
    """Implements `Engine`; see there. `transport` is for tests."""

    def __init__(
        self, name: str, settings: config.UpstreamEngine, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self.name = name
        self._settings = settings
        self._servers = Servers(name, settings, transport)
        self.check_every = self._servers.check_every
        self.registry = self._servers.registry
        self._chunks = 0
        self._exchanges = ExchangeTasks(settings.max_connections)

    async def start(self, progress: ProgressCallback) -> None:
        progress("asking the upstream for its models")
        await self._servers.open()

    async def check(self) -> None:
        """See `Servers.check`."""
        await self._servers.check()

    def members(self) -> list[MemberStatus]:
        """See `Servers.status`."""
        return self._servers.status()

    async def stop(self) -> None:
        await self._servers.close(self._exchanges)

    @property
    def context_length(self) -> int | None:
        return self._servers.context_length

    @property
    def steps(self) -> int:
        return self._chunks + self._servers.passed

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
        headers = {**prompt.trace_context, "x-request-id": request_id}
        if self._settings.is_pool and prompt.session is not None:
            headers[self._settings.affinity.header] = prompt.session
        hides_salt = prompt.cache_salt is not None and not self._settings.cache_salt
        if hides_salt:
            prompt = replace(prompt, cache_salt=None)
        body = _encode(payload(self._settings, prompt, sampling))
        exchange = self._servers.run(prompt, lambda clients, member: _send(clients, member, headers, body))
        with self._servers.generation():
            async with contextlib.aclosing(self._exchanges.read(exchange)) as chunks:
                async for chunk in chunks:
                    self._chunks += 1
                    if hides_salt and chunk.usage is not None:
                        chunk.usage.cached_tokens = 0  # they may be of another caller's prompt
                    yield chunk

    def running(self) -> int:
        return self._servers.generations


def _encode(body: dict[str, Any]) -> bytes:
    """`body` as JSON, which takes long with escapes: only half of a surrogate pair needs one."""
    try:
        return msgspec.json.encode(body)
    except UnicodeEncodeError:
        return json.dumps(body).encode()


async def _send(clients: Clients, member: Member, headers: dict[str, str], body: bytes) -> AsyncGenerator[Chunk, None]:
    """Send one request to `member`, and yield the chunks of the response. Raises `MemberRefused` for another status."""
    async with (
        streamed_response(clients, member.target, "chat/completions", body, headers) as response,
        contextlib.aclosing(read_chunks(response)) as chunks,
    ):
        async for chunk in chunks:
            yield chunk
