"""Chat Completions out: names of the trace, tags, the extension object, log-probabilities, heartbeats."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, joined, listening, until
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
EMILY = "Emily buys 3 apples and 2 oranges. What is the cost of apples?"
FRANCE = "the capital of France"
NAMES = {"reasoning_content", "reasoning"}

NOTHING_THOUGHT = {
    "tokens": 0,
    "seconds": None,
    "ended_by": None,
    "budget": None,
    "budget_asked": None,
    "retries": 0,
}


def message_of(body: dict[str, Any]) -> dict[str, Any]:
    return dict(body["choices"][0]["message"])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, NAMES),
        ({"reasoning_format": "dual"}, NAMES),
        ({"reasoning_format": "reasoning_content"}, {"reasoning_content"}),
        ({"reasoning_format": "reasoning"}, {"reasoning"}),
        ({"reasoning_format": "tags"}, set()),
        ({"reasoning_format": "hidden"}, set()),
    ],
)
async def test_the_trace_goes_out_under_the_names_that_were_asked_for(
    scripted: Live, fields: dict[str, Any], expected: set[str]
) -> None:
    body = await scripted.chat("thinker", EMILY, **fields)
    assert message_of(body).keys() & NAMES == expected
    chunks = await scripted.stream("thinker", EMILY, **fields)
    assert {name for chunk in chunks for name in chunk["choices"][0]["delta"]} & NAMES == expected
    for name in expected:
        assert joined(chunks, name) == message_of(body)[name]


async def test_the_header_asks_for_names_too(scripted: Live) -> None:
    response = await scripted.client.post(
        "/v1/chat/completions",
        json={"model": "thinker", "messages": [{"role": "user", "content": EMILY}]},
        headers={"x-thinkaloud-reasoning-format": "reasoning"},
    )
    assert message_of(response.json()).keys() & NAMES == {"reasoning"}


@pytest.mark.parametrize("fields", [{"reasoning_format": "tags"}, {"separate_reasoning": False}])
async def test_tags_put_the_trace_into_the_content_between_the_formats_own_tags(
    scripted: Live, fields: dict[str, Any]
) -> None:
    plain = message_of(await scripted.chat("thinker", EMILY))
    body = await scripted.chat("thinker", EMILY, **fields)
    assert message_of(body)["content"] == f"<think>{plain['reasoning']}</think>{plain['content']}"
    assert joined(await scripted.stream("thinker", EMILY, **fields), "content") == message_of(body)["content"]
    assert body["usage"]["completion_tokens_details"]["reasoning_tokens"] > 0


async def test_tags_of_a_trace_that_was_cut_stay_open_and_a_fast_model_has_none(scripted: Live) -> None:
    cut = message_of(await scripted.chat("roomless", EMILY, reasoning_format="tags", max_tokens=5))
    assert cut["content"].startswith("<think>")
    assert "</think>" not in cut["content"]
    assert message_of(await scripted.chat("fast", FRANCE, reasoning_format="tags"))["content"].startswith("The capital")


async def test_hidden_wins_over_tags(scripted: Live) -> None:
    plain = message_of(await scripted.chat("thinker", EMILY))
    body = await scripted.chat("thinker", EMILY, include_reasoning=False, separate_reasoning=False)
    assert message_of(body) == {"role": "assistant", "content": plain["content"]}


async def test_without_streaming_the_trace_comes_at_once_before_the_answer(scripted: Live) -> None:
    whole = message_of(await scripted.chat("thinker", EMILY))
    chunks = await scripted.stream("thinker", EMILY, stream_reasoning=False)
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert [delta["reasoning"] for delta in deltas if "reasoning" in delta] == [whole["reasoning"]]
    assert "reasoning" in deltas[1]
    assert joined(chunks, "content") == whole["content"]


async def test_the_extension_is_on_the_first_and_the_last_chunk_and_on_a_complete_body(scripted: Live) -> None:
    for options in ({}, {"stream_options": {"include_usage": True}}):
        chunks = await scripted.stream("thinker", EMILY, **options)
        assert [index for index, chunk in enumerate(chunks) if "thinkaloud" in chunk] == [0, len(chunks) - 1]
        first, last = chunks[0]["thinkaloud"], chunks[-1]["thinkaloud"]
        assert first["thinking"] | {"budget": None} == NOTHING_THOUGHT
        body = await scripted.chat("thinker", EMILY)
        for found in (last, body["thinkaloud"]):
            assert {key: found[key] for key in ("model", "visibility", "route")} == {
                "model": "thinker",
                "visibility": "full",
                "route": None,
            }
            assert found["thinking"]["tokens"] == body["usage"]["completion_tokens_details"]["reasoning_tokens"]
            assert found["thinking"]["seconds"] >= 0
            assert found["thinking"]["ended_by"] == "model"


async def test_the_extension_tells_what_is_hidden_what_was_cut_and_what_did_not_think(scripted: Live) -> None:
    hidden = await scripted.chat("roomless", EMILY, include_reasoning=False, max_tokens=5)
    assert hidden["thinkaloud"]["visibility"] == "hidden"
    assert hidden["thinkaloud"]["thinking"]["tokens"] == 5
    assert hidden["thinkaloud"]["thinking"]["ended_by"] == "length"
    fast = await scripted.chat("fast", FRANCE)
    assert fast["thinkaloud"]["thinking"] == NOTHING_THOUGHT


@pytest.mark.parametrize("stream", [True, False])
async def test_headers_name_the_model_and_how_it_was_chosen(scripted: Live, stream: bool) -> None:
    body = {"model": "fast", "messages": [{"role": "user", "content": FRANCE}], "stream": stream}
    response = await scripted.client.post("/v1/chat/completions", json=body)
    assert response.headers["x-thinkaloud-model"] == "fast"
    assert response.headers["x-thinkaloud-route"] == "request"


# Log-probabilities.


def spelt(entries: list[dict[str, Any]]) -> str:
    return b"".join(bytes(entry["bytes"]) for entry in entries).decode()


@pytest.mark.parametrize("question", [EMILY, "other scripts", "spell the tag", "a tag of its own"])
async def test_log_probabilities_spell_the_text_of_their_channel(scripted: Live, question: str) -> None:
    body = await scripted.chat("thinker", question, logprobs=True, top_logprobs=2)
    message, told = message_of(body), body["choices"][0]["logprobs"]
    assert spelt(told["content"]) == message["content"]
    trimmed = spelt(told["reasoning"])
    assert trimmed == message["reasoning"]
    for entry in told["content"] + told["reasoning"]:
        assert set(entry) == {"token", "logprob", "bytes", "top_logprobs"}
        assert entry["logprob"] <= 0
        assert [other["token"] for other in entry["top_logprobs"]][:1] == [entry["token"]]
        assert len(entry["top_logprobs"]) == 2


@pytest.mark.parametrize("fields", [{}, {"stop": ["cost"]}, {"n": 3}, {"stream_reasoning": False}])
async def test_streamed_log_probabilities_are_the_complete_ones(scripted: Live, fields: dict[str, Any]) -> None:
    body = await scripted.chat("thinker", EMILY, logprobs=True, **fields)
    chunks = await scripted.stream("thinker", EMILY, logprobs=True, **fields)
    for choice in body["choices"]:
        found: dict[str, list[Any]] = {"content": [], "reasoning": []}
        for chunk in chunks:
            for part in chunk["choices"]:
                if part["index"] == choice["index"] and part["logprobs"]:
                    for name, entries in found.items():
                        entries += part["logprobs"].get(name, [])
        assert found == {name: choice["logprobs"][name] for name in found}


async def test_hidden_trace_tokens_have_no_log_probabilities_anywhere(scripted: Live) -> None:
    fields = {"logprobs": True, "include_reasoning": False}
    body = await scripted.chat("thinker", EMILY, **fields)
    told = body["choices"][0]["logprobs"]
    assert set(told) == {"content", "refusal"}
    assert spelt(told["content"]) == message_of(body)["content"]
    for chunk in await scripted.stream("thinker", EMILY, **fields):
        assert "reasoning" not in (chunk["choices"][0]["logprobs"] or {})


async def test_tags_put_the_traces_log_probabilities_beside_the_content(scripted: Live) -> None:
    body = await scripted.chat("thinker", EMILY, logprobs=True, reasoning_format="tags")
    content = message_of(body)["content"].replace("<think>", "").replace("</think>", "")
    assert spelt(body["choices"][0]["logprobs"]["content"]) == content


async def test_without_being_asked_for_logprobs_are_null(scripted: Live) -> None:
    assert (await scripted.chat("fast", FRANCE))["choices"][0]["logprobs"] is None


# The connection.


def slow(delay: float, **server: Any) -> Settings:
    tape = {"kind": "scripted", "transcript": TRANSCRIPT, "delay": delay}
    models = {"thinker": {"engine": "tape", "thinking": {"format": "think"}}}
    return Settings.model_validate({"server": server, "engines": {"tape": tape}, "models": models})


async def test_while_a_hidden_trace_is_thought_comments_keep_the_stream_alive() -> None:
    async with listening(create_app(slow(0.01, heartbeat=0.05))) as live:
        await live.ready(10)
        body = {"model": "thinker", "messages": [{"role": "user", "content": EMILY}], "stream": True}
        async with live.client.stream(
            "POST", "/v1/chat/completions", json=body | {"include_reasoning": False}
        ) as response:
            lines = [line async for line in response.aiter_lines() if line]
    first_answer = next(at for at, line in enumerate(lines) if '"content":"The' in line)
    assert any(line.startswith(":") for line in lines[:first_answer])
    assert [line for line in lines if line.startswith("data:")][-1] == "data: [DONE]"


async def test_what_the_engine_refuses_at_once_is_a_status_also_of_a_stream(tmp_path: Path) -> None:
    transcript = tmp_path / "fails.jsonl"
    transcript.write_text('{"text": "never", "fail_after": 0}')
    settings = slow(0).model_copy(
        update={"engines": {"tape": slow(0).engines["tape"].model_copy(update={"transcript": transcript})}}
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        body = {"model": "thinker", "messages": [{"role": "user", "content": "x"}], "stream": True}
        response = await live.client.post("/v1/chat/completions", json=body)
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "engine_failed"


async def test_a_client_that_leaves_before_the_first_token_ends_the_generation() -> None:
    async with listening(create_app(slow(30))) as live:
        await live.ready(10)
        engine = live.fleet.engines["tape"]
        asking = asyncio.create_task(live.stream("thinker", EMILY))
        await until(lambda: engine.running() == 1)
        asking.cancel()
        await until(lambda: engine.running() == 0)


async def test_the_openapi_document_describes_the_body_without_dangling_references(scripted: Live) -> None:
    response: httpx.Response = await scripted.client.get("/openapi.json")
    operation = response.json()["paths"]["/v1/chat/completions"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert {"model", "messages", "reasoning_effort", "tools"} <= schema["properties"].keys()
    assert "$ref" not in str(operation)
    assert {"200", "400", "401", "429", "503"} <= operation["responses"].keys()
    assert "422" not in operation["responses"]


@pytest.mark.parametrize(
    ("reason", "told"),
    [("stop", "stop"), ("length", "length"), ("content_filter", "content_filter"), ("abort", "length")],
)
async def test_an_answer_that_was_broken_off_never_looks_like_one_that_is_whole(
    tmp_path: Path, reason: str, told: str
) -> None:
    tape = tmp_path / "tape.jsonl"
    tape.write_text(json.dumps({"text": "It is", "finish_reason": reason}))
    tree = {"engines": {"tape": {"kind": "scripted", "transcript": tape}}, "models": {"m": {"engine": "tape"}}}
    async with listening(create_app(Settings.model_validate(tree))) as live:
        await live.ready(10)
        assert (await live.chat("m", "hi"))["choices"][0]["finish_reason"] == told
        assert [chunk["choices"][0]["finish_reason"] for chunk in await live.stream("m", "hi")][-1] == told
