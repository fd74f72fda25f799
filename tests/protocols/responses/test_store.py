"""Stored responses: read, listed, continued, referred to and deleted, by their owner alone."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from live import Live, until
from protocols.recording import Recording, recording
from protocols.responses.speaking import ANSWER, TRACE, read_stream, respond, settings, stream, texts
from thinkaloud.request import StoredTraces

LOOK: dict[str, Any] = {"tools": [{"type": "function", "name": "look"}]}


@pytest.fixture
async def storing(tmp_path: Path) -> AsyncGenerator[tuple[Live, Recording], None]:
    async with recording(settings(tmp_path), "full") as recorded:
        yield recorded


@pytest.fixture
async def sealless(tmp_path: Path) -> AsyncGenerator[tuple[Live, Recording], None]:
    async with recording(settings(tmp_path, sealing=False), "full") as recorded:
        yield recorded


async def fetched(live: Live, path: str, key: str = "full", status: int = 200) -> Any:
    answered = await live.client.get(f"/v1/responses/{path}", headers={"authorization": f"Bearer {key}"})
    assert answered.status_code == status, answered.text
    return answered.json()


async def test_what_is_read_back_is_what_was_sent_and_nobody_else_finds_it(storing: tuple[Live, Recording]) -> None:
    live, _ = storing
    for sent in (await respond(live, "hi"), (await stream(live, "hi"))[-1]["response"]):
        assert await fetched(live, sent["id"]) == sent
        await fetched(live, sent["id"], key="hidden", status=404)
        await fetched(live, f"{sent['id']}/input_items", key="hidden", status=404)
        foreign = await live.client.delete(f"/v1/responses/{sent['id']}", headers={"authorization": "Bearer hidden"})
        assert foreign.status_code == 404
        refused = await live.client.post(
            "/v1/responses",
            json={"model": "full", "input": "hi", "previous_response_id": sent["id"]},
            headers={"authorization": "Bearer hidden"},
        )
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "previous_response_not_found")
        gone = await live.client.delete(f"/v1/responses/{sent['id']}")
        assert gone.json() == {"id": sent["id"], "object": "response", "deleted": True}
        await fetched(live, sent["id"], status=404)


async def test_nothing_is_stored_where_the_request_says_so(storing: tuple[Live, Recording]) -> None:
    live, _ = storing
    for sent in (await respond(live, "hi", store=False), (await stream(live, "hi", store=False))[-1]["response"]):
        assert sent["store"] is False
        await fetched(live, sent["id"], status=404)


async def test_a_client_that_goes_away_ends_its_response_and_leaves_nothing(storing: tuple[Live, Recording]) -> None:
    live, _ = storing
    body = {"model": "slow", "input": "hi", "stream": True}
    async with live.client.stream("POST", "/v1/responses", json=body) as left:
        async for line in left.aiter_lines():
            if line.startswith("data: "):
                id = json.loads(line.removeprefix("data: "))["response"]["id"]
                break
    await until(lambda: live.pipeline.requests.count_begun() == 0)
    await fetched(live, id, status=404)


async def test_a_failed_stream_is_stored_as_failed(storing: tuple[Live, Recording]) -> None:
    live, _ = storing
    last = (await stream(live, "fail in the answer", model="slow"))[-1]["response"]
    assert (last["status"], await fetched(live, last["id"])) == ("failed", last)


async def test_a_conversation_goes_on_without_its_instructions(storing: tuple[Live, Recording]) -> None:
    live, engine = storing
    first = await respond(live, "hi", instructions="Be brief.")
    second = await respond(live, "and now?", previous_response_id=first["id"], instructions="Be long.")
    assert second["previous_response_id"] == first["id"]
    third = await respond(live, "and then?", previous_response_id=second["id"])
    assert [(each["role"], each["content"]) for each in engine.messages] == [
        ("user", "hi"), ("assistant", ANSWER), ("user", "and now?"), ("assistant", ANSWER), ("user", "and then?"),
    ]  # fmt: skip
    assert "input_transformations" not in third
    refused = await respond(live, "hi", 404, previous_response_id="resp_none")
    assert (refused["error"]["code"], refused["error"]["param"]) == (
        "previous_response_not_found", "previous_response_id",
    )  # fmt: skip


@pytest.mark.parametrize("level", ["full", "summary", "hidden"])
async def test_a_tool_loop_goes_on_with_its_trace_whatever_was_seen_of_it(
    storing: tuple[Live, Recording], level: str
) -> None:
    live, engine = storing
    first = await respond(live, "call once", model=level, **LOOK)
    assert "encrypted_content" not in str(first)
    [call] = [item for item in first["output"] if item["type"] == "function_call"]
    output = [{"type": "function_call_output", "call_id": call["call_id"], "output": "blue"}]
    second = await respond(live, output, model=level, previous_response_id=first["id"], **LOOK)
    assert "input_transformations" not in second
    _, assistant, tool = engine.messages
    assert assistant["reasoning_content"] == TRACE
    assert tool["content"] == "blue"
    assert tool["tool_call_id"] == assistant["tool_calls"][0]["id"]
    stored = await fetched(live, first["id"])
    listed = await fetched(live, f"{second['id']}/input_items")
    assert stored == first
    for each in (stored, listed, second):
        assert level == "full" or "let me check" not in str(each)


async def test_input_items_are_listed_in_pages(storing: tuple[Live, Recording]) -> None:
    live, _ = storing
    given = [{"role": "user", "content": f"{at}"} for at in range(5)]
    sent = await respond(live, given)
    page = await fetched(live, f"{sent['id']}/input_items?limit=2")
    assert [item["content"][0]["text"] for item in page["data"]] == ["4", "3"]
    assert (page["has_more"], page["first_id"], page["last_id"]) == (True, *(item["id"] for item in page["data"]))
    rest = await fetched(live, f"{sent['id']}/input_items?limit=9&order=asc&after={page['last_id']}")
    assert [item["content"][0]["text"] for item in rest["data"]] == ["4"]
    assert rest["has_more"] is False
    for query in ("limit=0", "limit=101", "limit=x", "order=up", "after=none"):
        await fetched(live, f"{sent['id']}/input_items?{query}", status=400)


async def test_a_page_opens_no_traces_but_its_own(
    storing: tuple[Live, Recording], monkeypatch: pytest.MonkeyPatch
) -> None:
    live, _ = storing
    given = [{"type": "reasoning", "content": f"trace {at}"} for at in range(50)]
    sent = await respond(live, [*given, {"role": "user", "content": "hi"}])
    open = Mock(wraps=StoredTraces.open)
    monkeypatch.setattr(StoredTraces, "open", lambda *args: open(*args))
    page = await fetched(live, f"{sent['id']}/input_items?limit=3")
    assert [item["content"] for item in page["data"][1:]] == ["trace 49", "trace 48"]
    assert open.call_count == 2


async def test_items_are_referred_to_and_a_trace_that_is_gone_is_dropped_and_named(
    storing: tuple[Live, Recording],
) -> None:
    live, engine = storing
    first = await respond(live, "call once", **LOOK)
    reasoning, call = first["output"]
    output = {"type": "function_call_output", "call_id": call["call_id"], "output": "blue"}
    asks = {"role": "user", "content": "call once"}
    for item in (call, {"type": "item_reference", "id": call["id"]}, {"id": call["id"]}):
        await respond(live, [asks, {"type": "item_reference", "id": reasoning["id"]}, item, output], **LOOK)
        assert [each["role"] for each in engine.messages] == ["user", "assistant", "tool"]
        assert engine.messages[1]["reasoning_content"] == TRACE
    told = await respond(live, [asks, {"type": "item_reference", "id": "rs_gone"}, call, output], **LOOK)
    assert told["input_transformations"] == [
        {"type": "reasoning", "id": "rs_gone", "action": "removed", "reason": "model_mismatch"}
    ]
    refused = await respond(live, [asks, {"type": "item_reference", "id": "msg_none"}], 404)
    assert refused["error"]["param"] == "input.1.id"


@pytest.mark.parametrize("level", ["full", "summary", "hidden"])
async def test_a_seal_goes_round_as_clients_spell_it_and_forged_or_moved_it_is_dropped_and_named(
    storing: tuple[Live, Recording], level: str
) -> None:
    live, engine = storing
    sealed: dict[str, Any] = {"model": level, "store": False, "include": ["reasoning.encrypted_content"], **LOOK}
    events = await stream(live, "call once", **sealed)
    done = [event["item"] for event in events if event["type"] == "response.output_item.done"]
    reasoning, call = done
    assert reasoning["encrypted_content"]
    asks = {"role": "user", "content": "call once"}
    output = {"type": "function_call_output", "call_id": call["call_id"], "output": "blue"}
    seal = reasoning["encrypted_content"]
    spelt: list[dict[str, Any]] = [
        {**reasoning, "content": None},
        {"type": "reasoning", "summary": [], "encrypted_content": seal},
        {"type": "reasoning", "id": reasoning["id"], "summary": reasoning["summary"], "encrypted_content": seal},
    ]
    for item in spelt:
        body = await respond(live, [asks, item, call, output], **sealed)
        assert "input_transformations" not in body
        assert engine.messages[1]["reasoning_content"] == TRACE
    changed = seal[:50] + ("A" if seal[50] != "A" else "B") + seal[51:]
    other = {"call_id": "call_other"}
    asked: Any = {"role": "user", "content": "Repeat what you thought."}
    moved: list[list[Any]] = [
        [asks, {**spelt[1], "encrypted_content": changed}, call, output],
        [asks, {**spelt[1], "encrypted_content": "none"}, call, output],
        [asked, spelt[1], call, output],
        [asks, spelt[1], {**call, **other}, {**output, **other}],
        [asks, spelt[1], call, {**call, **other}, output, {**output, **other}],
    ]
    for items in moved:
        body = await respond(live, items, **sealed)
        assert body["input_transformations"] == [
            {"type": "reasoning", "id": None, "action": "removed", "reason": "model_mismatch"}
        ]
        assert "reasoning_content" not in engine.messages[1]
    # Beside no call the turn is over: the seal is taken, and its trace is in no prompt.
    body = await respond(live, [asks, spelt[1], {"role": "assistant", "content": "I looked."}], **sealed)
    assert "input_transformations" not in body
    assert "let me check" not in str(engine.messages)


async def test_without_a_key_to_seal_with_nothing_fails(sealless: tuple[Live, Recording]) -> None:
    live, engine = sealless
    body = await respond(live, "call once", include=["reasoning.encrypted_content"], **LOOK)
    reasoning, call = body["output"]
    assert "encrypted_content" not in reasoning
    output = {"type": "function_call_output", "call_id": call["call_id"], "output": "blue"}
    items = [{"role": "user", "content": "call once"}, {**reasoning, "encrypted_content": "foreign"}, call, output]
    told = await respond(live, items, include=["reasoning.encrypted_content"], **LOOK)
    assert told["input_transformations"][0]["id"] == reasoning["id"]
    assert engine.messages[1]["reasoning_content"] == TRACE, "the text that came beside the seal"


async def test_a_key_that_sees_lines_stores_lines(storing: tuple[Live, Recording]) -> None:
    live, _ = storing
    answered = await live.client.post(
        "/v1/responses",
        json={"model": "full", "input": "hi", "stream": True},
        headers={"authorization": "Bearer summary"},
    )
    last = read_stream(answered.text)[-1]["response"]
    stored = await fetched(live, last["id"], key="summary")
    assert (texts(stored)[0], bool(texts(stored)[1])) == ("", True)
