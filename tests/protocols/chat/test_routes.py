"""Chat Completions on transcripts: the rules of the wire, without a model."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from live import Live, joined, until

EMILY = "Emily buys 3 apples and 2 oranges. What is the cost of apples?"


async def test_every_chunk_has_trace_or_content_never_both_and_both_trace_fields_are_equal(scripted: Live) -> None:
    seen = set()
    for chunk in await scripted.stream("thinker", EMILY):
        for choice in chunk["choices"]:
            delta = choice["delta"]
            kinds = {"trace"} & {"trace" for key in ("reasoning", "reasoning_content") if key in delta}
            kinds |= {"content"} & {"content" for text in [delta.get("content")] if text}
            assert len(kinds) <= 1
            assert delta.get("reasoning") == delta.get("reasoning_content")
            assert None not in delta.values()
            seen |= kinds
    assert seen == {"trace", "content"}


async def test_a_stream_begins_with_the_role_and_ends_with_an_empty_delta_then_usage(scripted: Live) -> None:
    chunks = await scripted.stream("thinker", EMILY, stream_options={"include_usage": True})
    assert chunks[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert chunks[-2]["choices"][0]["delta"] == {}
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"
    assert all(choice["finish_reason"] is None for chunk in chunks[:-2] for choice in chunk["choices"])
    assert chunks[-1]["choices"] == []
    assert chunks[-1]["usage"]["completion_tokens_details"]["reasoning_tokens"] > 0
    assert all(chunk["usage"] is None for chunk in chunks[:-1])
    assert len({(chunk["id"], chunk["created"], chunk["model"], chunk["object"]) for chunk in chunks}) == 1


async def test_usage_is_not_sent_unless_asked_for(scripted: Live) -> None:
    assert not any("usage" in chunk for chunk in await scripted.stream("thinker", EMILY))


@pytest.mark.parametrize("model", ["thinker", "fast"])
async def test_the_complete_answer_is_the_fold_of_the_stream(scripted: Live, model: str) -> None:
    prompt = EMILY if model == "thinker" else "the capital of France"
    chunks = await scripted.stream(model, prompt, stream_options={"include_usage": True})
    body = await scripted.chat(model, prompt)
    message = body["choices"][0]["message"]
    assert message["content"] == joined(chunks, "content")
    assert message.get("reasoning", "") == joined(chunks, "reasoning")
    assert body["usage"] == chunks[-1]["usage"]
    assert body["choices"][0]["finish_reason"] == "stop"


async def test_a_fast_model_has_no_trace_fields_and_counts_no_reasoning_tokens(scripted: Live) -> None:
    body = await scripted.chat("fast", "the capital of France")
    assert set(body["choices"][0]["message"]) == {"role", "content"}
    assert body["usage"]["completion_tokens_details"] == {"reasoning_tokens": 0}


async def test_each_of_n_choices_has_a_state_of_its_own(scripted: Live) -> None:
    one = await scripted.chat("thinker", EMILY)
    chunks = await scripted.stream("thinker", EMILY, n=4)
    for index in range(4):
        assert joined(chunks, "reasoning", index) == one["choices"][0]["message"]["reasoning"]
        assert joined(chunks, "content", index) == one["choices"][0]["message"]["content"]
    body = await scripted.chat("thinker", EMILY, n=4)
    assert body["usage"]["completion_tokens"] == 4 * one["usage"]["completion_tokens"]
    assert body["usage"]["prompt_tokens"] == one["usage"]["prompt_tokens"]


async def test_a_hidden_trace_is_counted_but_not_sent(scripted: Live) -> None:
    shown = await scripted.chat("thinker", EMILY)
    hidden = await scripted.chat("thinker", EMILY, include_reasoning=False)
    assert set(hidden["choices"][0]["message"]) == {"role", "content"}
    assert hidden["choices"][0]["message"]["content"] == shown["choices"][0]["message"]["content"]
    assert hidden["usage"] == shown["usage"]
    chunks = await scripted.stream("thinker", EMILY, include_reasoning=False)
    assert joined(chunks, "reasoning") == joined(chunks, "reasoning_content") == ""


async def test_a_stop_string_works_in_the_answer_and_sleeps_in_the_trace(scripted: Live) -> None:
    body = await scripted.chat("thinker", "a stop word", stop="END")
    message = body["choices"][0]["message"]
    assert "END" in message["reasoning"]
    assert message["content"] == "The answer goes as far as "
    assert body["choices"][0]["finish_reason"] == "stop"
    kept = await scripted.chat("thinker", "a stop word", stop=["END"], include_stop_str_in_output=True)
    assert kept["choices"][0]["message"]["content"] == "The answer goes as far as END"


async def test_cut_in_the_trace_where_an_answer_has_no_room_kept_it_is_empty(scripted: Live) -> None:
    body = await scripted.chat("roomless", EMILY, max_completion_tokens=6)
    assert body["choices"][0]["finish_reason"] == "length"
    assert body["choices"][0]["message"]["content"] == ""
    assert body["choices"][0]["message"]["reasoning"]


async def test_an_error_in_the_middle_is_the_last_event_and_no_done_follows(scripted: Live) -> None:
    body = {"model": "thinker", "messages": [{"role": "user", "content": "break off"}], "stream": True}
    async with scripted.client.stream("POST", "/v1/chat/completions", json=body) as response:
        events = [line.removeprefix("data: ") async for line in response.aiter_lines() if line.startswith("data: ")]
    assert json.loads(events[-1])["error"]["code"] == "engine_failed"
    assert "[DONE]" not in events


async def test_an_error_in_a_complete_answer_is_a_status(scripted: Live) -> None:
    response = await post(scripted, model="thinker", messages=[{"role": "user", "content": "break off"}])
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "engine_failed"


async def test_fields_that_are_not_known_are_named_in_a_header(scripted: Live) -> None:
    response = await post(scripted, model="fast", messages=PARIS, best_of=2, zeta="é")
    assert response.status_code == 200
    assert response.headers["x-thinkaloud-ignored"] == "best_of, zeta"
    assert response.headers["x-thinkaloud-model"] == "fast"
    known = await post(scripted, model="fast", messages=PARIS, user="u", store=True, metadata={"a": "b"})
    assert "x-thinkaloud-ignored" not in known.headers


async def test_text_parts_and_plain_text_are_the_same(scripted: Live) -> None:
    parts = [{"type": "text", "text": "the capital of"}, {"type": "text", "text": "France"}]
    response = await post(scripted, model="fast", messages=[{"role": "user", "content": parts}])
    assert response.status_code == 400, "joined by a line feed, as vLLM does, it is another prompt"
    parts = [{"type": "text", "text": "the capital of France"}]
    response = await post(scripted, model="fast", messages=[{"role": "user", "content": parts}])
    assert response.json()["choices"][0]["message"]["content"] == "The capital of France is Paris."


PARIS = [{"role": "user", "content": "the capital of France"}]


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"messages": []}, "messages"),
        ({"messages": "hello"}, "messages"),
        ({"messages": [{"role": "wizard", "content": "x"}]}, "messages.0.role"),
        ({"messages": [{"role": "user"}]}, "messages.0.content"),
        ({"messages": [{"role": "user", "content": 5}]}, "messages.0.content"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "messages.0.content.0.image_url"),
        ({"messages": [{"role": "system", "content": [{"type": "image_url"}]}]}, "messages.0.content.0.type"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "messages.0.tool_call_id"),
        ({"model": ""}, "model"),
        ({"model": 7}, "model"),
        ({"temperature": 2.1}, "temperature"),
        ({"temperature": "1"}, "temperature"),
        ({"temperature": True}, "temperature"),
        ({"top_p": 0}, "top_p"),
        ({"top_k": -2}, "top_k"),
        ({"min_p": 1.5}, "min_p"),
        ({"presence_penalty": -3}, "presence_penalty"),
        ({"repetition_penalty": 0}, "repetition_penalty"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"max_tokens": 1.5}, "max_tokens"),
        ({"max_tokens": 3, "max_completion_tokens": 4}, "max_tokens"),
        ({"max_tokens": 3, "min_tokens": 4}, "min_tokens"),
        ({"max_tokens": 1_000_000_000}, "max_tokens"),
        ({"min_tokens": 1_000_000_000}, "min_tokens"),
        ({"model": "thinker", "reasoning": {"min_tokens": 1_000_000_000}}, "reasoning.min_tokens"),
        ({"n": 0}, "n"),
        ({"n": 9}, "n"),
        ({"stop": ""}, "stop"),
        ({"stop": ["a", "b", "c", "d", "e", "f"]}, "stop"),
        ({"stop": ["x" * 129]}, "stop.0"),
        ({"seed": "x"}, "seed"),
        ({"stream": "yes"}, "stream"),
        ({"stream_options": {"include_usage": True}}, "stream_options"),
        ({"chat_template_kwargs": {"enable_thinking": 0}}, "chat_template_kwargs.enable_thinking"),
        ({"chat_template_kwargs": {"thinking": ""}}, "chat_template_kwargs.thinking"),
        ({"chat_template_kwargs": {"tokenize": True}}, "chat_template_kwargs.tokenize"),
    ],
)
async def test_a_field_that_is_wrong_is_a_400_that_names_it(scripted: Live, fields: dict[str, Any], param: str) -> None:
    response = await post(scripted, **{"model": "fast", "messages": PARIS} | fields)
    error = response.json()["error"]
    assert response.status_code == 400
    assert error["type"] == "invalid_request_error"
    assert error["param"] == param
    assert set(error) == {"message", "type", "param", "code"}


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"model": NaN}', "application/json", 400),
        (b'{"model": "\xff"}', "application/json", 400),
        (b'{"model": "\\ud800"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"{}", "text/plain", 415),
        (b" " * (8 * 1024 * 1024 + 1), "application/json", 413),
    ],
)
async def test_a_body_that_is_no_request_is_refused_in_openais_form(
    scripted: Live, content: bytes, kind: str, status: int
) -> None:
    response = await scripted.client.post("/v1/chat/completions", content=content, headers={"content-type": kind})
    assert response.status_code == status
    assert response.json()["error"]["type"] == "invalid_request_error"


async def test_a_model_that_is_not_served_is_404_and_says_which_are(scripted: Live) -> None:
    response = await post(scripted, model="gpt-9", messages=PARIS)
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "model_not_found"
    assert "fast, roomless, thinker" in response.json()["error"]["message"]


async def test_a_prompt_that_does_not_fit_is_a_400(scripted: Live) -> None:
    response = await post(scripted, model="fast", messages=PARIS, max_tokens=10_000_000)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "context_length_exceeded"


async def test_a_client_that_leaves_ends_the_generation(scripted: Live) -> None:
    engine = scripted.fleet.engines["tape"]
    body = {"model": "thinker", "messages": [{"role": "user", "content": "a long story"}], "stream": True}
    async with scripted.client.stream("POST", "/v1/chat/completions", json=body) as response:
        await anext(response.aiter_bytes())
    await until(lambda: engine.running() == 0)
    assert (await scripted.chat("fast", "the capital of France"))["choices"]


@pytest.mark.slow
async def test_a_hundred_streams_at_once_are_each_complete(scripted: Live) -> None:
    one = joined(await scripted.stream("thinker", EMILY), "content")
    many = await asyncio.gather(*(scripted.stream("thinker", EMILY) for _ in range(100)))
    assert {joined(chunks, "content") for chunks in many} == {one}


async def post(live: Live, **body: Any) -> httpx.Response:
    return await live.client.post("/v1/chat/completions", json=body)
