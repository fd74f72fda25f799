"""Sealed traces in the history: those that open become the traces of their messages, the others are removed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from thinkaloud.generation import Message, user_turns
from thinkaloud.traces.kept.sealer import Place, digest_user_turn, mark_call, read_mark, unmark_call

_SEALED = "reasoning.encrypted"
_TRACE_FIELDS = ("reasoning_content", "reasoning")
_MOST = 256
"""Sealed traces of one message that are opened beside calls: each is checked against the ids of all of them."""
_WORK = 256
"""What a sealed trace costs that is not opened, in characters of one that is."""

Open: TypeAlias = Callable[[str, Place], str | None]
"""Opens a sealed trace in its place."""


def count_work(messages: list[Message]) -> int:
    """Return about how many characters are read to open the sealed traces in `messages`: theirs, and with each of them
    the ids of the calls beside it.
    """
    work = 0
    for message in messages:
        details = message.get("reasoning_details")
        if isinstance(details, list) and (seals := [*filter(_is_sealed, details)]):
            beside = sum(len(str(call.get("id"))) for call in message.get("tool_calls") or ())
            work += sum(_WORK + beside + len(data) for seal in seals if isinstance(data := seal.get("data"), str))
    return work


def open_sealed_traces(messages: list[Message], open: Open, place: Place) -> tuple[list[Message], tuple[str, ...]]:
    """Return `messages` with their sealed traces opened, and the paths of those for which `open` returns None.

    place: the owner and the model; the turn and the calls are those of each message.
    The two trace fields of a message with a sealed trace hold no trace: they are replaced or removed. The argument is
    not modified. A path looks like `messages.3.reasoning_details.0`.
    """
    unopened: list[str] = []
    result: list[Message] = []
    turn, turns = digest_user_turn([]), {*user_turns(messages)}
    for at, message in enumerate(messages):
        details = message.get("reasoning_details")
        if message.get("role") == "assistant" and isinstance(details, list) and any(map(_is_sealed, details)):
            message, failed = _open_message(message, details, open, replace(place, turn=turn))
            unopened += (f"messages.{at}.reasoning_details.{index}" for index in failed)
        elif at in turns:
            turn = digest_user_turn([message])
        result.append(_unmark(message))
    return result, tuple(unopened)


def _unmark(message: Message) -> Message:
    """Return the message with the ids of calls as the engine gave them."""
    if calls := message.get("tool_calls"):
        return message | {"tool_calls": [call | {"id": unmark_call(str(call.get("id")))} for call in calls]}
    if isinstance(id := message.get("tool_call_id"), str):
        return message | {"tool_call_id": unmark_call(id)}
    return message


def _open_message(message: Message, details: list[Any], open: Open, place: Place) -> tuple[Message, list[int]]:
    """Return the message, and the indices of its details that did not open. place: without the calls."""
    marks, seals = _read_marks(details)
    calls = tuple(_with_mark(str(call.get("id")), marks) for call in message.get("tool_calls") or ())
    place = replace(place, calls=calls)
    most = _MOST if calls else len(seals)
    texts: list[str] = []
    failed: list[int] = []
    for count, (at, seal) in enumerate(seals.items()):
        text = open(seal, place) if isinstance(seal, str) and count < most else None
        if text is None:
            failed.append(at)
        else:
            texts.append(text)
    result = {key: value for key, value in message.items() if key not in {"reasoning_details", *_TRACE_FIELDS}}
    if rest := [entry for entry in details if not _is_sealed(entry)]:
        result["reasoning_details"] = rest
    if texts:
        result |= dict.fromkeys(_TRACE_FIELDS, "".join(texts))
    return result, failed


def _read_marks(details: list[Any]) -> tuple[list[str], dict[int, Any]]:
    """Return the marks in `details`, and the sealed traces by their place. A mark may stand alone."""
    marks: list[str] = []
    seals: dict[int, Any] = {}
    for place, entry in enumerate(details):
        if not _is_sealed(entry):
            continue
        seal = entry.get("data")
        if isinstance(seal, str):
            mark, seal = read_mark(seal)
            marks += [mark] if mark else []
            if mark and not seal:
                continue
        seals[place] = seal
    return marks, seals


def _with_mark(id: str, marks: list[str]) -> str:
    """Return the id of a call with the mark that came beside it, unless it has one itself."""
    return mark_call(id, marks[0]) if marks and unmark_call(id) == id else id


def _is_sealed(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("type") == _SEALED
