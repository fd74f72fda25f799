r"""Replays a transcript as an engine: for demonstrations, tests, and measuring everything but the model.

What it is not: a model. The first reply whose `prompt` stands in the last user message is told token by token.
Of the sampling parameters only `max_tokens` has an effect, and no template argument has any.

A transcript is JSON Lines, one reply a line (`Reply` has every field):

    {"prompt": "3 apples", "opens_trace": true, "text": "Let me see.</think>\\boxed{3}"}
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from thinkaloud import settings as config
from thinkaloud.errors import EngineFailed, InvalidRequest, SettingsError
from thinkaloud.events import Chunk, FinishReason
from thinkaloud.generation import NO_TAGS, Message, Prompt, Sampling, TagIds

from .base import Progress, State

CONTEXT_LENGTH = 131_072

_TAG = r"</?[\w:|]{1,40}>|\[/?[A-Z]+\]|◁/?\w+▷"
_PIECE = re.compile(rf"{_TAG}| ?\w+| ?(?!{_TAG})[^\w\s]|\s")


class Reply(BaseModel):
    """One line of a transcript. `text` holds the tags too; `tokens` gives its pieces where the usual cut will not do.

    prompt: what the last user message must contain; without it any message will do.
    opens_trace: the rendered prompt ends in `start`, as if the template had opened the trace.
    fail_after: so many tokens come, then the engine fails, for this request alone.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)

    prompt: str | None = None
    opens_trace: bool = False
    start: str = Field("<think>", min_length=1)
    text: str | None = None
    tokens: tuple[str, ...] | None = None
    finish_reason: FinishReason = "stop"
    fail_after: int | None = Field(None, ge=0)

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.text is None) == (self.tokens is None):
            raise ValueError("give either text or tokens")
        return self

    def pieces(self) -> tuple[str, ...]:
        return self.tokens if self.tokens is not None else tuple(split(self.text or ""))


def split(text: str) -> list[str]:
    """Cut `text` the way tokenizers do: tags, words with the space before them, signs, newlines. Nothing is lost."""
    return _PIECE.findall(text)


def load(path: Path) -> list[Reply]:
    """Read a transcript.

    Raises:
        SettingsError: one line a mistake, each with the file and the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8") from error
    replies, mistakes = [], []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                replies.append(Reply.model_validate_json(line))
            except ValidationError as error:
                mistakes += [f"{path}:{number}: {told}" for told in _mistakes(error)]
    if not replies and not mistakes:
        mistakes.append(f"{path}:1: there is no reply")
    if mistakes:
        raise SettingsError("\n".join(mistakes))
    return replies


def _mistakes(error: ValidationError) -> Iterator[str]:
    for mistake in error.errors(include_url=False):
        key = ".".join(str(part) for part in mistake["loc"])
        message = "there is no such key" if mistake["type"] == "extra_forbidden" else mistake["msg"]
        yield f"{key}: {message}" if key else message.removeprefix("Value error, ")


class ScriptedEngine:
    """Implements `Engine`; see there for what each method promises. The transcript is read when it is made."""

    def __init__(self, name: str, settings: config.ScriptedEngine) -> None:
        self.name = name
        self.state = State.LOADING
        self.context_length: int | None = CONTEXT_LENGTH
        self._settings = settings
        self._replies = [(reply, reply.pieces()) for reply in load(settings.transcript)]
        # Id 0 is every piece that no reply has: what users type does not make the vocabulary grow.
        self._ids = {"": 1}
        for reply, pieces in self._replies:
            for piece in (reply.start, *pieces):
                self._id(piece)
        self._running = 0

    def _id(self, piece: str) -> int:
        return self._ids.setdefault(piece, len(self._ids) + 1)

    async def start(self, progress: Progress) -> None:
        if self.state is State.LOADING:
            self.state = State.READY
        progress("ready")

    async def stop(self) -> None:
        self.state = State.STOPPED

    async def render(self, messages: list[Message], template_arguments: dict[str, Any]) -> Prompt:
        self._require_ready()
        reply, _ = self._find(messages)
        turns = "".join(f"{message.get('role')}: {_text(message)}\n" for message in messages)
        text = f"{turns}assistant: {reply.start if reply.opens_trace else ''}"
        token_ids = [self._ids.get(piece, 0) for piece in split(text)]
        return Prompt(messages, template_arguments, token_ids, text)

    def tag_ids(self, start: str, end: str) -> TagIds:
        """Tags that `split` leaves whole have an id; others, such as a sentence, are many pieces here too."""
        first, last = (self._id(tag) if split(tag) == [tag] else None for tag in (start, end))
        return TagIds(first, last)

    async def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """See `Engine`. `tags` and `parser` have no effect, nor has any sampling parameter but `max_tokens`."""
        self._require_ready()
        pieces, finish = self._plan(prompt, sampling)
        step = self._settings.chunk_tokens
        self._running += 1
        try:
            for begin in range(0, max(1, len(pieces)), step):
                await asyncio.sleep(self._settings.delay)
                self._require_ready()
                told = pieces[begin : begin + step]
                reason = finish if begin + step >= len(pieces) else None
                if told or reason:
                    yield Chunk(
                        list(told), [self._ids[piece] for piece in told], tokens=len(told), finish_reason=reason
                    )
            if finish is None:
                raise EngineFailed(f"engine {self.name} failed, as its transcript says", retry_after=1)
        finally:
            self._running -= 1

    def _plan(self, prompt: Prompt, sampling: Sampling) -> tuple[tuple[str, ...], FinishReason | None]:
        """What is told, and how it ends; None: by a failure."""
        reply, pieces = self._find(prompt.messages)
        limit = len(pieces) if sampling.max_tokens is None else sampling.max_tokens
        if reply.fail_after is not None and reply.fail_after <= min(limit, len(pieces)):
            return pieces[: reply.fail_after], None
        return pieces[:limit], "length" if limit < len(pieces) else reply.finish_reason

    def running(self) -> int:
        return self._running

    def _find(self, messages: list[Message]) -> tuple[Reply, tuple[str, ...]]:
        asked = next((_text(message) for message in reversed(messages) if message.get("role") == "user"), "")
        for reply, pieces in self._replies:
            if reply.prompt is None or reply.prompt in asked:
                return reply, pieces
        raise InvalidRequest("the transcript of this model has no reply to the last user message", param="messages")

    def _require_ready(self) -> None:
        if self.state is not State.READY:
            raise EngineFailed(f"engine {self.name} is {self.state.value}", retry_after=1)


def _text(message: Message) -> str:
    """The text of a message, whose content may be a list of parts, or nothing."""
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(str(part.get("text", "")) for part in content)
