"""The fields that are read from an upstream's chunks; others are ignored.

A complete response, from an upstream that does not stream, is a chunk whose choice has a `message`, not a `delta`. What
has many shapes is read elsewhere (`reply_texts.py`, `tool_pieces.py`, `usage.py`), so that a shape that nobody foresaw
costs its own field and not the answer. Parsed with msgspec, because pydantic takes up to 40 s for 16 MiB.
"""

import json
from typing import Any

import msgspec
from msgspec import Struct

from thinkaloud.engine.upstream.surrogates import join_pairs
from thinkaloud.events import TokenLogprob

MAX_OBJECTS = 50_000
"""JSON objects in one event; more would block the event loop."""
_MAX_LISTS = 4 * MAX_OBJECTS
_LEAST_LOGPROB = -9999.0
"""In place of minus infinity, which JSON does not have."""


class Delta(Struct):
    """A message, or a piece of one. All from `reasoning_content` to `thinking_blocks` are names for its trace."""

    content: Any = None
    refusal: Any = None
    reasoning_content: Any = None
    reasoning: Any = None
    reasoning_text: Any = None
    reasoning_details: Any = None
    thinking: Any = None
    thinking_blocks: Any = None
    tool_calls: Any = None
    function_call: Any = None


class Choice(Struct):
    """`text`: of a server that sends text completions. An empty list for an object is PHP's; a text is its content."""

    index: Any = None
    delta: Delta | list[Any] | str | None = None
    message: Delta | list[Any] | str | None = None
    text: Any = None
    logprobs: Any = None
    finish_reason: Any = None
    usage: Any = None
    error: Any = None


class Event(Struct):
    """`x_groq`: Groq's place for the usage. `object`: "error" if the event is an error itself."""

    choices: list[Choice | None] | Choice | None = None
    usage: Any = None
    x_groq: Any = None
    error: Any = None
    object: Any = None


class _Logprob(Struct):
    token: str
    logprob: float
    top_logprobs: "list[_Logprob] | None" = None

    def token_logprob(self) -> TokenLogprob:
        top = [other.token_logprob() for other in self.top_logprobs or ()]
        return TokenLogprob(join_pairs(self.token), max(_LEAST_LOGPROB, self.logprob), top)


class _Logprobs(Struct):
    content: list[_Logprob] | None = None


_decoder = msgspec.json.Decoder(Event | None)


def parse_event(data: bytes) -> Event:
    """Raises `ValueError` if `data` is no chunk."""
    if data.count(b"{") > MAX_OBJECTS or data.count(b"[") > _MAX_LISTS:
        raise ValueError
    try:
        return _decoder.decode(data) or Event()
    except RecursionError:
        raise ValueError from None
    except ValueError:
        return msgspec.convert(_parse_loosely(data), Event)


def parse_whole(data: bytes) -> Any:
    """Return all that `data` says. Raises `ValueError` if it is no JSON."""
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise ValueError from None
    except ValueError:
        return _parse_loosely(data)


def _parse_loosely(data: bytes) -> Any:
    """Parse what no strict parser takes, but has one meaning: halves of surrogate pairs, tabs in a text, NaN.

    Bytes that are no UTF-8 become U+FFFD, as in event streams. Raises `ValueError` for all else.
    """
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise ValueError from None


def read_logprobs(logprobs: Any) -> list[TokenLogprob]:
    """Return the log-probabilities of a choice; none if they have another shape."""
    try:
        content = msgspec.convert(logprobs, _Logprobs).content or ()
    except (ValueError, RecursionError):
        return []
    return [each.token_logprob() for each in content]
