"""Gemini's API on transcripts: the response, the stream, and how each ends."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening
from protocols.gemini.speaking import (
    ANSWER,
    CASES,
    THOUGHTS,
    TOOLS,
    TRACE,
    asking,
    fold,
    generate,
    read_stream,
    require_rules,
    settings,
    stream,
    texts,
    told,
)
from protocols.levels import LEVELS
from thinkaloud.app import create_app

PATH = "/v1beta/models/full:generateContent"


@pytest.fixture(scope="module", params=[True, False], ids=["sealing", "not sealing"])
async def live(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    tree = settings(tmp_path_factory.mktemp("tape"), sealing=request.param)
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        live.client.headers["x-goog-api-key"] = "full"
        yield live


@pytest.mark.parametrize("fields", [{}, THOUGHTS], ids=["", "thoughts"])
@pytest.mark.parametrize("model", [*LEVELS, "fast"])
@pytest.mark.parametrize("case", [case for case in CASES if "fail" not in case])
async def test_a_stream_keeps_to_its_rules_and_its_chunks_make_the_complete_response(
    live: Live, case: str, model: str, fields: dict[str, Any]
) -> None:
    chunks = await stream(live, case, model, tools=TOOLS, **fields)
    body = await generate(live, case, model, tools=TOOLS, **fields)
    assert told(fold(chunks)) == told(body)
    array = await live.client.post(
        f"/v1/models/{model}:streamGenerateContent", json=asking(case, tools=TOOLS, **fields)
    )
    assert array.headers["content-type"] == "application/json"
    require_rules(array.json())
    assert told(fold(array.json())) == told(body)
    if model == "fast":
        return
    thoughts, _ = texts(body)
    thinks = "think" not in case and "wrongly" not in case
    assert (thoughts == TRACE) == (thinks and model == "full" and bool(fields))
    assert bool(thoughts) == (thinks and model != "hidden" and bool(fields))
    assert ("let me check" in str(body)) == (thoughts == TRACE)
    signed = [part for part in body["candidates"][0]["content"]["parts"] if "thoughtSignature" in part]
    has_place = live.pipeline.seals and thinks and case != "cut in the trace"
    assert bool(signed) == has_place
    assert not any(part.get("thought") for part in signed)


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("hi", "STOP"),
        ("call once", "STOP"),
        ("cut in the trace", "MAX_TOKENS"),
        ("cut in the answer", "MAX_TOKENS"),
        ("filtered", "SAFETY"),
    ],
)
async def test_each_ending_has_its_reason(live: Live, case: str, reason: str) -> None:
    body = await generate(live, case)
    assert body["candidates"][0]["finishReason"] == reason
    assert (body["modelVersion"], body["thinkaloud"]["model"]) == ("full", "full")


async def test_what_is_cut_in_the_trace_has_no_part_of_an_answer(live: Live) -> None:
    body = await generate(live, "cut in the trace")
    assert body["candidates"][0]["content"]["parts"] == []
    assert body["usageMetadata"]["candidatesTokenCount"] == 0
    assert body["usageMetadata"]["thoughtsTokenCount"] > 0


async def test_usage_counts_thoughts_apart_though_they_are_hidden(live: Live) -> None:
    usage = (await generate(live, "hi", "hidden"))["usageMetadata"]
    assert usage["candidatesTokenCount"] == 4
    assert usage["thoughtsTokenCount"] > 20
    assert usage["totalTokenCount"] == sum(usage.values()) - usage["totalTokenCount"]
    fast = (await generate(live, "do not think"))["usageMetadata"]
    assert fast["thoughtsTokenCount"] == 0


async def test_calls_are_whole_and_what_is_no_object_is_kept_as_text(live: Live) -> None:
    parts = (await generate(live, "call behind a text", tools=TOOLS))["candidates"][0]["content"]["parts"]
    assert [part["functionCall"]["args"] for part in parts[1:]] == [{"at": 1}, {"at": 2}]
    (part,) = (await generate(live, "call wrongly", tools=TOOLS))["candidates"][0]["content"]["parts"]
    assert part["functionCall"]["args"] == {"arguments": "at the sky"}


async def test_several_candidates_each_have_all_of_their_own(live: Live) -> None:
    fields: dict[str, Any] = {"generationConfig": {"candidateCount": 3, "thinkingConfig": {"includeThoughts": True}}}
    body = await generate(live, "hi", **fields)
    assert [texts(body, at) for at in range(3)] == [(TRACE, ANSWER)] * 3
    assert told(fold(await stream(live, "hi", **fields))) == told(body)


@pytest.mark.parametrize(
    ("thinking", "told"),
    [
        ({"thinkingBudget": 5}, {"budget": 5, "budget_asked": 5, "ended_by": "budget"}),
        ({"thinkingBudget": -1}, {"budget_asked": None}),
        ({"thinkingLevel": "HIGH"}, {}),
        ({"thinkingLevel": "high"}, {}),
        ({"thinkingLevel": "THINKING_LEVEL_UNSPECIFIED"}, {"budget_asked": None}),
    ],
    ids=str,
)
async def test_a_budget_and_a_level_bound_the_thinking(
    live: Live, thinking: dict[str, Any], told: dict[str, Any]
) -> None:
    body = await generate(live, "hi", generationConfig={"thinkingConfig": thinking})
    assert body["thinkaloud"]["thinking"].items() >= told.items()


async def test_votes_are_asked_for_beside_the_rest(live: Live) -> None:
    body = await generate(live, "hi", reasoning={"votes": 3})
    assert body["thinkaloud"]["votes"]["asked"] == 3


@pytest.mark.parametrize("level", ["summary", "hidden"])
@pytest.mark.parametrize("fields", [THOUGHTS, THOUGHTS | {"include_reasoning": True}], ids=["", "asked twice"])
async def test_nobody_sees_more_than_the_key_allows(live: Live, level: str, fields: dict[str, Any]) -> None:
    answered = await live.client.post(
        "/v1beta/models/full:streamGenerateContent?alt=sse",
        json=asking("hi", **fields),
        headers={"x-goog-api-key": level},
    )
    thoughts, answer = texts(fold(read_stream(answered.text)))
    assert (bool(thoughts), answer) == (level == "summary", ANSWER)
    assert "let me check" not in answered.text


async def test_a_line_of_a_summary_has_its_move_in_front_and_a_blank_line_behind(live: Live) -> None:
    chunks = await stream(live, "hi", "summary", **THOUGHTS)
    parts = [chunk["candidates"][0]["content"]["parts"][0] for chunk in chunks]
    lines = [part["text"] for part in parts if part.get("thought")]
    assert lines
    assert all(line.startswith("**") and ":** " in line and line.endswith("\n\n") for line in lines)


async def test_a_failure_is_a_status_before_the_first_byte_and_behind_it_the_last_chunk(live: Live) -> None:
    error = {"code": 503, "status": "UNAVAILABLE"}
    path = "/v1beta/models/{}:streamGenerateContent"
    refused = await live.client.post(path.format("full"), json=asking("fail at once"))
    assert refused.status_code == 503
    assert refused.json()["error"].items() >= error.items()
    for query in ("?alt=sse", ""):
        cut = await live.client.post(path.format("slow") + query, json=asking("fail in the answer", **THOUGHTS))
        chunks = read_stream(cut.text) if query else cut.json()
        assert chunks[-1]["error"].items() >= error.items()
        assert texts(fold(chunks[:-1]))[0] == TRACE
        assert not any("finishReason" in str(chunk) for chunk in chunks)


async def test_more_output_than_fits_is_clamped_and_a_prompt_too_long_is_refused_with_its_numbers(live: Live) -> None:
    body = await generate(live, "hi", generationConfig={"maxOutputTokens": 10.0**6})
    assert body["thinkaloud"]["max_tokens"]["asked"] == 10**6
    refused = await generate(live, "word " * 140_000, status=400)
    assert refused["error"]["status"] == "INVALID_ARGUMENT"
    assert refused["error"]["message"].startswith("The input token count (")
    assert refused["error"]["message"].endswith(") exceeds the maximum number of tokens allowed (131072).")


async def test_log_probabilities_are_those_of_the_answer(live: Live) -> None:
    fields: dict[str, Any] = {"generationConfig": {"responseLogprobs": True, "logprobs": 2}}
    for body in (await generate(live, "hi", **fields), fold(await stream(live, "hi", **fields))):
        found = body["candidates"][0]["logprobsResult"]
        assert "".join(each["token"] for each in found["chosenCandidates"]) == ANSWER
        assert len(found["topCandidates"]) == len(found["chosenCandidates"])
        assert all(each["logProbability"] <= 0 for each in found["chosenCandidates"])


async def test_tokens_are_counted_of_contents_or_of_a_whole_request(live: Live) -> None:
    system: dict[str, Any] = {"systemInstruction": {"parts": [{"text": "Be brief."}]}}
    bodies = (
        asking("hi there", **system),
        {"generateContentRequest": asking("hi there", model="models/full", **system)},
    )
    used = (await generate(live, "hi there", **system))["usageMetadata"]["promptTokenCount"]
    for body in bodies:
        counted = await live.client.post("/v1beta/models/full:countTokens", json=body)
        assert counted.json() == {"totalTokens": used}
    both = await live.client.post("/v1beta/models/full:countTokens", json=bodies[0] | bodies[1])
    assert both.status_code == 400


async def test_models_have_googles_shape_where_its_clients_ask(live: Live) -> None:
    shape = {"inputTokenLimit", "outputTokenLimit", "supportedGenerationMethods", "thinking", "name", "displayName"}
    for path in ("/v1/models", "/v1beta/models"):
        models = (await live.client.get(path)).json()["models"]
        assert {model["name"] for model in models} >= {"models/full", "models/fast"}
        assert all(set(model) == shape for model in models)
        assert (await live.client.get(f"{path}/full")).json()["name"] == "models/full"
    headers = {"authorization": "Bearer full"}
    async with live.client.stream("GET", "/v1/models", headers=headers | {"x-goog-api-key": ""}) as answered:
        assert answered.status_code == 200
    del live.client.headers["x-goog-api-key"]
    try:
        assert (await live.client.get("/v1/models", headers=headers)).json()["object"] == "list"
        told = await live.client.get("/v1/models", headers=headers | {"x-goog-api-client": "google-genai-sdk/1"})
        assert "models" in told.json()
    finally:
        live.client.headers["x-goog-api-key"] = "full"


@pytest.mark.parametrize("name", ["full", "models/full"])
@pytest.mark.parametrize("version", ["v1", "v1beta"])
async def test_both_versions_and_both_forms_of_a_name_are_served(live: Live, version: str, name: str) -> None:
    answered = await live.client.post(f"/{version}/models/{name}:generateContent", json=asking("hi"))
    assert texts(answered.json())[1] == ANSWER


@pytest.mark.parametrize(
    ("method", "path", "status", "word"),
    [
        ("POST", "/v1beta/models/full:embedContent", 404, "NOT_FOUND"),
        ("POST", "/v1/models/full:batchGenerateContent", 404, "NOT_FOUND"),
        ("POST", "/v1beta/models/none:generateContent", 404, "NOT_FOUND"),
        ("GET", "/v1beta/models/none", 404, "NOT_FOUND"),
        ("GET", "/v1beta/nothing", 404, "NOT_FOUND"),
        ("GET", PATH, 404, "NOT_FOUND"),
        ("DELETE", PATH, 405, "INVALID_ARGUMENT"),
    ],
)
async def test_errors_have_googles_form(live: Live, method: str, path: str, status: int, word: str) -> None:
    answered = await live.client.request(method, path, json=asking("hi") if method == "POST" else None)
    error = answered.json()["error"]
    assert set(error) == {"code", "message", "status"}
    assert (answered.status_code, error["code"], error["status"]) == (status, status, word)


async def test_errors_of_the_middleware_have_googles_form_too(live: Live) -> None:
    wrong = await live.client.post(PATH, json=asking("hi"), headers={"x-goog-api-key": "none"})
    assert (wrong.status_code, wrong.json()["error"]["status"]) == (401, "UNAUTHENTICATED")
    text = await live.client.post(PATH, content=b"{}", headers={"content-type": "text/plain"})
    assert (text.status_code, text.json()["error"]["status"]) == (415, "INVALID_ARGUMENT")
    broken = await live.client.post(PATH, content=b"{", headers={"content-type": "application/json"})
    assert (broken.status_code, broken.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


async def test_the_key_may_come_in_the_query(live: Live) -> None:
    answered = await live.client.post(f"{PATH}?key=full", json=asking("hi"))
    assert answered.status_code == 200
    other = await live.client.post(f"{PATH}?key=hidden", json=asking("hi"))
    assert (other.status_code, other.json()["error"]["status"]) == (401, "UNAUTHENTICATED")


async def test_while_a_hidden_trace_is_thought_the_stream_has_blank_lines_and_no_comments(tmp_path: Path) -> None:
    tree = settings(tmp_path, server={"heartbeat": 0.05})
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        live.client.headers["x-goog-api-key"] = "full"
        for query in ("?alt=sse", ""):
            answered = await live.client.post(f"/v1beta/models/slow:streamGenerateContent{query}", json=asking("hi"))
            assert answered.text.startswith("\n\n")
            assert not any(line.startswith(":") for line in answered.text.splitlines())
            chunks = read_stream(answered.text) if query else json.loads(answered.text)
            assert texts(fold(chunks)) == ("", ANSWER)


async def test_an_alias_says_where_it_went(tmp_path: Path) -> None:
    tree = settings(tmp_path, routes={"auto": {"fast": "fast", "thinking": "full"}})
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        live.client.headers["x-goog-api-key"] = "full"
        for lane, model in (("fast", "fast"), ("thinking", "full")):
            headers = {"x-thinkaloud-route": lane}
            answered = await live.client.post("/v1beta/models/auto:generateContent", json=asking("hi"), headers=headers)
            assert (answered.headers["x-thinkaloud-model"], answered.json()["modelVersion"]) == (model, model)
            assert answered.json()["thinkaloud"]["route"]["by"] == answered.headers["x-thinkaloud-route"] == "request"
