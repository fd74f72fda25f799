"""An engine that replays a transcript: for demonstrations, tests, and benchmarks of everything but the model.

The first reply whose `prompt` occurs in the last message of the user or of a tool is sent token by token. Of the
sampling parameters only `max_tokens` and `logprobs` have an effect; template arguments have none.
"""

import asyncio
from bisect import bisect_left
from collections.abc import AsyncGenerator, Sequence
from itertools import accumulate, islice
from typing import Any

from prometheus_client import CollectorRegistry

from thinkaloud import settings as config
from thinkaloud.engine.base import ProgressCallback
from thinkaloud.engine.transcript import TOKEN, Call, Reply, load, tokenize
from thinkaloud.errors import EngineFailed, InvalidRequest
from thinkaloud.events import Chunk, FinishReason, TokenLogprob
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

CONTEXT_LENGTH = 131_072
_PROMPT_ROLES = frozenset({"user", "tool"})
"""Roles whose last message selects the reply."""
_SHORT = 4096
"""Characters of a conversation that is rendered on the event loop, faster than it is passed to a thread."""


class _Step:
    """The next step of an engine: all generations that wait for it go on together, as a batch of vLLM's does."""

    def __init__(self, delay: float) -> None:
        """delay: seconds from the first one that waits to the step."""
        self._delay = delay
        self._waiting: list[asyncio.Future[None]] = []

    async def wait(self) -> None:
        if not self._delay:
            await asyncio.sleep(0)
            return
        loop = asyncio.get_running_loop()
        if not self._waiting:
            loop.call_later(self._delay, self._end)
        self._waiting.append(future := loop.create_future())
        await future

    def _end(self) -> None:
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)


