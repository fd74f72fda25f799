"""Effort, budgets, retries, votes and "answer now" over HTTP, on transcripts: exact to the token, in every shape."""

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, joined, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

THOUGHT = "one two three four five six seven eight."
ANSWER = "It is \\boxed{3}."
CLOSING = "\n\nConsidering the limited time, I give the answer now."
KEYS = ("alice", "bob")


@pytest.fixture(scope="module")
async def tape(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A thinking model on a tape, a slow one, and one that does not think."""
    folder: Path = tmp_path_factory.mktemp("tape")
    for name, text in (("tape", f"{THOUGHT}\n</think>\n\n{ANSWER}"), ("slow", "so " * 2000 + f"</think>{ANSWER}")):
        reply = {"opens_trace": True, "text": text}
        (folder / f"{name}.jsonl").write_text(json.dumps(reply))
    thinking = {"format": "think", "budgets": {"low": 3, "medium": 6}, "answer_tokens": 8, "loop_guard": False}
    settings = Settings.model_validate(
        {
            "engines": {
                "tape": {"kind": "scripted", "transcript": folder / "tape.jsonl", "chunk_tokens": 4},
                "slow": {"kind": "scripted", "transcript": folder / "slow.jsonl", "delay": 0.01},
            },
            "models": {
                "thinker": {"engine": "tape", "thinking": thinking},
                "unbounded": {"engine": "tape", "thinking": {**thinking, "answer_tokens": 0}},
                "slow": {"engine": "slow", "thinking": thinking},
                "fast": {"engine": "tape"},
            },
            "keys": [{"name": name, "secret": {"sha256": _digest(name)}} for name in KEYS],
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer alice"
        yield live


def _digest(key: str) -> str:
    from hashlib import sha256

    return sha256(key.encode()).hexdigest()


def message(body: dict[str, Any]) -> dict[str, Any]:
    return dict(body["choices"][0]["message"])


def thinking(body: dict[str, Any]) -> dict[str, Any]:
    return dict(body["thinkaloud"]["thinking"])


@pytest.mark.parametrize(
    ("asked", "budget"),
    [({"thinking_budget": 4}, 4), ({"reasoning": {"max_tokens": 2}}, 2), ({"reasoning_effort": "low"}, 3)],
)
async def test_a_budget_ends_the_trace_with_the_closing_words_and_the_answer_comes(
    tape: Live, asked: dict[str, Any], budget: int
) -> None:
    body = await tape.chat("thinker", "hi", **asked)
    assert message(body)["reasoning_content"] == " ".join(THOUGHT.split()[:budget]) + CLOSING
    assert message(body)["content"] == ANSWER
    assert body["choices"][0]["finish_reason"] == "stop"
    assert thinking(body)["ended_by"] == "budget"
    assert (thinking(body)["budget"], thinking(body)["budget_asked"]) == (budget, budget)


async def test_an_effort_without_a_row_has_no_bound_of_its_own(tape: Live) -> None:
    body = await tape.chat("thinker", "hi", reasoning_effort="high")
    assert thinking(body)["ended_by"] == "model"
    assert thinking(body)["budget_asked"] is None


@pytest.mark.parametrize("n", [1, 3])
async def test_a_stream_says_what_the_complete_answer_says(tape: Live, n: int) -> None:
    asked = {"thinking_budget": 5, "n": n, "logprobs": True}
    body = await tape.chat("thinker", "hi", **asked)
    chunks = await tape.stream("thinker", "hi", **asked)
    for index in range(n):
        whole = body["choices"][index]["message"]
        assert joined(chunks, "reasoning_content", index) == whole["reasoning_content"]
        assert joined(chunks, "content", index) == whole["content"] == ANSWER
    tokens = body["choices"][0]["logprobs"]["reasoning"]
    assert "".join(token["token"] for token in tokens).strip() == message(body)["reasoning_content"].strip()


async def test_the_answer_has_room_within_max_tokens(tape: Live) -> None:
    body = await tape.chat("thinker", "hi", max_tokens=12, thinking_budget=100)
    assert body["usage"]["completion_tokens"] == 12
    assert message(body)["content"].startswith("It is")
    assert (thinking(body)["budget"], thinking(body)["budget_asked"]) == (5, 100)


async def test_where_no_room_is_kept_the_trace_may_take_all(tape: Live) -> None:
    body = await tape.chat("unbounded", "hi", max_tokens=5)
    assert (message(body)["content"], thinking(body)["ended_by"]) == ("", "length")


async def test_a_budget_of_nothing_is_no_thinking(tape: Live) -> None:
    body = await tape.chat("thinker", "hi", thinking_budget=0)
    assert "reasoning_content" not in message(body)
    assert message(body)["content"] == ANSWER


async def test_retries_show_in_the_trace_and_are_told(tape: Live) -> None:
    body = await tape.chat("thinker", "hi", reasoning={"retries": 2})
    assert message(body)["reasoning_content"] == f"{THOUGHT}\nWait,\nWait,"
    assert thinking(body)["retries"] == 2
    assert message(body)["content"] == ANSWER


async def test_the_least_of_a_trace_is_reached(tape: Live) -> None:
    body = await tape.chat("thinker", "hi", reasoning={"min_tokens": 25})
    assert thinking(body)["tokens"] >= 25


async def test_hidden_nothing_of_it_shows_but_the_counts(tape: Live) -> None:
    body = await tape.chat("thinker", "hi", include_reasoning=False, thinking_budget=3, reasoning={"retries": 1})
    assert "Considering" not in json.dumps(body)
    assert message(body)["content"] == ANSWER


async def test_votes_are_told_and_spent_tokens_are_those_of_all(tape: Live) -> None:
    one = await tape.chat("thinker", "hi")
    body = await tape.chat("thinker", "hi", reasoning={"votes": 5})
    votes = body["thinkaloud"]["votes"]
    assert (votes["asked"], votes["agreement"]) == (5, 1.0)
    assert 3 <= votes["counted"] <= 5
    assert votes["tokens"] == body["usage"]["completion_tokens"] > one["usage"]["completion_tokens"]
    assert len(body["choices"]) == 1
    assert message(body) == message(one)


@pytest.mark.parametrize(
    ("asked", "param"),
    [
        ({"n": 2, "reasoning": {"votes": 3}}, "n"),
        ({"temperature": 0, "reasoning": {"votes": 3}}, "temperature"),
        ({"reasoning": {"votes": 33}}, "reasoning.votes"),
        ({"reasoning": {"retries": 17}}, "reasoning.retries"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(tape: Live, asked: dict[str, Any], param: str) -> None:
    response = await tape.client.post(
        "/v1/chat/completions", json={"model": "thinker", "messages": [{"role": "user", "content": "hi"}], **asked}
    )
    assert (response.status_code, response.json()["error"]["param"]) == (400, param)


async def test_answer_now_ends_the_thinking_of_a_stream_for_its_own_key_alone(tape: Live) -> None:
    chunks: list[dict[str, Any]] = []
    async for chunk in tape.chunks("slow", "hi"):
        chunks.append(chunk)
        if len(chunks) == 5:
            path = f"/v1/chat/completions/{chunk['id']}/answer"
            other = await tape.client.post(path, headers={"authorization": "Bearer bob"})
            assert other.status_code == 404
            assert (await tape.client.post(path)).json()["answering"] is True
    assert joined(chunks, "content") == ANSWER
    assert thinking(chunks[-1])["ended_by"] == "user"
    assert thinking(chunks[-1])["tokens"] < 1000
    assert (await tape.client.post(path)).status_code == 404


async def test_answer_now_works_while_the_trace_is_hidden(tape: Live) -> None:
    chunks: list[dict[str, Any]] = []
    async for chunk in tape.chunks("slow", "x", include_reasoning=False):
        chunks.append(chunk)
        if len(chunks) == 1:
            await tape.client.post(f"/v1/chat/completions/{chunk['id']}/answer")
    assert joined(chunks, "content") == ANSWER
    assert "so so" not in json.dumps(chunks)


async def test_on_a_model_that_does_not_think_the_controls_have_no_effect(tape: Live) -> None:
    body = await tape.chat("fast", "hi", thinking_budget=3, reasoning={"retries": 2})
    assert THOUGHT in message(body)["content"]
    assert thinking(body)["budget"] is None


async def test_metrics_count_what_ended_traces_and_how_votes_went(tape: Live) -> None:
    await asyncio.gather(
        tape.chat("thinker", "hi", thinking_budget=2), tape.chat("thinker", "hi", reasoning={"votes": 3, "retries": 1})
    )
    page = (await tape.client.get("/metrics")).text
    for line in (
        'thinkaloud_traces_total{ended_by="budget",model="thinker"}',
        'thinkaloud_trace_retries_total{model="thinker"}',
        'thinkaloud_votes_total{model="thinker"}',
        'thinkaloud_votes_counted_total{model="thinker"}',
    ):
        assert line in page, line
