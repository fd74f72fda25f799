"""The conversation so far, as the model should read it: earlier answers without their traces.

Models are trained on histories without traces, and a trace costs context. Clients give answers back in many
spellings: with `reasoning_content`, `reasoning` or `reasoning_details` beside the content, or with the trace still
inside it; where a summary stood there, it is no trace. A model may want the traces of the tool loop in progress back:
what it thought before it called is then not over yet. These stay in the fields that chat templates read, never as tags
in the text: what stands in the text counts as typed (engine/control_tokens.py).
"""

import re
from typing import Any, get_args

from thinkaloud.events import Move
from thinkaloud.generation import Message

_TRACE_FIELDS = ("reasoning_content", "reasoning", "reasoning_details")
_TEMPLATE_FIELDS = ("reasoning_content", "reasoning")
"""The two names under which templates and upstreams look for a trace."""
_SUMMARY = re.compile(rf"\*\*(?:{'|'.join(move.capitalize() for move in get_args(Move))}):\*\* ")
"""How a line begins that stood in place of a trace (`SummaryDelta.headed`)."""


def prepare(
    messages: list[Message], start: str, end: str, *, keep: bool = False, system_prompt: str | None = None
) -> list[Message]:
    """`messages` as the model's template takes them; the caller's are not changed.

    start, end: the tags of the model's format, empty where it has none.
    keep: whether the traces behind the last user message stay.
    system_prompt: for a conversation without one.
    """
    asked = max((at for at, message in enumerate(messages) if message.get("role") == "user"), default=-1)
    prepared = [
        _answered(message, start, end, keep=keep and at > asked) if message.get("role") == "assistant" else message
        for at, message in enumerate(messages)
    ]
    if system_prompt and not any(message.get("role") in {"system", "developer"} for message in messages):
        return [{"role": "system", "content": system_prompt}, *prepared]
    return prepared


def _answered(message: Message, start: str, end: str, *, keep: bool) -> Message:
    bare = {key: value for key, value in message.items() if key not in _TRACE_FIELDS}
    inside = ""
    content = bare.get("content")
    if isinstance(content, str) and start and end:
        inside, bare["content"] = _cut(content, start, end)
    if keep and (trace := _beside(message) or inside) and not _SUMMARY.match(trace):
        bare |= dict.fromkeys(_TEMPLATE_FIELDS, trace)
    return bare


def _beside(message: Message) -> str:
    """The trace beside the content. The fields are names for one text, so the first that has any is it."""
    for name in _TRACE_FIELDS:
        value = message.get(name)
        if text := value if isinstance(value, str) else _details(value):
            return text
    return ""


def _details(details: Any) -> str:
    """The text of OpenRouter's list; its other entries are summaries and ciphers."""
    entries = details if isinstance(details, list) else []
    texts = (entry.get("text") for entry in entries if isinstance(entry, dict))
    return "".join(text for text in texts if isinstance(text, str))


def _cut(content: str, start: str, end: str) -> tuple[str, str]:
    """A trace that leads `content`, and the text behind it; a tag anywhere else is the answer's own text."""
    opened = content.lstrip()
    if not opened.startswith(start):
        return "", content
    trace, found, answer = opened.removeprefix(start).partition(end)
    return trace.strip("\r\n"), answer.lstrip("\r\n") if found else ""
