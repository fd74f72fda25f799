"""Log-probabilities of an upstream: taken over token by token, and never a trace's beside an answer."""

import math
from typing import Any

import pytest

from engine.wire import DONE, delta, event, replay
from thinkaloud.events import Chunk, TokenLogprob


def with_tokens(*tokens: str, **fields: Any) -> dict[str, Any]:
    """A delta with its tokens' log-probabilities, as vLLM sends them."""
    body = delta(**fields)
    content = [
        {"token": token, "logprob": -0.5, "bytes": None, "top_logprobs": [{"token": "x", "logprob": -1.0}]}
        for token in tokens
    ]
    body["choices"][0]["logprobs"] = {"content": content}
    return body


def told(*tokens: str) -> list[TokenLogprob]:
    return [TokenLogprob(token, -0.5, [TokenLogprob("x", -1.0)]) for token in tokens]


@pytest.mark.parametrize(
    ("sent", "chunk"),
    [
        (with_tokens("a", " b", content="a b"), Chunk(["a", " b"], tokens=2, logprobs=told("a", " b"))),
        (with_tokens("a", reasoning="a"), Chunk(["a"], channel="trace", tokens=1, logprobs=told("a"))),
        (with_tokens("�", "é", content="é"), Chunk(["", "é"], tokens=2, logprobs=told("�", "é"))),
        (delta(content="a"), Chunk(["a"], tokens=1)),
        (delta(content="a") | {"logprobs": None}, Chunk(["a"], tokens=1)),
    ],
    ids=["each token its text", "of the trace", "spelt otherwise", "none", "null"],
)
async def test_log_probabilities_ride_on_the_chunk_of_their_text(sent: dict[str, Any], chunk: Chunk) -> None:
    assert (await replay([event(sent), event(delta("stop")), DONE]))[0] == chunk


async def test_what_is_infinitely_improbable_is_a_number() -> None:
    sent = with_tokens("a", content="a")
    sent["choices"][0]["logprobs"]["content"][0]["top_logprobs"][0]["logprob"] = -math.inf
    (logprob,) = (await replay([event(sent), event(delta("stop")), DONE]))[0].logprobs or []
    assert [each.logprob for each in logprob.top] == [-9999.0]


async def test_where_trace_and_answer_come_together_the_tokens_are_the_traces() -> None:
    chunks = await replay([event(with_tokens("t", "a", reasoning="t", content="a")), event(delta("stop")), DONE])
    assert [(chunk.channel, chunk.logprobs) for chunk in chunks[:2]] == [("trace", told("t", "a")), ("answer", None)]


async def test_an_answers_tokens_that_spell_more_than_the_answer_are_left_out() -> None:
    first = with_tokens("t", reasoning="t")
    second = with_tokens("secret", "</think>", "a", content="a")
    chunks = await replay([event(first), event(second), event(delta("stop")), DONE])
    assert (chunks[1].texts, chunks[1].channel, chunks[1].logprobs) == (["a"], "answer", None)
