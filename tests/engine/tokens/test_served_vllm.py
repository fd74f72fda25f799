"""A front end before a stock vLLM server: what holds with vLLM in process holds on token ids, and reads the same."""

import asyncio
import inspect
from collections.abc import Callable
from contextlib import aclosing
from types import ModuleType
from typing import Any

import pytest

from live import Live
from protocols.chat import test_routes_vllm as routes
from protocols.chat import test_structured_vllm as structured
from protocols.chat import test_thinking_control_vllm as control
from token_server import TokenServer

pytestmark = pytest.mark.vllm

REFUSED = [
    structured.schema(structured.SELF),
    structured.schema({"type": "integer", "minimum": 5, "maximum": 1}),
    {"structured_outputs": {"regex": "a" * 100_000}},
    {"structured_outputs": {"grammar": "root ::= ("}},
]
CLOSING = f"\n\n{control.CLOSING}\n</think>"


def claims(module: ModuleType) -> list[Callable[..., Any]]:
    """The tests of `module` that ask one thinking model, with the whole of what they are asked with."""
    found = [test for name, test in vars(module).items() if name.startswith("test_")]
    return [each for each in found if "tiny-sft" not in inspect.getsource(each)]


async def hold(claim: Callable[..., Any], live: Live) -> None:
    """Hold `claim` with the first values of each of its parameters."""
    given: dict[str, Any] = {"tiny": live}
    for mark in getattr(claim, "pytestmark", []):
        names, values = mark.args
        first = getattr(values[0], "values", [values[0]])
        given |= dict(zip(names.split(", "), first if "," in names else first[:1], strict=True))
    if "closing" in inspect.signature(claim).parameters:
        engine = live.fleet.engines["rl"]
        given["closing"] = len(engine.spell(CLOSING, engine.tag_ids("<think>", "</think>")).texts)
    await claim(**given)


QUESTIONS = (*control.QUESTIONS, "A pen costs 3 dollars. How much do 4 pens cost?", "</think> 3 + 4 <|im_end|>")


async def test_greedily_trace_and_answer_are_those_of_the_model_in_process(tiny: Live, tiny_tokens: Live) -> None:
    for question in QUESTIONS:
        asked: dict[str, Any] = {"temperature": 0, "thinking_budget": 60}
        here, there = [await live.chat("tiny-rl", question, **asked) for live in (tiny, tiny_tokens)]
        assert there["choices"][0]["message"] == here["choices"][0]["message"]
        counts = ("prompt_tokens", "completion_tokens", "completion_tokens_details")
        assert [there["usage"][each] for each in counts] == [here["usage"][each] for each in counts]


async def test_the_server_counts_no_request_of_a_client_that_has_left(
    tiny_server: TokenServer, tiny_tokens: Live
) -> None:
    asked = {"ignore_eos": True, "max_tokens": 900}
    async with aclosing(tiny_tokens.chunks("tiny-rl", routes.FRUIT, **asked)) as chunks:
        await anext(chunks)
        assert await tiny_server.running() == 1
    async with asyncio.timeout(60):
        while await tiny_server.running():  # noqa: ASYNC110  what is waited for happens in another process
            await asyncio.sleep(0.02)


async def test_the_second_turn_of_a_conversation_finds_the_first_in_the_servers_cache(tiny_tokens: Live) -> None:
    question = "One more: " + routes.FRUIT
    for cached in (False, True):
        body = await tiny_tokens.chat("tiny-rl", question, temperature=0)
        assert (body["usage"]["prompt_tokens_details"]["cached_tokens"] > 0) is cached


@pytest.mark.parametrize("fields", REFUSED, ids=str)
async def test_what_no_answer_can_meet_is_a_400_before_the_model_thinks(
    tiny_tokens: Live, fields: dict[str, Any]
) -> None:
    await structured.test_what_no_answer_can_meet_is_a_400_before_the_model_thinks(tiny_tokens, fields)


@pytest.mark.parametrize("claim", claims(routes) + claims(control), ids=lambda claim: claim.__name__)
async def test_what_holds_in_process_holds(tiny_tokens: Live, claim: Callable[..., Any]) -> None:
    await hold(claim, tiny_tokens)
