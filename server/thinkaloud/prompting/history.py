"""The conversation as the model should read it: earlier answers without their traces.

Models are trained on histories without traces, and a trace uses up context. Clients send answers back in several
forms: with `reasoning_content`, `reasoning` or `reasoning_details` beside the content, or with the trace still inside
it. A summary in these fields is not a trace. Some models want the traces of the current tool loop back, since their
thinking before a call is not over yet. These stay in the fields that chat templates read, never as tags in the text,
because tags in the text count as typed (engine/text/control_tokens.py).
"""

import re
from typing import Any, get_args

from thinkaloud.events import Move
from thinkaloud.generation import Message, user_turns

_TRACE_FIELDS = ("reasoning_content", "reasoning", "reasoning_details")
_TEMPLATE_FIELDS = ("reasoning_content", "reasoning")
"""The two names under which templates and upstreams look for a trace."""
_SUMMARY = re.compile(rf"\*\*(?:{'|'.join(move.capitalize() for move in get_args(Move))}):\*\* ")
"""The beginning of a summary line (`SummaryDelta.markdown`)."""


def prepare_messages(
    messages: list[Message],
    start: str,
    end: str,
    label: str = "",
    *,
    keep: bool = False,
    system_prompt: str | None = None,
) -> list[Message]:
    """Return `messages` for the model's template. The argument is not modified.

    start, end, label: of the model's format, empty if it has none.
    keep: whether the traces of the user's last turn stay.
    system_prompt: for a conversation without one.
    """
    last_turn = max(user_turns(messages), default=-1)
    prepared = [
        _prepare_answer(message, start, end, label, keep=keep and at > last_turn)
        if message.get("role") == "assistant"
        else message
        for at, message in enumerate(messages)
    ]
    if system_prompt and not any(message.get("role") in {"system", "developer"} for message in messages):
        return [{"role": "system", "content": system_prompt}, *prepared]
    return prepared


def _prepare_answer(message: Message, start: str, end: str, label: str, *, keep: bool) -> Message:
    prepared = {key: value for key, value in message.items() if key not in _TRACE_FIELDS}
    inside = ""
    content = prepared.get("content")
    if isinstance(content, str) and start and end:
        inside, prepared["content"] = _split_content(content, start, end, label)
    if keep and (trace := _read_trace_fields(message) or inside) and not _SUMMARY.match(trace):
        prepared |= dict.fromkeys(_TEMPLATE_FIELDS, trace)
    return prepared


def _read_trace_fields(message: Message) -> str:
    """Return the trace beside the content. The fields are names for one text, so the first non-empty one counts."""
    for name in _TRACE_FIELDS:
        value = message.get(name)
        if text := value if isinstance(value, str) else _join_details(value):
            return text
    return ""


def _join_details(details: Any) -> str:
    """Return the text of OpenRouter's list. Its other entries are summaries and encrypted traces."""
    entries = details if isinstance(details, list) else []
    texts = (entry.get("text") for entry in entries if isinstance(entry, dict))
    return "".join(text for text in texts if isinstance(text, str))


def _split_content(content: str, start: str, end: str, label: str) -> tuple[str, str]:
    """Return the trace at the beginning of `content` and the text after it. Tags elsewhere belong to the answer."""
    stripped = content.lstrip()
    if not stripped.startswith(start):
        return "", content
    trace, found, answer = stripped.removeprefix(start).removeprefix(label).partition(end)
    return trace.strip("\r\n"), answer.lstrip("\r\n") if found else ""
