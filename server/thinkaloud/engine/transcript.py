r"""The transcript of a scripted engine: JSON Lines, one reply per line.

{"prompt": "3 apples", "opens_trace": true, "text": "Let me see.</think>\\boxed{3}"}
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from thinkaloud.errors import SettingsError
from thinkaloud.events import FinishReason, ToolCallDelta

_TAG = r"</?[\w:|]{1,40}>|\[/?[A-Z]+\]|◁/?\w+▷"
TOKEN = re.compile(rf"{_TAG}| ?\w+| ?(?!{_TAG})[^\w\s]|\s")
"""A token of a text."""


class Call(BaseModel):
    """A tool call of a reply. `arguments` is the text that a model would write; it need not be valid JSON."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)

    name: str
    arguments: str = "{}"

    def deltas(self, position: int, call_id: str) -> Iterator[ToolCallDelta]:
        yield ToolCallDelta(0, position, call_id, self.name)
        for piece in tokenize(self.arguments):
            yield ToolCallDelta(0, position, arguments=piece)


class Reply(BaseModel):
    """One line of a transcript. `text` includes the tags; `tokens` in its place has token boundaries of its own.

    prompt: text that the last message of the user or of a tool must contain; without it every message matches.
    opens_trace: the rendered prompt ends in `start`, as if the template had opened the trace.
    tool_calls: calls after the text, whatever tools the request has.
    fail_after: tokens after which the engine fails, for this request alone.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)

    prompt: str | None = None
    opens_trace: bool = False
    start: str = Field("<think>", min_length=1)
    text: str | None = None
    tokens: tuple[str, ...] | None = None
    tool_calls: tuple[Call, ...] = ()
    finish_reason: FinishReason = "stop"
    fail_after: int | None = Field(None, ge=0)

    @model_validator(mode="after")
    def _require_text_or_tokens(self) -> Self:
        if (self.text is None) == (self.tokens is None):
            raise ValueError("give either text or tokens")
        return self

    def pieces(self) -> tuple[str, ...]:
        return self.tokens if self.tokens is not None else tuple(tokenize(self.text or ""))


def tokenize(text: str) -> list[str]:
    """Split `text` as tokenizers do: tags, words with the space before them, punctuation, newlines. Nothing is lost."""
    return TOKEN.findall(text)


def load(path: Path) -> list[Reply]:
    """Read a transcript. Raises `SettingsError` with a line for each mistake: file, line number, reason."""
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
                mistakes += [f"{path}:{number}: {line}" for line in _describe(error)]
    if not replies and not mistakes:
        mistakes.append(f"{path}:1: there is no reply")
    if mistakes:
        raise SettingsError("\n".join(mistakes))
    return replies


def _describe(error: ValidationError) -> Iterator[str]:
    for mistake in error.errors(include_url=False):
        key = ".".join(str(part) for part in mistake["loc"])
        message = "there is no such key" if mistake["type"] == "extra_forbidden" else mistake["msg"]
        yield f"{key}: {message}" if key else message.removeprefix("Value error, ")
