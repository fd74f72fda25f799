"""Thinking control on the real engine: exact budgets, whole answers, in every company; retries, votes, answer now."""

import asyncio
import json
from random import Random
from typing import Any

import pytest

from live import Live, joined

pytestmark = pytest.mark.vllm

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)
QUESTIONS = (FRUIT, "Tom has 17 marbles and gives 8 to Ana. How many marbles does Tom have left?", "Hello!", "17 * 23")
CLOSING = "Considering the limited time, I give the answer now."
SCHEMA = {
    "type": "object",
    "properties": {"apples": {"type": "integer", "minimum": 0, "maximum": 99}},
    "required": ["apples"],
    "additionalProperties": False,
}
FORMAT = {"type": "json_schema", "json_schema": {"name": "count", "schema": SCHEMA, "strict": True}}


def message(body: dict[str, Any], index: int = 0) -> dict[str, Any]:
    return dict(body["choices"][index]["message"])


@pytest.fixture(scope="module")
def closing(tiny: Live) -> int:
    """How many tokens close a trace by force."""
    engine = tiny.fleet.engines["rl"]
    return len(engine.spell(f"\n\n{CLOSING}\n</think>", engine.tag_ids("<think>", "</think>")).texts)


async def test_random_budgets_are_never_exceeded_and_no_answer_is_empty(tiny: Live, closing: int) -> None:
    rng = Random(1)
    plans = [(rng.randint(0, 120), rng.randint(1, 3), rng.randint(8, 300)) for _ in range(40)]

    async def ask(number: int, budget: int, n: int, most: int) -> dict[str, Any]:
        asked = {"thinking_budget": budget, "n": n, "max_tokens": most, "seed": number, "temperature": 1}
        return await tiny.chat("tiny-rl", rng.choice(QUESTIONS), **asked)

    bodies = await asyncio.gather(*(ask(number, *plan) for number, plan in enumerate(plans)))
    for (budget, n, most), body in zip(plans, bodies, strict=True):
        used = body["usage"]
        assert used["completion_tokens_details"]["reasoning_tokens"] <= n * (budget + closing)
        assert used["completion_tokens"] <= n * most
        assert all(choice["message"]["content"].strip() for choice in body["choices"])


async def test_greedily_the_trace_is_the_models_own_up_to_its_budget(tiny: Live) -> None:
    whole = message(await tiny.chat("tiny-rl", FRUIT, temperature=0))["reasoning"]
    for budget in (1, 5, 17, 40):
        body = await tiny.chat("tiny-rl", FRUIT, temperature=0, thinking_budget=budget)
        trace = message(body)["reasoning"]
        assert trace.endswith(CLOSING)
        assert whole.startswith(trace.removesuffix(CLOSING).rstrip("\n"))
        assert body["thinkaloud"]["thinking"]["ended_by"] == "budget"
        assert message(body)["content"].strip()


async def test_streamed_it_is_the_same(tiny: Live) -> None:
    asked = {"temperature": 0, "thinking_budget": 12, "n": 2, "logprobs": True}
    body = await tiny.chat("tiny-rl", FRUIT, **asked)
    chunks = await tiny.stream("tiny-rl", FRUIT, **asked)
    for index in range(2):
        assert joined(chunks, "reasoning", index) == message(body, index)["reasoning"]
        assert joined(chunks, "content", index) == message(body, index)["content"]


@pytest.mark.parametrize("budget", [0, 3, 30])
async def test_behind_a_budget_an_answer_keeps_its_schema(tiny: Live, budget: int) -> None:
    body = await tiny.chat("tiny-rl", FRUIT, temperature=0, thinking_budget=budget, response_format=FORMAT)
    assert json.loads(message(body)["content"]).keys() == {"apples"}


async def test_behind_a_budget_a_call_that_must_be_made_is_made(tiny: Live) -> None:
    tool = {"type": "function", "function": {"name": "count", "parameters": SCHEMA}}
    fields = {"tools": [tool], "tool_choice": "required", "thinking_budget": 9, "temperature": 0}
    calls = message(await tiny.chat("tiny-rl", FRUIT, **fields))["tool_calls"]
    assert calls
    assert all(json.loads(call["function"]["arguments"]).keys() == {"apples"} for call in calls)


async def test_a_model_that_wants_to_stop_is_made_to_think_again(tiny: Live) -> None:
    once = await tiny.chat("tiny-rl", FRUIT, temperature=0)
    again = await tiny.chat("tiny-rl", FRUIT, temperature=0, reasoning={"retries": 2})
    first, second = message(once)["reasoning"], message(again)["reasoning"]
    assert second.startswith(first.rstrip("\n"))
    assert second[len(first.rstrip("\n")) :].count("\nWait,") == 2
    assert again["thinkaloud"]["thinking"]["retries"] == 2
    assert message(again)["content"].strip()


async def test_the_majority_of_votes_answers_and_the_same_seed_votes_the_same(tiny: Live) -> None:
    asked = {"temperature": 1, "seed": 3, "reasoning": {"votes": 5}}
    first, second = [await tiny.chat("tiny-rl", FRUIT, **asked) for _ in "ab"]
    assert message(first)["content"].strip()
    votes = first["thinkaloud"]["votes"]
    assert 3 <= votes["counted"] <= votes["asked"] == 5
    assert first["usage"]["completion_tokens"] == votes["tokens"]
    assert len(second["choices"]) == 1


async def test_answer_now_ends_fifty_thoughts_at_once(tiny: Live) -> None:
    async def ask(number: int) -> list[dict[str, Any]]:
        asked = {"include_reasoning": bool(number % 2), "reasoning": {"min_tokens": 400}}
        chunks: list[dict[str, Any]] = []
        async for chunk in tiny.chunks("tiny-rl", FRUIT, **asked):
            chunks.append(chunk)
            if len(chunks) == 1:
                pressed = await tiny.client.post(f"/v1/chat/completions/{chunk['id']}/answer")
                assert pressed.status_code == 200
        return chunks

    for chunks in await asyncio.gather(*map(ask, range(50))):
        assert chunks[-1]["thinkaloud"]["thinking"]["ended_by"] == "user"
        assert joined(chunks, "content").strip()
