"""Sealed traces in the history, given back: what opens is the trace of its message, what does not is gone and named."""

from collections.abc import Callable
from typing import Any, TypeAlias

from thinkaloud.generation import Message
from thinkaloud.traces.kept.sealer import digest_user_turn

_SEALED = "reasoning.encrypted"
_TRACE_FIELDS = ("reasoning_content", "reasoning")

Open: TypeAlias = Callable[[str, bytes, tuple[str, ...]], str | None]
"""Opens what came sealed, given the user's turn before it and the ids of the calls beside it."""


def open_sealed_traces(messages: list[Message], open: Open) -> tuple[list[Message], tuple[str, ...]]:
    """`messages` with every sealed trace in the clear, and the places of those that `open` has None for.

    What stood in the two fields of a trace is no trace where one came sealed: it is replaced, or gone. The caller's
    messages are not changed. A place is spelt as `messages.3.reasoning_details.0`.
    """
    unopened: list[str] = []
    shown: list[Message] = []
    asked = digest_user_turn([])
    for at, message in enumerate(messages):
        details = message.get("reasoning_details")
        if message.get("role") == "assistant" and isinstance(details, list) and any(map(_is_sealed, details)):
            message, unknown = _opened(message, details, asked, open)
            unopened += (f"messages.{at}.reasoning_details.{place}" for place in unknown)
        elif message.get("role") == "user":
            asked = digest_user_turn([message])
        shown.append(message)
    return shown, tuple(unopened)


def _opened(message: Message, details: list[Any], asked: bytes, open: Open) -> tuple[Message, list[int]]:
    """One message, and which of its details did not open. asked: the user's turn before it."""
    calls = tuple(str(call.get("id")) for call in message.get("tool_calls") or ())
    texts: list[str] = []
    unknown: list[int] = []
    for place, entry in enumerate(details):
        if _is_sealed(entry):
            data = entry.get("data")
            text = open(data, asked, calls) if isinstance(data, str) else None
            if text is None:
                unknown.append(place)
            else:
                texts.append(text)
    bare = {key: value for key, value in message.items() if key not in {"reasoning_details", *_TRACE_FIELDS}}
    if rest := [entry for entry in details if not _is_sealed(entry)]:
        bare["reasoning_details"] = rest
    if texts:
        bare |= dict.fromkeys(_TRACE_FIELDS, "".join(texts))
    return bare, unknown


def _is_sealed(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("type") == _SEALED
