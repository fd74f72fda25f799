"""LangChain's chat models: `python langchain_any.py openai` or `deepseek`."""

import sys
from functools import reduce
from operator import add
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.tools import tool
from langchain_deepseek import ChatDeepSeek
from langchain_openai import ChatOpenAI
from report import CAPITAL, KEY, MODEL, PENS, URL, WARM, City, report, weather

KIND = sys.argv[1]
model: BaseChatModel = (
    ChatOpenAI(model=MODEL, base_url=URL, api_key=KEY)
    if KIND == "openai"
    else ChatDeepSeek(model=MODEL, api_base=URL, api_key=KEY)
)


def chat() -> Any:
    return model.invoke(PENS).text


def stream() -> Any:
    return "".join(chunk.text for chunk in model.stream(PENS))


def trace() -> Any:
    return model.invoke(PENS).additional_kwargs.get("reasoning_content")


def trace_stream() -> Any:
    return "".join(chunk.additional_kwargs.get("reasoning_content", "") for chunk in model.stream(PENS)) or None


def tools() -> Any:
    return _tools(model.bind_tools([tool(weather)]).invoke)


def tools_stream() -> Any:
    bound = model.bind_tools([tool(weather)])
    return _tools(lambda messages: reduce(add, bound.stream(messages)))


def _tools(ask: Any) -> Any:
    messages: list[Any] = [HumanMessage(WARM)]
    messages.append(ask(messages))
    (call,) = messages[-1].tool_calls
    result = weather(**call["args"])
    messages.append(ToolMessage(result, tool_call_id=call["id"]))
    return [call["name"], result, ask(messages).text]


def structured() -> Any:
    method = "json_schema" if KIND == "openai" else "json_mode"
    city = model.with_structured_output(City, method=method).invoke(CAPITAL)
    assert isinstance(city, City)
    return city.model_dump()


if __name__ == "__main__":
    report(chat, stream, trace, trace_stream, tools, tools_stream, structured)
