"""The Messages API in tests: a stream read as its rules want it, and folded as clients fold it."""

import json
from typing import Any

from pydantic_core import from_json

from live import Live

_PIECES = {"thinking": "thinking_delta", "text": "text_delta"}


async def send(live: Live, content: Any, status: int = 200, **fields: Any) -> dict[str, Any]:
    """The body of a complete answer, or of an error. content: of the user, or all messages."""
    answered = await live.client.post("/v1/messages", json=request(content, **fields))
    assert answered.status_code == status, answered.text
    return dict(answered.json())


async def stream(live: Live, content: Any, headers: dict[str, str] | None = None, **fields: Any) -> dict[str, Any]:
    """The message that a stream builds, which must keep to its rules."""
    answered = await live.client.post("/v1/messages", json=request(content, stream=True, **fields), headers=headers)
    assert answered.status_code == 200, answered.text
    return fold_stream(read_events(answered.text))


def request(content: Any, **fields: Any) -> dict[str, Any]:
    """A request of one turn, or of `content` as its messages."""
    is_whole = isinstance(content, list) and all("role" in each for each in content)
    messages = content if is_whole else [{"role": "user", "content": content}]
    return {"model": "full", "max_tokens": 4096, "messages": messages, **fields}


def read_events(text: str) -> list[dict[str, Any]]:
    """The events of a stream, whole or up to where it failed."""
    *frames, empty = text.split("\n\n")
    assert empty == ""
    events = []
    for frame in frames:
        name, data = frame.split("\n")
        event = json.loads(data.removeprefix("data: "))
        assert name == f"event: {event['type']}"
        events.append(event)
    require_rules(events)
    return events


def require_rules(events: list[dict[str, Any]]) -> None:
    """One block open at a time, numbered from 0, each piece of its kind, the signature once and last; then the end."""
    assert [event["type"] for event in events[:2]] == ["message_start", "ping"]
    kinds = [event["type"] for event in events if event["type"] != "ping"]
    is_whole = kinds[-1] == "message_stop"
    assert is_whole or kinds[-1] == "error"
    index, kind, is_signed = 0, None, False
    for event in events[2 : -2 if is_whole else -1]:
        if event["type"] == "ping":
            continue
        assert event["index"] == index
        if event["type"] == "content_block_start":
            assert kind is None
            kind, is_signed = event["content_block"]["type"], False
        elif event["type"] == "content_block_stop":
            assert kind is not None
            kind, index = None, index + 1
        else:
            assert event["type"] == "content_block_delta"
            assert not is_signed
            piece = event["delta"]["type"]
            is_signed = kind == "thinking" and piece == "signature_delta"
            assert is_signed or piece == _PIECES.get(str(kind), "input_json_delta")
    assert kind is None or not is_whole
    assert kinds.count("message_start") == 1
    assert kinds.count("message_delta") == is_whole


def fold_stream(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The message that the events build, as Anthropic's SDKs do it. A failure is under `error`."""
    message: dict[str, Any] = {}
    arguments = ""
    for event in events:
        match event["type"]:
            case "message_start":
                message = dict(event["message"])
            case "content_block_start":
                message["content"] = [*message["content"], dict(event["content_block"])]
                arguments = ""
            case "content_block_delta":
                block, delta = message["content"][-1], event["delta"]
                if delta["type"] == "input_json_delta":
                    arguments += delta["partial_json"]
                else:
                    kind = delta["type"].removesuffix("_delta")
                    block[kind] += delta[kind]
            case "content_block_stop" if message["content"][-1]["type"] == "tool_use":
                message["content"][-1]["input"] = from_json(arguments or "{}", allow_partial=True)
            case "message_delta":
                message |= event["delta"] | {name: event[name] for name in ("usage", "thinkaloud")}
            case "error":
                message["error"] = event["error"]
    return message


def told(value: Any) -> Any:
    """The same without what is new each time."""
    if isinstance(value, list):
        return [told(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: told(each) for name, each in value.items() if name not in {"id", "seconds", "signature", "ms"}}


def shape(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Of each block its type, and its text or the name of the tool."""
    return [
        (block["type"], block.get("name") or block.get("thinking") or block.get("text", ""))
        for block in message["content"]
    ]
