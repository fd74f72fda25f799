"""Both clients with the bundled pair, on the real engine."""

import asyncio

import pytest

from clients.fake import async_streamed, streamed
from live import Live
from thinkaloud_client import AsyncClient, Client

pytestmark = pytest.mark.vllm

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


async def test_the_trace_and_the_answer_of_the_bundled_models(tiny: Live) -> None:
    async with AsyncClient(tiny.url, model="tiny-rl", temperature=0) as client:
        told = await async_streamed(client, FRUIT)
        assert told.error is None
        assert (told.reply.boxed, told.reply.model) == ("3", "tiny-rl")
        assert told.reply.thought
        with Client(tiny.url, model="tiny-rl", temperature=0) as blocking:
            other = await asyncio.to_thread(lambda: streamed(blocking, FRUIT))
        assert (other.reply.thought, other.reply.answer) == (told.reply.thought, told.reply.answer)
        assert (other.reply.usage.completion, other.reply.usage.reasoning) == (
            told.reply.usage.completion,
            told.reply.usage.reasoning,
        )
        assert (await client.ask(FRUIT, model="tiny-sft")).thought == ""
        hidden = await client.ask(FRUIT, visibility="hidden")
        assert (hidden.thought, hidden.boxed) == ("", "3")
        routed, decision = await client.ask(FRUIT, model="auto"), await client.route(FRUIT, model="auto")
        assert routed.route is not None
        assert routed.route.model == routed.model == decision.route.model
