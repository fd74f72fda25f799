"""What is read of an upstream's chunks; whatever else they hold is passed over unread.

A whole completion, from an upstream that does not stream, is a chunk whose choice has a `message` for its `delta`.
msgspec, because pydantic takes up to 40 s for 16 MiB, and eight times as long for what is usual.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Raw, Struct

from thinkaloud.events import EngineUsage, TokenLogprob

OBJECTS = 50_000
"""Of one event; what has more holds the event loop up."""
_SMALL = 64 * 1024
"""Bytes of a usage or an error; what is larger is none."""
_TOKENS = 100_000_000
"""More than any context has. What is told beyond it is no count, nor is what is negative, broken or a text."""


class Function(Struct):
    name: str | None = None
    arguments: str | None = None


class ToolPiece(Struct):
    index: int | float | str | None = None
    id: str | None = None
    function: Function | None = None


class Part(Struct):
    """Of a content in parts, as Mistral's upstreams stream it; `thinking` is trace."""

    text: str | None = None
    thinking: "str | list[Part] | None" = None

    def texts(self, *, trace: bool = False) -> Iterator[tuple[str, bool]]:
        """Each text, and whether it is trace."""
        if self.text:
            yield self.text, trace
        for part in [Part(text=self.thinking)] if isinstance(self.thinking, str) else self.thinking or ():
            yield from part.texts(trace=True)


class Delta(Struct):
    """`reasoning` and `reasoning_content` are two names for one text; where both come they are identical."""

    content: str | list[Part] | None = None
    refusal: str | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None
    tool_calls: list[ToolPiece] | None = None

    def texts(self) -> Iterator[tuple[str, bool]]:
        """Each text, and whether it is trace."""
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

    def event(self) -> TokenLogprob:
        return TokenLogprob(self.token, self.logprob, [other.event() for other in self.top_logprobs or ()])


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


def parse(data: bytes) -> Event:
    """Raises `ValueError` for what is no chunk."""
    if data.count(b"{") > OBJECTS:
        raise ValueError
    try:
        return _decoder.decode(data)
    except RecursionError:
        raise ValueError from None


def small(raw: Raw) -> Any:
    """What `raw` holds; None where there is nothing, a word where it cannot be looked at."""
    size = len(memoryview(raw))
    try:
        return None if size == 0 else msgspec.json.decode(raw) if size <= _SMALL else "large"
    except (ValueError, RecursionError):
        return "unreadable"


def counts(usage: Any, *, labelled: bool, wrote: bool) -> EngineUsage | None:
    """What is told of tokens, where it can be true: a prompt has some, and what was written too.

    labelled: whether the upstream tells the trace apart. wrote: whether any text came.
    """
    prompt, completion = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    if not prompt or completion is None or (wrote and not completion):
        return None
    reasoning = _count(usage.get("completion_tokens_details"), "reasoning_tokens")
    cached = _count(usage.get("prompt_tokens_details"), "cached_tokens") or 0
    if reasoning == 0 and not labelled:
        reasoning = None  # no count: the trace may stand in the content
    if reasoning is not None:
        reasoning = min(reasoning, completion)
    return EngineUsage(prompt, completion, reasoning, min(cached, prompt))


def _count(tree: Any, name: str) -> int | None:
    value = tree.get(name) if isinstance(tree, dict) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _TOKENS else None
