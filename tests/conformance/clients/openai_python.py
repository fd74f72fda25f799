"""The openai SDK for Python."""

import json
from typing import Any

from openai import OpenAI
from report import CAPITAL, KEY, MODEL, PENS, URL, WARM, WEATHER_TOOL, City, report, weather

client = OpenAI(base_url=URL, api_key=KEY)


def _ask(question: str) -> Any:
    return {"model": MODEL, "messages": [{"role": "user", "content": question}]}


def chat() -> Any:
    return client.chat.completions.create(**_ask(PENS)).choices[0].message.content


def stream() -> Any:
    """With the SDK's helper, which adds the chunks up itself."""
    with client.chat.completions.stream(**_ask(PENS)) as events:
        told = "".join(event.delta for event in events if event.type == "content.delta")
        final = events.get_final_completion()
    assert told == final.choices[0].message.content
    return told


def trace() -> Any:
    return client.chat.completions.create(**_ask(PENS)).choices[0].message.reasoning_content


def trace_stream() -> Any:
    """From the deltas, and from what the SDK's helper adds up."""
    with client.chat.completions.stream(**_ask(PENS)) as events:
        deltas = [event.chunk.choices[0].delta for event in events if event.type == "chunk"]
        final = events.get_final_completion()
    told = "".join(getattr(delta, "reasoning_content", "") for delta in deltas)
    assert getattr(final.choices[0].message, "reasoning_content", None) == told
    return told


def tools() -> Any:
    return _tools(lambda request: client.chat.completions.create(**request))


def tools_stream() -> Any:
    def create(request: Any) -> Any:
        with client.chat.completions.stream(**request) as events:
            return events.get_final_completion()

    return _tools(create)


def _tools(create: Any) -> Any:
    request = _ask(WARM) | {"tools": [WEATHER_TOOL]}
    choice = create(request).choices[0]
    assert choice.finish_reason == "tool_calls"
    (call,) = choice.message.tool_calls
    result = weather(**json.loads(call.function.arguments))
    answered = {"role": "tool", "tool_call_id": call.id, "content": result}
    request["messages"] += [choice.message.model_dump(exclude_none=True), answered]
    return [call.function.name, result, create(request).choices[0].message.content]


def structured() -> Any:
    message = client.chat.completions.parse(**_ask(CAPITAL), response_format=City).choices[0].message
    assert message.parsed
    return message.parsed.model_dump()


if __name__ == "__main__":
    report(chat, stream, trace, trace_stream, tools, tools_stream, structured)
