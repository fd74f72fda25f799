"""The openai SDK for Python, on the Responses API."""

import json
from typing import Any

from openai import OpenAI
from report import CAPITAL, KEY, MODEL, PENS, URL, WARM, WEATHER_TOOL, City, report, weather

client = OpenAI(base_url=URL, api_key=KEY)


def _trace(response: Any) -> Any:
    (reasoning,) = [item for item in response.output if item.type == "reasoning"]
    return "".join(part.text for part in reasoning.content)


def chat() -> Any:
    return client.responses.create(model=MODEL, input=PENS).output_text


def stream() -> Any:
    """With the SDK's helper, which adds the events up itself."""
    with client.responses.stream(model=MODEL, input=PENS) as events:
        told = "".join(event.delta for event in events if event.type == "response.output_text.delta")
        final = events.get_final_response()
    assert told == final.output_text
    return told


def trace() -> Any:
    return _trace(client.responses.create(model=MODEL, input=PENS))


def trace_stream() -> Any:
    """From the raw events, and from the last of them."""
    events: list[Any] = list(client.responses.create(model=MODEL, input=PENS, stream=True))
    told = "".join(event.delta for event in events if event.type == "response.reasoning_text.delta")
    assert _trace(events[-1].response) == told
    return told


def tools() -> Any:
    return _tools(lambda request: client.responses.create(**request))


def tools_stream() -> Any:
    def create(request: Any) -> Any:
        with client.responses.stream(**request) as events:
            return events.get_final_response()

    return _tools(create)


def _tools(create: Any) -> Any:
    tool = WEATHER_TOOL["function"] | {"type": "function"}
    request: dict[str, Any] = {"model": MODEL, "input": [{"role": "user", "content": WARM}], "tools": [tool]}
    response = create(request)
    (call,) = [item for item in response.output if item.type == "function_call"]
    result = weather(**json.loads(call.arguments))
    request["input"] += [item.model_dump(exclude_none=True) for item in response.output]
    request["input"].append({"type": "function_call_output", "call_id": call.call_id, "output": result})
    return [call.name, result, create(request).output_text]


def structured() -> Any:
    parsed = client.responses.parse(model=MODEL, input=CAPITAL, text_format=City).output_parsed
    assert parsed
    return parsed.model_dump()


if __name__ == "__main__":
    report(chat, stream, trace, trace_stream, tools, tools_stream, structured)
