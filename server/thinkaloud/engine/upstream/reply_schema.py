"""The fields that are read from an upstream's chunks; others are ignored.

A complete response, from an upstream that does not stream, is a chunk whose choice has a `message`, not a `delta`.
Parsed with msgspec, because pydantic takes up to 40 s for 16 MiB, and eight times as long for usual chunks.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Raw, Struct

from thinkaloud.events import EngineUsage, TokenLogprob

MAX_OBJECTS = 50_000
"""JSON objects in one event; more would block the event loop."""
_MAX_SMALL_BYTES = 64 * 1024
"""Size of a usage or an error object."""
_MAX_TOKENS = 100_000_000
"""More than any context has; a larger count is ignored."""


class Function(Struct):
    name: str | None = None
    arguments: str | None = None


class ToolPiece(Struct):
    index: int | float | str | None = None
    id: str | None = None
    function: Function | None = None


class Part(Struct):
    """A part of a content in parts, as Mistral streams it; `thinking` is trace."""

    text: str | None = None
    thinking: "str | list[Part] | None" = None

    def texts(self, *, trace: bool = False) -> Iterator[tuple[str, bool]]:
        """Yield each text, and whether it is trace."""
        if self.text:
            yield self.text, trace
        for part in [Part(text=self.thinking)] if isinstance(self.thinking, str) else self.thinking or ():
            yield from part.texts(trace=True)


class Delta(Struct):
    """`reasoning` and `reasoning_content` are two names of one field; where both are sent they are equal."""

    content: str | list[Part] | None = None
    refusal: str | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None
    tool_calls: list[ToolPiece] | None = None

    def texts(self) -> Iterator[tuple[str, bool]]:
        """Yield each text, and whether it is trace."""
        if trace := self.reasoning or self.reasoning_content:
            yield trace, True
        if isinstance(self.content, list):
            for part in self.content:
                yield from part.texts()
        elif self.content:
            yield self.content, False
        if self.refusal and not self.content:
            yield self.refusal, False


class Logprob(Struct):
    token: str
    logprob: float
    top_logprobs: "list[Logprob] | None" = None

    def token_logprob(self) -> TokenLogprob:
        return TokenLogprob(self.token, self.logprob, [other.token_logprob() for other in self.top_logprobs or ()])


class Logprobs(Struct):
    content: list[Logprob] | None = None


class Choice(Struct):
    index: int | float | str | None = None
    delta: Delta | None = None
    message: Delta | None = None
    logprobs: Logprobs | None = None
    finish_reason: str | None = None


class Event(Struct):
    choices: list[Choice] | None = None
    usage: Raw = Raw()
    error: Raw = Raw()


_decoder = msgspec.json.Decoder(Event)


def parse_event(data: bytes) -> Event:
    """Raises `ValueError` if `data` is no chunk."""
    if data.count(b"{") > MAX_OBJECTS:
        raise ValueError
    try:
        return _decoder.decode(data)
    except RecursionError:
        raise ValueError from None


def decode_small(raw: Raw) -> Any:
    """Decode a small value. Returns None if there is none, and a word in its place if it is too large or no JSON."""
    size = len(memoryview(raw))
    try:
        return None if size == 0 else msgspec.json.decode(raw) if size <= _MAX_SMALL_BYTES else "large"
    except (ValueError, RecursionError):
        return "unreadable"


def read_usage(usage: Any, *, labelled: bool, has_text: bool) -> EngineUsage | None:
    """Return the token counts if they are plausible: a prompt has tokens, and so has an answer with text.

    labelled: whether the upstream labels the trace. has_text: whether there was any text.
    """
    prompt, completion = _read_count(usage, "prompt_tokens"), _read_count(usage, "completion_tokens")
    if not prompt or completion is None or (has_text and not completion):
        return None
    reasoning = _read_count(usage.get("completion_tokens_details"), "reasoning_tokens")
    cached = _read_count(usage.get("prompt_tokens_details"), "cached_tokens") or 0
    if reasoning == 0 and not labelled:
        reasoning = None  # unknown: the trace may be part of the content
    if reasoning is not None:
        reasoning = min(reasoning, completion)
    return EngineUsage(prompt, completion, reasoning, min(cached, prompt))


def _read_count(tree: Any, name: str) -> int | None:
    """Return a count of tokens; None if it is missing or no such number."""
    value = tree.get(name) if isinstance(tree, dict) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MAX_TOKENS else None
