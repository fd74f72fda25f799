"""The Messages API on transcripts: what each display shows, how each answer ends, and what is refused."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening, until
from protocols.levels import LEVELS
from protocols.messages.speaking import fold_stream, read_events, request, send, shape, stream, told
from protocols.responses.speaking import ANSWER, CASES, TRACE, settings
from thinkaloud.app import create_app

LOOK: dict[str, Any] = {"name": "look", "input_schema": {"type": "object"}}
DISPLAYS = {None: "full", "summarized": "summary", "updates": "summary", "omitted": "hidden"}


@pytest.fixture(params=[True, False], ids=["sealed", "not sealed"])
async def live(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[Live, None]:
    async with listening(create_app(settings(tmp_path, sealing=request.param))) as live:
        await live.ready(10)
        live.client.headers["x-api-key"] = "full"
        yield live


def seals(live: Live) -> bool:
    return live.pipeline.seals


@pytest.mark.parametrize("model", ["full", "summary", "hidden", "fast"])
async def test_a_display_shows_as_much_as_it_says_and_never_more_than_the_model_may(live: Live, model: str) -> None:
    for display in DISPLAYS:
        await require_display(live, model, display)


async def require_display(live: Live, model: str, display: str | None) -> None:
    asked = {"type": "adaptive"} if display is None else {"type": "adaptive", "display": display}
    message = await send(live, "hi", model=model, thinking=asked)
    assert told(await stream(live, "hi", model=model, thinking=asked)) == told(message)
    assert (message["stop_reason"], message["stop_sequence"]) == ("end_turn", None)
    if model == "fast":
        assert shape(message) == [("text", f"{TRACE}</think>{ANSWER}")]
        assert message["usage"]["output_tokens_details"] == {"thinking_tokens": 0}
        return
    seen = max(DISPLAYS[display], model, key=LEVELS.index)
    *thinking, answer = message["content"]
    assert answer == {"type": "text", "text": ANSWER}
    assert message["thinkaloud"]["visibility"] == seen
    assert message["usage"]["output_tokens_details"]["thinking_tokens"] > 0
    if seen == "hidden" and not seals(live):
        assert thinking == []
        return
    [block] = thinking
    assert block.keys() == {"type", "thinking", "signature"}
    assert bool(block["signature"]) == seals(live)
    shown = block["thinking"]
    if seen == "summary":
        assert all(line.startswith("**") for line in shown.split("\n\n"))
        assert "check that again" not in shown
    else:
        assert shown == (TRACE if seen == "full" else "")


@pytest.mark.parametrize("key", ["summary", "hidden"])
async def test_no_display_shows_a_key_more_than_it_may(live: Live, key: str) -> None:
    live.client.headers["x-api-key"] = key
    for thinking in (None, *({"type": "enabled", "budget_tokens": 4000, "display": each} for each in DISPLAYS)):
        for message in (await send(live, "hi", thinking=thinking), await stream(live, "hi", thinking=thinking)):
            assert shape(message)[-1] == ("text", ANSWER)
            assert message["thinkaloud"]["visibility"] in {key, "hidden"}
            assert "check that again" not in str(message)


async def test_a_stream_builds_the_complete_message(live: Live) -> None:
    for case in CASES:
        if not case.startswith("fail"):
            assert told(await stream(live, case)) == told(await send(live, case))


@pytest.mark.parametrize(
    ("case", "fields", "reason", "kinds"),
    [
        ("cut in the trace", {}, "max_tokens", ["thinking"]),
        ("cut in the answer", {}, "max_tokens", ["thinking", "text"]),
        ("cut in the answer", {"max_tokens": 10**6}, "model_context_window_exceeded", ["thinking", "text"]),
        ("hi", {"max_tokens": 10**6}, "end_turn", ["thinking", "text"]),
        ("filtered", {}, "refusal", ["thinking", "text"]),
        ("call once", {"tools": [LOOK]}, "tool_use", ["thinking", "tool_use"]),
        ("call twice", {"tools": [LOOK]}, "tool_use", ["tool_use", "tool_use"]),
        ("hi", {"stop_sequences": ["never", " four"]}, "stop_sequence", ["thinking", "text"]),
        ("hi", {"stop_sequences": ["check"]}, "end_turn", ["thinking", "text"]),
    ],
)
async def test_how_an_answer_ends(live: Live, case: str, fields: dict[str, Any], reason: str, kinds: list[str]) -> None:
    for message in (await send(live, case, **fields), await stream(live, case, **fields)):
        assert message["stop_reason"] == reason
        assert message["stop_sequence"] == (" four" if reason == "stop_sequence" else None)
        assert [block["type"] for block in message["content"]] == kinds
        for block in message["content"]:
            assert block["type"] != "tool_use" or block["id"].startswith("toolu_")
        assert message["usage"].keys() == {
            "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens",
            "output_tokens_details",
        }  # fmt: skip


async def test_a_call_has_its_input(live: Live) -> None:
    message = await send(live, "call once", tools=[LOOK])
    assert message["content"][-1]["input"] == {"at": "the sky"}
    assert (await send(live, "call all kinds", tools=[LOOK]))["content"][2]["input"] == {"at": 1}


async def test_a_failure_in_the_middle_is_the_last_event_and_before_it_a_status(live: Live) -> None:
    message = await stream(live, "fail in the answer")
    assert message["error"]["type"] == "overloaded_error"
    assert message["stop_reason"] is None
    error = await send(live, "fail at once", 503)
    assert (error["type"], error["error"]["type"]) == ("error", "overloaded_error")
    body = request("fail at once", stream=True)
    assert (await live.client.post("/v1/messages", json=body)).status_code == 503


async def test_a_hidden_trace_is_counted_where_the_beta_asks_for_it(live: Live) -> None:
    body = request("hi", model="hidden", stream=True)
    betas = {"anthropic-beta": "a-2026-01-01, thinking-token-count-2026-05-13"}
    counted = (await live.client.post("/v1/messages", json=body, headers=betas)).text
    assert ("estimated_tokens" in counted) == seals(live)
    plain = (await live.client.post("/v1/messages", json=body)).text
    assert "estimated_tokens" not in plain
    assert told(fold_stream(read_events(counted))) == told(fold_stream(read_events(plain)))


async def test_a_client_that_leaves_ends_its_request(live: Live) -> None:
    body = request("hi", model="slow", stream=True)
    async with live.client.stream("POST", "/v1/messages", json=body) as left:
        await anext(left.aiter_lines())
        assert live.pipeline.requests.count_begun() == 1
    await until(lambda: live.pipeline.requests.count_begun() == 0)


async def test_thinking_is_ended_by_the_id_of_the_message(live: Live) -> None:
    body = request("hi", model="slow", stream=True)
    told_id, lines = "", []
    async with live.client.stream("POST", "/v1/messages", json=body) as answer:
        async for line in answer.aiter_lines():
            lines.append(line)
            if line.startswith("data: ") and not told_id:
                told_id = line.partition('"id":"')[2].partition('"')[0]
                answered = await live.client.post(f"/v1/messages/{told_id}/answer")
                assert answered.status_code == 200, answered.text
    assert told_id.startswith("msg_")
    assert '"ended_by":"user"' in "".join(lines)
    gone = await live.client.post(f"/v1/messages/{told_id}/answer")
    assert (gone.status_code, gone.json()["error"]["type"]) == (404, "not_found_error")


async def test_tokens_are_counted_as_for_the_request_itself(live: Live) -> None:
    fields: dict[str, Any] = {"system": "Be brief.", "tools": [LOOK], "thinking": {"type": "adaptive"}}
    message = await send(live, "hi", **fields)
    body = request("hi", **fields)
    del body["max_tokens"]
    counted = await live.client.post("/v1/messages/count_tokens", json=body)
    assert counted.json() == {"input_tokens": message["usage"]["input_tokens"]}


async def test_votes_are_one_message(live: Live) -> None:
    message = await stream(live, "hi", reasoning={"votes": 3})
    assert shape(message)[-1] == ("text", ANSWER)
    assert message["thinkaloud"]["votes"]["counted"] >= 2
