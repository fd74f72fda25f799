"""The arguments of earlier tool calls, as chat templates take them.

Some templates walk through an object or print it with `tojson`; others print the JSON text that the API has. vLLM gives
them an object, which the latter print as Python's `repr` or fail at. `CallArguments` is both.

They are parsed before control tokens in them are marked (`control_tokens.py`). vLLM would parse them afterwards, on the
event loop, and an escape sequence could become a control token.
"""

import json
from typing import Any

import msgspec

from thinkaloud.generation import Message


class CallArguments(dict[str, Any]):
    """The arguments of a call: an object, and its JSON text where a template prints it or adds it to text."""

    def __init__(self, values: dict[str, Any], text: str) -> None:
        super().__init__(values)
        self._text = text

    def __bool__(self) -> bool:
        """True also if there are none, or vLLM would replace the object by one without a text."""
        return True

    def __str__(self) -> str:
        return self._text

    def __add__(self, other: str) -> str:
        return self._text + other

    def __radd__(self, other: str) -> str:
        return other + self._text


def parse_calls(messages: list[Message]) -> list[Message]:
    """Return `messages` with the arguments of each tool call as a list: the object, and its text.

    Arguments that are no object become an empty one, as in vLLM: an error would end the conversation.
    """
    return _replace_arguments(messages, _parse)


def with_arguments(messages: list[Message]) -> list[Message]:
    """Return the result of `parse_calls`, with markers or without, with `CallArguments`."""
    return _replace_arguments(messages, lambda parsed: CallArguments(*parsed))


def _replace_arguments(messages: list[Message], function: Any) -> list[Message]:
    return [
        {**message, "tool_calls": [_replace_in_call(call, function) for call in calls]}
        if (calls := message.get("tool_calls"))
        else message
        for message in messages
    ]


def _replace_in_call(call: dict[str, Any], function: Any) -> dict[str, Any]:
    return {**call, "function": {**call["function"], "arguments": function(call["function"]["arguments"])}}


def _parse(arguments: str) -> list[Any]:
    try:
        values = _decode(arguments)
    except (ValueError, RecursionError):
        values = None
    return [values, arguments] if isinstance(values, dict) else [{}, "{}"]


def _decode(arguments: str) -> Any:
    """Raises `ValueError`, `RecursionError`."""
    try:
        return msgspec.json.decode(arguments)
    except msgspec.DecodeError:
        # Half of a surrogate pair may be escaped; no tokenizer takes it.
        text = json.dumps(json.loads(arguments), ensure_ascii=False)
        return msgspec.json.decode(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
