"""Replays a transcript as an engine: for demonstrations, tests, and measuring everything but the model.

What it is not: a model. The first reply whose `prompt` stands in the last message of the user or of a tool is told
token by token. Of the sampling parameters only `max_tokens` and `logprobs` have an effect, of the template's none has.
"""

import asyncio
from bisect import bisect_left
from collections.abc import AsyncGenerator, Sequence
from itertools import accumulate, islice
from typing import Any

from prometheus_client import CollectorRegistry

from thinkaloud import settings as config
from thinkaloud.engine.base import Progress
from thinkaloud.engine.transcript import PIECE, Call, Reply, load, split
from thinkaloud.errors import EngineFailed, InvalidRequest
from thinkaloud.events import Chunk, FinishReason, TokenLogprob
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

CONTEXT_LENGTH = 131_072
_ASKING = frozenset({"user", "tool"})
"""The roles whose messages are replied to."""


class ScriptedEngine:
    """Implements `Engine`; see there for what each method promises. The transcript is read when it is made."""

    def __init__(self, name: str, settings: config.ScriptedEngine) -> None:
        self.name = name
        self.steps = 0
        self.check_every = 1.0
        self.context_length: int | None = CONTEXT_LENGTH
        self.registry = CollectorRegistry()
        self._settings = settings
        self._replies = [(reply, reply.pieces()) for reply in load(settings.transcript)]
        # Id 0 is every piece that no reply has: what users type does not make the vocabulary grow.
        self._ids = {"": 1}
        for reply, pieces in self._replies:
            for piece in (reply.start, *pieces):
                self._id(piece)
        self._started = False
        self._running = 0

    def _id(self, piece: str) -> int:
        return self._ids.setdefault(piece, len(self._ids) + 1)

    async def start(self, progress: Progress) -> None:
        progress("reading its transcript")
        self._started = True

    async def check(self) -> None:
        """Nothing of it can die or stand still; a reader may."""
        self.steps += 1

    async def stop(self) -> None:
        self._started = False

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        self._require_started()
        return await asyncio.to_thread(self._rendered, messages, template_arguments, tooling)

    def _rendered(self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling) -> Prompt:
        reply, _ = self._find(messages)
        turns = "".join(f"{message.get('role')}: {_text(message)}\n" for message in messages)
        text = f"{turns}assistant: {reply.start if reply.opens_trace else ''}"
        # Piece by piece: one search of a large text would keep every other thread waiting.
        found = islice(PIECE.finditer(text), CONTEXT_LENGTH + 1)  # one more shows that it is too long
        token_ids = [self._ids.get(piece[0], 0) for piece in found]
        return Prompt(messages, template_arguments, token_ids, text, tooling)

    def tag_ids(self, start: str, end: str) -> TagIds:
        """Tags that `split` leaves whole have an id; others, such as a sentence, are many pieces here too."""
        first, last = (self._id(tag) if split(tag) == [tag] else None for tag in (start, end))
        return TagIds(first, last, closing=end)

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        """Cut as replies are."""
        pieces = split(text)
        return Chunk(pieces, [self._id(piece) for piece in pieces])

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> None:
        """None: the transcript says which calls are made."""

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
        """See `Engine`. Of what is asked only `max_tokens` and `logprobs` have an effect."""
        self._require_started()
        pieces, calls, finish = self._plan(prompt, sampling, tags.closing)
        step = self._settings.chunk_tokens
        self._running += 1
        try:
            for begin in range(0, max(1, len(pieces)), step):
                await asyncio.sleep(self._settings.delay)
                self._require_started()
                self.steps += 1
                told = pieces[begin : begin + step]
                reason = finish if begin + step >= len(pieces) and not calls else None
                if told or reason:
                    yield Chunk(
                        list(told),
                        [self._ids[piece] for piece in told],
                        tokens=len(told),
                        finish_reason=reason,
                        logprobs=_logprobs(told, sampling.logprobs),
                    )
            deltas = [delta for at, call in enumerate(calls) for delta in call.deltas(at, f"call_{request_id}_{at}")]
            for delta in deltas:
                await asyncio.sleep(self._settings.delay)
                self._require_started()
                reason = finish if delta is deltas[-1] else None
                yield Chunk([], [], tokens=1, tool_calls=[delta], finish_reason=reason)
            if finish is None:
                raise EngineFailed(f"engine {self.name} failed, as its transcript says", retry_after=1)
        finally:
            self._running -= 1

    def _plan(
        self, prompt: Prompt, sampling: Sampling, closing: str
    ) -> tuple[tuple[str, ...], tuple[Call, ...], FinishReason | None]:
        """What is told, the calls behind it, and how it ends; None: by a failure."""
        reply, pieces = self._find(prompt.messages)
        pieces = pieces[self._resume_at(pieces, prompt.written, closing) :]
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
        return self._running

    def _find(self, messages: list[Message]) -> tuple[Reply, tuple[str, ...]]:
        asked = next((_text(message) for message in reversed(messages) if message.get("role") in _ASKING), "")
        for reply, pieces in self._replies:
            if reply.prompt is None or reply.prompt in asked:
                return reply, pieces
        raise InvalidRequest("the transcript of this model has no reply to the last message", param="messages")

    def _require_started(self) -> None:
        if not self._started:
            raise EngineFailed(f"engine {self.name} is not running", retry_after=1)


def _text(message: Message) -> str:
    """The text of a message, whose content may be a list of parts, or nothing."""
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(str(part.get("text", "")) for part in content)


def _logprobs(pieces: Sequence[str], alternatives: int | None) -> list[TokenLogprob] | None:
    """Made up, but the same for the same piece: the piece itself is the likeliest, and each alternative less so."""
    if alternatives is None:
        return None
    made = []
    for piece in pieces:
        chosen = TokenLogprob(piece, -(1 + sum(piece.encode()) % 99) / 100)
        spelt = [
            (piece, chosen.logprob),
            *((f"{piece}{rank}", chosen.logprob - rank) for rank in range(1, alternatives)),
        ]
        chosen.top = [TokenLogprob(*each) for each in spelt[:alternatives]]
        made.append(chosen)
    return made
