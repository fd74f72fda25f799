"""The Responses API on transcripts: the object, the stream, and how each ends."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening
from protocols.levels import LEVELS
from protocols.responses.speaking import (
    ANSWER,
    CASES,
    TRACE,
    read_stream,
    respond,
    settings,
    stream,
    texts,
    told,
)
from thinkaloud.app import create_app

KEYS = {
    "id", "object", "created_at", "completed_at", "status", "error", "incomplete_details", "model", "instructions",
    "output", "previous_response_id", "tools", "tool_choice", "parallel_tool_calls", "text", "truncation",
    "temperature", "top_p", "presence_penalty", "frequency_penalty", "top_logprobs", "reasoning", "usage",
    "max_output_tokens", "max_tool_calls", "store", "background", "service_tier", "metadata", "safety_identifier",
    "prompt_cache_key",
}  # fmt: skip
TOOLS: list[dict[str, Any]] = [
    {"type": "function", "name": "look", "parameters": {"type": "object", "properties": {}}, "strict": None},
    {"type": "function", "name": "hear"},
    {"type": "namespace", "name": "eyes", "tools": [{"type": "function", "name": "look"}]},
    {"type": "custom", "name": "patch", "format": {"type": "grammar", "syntax": "lark", "definition": "start: x"}},
    {"type": "web_search"},
]


@pytest.fixture(scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    async with listening(create_app(settings(tmp_path_factory.mktemp("tape")))) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer full"
        yield live


@pytest.mark.parametrize("sealed", [False, True], ids=["", "sealed"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("case", [case for case in CASES if "fail" not in case])
async def test_a_stream_keeps_to_its_rules_and_ends_with_the_complete_response(
    live: Live, case: str, level: str, sealed: bool
) -> None:
    include = ["reasoning.encrypted_content"] if sealed else []
    fields: dict[str, Any] = {"model": level, "tools": TOOLS, "include": include}
    events = await stream(live, case, **fields)
    body = await respond(live, case, **fields)
    assert told(events[-1]["response"]) == told(body)
    assert body.keys() >= KEYS
    for event in (events[0], events[1]):
        assert event["response"].keys() >= KEYS
        assert (event["response"]["status"], event["response"]["output"], event["response"]["usage"]) == (
            "in_progress", [], None,
        )  # fmt: skip
    trace, summary, _ = texts(body)
    thinks = "twice" not in case
    assert trace == (TRACE if level == "full" and thinks else "")
    assert bool(summary) == (level == "summary" and thinks)
    has_seal = any(isinstance(item.get("encrypted_content"), str) for item in body["output"])
    assert has_seal == (sealed and thinks)
    assert "encrypted_content" in str(body["output"]) or not has_seal


@pytest.mark.parametrize(
    ("case", "status", "reason", "last"),
    [
        ("hi", "completed", None, ("message", "completed")),
        ("call once", "completed", None, ("function_call", "completed")),
        ("cut in the trace", "incomplete", "max_output_tokens", ("reasoning", "incomplete")),
        ("cut in the answer", "incomplete", "max_output_tokens", ("message", "incomplete")),
        ("filtered", "incomplete", "content_filter", ("message", "incomplete")),
    ],
)
@pytest.mark.parametrize("sealed", [False, True], ids=["", "sealed"])
async def test_each_ending_is_told_by_the_status_of_the_response_and_of_its_last_item(
    live: Live, case: str, status: str, reason: str | None, last: tuple[str, str], sealed: bool
) -> None:
    body = await respond(live, case, include=["reasoning.encrypted_content"] if sealed else [])
    assert body["status"] == status
    assert (body["incomplete_details"] or {}).get("reason") == reason
    assert (body["output"][-1]["type"], body["output"][-1]["status"]) == last
    assert (body["completed_at"] is None) == (status != "completed")


async def test_a_failure_is_a_status_before_the_first_byte_and_behind_it_a_failed_response(live: Live) -> None:
    body = {"model": "full", "input": "fail at once", "stream": True}
    refused = await live.client.post("/v1/responses", json=body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "engine_failed")
    slow = await live.client.post("/v1/responses", json=body | {"input": "fail in the answer", "model": "slow"})
    events = read_stream(slow.text)
    failed = events[-1]["response"]
    assert (events[-1]["type"], failed["status"], failed["error"]["code"]) == (
        "response.failed", "failed", "engine_failed",
    )  # fmt: skip
    assert not any(event["type"] == "error" for event in events)
    assert texts(failed)[0] == TRACE
    assert failed["output"][-1]["status"] == "incomplete"


async def test_usage_has_all_its_numbers(live: Live) -> None:
    usage = (await respond(live, "hi"))["usage"]
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]
    assert usage["input_tokens_details"] == {"cached_tokens": 0, "cache_write_tokens": 0}
    assert 0 < usage["output_tokens_details"]["reasoning_tokens"] < usage["output_tokens"]


async def test_tools_come_back_as_the_client_knows_them_and_others_are_named(live: Live) -> None:
    answered = await live.client.post(
        "/v1/responses", json={"model": "full", "input": "call all kinds", "tools": TOOLS}
    )
    assert answered.headers["x-thinkaloud-ignored"] == "tools.web_search"
    _, message, look, patch, made_up = answered.json()["output"]
    assert message["content"][0]["text"] == "I look."
    assert (look["type"], look["name"], look["namespace"], look["arguments"]) == (
        "function_call", "look", "eyes", '{"at": 1}',
    )  # fmt: skip
    assert (patch["type"], patch["name"], patch["input"]) == ("custom_tool_call", "patch", "*** Begin\n+a")
    assert (made_up["name"], "namespace" in made_up) == ("made_up", False)


async def test_functions_are_repeated_with_every_key_and_other_tools_as_they_were_sent(live: Live) -> None:
    sent = (await respond(live, "hi", tools=TOOLS))["tools"]
    assert sent[0] == TOOLS[0] | {"description": None}
    assert sent[1] == {"type": "function", "name": "hear", "description": None, "parameters": None, "strict": None}
    assert sent[2:] == TOOLS[2:]


async def test_a_budget_and_an_effort_have_their_spellings_here(live: Live) -> None:
    spellings: list[dict[str, Any]] = [{"reasoning": {"max_tokens": 5}}, {"thinking_budget": 5}]
    for fields in spellings:
        body = await respond(live, "hi", **fields)
        assert body["thinkaloud"]["thinking"] | {"seconds": 0} == {
            "tokens": body["usage"]["output_tokens_details"]["reasoning_tokens"],
            "seconds": 0, "ended_by": "budget", "budget": 5, "budget_asked": 5, "retries": 0,
        }  # fmt: skip
    body = await respond(live, "hi", reasoning={"effort": "high", "summary": "detailed"})
    assert body["reasoning"] == {"effort": "high", "summary": "detailed"}
    body = await respond(live, "hi", reasoning={"generate_summary": "concise"})
    assert body["reasoning"] == {"effort": None, "summary": "concise"}
    assert texts(body)[1]
    assert (await respond(live, "hi", reasoning={"votes": 3}))["thinkaloud"]["votes"]["asked"] == 3


@pytest.mark.parametrize("level", ["summary", "hidden"])
@pytest.mark.parametrize("fields", [{}, {"include_reasoning": True}, {"reasoning": {"exclude": False}}], ids=str)
async def test_nobody_sees_more_than_the_key_allows(live: Live, level: str, fields: dict[str, Any]) -> None:
    answered = await live.client.post(
        "/v1/responses",
        json={"model": "full", "input": "hi", "stream": True, **fields},
        headers={"authorization": f"Bearer {level}"},
    )
    trace, summary, answer = texts(read_stream(answered.text)[-1]["response"])
    assert (trace, bool(summary), answer) == ("", level == "summary", ANSWER)
    assert "let me check" not in answered.text


async def test_more_output_than_fits_is_clamped_and_a_prompt_too_long_is_refused(live: Live) -> None:
    body = await respond(live, "hi", max_output_tokens=10**6)
    assert body["max_output_tokens"] == 10**6
    assert body["thinkaloud"]["max_tokens"]["asked"] == 10**6
    refused = await respond(live, "word " * 140_000, 400)
    assert (refused["error"]["code"], refused["error"]["param"]) == ("context_length_exceeded", "input")


async def test_log_probabilities_come_where_they_are_included(live: Live) -> None:
    assert texts(await respond(live, "hi", top_logprobs=2))[2] == ANSWER
    for body in (
        await respond(live, "hi", include=["message.output_text.logprobs"], top_logprobs=2),
        (await stream(live, "hi", include=["message.output_text.logprobs"], top_logprobs=2))[-1]["response"],
    ):
        found = body["output"][-1]["content"][0]["logprobs"]
        assert "".join(each["token"] for each in found) == ANSWER
        assert body["top_logprobs"] == 2


async def test_a_structured_answer_is_asked_for_in_text_format(live: Live) -> None:
    schema = {"type": "json_schema", "name": "a", "schema": {"type": "object"}, "strict": True}
    body = await respond(live, "say JSON", text={"format": schema, "verbosity": "low"})
    assert body["text"] == {"format": schema, "verbosity": "low"}
    assert texts(body)[2] == '{"a": 4}'


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"include": ["all"]}, "include.0"),
        ({"input": 7}, "input"),
        ({"input": []}, "input"),
        ({"input": [{"type": "computer_call"}]}, "input.0.type"),
        (
            {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": "x"}]}]},
            "input.0.content.0.image_url",
        ),
        ({"input": [{"type": "function_call_output", "call_id": "c", "output": "x"}]}, "input.0.call_id"),
        ({"max_output_tokens": 0}, "max_output_tokens"),
        ({"max_output_tokens": 5, "max_tokens": 6}, "max_output_tokens"),
        ({"text": {"format": {"type": "json_schema", "name": "a"}}}, "text.format.schema"),
        ({"tools": [{"type": "function"}]}, "tools.0.name"),
        ({"tools": [{"type": "namespace", "name": "n", "tools": [{"type": "function"}]}]}, "tools.0.tools.0.name"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tools": TOOLS, "tool_choice": {"type": "function", "name": "no"}}, "tool_choice.name"),
        ({"tools": TOOLS, "tool_choice": {"type": "web_search"}}, "tool_choice.type"),
        ({"conversation": "conv_1"}, "conversation"),
        ({"truncation": "middle"}, "truncation"),
        ({"reasoning": {"summary": "auto", "generate_summary": "concise"}}, "reasoning.generate_summary"),
        ({"reasoning_effort": "low", "reasoning": {"effort": "high"}}, "reasoning.effort"),
        ({"temperature": 3}, "temperature"),
    ],
    ids=lambda value: str(value)[:50],
)
async def test_a_wrong_field_is_a_400_that_names_it(live: Live, fields: dict[str, Any], param: str) -> None:
    body = {"model": "full", "input": "hi", **fields}
    answered = await live.client.post("/v1/responses", json=body)
    assert (answered.status_code, answered.json()["error"]["param"]) == (400, param)


async def test_what_clients_send_unasked_is_no_error_and_named(live: Live) -> None:
    fields: dict[str, Any] = {
        "client_metadata": {"x": 1}, "truncation": "auto", "stream_options": {"include_obfuscation": False},
        "reasoning": {"context": "all_turns", "mode": "pro", "new": 1}, "prompt_cache_key": "k", "user": "u",
        "metadata": {"a": "b"}, "service_tier": "auto", "max_tool_calls": 3, "safety_identifier": "s",
        "include": ["web_search_call.results"], "tools": [{"type": "web_search"}], "tool_choice": "auto",
    }  # fmt: skip
    answered = await live.client.post("/v1/responses", json={"model": "full", "input": "hi", **fields})
    assert answered.status_code == 200
    assert answered.headers["x-thinkaloud-ignored"] == (
        "client_metadata, reasoning.context, reasoning.mode, reasoning.new, tools.web_search, truncation"
    )
    body = answered.json()
    assert (body["metadata"], body["prompt_cache_key"], body["max_tool_calls"]) == ({"a": "b"}, "k", 3)


async def test_a_websocket_is_refused_so_that_clients_post(live: Live) -> None:
    answered = await live.client.get("/v1/responses", headers={"connection": "upgrade", "upgrade": "websocket"})
    assert (answered.status_code, answered.json()["error"]["code"]) == (426, "websocket_not_supported")


async def test_a_conversation_is_not_compacted(live: Live) -> None:
    answered = await live.client.post("/v1/responses/compact", json={"model": "full", "input": "hi"})
    assert (answered.status_code, answered.json()["error"]["code"]) == (404, "not_found")


async def test_input_tokens_are_those_of_the_prompt(live: Live) -> None:
    for input in ("hi there", [{"role": "user", "content": [{"type": "input_text", "text": "hi there"}]}]):
        body = {"model": "full", "input": input, "instructions": "Be brief."}
        counted = await live.client.post("/v1/responses/input_tokens", json=body)
        used = (await respond(live, input, instructions="Be brief."))["usage"]["input_tokens"]
        assert counted.json() == {"object": "response.input_tokens", "input_tokens": used}


async def test_a_running_response_is_told_to_answer_now(live: Live) -> None:
    body = {"model": "slow", "input": "hi", "stream": True}
    seen = ""
    async with live.client.stream("POST", "/v1/responses", json=body) as response:
        async for line in response.aiter_lines():
            seen += f"{line}\n"
            if "reasoning_text.delta" in line and "told" not in seen:
                id = seen.split('"id":"')[1].split('"')[0]
                answered = await live.client.post(f"/v1/responses/{id}/answer")
                assert answered.json() == {"id": id, "object": "response.answer", "answering": True}
                seen += ": told\n\n"
    assert '"ended_by":"user"' in seen
    gone = await live.client.post("/v1/responses/resp_none/answer")
    assert gone.status_code == 404


async def test_an_alias_says_where_it_went(tmp_path: Path) -> None:
    tree = settings(tmp_path, routes={"auto": {"fast": "fast", "thinking": "full"}})
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer full"
        for lane, model in (("fast", "fast"), ("thinking", "full")):
            body = {"model": "auto", "input": "hi"}
            headers = {"x-thinkaloud-route": lane}
            whole = await live.client.post("/v1/responses", json=body, headers=headers)
            streamed = await live.client.post("/v1/responses", json=body | {"stream": True}, headers=headers)
            for answered, response in ((whole, whole.json()), (streamed, read_stream(streamed.text)[-1]["response"])):
                assert (answered.headers["x-thinkaloud-model"], response["model"]) == (model, model)
                assert response["thinkaloud"]["route"]["by"] == answered.headers["x-thinkaloud-route"] == "request"
