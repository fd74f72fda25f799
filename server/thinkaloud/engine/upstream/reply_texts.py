"""Trace and answer in a delta: text, parts of several kinds, objects around them, under several names."""

import json
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from thinkaloud.engine.upstream.reply_schema import Delta

_MAX_DEPTH = 8
"""Levels of a value that are searched for text."""
_ANSWER_TYPES = ("", "text", "output_text", "input_text", "text_delta", "markdown", "refusal")
"""Parts that are known to be answer. A part of any other type is trace, if it has text."""
_TRACE_KEYS = frozenset({"thinking", "reasoning", "reasoning_content"})
_ANSWER_KEYS = frozenset({"text", "content", "refusal"})
_KNOWN_KEYS = _TRACE_KEYS | _ANSWER_KEYS | {"type"}
_TEXT_KEYS = ("text", "content", "value", *sorted(_TRACE_KEYS), "summary", "refusal")
"""Where an object has its text; the first one that has any counts. Encrypted traces have none."""
_TRACE_FIELDS = ("reasoning_content", "reasoning", "reasoning_text", "reasoning_details", "thinking", "thinking_blocks")
_trace_values = attrgetter(*_TRACE_FIELDS)


class Text(NamedTuple):
    """A piece of text. trace_field: where it was, if the upstream says that it is trace; if not, tags in it may."""

    text: str
    trace_field: str = ""


class TextReader:
    """The texts of one choice. A trace that is sent under several names counts once."""

    def __init__(self) -> None:
        self._trace_field = ""  # in which the trace began
        self._trace: list[str] = []
        self._trace_length = 0

    def read(self, delta: Delta) -> list[Text]:
        """Return the texts of a delta in order. Raises `ValueError` for an object of which nobody knows what it is."""
        content, traces = delta.content, _trace_values(delta)
        trace = _longest_trace(traces) if any(traces) else None
        if not content and content != 0:
            content = delta.refusal
        if content is None:  # as in nearly all deltas of a trace
            return [trace] if trace and not self._is_repeated(trace) else []
        if trace is None and isinstance(content, str):
            return [Text(content)] if content else []
        if isinstance(content, dict) and content and not _KNOWN_KEYS & content.keys():
            raise ValueError
        parts = list(_read_content(content, _MAX_DEPTH))
        if trace and len(trace.text) >= sum(len(part.text) for part in parts if part.trace_field):
            parts = [trace, *(part for part in parts if not part.trace_field)]
        return [part for part in parts if part.text and not (part.trace_field and self._is_repeated(part))]

    def _is_repeated(self, part: Text) -> bool:
        """Whether a piece is all of the trace so far under another name, which servers send with its signature."""
        self._trace_field = self._trace_field or part.trace_field
        is_other = part.trace_field != self._trace_field and len(part.text) == self._trace_length
        if is_other and part.text == "".join(self._trace):
            return True
        self._trace.append(part.text)
        self._trace_length += len(part.text)
        return False


def _longest_trace(values: Sequence[Any]) -> Text | None:
    """Return the longest of the texts that the names of the trace have: a short one may be its summary."""
    longest = field = ""
    for name, value in zip(_TRACE_FIELDS, values, strict=True):
        if value and len(text := _read_plain(value, _MAX_DEPTH)) > len(longest):
            longest, field = text, name
    return Text(longest, field) if longest else None


def _read_plain(value: Any, depth: int) -> str:
    """Return all text in a value that is of one kind."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and depth:
        return "".join(_read_plain(each, depth - 1) for each in value)
    if isinstance(value, dict) and depth:
        return next((text for key in _TEXT_KEYS if (text := _read_plain(value.get(key), depth - 1))), "")
    return ""


def _read_content(content: Any, depth: int) -> Iterator[Text]:
    """Yield the texts of a content in parts."""
    if isinstance(content, str):
        yield Text(content)
    elif isinstance(content, list) and depth:
        for part in content:
            yield from _read_content(part, depth - 1)
    elif isinstance(content, dict):
        kind = content.get("type")
        if not (kind is None or kind in _ANSWER_TYPES) or content.get("thought") is True:
            yield Text(_read_plain(content, depth), "content")
            return
        for keys, field in ((_TRACE_KEYS, "content"), (_ANSWER_KEYS, "")):
            yield Text(_read_plain({key: content.get(key) for key in keys}, depth), field)
    elif isinstance(content, int | float):
        yield Text(json.dumps(content))  # of a gateway that has read the text as JSON