class ScriptedEngine:
    """Implements `Engine`; see there. The constructor reads the transcript."""

    def __init__(self, name: str, settings: config.ScriptedEngine) -> None:
        self.name = name
        self.steps = 0
        self.check_every = 1.0
        self.context_length: int | None = CONTEXT_LENGTH
        self.registry = CollectorRegistry()
        self._settings = settings
        self._replies = [(reply, reply.pieces()) for reply in load(settings.transcript)]
        # Id 0 is every piece that no reply has, so that prompts do not make the vocabulary grow.
        self._ids = {"": 1}
        for reply, pieces in self._replies:
            for piece in (reply.start, *pieces):
                self._token_id(piece)
        self._is_running = False
        self._generations = 0
        self._step = _Step(settings.delay)

    def _token_id(self, piece: str) -> int:
        return self._ids.setdefault(piece, len(self._ids) + 1)

    async def start(self, progress: ProgressCallback) -> None:
        progress("reading its transcript")
        self._is_running = True

    async def check(self) -> None:
        """Count a step: this engine cannot die or stall, but a client may read slowly."""
        self.steps += 1

    async def stop(self) -> None:
        self._is_running = False

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        self._require_running()
        arguments = (messages, template_arguments, tooling)
        if sum(len(_text(message)) for message in messages) <= _SHORT:
            return self._render(*arguments)
        return await asyncio.to_thread(self._render, *arguments)

    def _render(self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling) -> Prompt:
        reply, _ = self._find_reply(messages)
        turns = "".join(f"{message.get('role')}: {_text(message)}\n" for message in messages)
        text = f"{turns}assistant: {reply.start if reply.opens_trace else ''}"
        # One piece at a time: a search of a large text holds the interpreter's lock.
        matches = islice(TOKEN.finditer(text), CONTEXT_LENGTH + 1)  # one more than fits, so that it is refused
        token_ids = [self._ids.get(piece[0], 0) for piece in matches]
        return Prompt(messages, template_arguments, token_ids, text, tooling)

    def tag_ids(self, start: str, end: str, others: tuple[str, ...] = ()) -> TagIds:
        """Tags that are one token have an id. Others, such as a sentence, are several tokens."""
        first, last = (self._token_id(tag) if tokenize(tag) == [tag] else None for tag in (start, end))
        return TagIds(first, last, closing=end)

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        pieces = tokenize(text)
        return Chunk(pieces, [self._token_id(piece) for piece in pieces])

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> None:
        """Return None: the transcript has the calls."""

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
        self._require_running()
        pieces, calls, finish = self._plan_output(prompt, sampling, tags.closing)
        step = self._settings.chunk_tokens
        self._generations += 1
        try:
            for begin in range(0, max(1, len(pieces)), step):
                await self._step.wait()
                self._require_running()
                self.steps += 1
                part = pieces[begin : begin + step]
                reason = finish if begin + step >= len(pieces) and not calls else None
                if part or reason:
                    yield Chunk(
                        list(part),
                        [self._ids[piece] for piece in part],
                        tokens=len(part),
                        finish_reason=reason,
                        logprobs=_logprobs(part, sampling.logprobs),
                    )
            deltas = [delta for at, call in enumerate(calls) for delta in call.deltas(at, f"call_{request_id}_{at}")]
            for delta in deltas:
                await self._step.wait()
                self._require_running()
                reason = finish if delta is deltas[-1] else None
                yield Chunk([], [], tokens=1, tool_calls=[delta], finish_reason=reason)
            if finish is None:
                raise EngineFailed(f"engine {self.name} failed, as its transcript says", retry_after=1)
        finally:
            self._generations -= 1

    def _plan_output(
        self, prompt: Prompt, sampling: Sampling, closing: str
    ) -> tuple[tuple[str, ...], tuple[Call, ...], FinishReason | None]:
        """Return the pieces to send, the calls after them and the finish reason; None for a failure."""
        reply, pieces = self._find_reply(prompt.messages)
        pieces = pieces[self._resume_at(pieces, prompt.output_ids, closing) :]
        limit = len(pieces) if sampling.max_tokens is None else sampling.max_tokens
        if reply.fail_after is not None and reply.fail_after <= min(limit, len(pieces)):
            return pieces[: reply.fail_after], (), None
        if limit < len(pieces):
            return pieces[:limit], (), "length"
        return pieces, reply.tool_calls, reply.finish_reason

    def _resume_at(self, pieces: Sequence[str], written: Sequence[int], closing: str) -> int:
        """Return how many of `pieces` are in `written`; where `written` closes the trace, at least the whole trace."""
        count = 0
        for token_id in written:
            count += count < len(pieces) and self._ids[pieces[count]] == token_id
        texts = {token_id: piece for piece, token_id in self._ids.items()} if written else {}
        if not closing or closing not in "".join(texts.get(token_id, "") for token_id in written):
            return count
        tag = "".join(pieces).find(closing)
        if tag < 0:
            return len(pieces)
        ends = list(accumulate(map(len, pieces)))
        return max(count, bisect_left(ends, tag + len(closing)) + 1)

    def running(self) -> int:
        return self._generations

    def _find_reply(self, messages: list[Message]) -> tuple[Reply, tuple[str, ...]]:
        question = next((_text(message) for message in reversed(messages) if message.get("role") in _PROMPT_ROLES), "")
        for reply, pieces in self._replies:
            if reply.prompt is None or reply.prompt in question:
                return reply, pieces
        raise InvalidRequest("the transcript of this model has no reply to the last message", param="messages")

    def _require_running(self) -> None:
        if not self._is_running:
            raise EngineFailed(f"engine {self.name} is not running", retry_after=1)


def _text(message: Message) -> str:
    """Return the text of a message, whose content may be a list of parts or empty."""
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(str(part.get("text", "")) for part in content)


def _logprobs(pieces: Sequence[str], alternatives: int | None) -> list[TokenLogprob] | None:
    """Return invented log-probabilities, equal for equal pieces. The piece itself is the most likely alternative."""
    if alternatives is None:
        return None
    logprobs = []
    for piece in pieces:
        chosen = TokenLogprob(piece, -(1 + sum(piece.encode()) % 99) / 100)
        candidates = [
            (piece, chosen.logprob),
            *((f"{piece}{rank}", chosen.logprob - rank) for rank in range(1, alternatives)),
        ]
        chosen.top = [TokenLogprob(*each) for each in candidates[:alternatives]]
        logprobs.append(chosen)
    return logprobs
