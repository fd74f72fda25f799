"""pydantic-ai's agent."""

import asyncio
from typing import Any

from pydantic_ai import Agent, NativeOutput, ThinkingPart
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider
from report import CAPITAL, KEY, MODEL, PENS, URL, WARM, City, report, weather

model = OpenAIChatModel(MODEL, provider=OpenAIProvider(base_url=URL, api_key=KEY))


def _thoughts(messages: Any) -> str:
    return "".join(part.content for message in messages for part in message.parts if isinstance(part, ThinkingPart))


def chat() -> Any:
    return Agent(model).run_sync(PENS).output


async def _streamed() -> tuple[str, str]:
    async with Agent(model).run_stream(PENS) as result:
        told = "".join([piece async for piece in result.stream_text(delta=True)])
    return told, _thoughts(result.all_messages())


def stream() -> Any:
    return asyncio.run(_streamed())[0]


def trace() -> Any:
    return _thoughts(Agent(model).run_sync(PENS).all_messages())


def trace_stream() -> Any:
    return asyncio.run(_streamed())[1]


def tools() -> Any:
    called = []

    def look(city: str) -> str:
        called.append(weather(city))
        return weather(city)

    agent = Agent(model)
    agent.tool_plain(name="weather")(look)
    output = agent.run_sync(WARM).output
    return ["weather", *called, output]


def structured() -> Any:
    return Agent(model, output_type=NativeOutput(City)).run_sync(CAPITAL).output.model_dump()


if __name__ == "__main__":
    report(chat, stream, trace, trace_stream, tools, structured)
