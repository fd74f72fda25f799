"""The anthropic SDK for Python."""

from typing import Any

from anthropic import Anthropic
from report import CAPITAL, KEY, MODEL, PENS, URL, WARM, WEATHER_TOOL, City, report, weather

client = Anthropic(base_url=URL.removesuffix("/v1"), api_key=KEY)
_FUNCTION = WEATHER_TOOL["function"]
TOOL = {"name": _FUNCTION["name"], "description": _FUNCTION["description"], "input_schema": _FUNCTION["parameters"]}


def _ask(content: str) -> dict[str, Any]:
    return {"model": MODEL, "max_tokens": 4096, "messages": [{"role": "user", "content": content}]}


def _text(message: Any) -> str:
    return "".join(block.text for block in message.content if block.type == "text")


def _trace(message: Any) -> str:
    """The trace, which has its signature."""
    (block,) = [block for block in message.content if block.type == "thinking"]
    assert block.signature
    return str(block.thinking)


def chat() -> Any:
    return _text(client.messages.create(**_ask(PENS)))


def stream() -> Any:
    """With the SDK's helper, which adds the events up itself."""
    with client.messages.stream(**_ask(PENS)) as events:
        told = "".join(events.text_stream)
        assert told == _text(events.get_final_message())
    return told


def trace() -> Any:
    return _trace(client.messages.create(**_ask(PENS)))


def trace_stream() -> Any:
    """From the events that the helper makes, and from the message at its end."""
    told, signatures = "", []
    with client.messages.stream(**_ask(PENS)) as events:
        for event in events:
            if event.type == "thinking":
                told += event.thinking
            elif event.type == "signature":
                signatures.append(event.signature)
        assert told == _trace(events.get_final_message())
    assert len(signatures) == 1
    return told


def tools() -> Any:
    return _tools(lambda request: client.messages.create(**request))


def tools_stream() -> Any:
    def create(request: Any) -> Any:
        with client.messages.stream(**request) as events:
            return events.get_final_message()

    return _tools(create)


def _tools(create: Any) -> Any:
    """Two rounds: the first result makes the model call again."""
    request: dict[str, Any] = {**_ask(WARM), "tools": [TOOL]}
    result, name = "", ""
    for again in (WARM, None):
        message = create(request)
        assert message.stop_reason == "tool_use"
        (call,) = [block for block in message.content if block.type == "tool_use"]
        name, result = call.name, weather(**call.input)
        brought = {"type": "tool_result", "tool_use_id": call.id, "content": again or result}
        request["messages"] += [
            {"role": "assistant", "content": message.content},
            {"role": "user", "content": [brought]},
        ]
    return [name, result, _text(create(request))]


def structured() -> Any:
    message = client.messages.parse(**_ask(CAPITAL), output_format=City)
    assert message.parsed_output
    return message.parsed_output.model_dump()


def count() -> Any:
    request = _ask(PENS)
    used = client.messages.create(**request).usage.input_tokens
    del request["max_tokens"]
    return client.messages.count_tokens(**request).input_tokens == used


def models() -> Any:
    return [model.id for model in client.models.list()]


if __name__ == "__main__":
    report(chat, stream, trace, trace_stream, tools, tools_stream, structured, count, models)
