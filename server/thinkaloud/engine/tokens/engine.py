"""vLLM servers over `POST /inference/v1/generate` as an engine: prompts are rendered and tokens decoded here.

So all that is done with a trace works as with vLLM in process: words of ours are tokens of the next request's prompt.
Of a server's errors only the status and the code words are passed on, never the free text, which may quote the prompt.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import httpx
import msgspec

from thinkaloud import settings as config
from thinkaloud.engine.base import NO_REQUIREMENTS, EngineRequirements, MemberStatus, ProgressCallback, ToolUse
from thinkaloud.engine.pool import Member
from thinkaloud.engine.pool.affinity import conversation_key
from thinkaloud.engine.text.constraints import constraint_error
from thinkaloud.engine.text.detokenizer import Detokenizer
from thinkaloud.engine.text.spelling import Spelling
from thinkaloud.engine.text.unopened_trace import constrain_unopened
from thinkaloud.engine.tokens import model_files
from thinkaloud.engine.tokens.constrained_answer import constrain_behind_trace, require_sound
from thinkaloud.engine.tokens.exchange import exchange, require_token_ids
from thinkaloud.engine.tokens.model_files import ModelFiles
from thinkaloud.engine.tokens.request_body import request_body
from thinkaloud.engine.tokens.resumption import resume_when_cut
from thinkaloud.engine.tokens.stream_pace import StreamPace
from thinkaloud.engine.tokens.template_renderer import TemplateRenderer
from thinkaloud.engine.tokens.token_stream import TokenDelta
from thinkaloud.engine.tokens.tools import require_tool_parsers, tool_use
from thinkaloud.engine.upstream.clients import Clients
from thinkaloud.engine.upstream.exchange import ExchangeTasks
from thinkaloud.engine.upstream.refusal import RETRY_AFTER
from thinkaloud.engine.upstream.servers import Servers
from thinkaloud.errors import EngineFailed, SettingsError, UpstreamRejected
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling


@dataclass(frozen=True)
class _Loaded:
    files: ModelFiles
    renderer: TemplateRenderer
    spelling: Spelling


class TokensEngine:
    """Implements `Engine`; see there. `transport` is for tests."""

    def __init__(
        self,
        name: str,
        settings: config.TokensEngine,
        requirements: EngineRequirements = NO_REQUIREMENTS,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.name = name
        self._settings = settings
        self._requirements = requirements
        self._servers = Servers(name, settings, transport, models="v1/models", admit=require_token_ids)
        self.check_every = self._servers.check_every
        self.registry = self._servers.registry
        self._chunks = 0
        self._files: ModelFiles | None = None
        self._loaded: _Loaded | None = None
        self._pace = StreamPace()
        self._exchanges = ExchangeTasks(settings.max_connections)

    async def start(self, progress: ProgressCallback) -> None:
        if self._files is None:
            progress("loading the tokenizer")
            self._files = await asyncio.to_thread(self._load_files)
        progress("asking the server for its models")
        await self._servers.open()
        length = self._servers.context_length
        if length is None:
            raise SettingsError(f"engines.{self.name}.context_length: has to be set, since the server does not tell it")
        tokenizer = self._files.tokenizer
        self._loaded = _Loaded(self._files, TemplateRenderer(tokenizer, length), Spelling(tokenizer))

    def _load_files(self) -> ModelFiles:
        for folder in self._requirements.lora:
            if folder.startswith("/"):
                raise SettingsError(
                    f"engine {self.name}: lora: {folder} is a folder; give the adapter's name at the server"
                )
        files = model_files.load(self._settings.model, f"engines.{self.name}.model")
        require_tool_parsers(self._requirements.tool_parsers, files)
        return files

    async def check(self) -> None:
        await self._servers.check()

    def members(self) -> list[MemberStatus]:
        """See `Servers.status`."""
        return self._servers.status()

    @property
    def context_length(self) -> int | None:
        return self._servers.context_length

    @property
    def steps(self) -> int:
        return self._chunks + self._servers.passed

    async def stop(self) -> None:
        self._loaded = None
        await self._servers.close(self._exchanges)

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        return await self._require_loaded().renderer.render(messages, template_arguments, tooling)

    def tag_ids(self, start: str, end: str, others: tuple[str, ...] = ()) -> TagIds:
        return self._require_loaded().spelling.tag_ids(start, end, others)

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        return self._require_loaded().spelling.spell(text, tags)

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> ToolUse | None:
        return tool_use(self._require_loaded().files, prompt, parser, sampling)

    def generate(
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
        """See `Engine`. `lora` is the adapter's name at the server. The settings refuse a format of a `parser`."""

        def ask(prompt: Prompt, sampling: Sampling, name: str, stop_id: int | None) -> AsyncGenerator[Chunk, None]:
            return self._ask(prompt, sampling, name, stop_id, tags, lora)

        def run(request_id: str, thinks: bool) -> AsyncGenerator[Chunk, None]:
            if thinks:
                return constrain_behind_trace(ask, prompt, sampling, request_id, tags)
            return ask(prompt, sampling, request_id, None)

        if sampling.structured_outputs is None:
            return run(request_id, False)
        return constrain_unopened(run, request_id, tags) if thinks is None else run(request_id, thinks)

    async def _ask(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        stop_id: int | None,
        tags: TagIds,
        lora: str | None,
    ) -> AsyncGenerator[Chunk, None]:
        """One output of the server's.

        stop_id: a token that ends it, and is part of it.
        """
        if not self._settings.cache_salt:
            prompt = replace(prompt, cache_salt=None)
        constraint = sampling.structured_outputs
        if constraint is not None:
            await require_sound(constraint, prompt.tooling)
        deltas = self._deltas(prompt, sampling, request_id, stop_id, lora)
        chunks = self._decode(deltas, prompt, sampling, stop_id, tags)
        try:
            with self._servers.generation():
                async with contextlib.aclosing(self._exchanges.read(chunks)) as joined:
                    async for chunk in joined:
                        self._chunks += 1
                        yield chunk
        except UpstreamRejected as error:
            if constraint is None or error.param in sampling.to_dict():
                raise
            raise constraint_error(prompt.tooling, constraint) from error

    async def _decode(
        self,
        deltas: AsyncGenerator[TokenDelta, None],
        prompt: Prompt,
        sampling: Sampling,
        stop_id: int | None,
        tags: TagIds,
    ) -> AsyncGenerator[Chunk, None]:
        before = [*(prompt.token_ids or ()), *prompt.output_ids]
        detokenizer = Detokenizer(self._require_loaded().files.tokenizer, before, tags.specials, sampling.logprobs)
        last = None
        async with contextlib.aclosing(deltas):
            async for delta in deltas:
                now = time.monotonic()
                if last is not None:
                    self._pace.observe(len(delta.ids), now - last)
                last = now
                if stop_id is not None and delta.stop_reason == stop_id:
                    yield detokenizer.decode_ids(delta.ids, None, delta.logprobs)
                    yield Chunk(finish_reason="stop")
                    continue
                chunk = detokenizer.decode_ids(delta.ids, delta.finish_reason, delta.logprobs)
                if delta.cached_tokens is not None and not prompt.output_ids:  # else the output so far is among them
                    chunk.cached_tokens = min(delta.cached_tokens, len(prompt.token_ids or ()))
                yield chunk

    def _deltas(
        self, prompt: Prompt, sampling: Sampling, request_id: str, stop_id: int | None, lora: str | None
    ) -> AsyncGenerator[TokenDelta, None]:
        def begin(written: Sequence[int] = (), cuts: int = 0) -> AsyncGenerator[TokenDelta, None]:
            rest = sampling.after(len(written))
            if rest.max_tokens == 0:
                return _end_by_length()
            behind = replace(prompt, output_ids=(*prompt.output_ids, *written))
            body = request_body(lora or self._settings.served_name, behind, rest, files.defaults, stop_id)
            if (interval := self._pace.interval(self._servers.generations)) > 1:
                body["sampling_params"]["stream_interval"] = interval
            headers = {**names, "x-request-id": f"{request_id}-{cuts}" if cuts else request_id}
            data = msgspec.json.encode(body)

            def ask(clients: Clients, member: Member) -> AsyncGenerator[TokenDelta, None]:
                asked.append(member)
                return exchange(clients, member.target, data, headers)

            return self._servers.run(prompt, ask, avoid=tuple(asked))

        key = conversation_key(prompt, self._settings.affinity)
        names = {**prompt.trace_context, **({} if key is None else {self._settings.affinity.header: key})}
        asked: list[Member] = []  # by this output, which goes on at another one if it can
        files = self._require_loaded().files
        if self._settings.resume and sampling.structured_outputs is None:  # a grammar would begin at its root again
            return resume_when_cut(self.name, begin)
        return begin()

    def running(self) -> int:
        return self._servers.generations

    def _require_loaded(self) -> _Loaded:
        if self._loaded is None:
            raise EngineFailed(f"engine {self.name} is not running", retry_after=RETRY_AFTER)
        return self._loaded


async def _end_by_length() -> AsyncGenerator[TokenDelta, None]:
    yield TokenDelta(finish_reason="length")
