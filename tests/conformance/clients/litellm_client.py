"""LiteLLM as a client of any OpenAI-compatible server."""

import json
from typing import Any

import litellm
from report import CAPITAL, KEY, MODEL, PENS, URL, WARM, WEATHER_TOOL, City, report, weather


def _ask(messages: Any, **more: Any) -> Any:
    if isinstance(messages, str):
        messages = [{"role": "user", "content": messages}]
    return litellm.completion(model=f"openai/{MODEL}", api_base=URL, api_key=KEY, messages=messages, **more)


def chat() -> Any:
    return _ask(PENS).choices[0].message.content


def stream() -> Any:
    return "".join(chunk.choices[0].delta.content or "" for chunk in _ask(PENS, stream=True))


def trace() -> Any:
    return _ask(PENS).choices[0].message.reasoning_content


def trace_stream() -> Any:
    deltas = (chunk.choices[0].delta for chunk in _ask(PENS, stream=True))
    return "".join(getattr(delta, "reasoning_content", None) or "" for delta in deltas)


def tools() -> Any:
    return _tools(lambda messages: _ask(messages, tools=[WEATHER_TOOL]))


def tools_stream() -> Any:
    return _tools(
        lambda messages: litellm.stream_chunk_builder(list(_ask(messages, tools=[WEATHER_TOOL], stream=True)))
    )


def _tools(ask: Any) -> Any:
    messages: list[Any] = [{"role": "user", "content": WARM}]
    message = ask(messages).choices[0].message
    (call,) = message.tool_calls
    result = weather(**json.loads(call.function.arguments))
    messages += [message.model_dump(), {"role": "tool", "tool_call_id": call.id, "content": result}]
    return [call.function.name, result, ask(messages).choices[0].message.content]


def structured() -> Any:
    return json.loads(_ask(CAPITAL, response_format=City).choices[0].message.content)


if __name__ == "__main__":
    report(chat, stream, trace, trace_stream, tools, tools_stream, structured)
