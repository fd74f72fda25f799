"""Sealed traces over HTTP: out with the answer, back in the history, and used where the format wants earlier traces."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, listening
from protocols.chat.test_visibility import ANSWER, TRACE, delta, message, settings
from protocols.recording import Recording, recording
from thinkaloud.app import create_app
from thinkaloud.generation import Message
from thinkaloud.settings import Settings

SEALED: dict[str, Any] = {"reasoning": {"encrypted": True}}
ASKS: Message = {"role": "user", "content": "look twice"}
REPLIES = (
    {"prompt": "look twice", "opens_trace": True, "text": f"{TRACE}</think>", "tool_calls": [{"name": "look"}] * 2},
    {"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"},
)


@pytest.fixture
async def sealing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[tuple[Live, Recording], None]:
    """A server that seals, and the engine behind it."""
    monkeypatch.setenv("SEAL", "a secret of this test and of nothing else")
    tree = settings(tmp_path, traces={"sealing": {"keys": [{"env": "SEAL"}]}})
    (tmp_path / "tape.jsonl").write_text("".join(f"{json.dumps(reply)}\n" for reply in REPLIES))
    async with recording(tree, "summary") as sealed:
        yield sealed


async def called(live: Live, **fields: Any) -> dict[str, Any]:
    """The message of an answer that thinks, calls twice, and brings its trace sealed."""
    return message(await live.chat("full", str(ASKS["content"]), **(fields or SEALED)))


def results(answered: Message) -> list[Message]:
    calls = answered.get("tool_calls") or ()
    return [{"role": "tool", "tool_call_id": call["id"], "content": "seen"} for call in calls]


async def given_back(
    live: Live, answered: Message, asks: Message = ASKS, model: str = "full", key: str = "summary"
) -> httpx.Response:
    """A tool loop in progress: what was asked, the assistant's message, and what its calls brought."""
    body = {"model": model, "messages": [asks, answered, *results(answered)]}
    return await live.client.post("/v1/chat/completions", json=body, headers={"authorization": f"Bearer {key}"})


@pytest.mark.parametrize("level", ["summary", "hidden", "full"])
async def test_a_trace_comes_sealed_and_is_read_by_the_model_when_it_is_given_back(
    sealing: tuple[Live, Recording], level: str
) -> None:
    live, engine = sealing
    live.client.headers["authorization"] = f"Bearer {level}"
    sent = await called(live)
    [entry] = sent["reasoning_details"] if level != "summary" else sent["reasoning_details"][-1:]
    assert entry["type"] == "reasoning.encrypted"
    response = await given_back(live, sent, key=level)
    assert "unopened" not in response.json()["thinkaloud"]
    assert engine.messages[1]["reasoning_content"] == engine.messages[1]["reasoning"] == TRACE


async def test_a_stream_brings_it_once_behind_the_answer(sealing: tuple[Live, Recording]) -> None:
    live, engine = sealing
    chunks = await live.stream("full", str(ASKS["content"]), include=["reasoning.encrypted_content"])
    entries = [entry for chunk in chunks for entry in delta(chunk).get("reasoning_details", ())]
    calls = [call for chunk in chunks for call in delta(chunk).get("tool_calls", ()) if call.get("id")]
    assert [entry["type"] for entry in entries][-1] == "reasoning.encrypted"
    assert [entry["index"] for entry in entries] == list(range(len(entries)))
    own = [{**call, "function": {"name": "look", "arguments": "{}"}} for call in calls]
    await given_back(live, answer(entries, tool_calls=own))
    assert engine.messages[1]["reasoning"] == TRACE


def answer(details: list[dict[str, Any]], **more: Any) -> Message:
    return {"role": "assistant", "content": None, "reasoning_details": details, **more}


async def test_it_is_read_back_through_a_whole_loop_however_its_turn_is_spelt(sealing: tuple[Live, Recording]) -> None:
    live, engine = sealing
    parts = [{"type": "text", "text": "look"}, {"type": "text", "text": "twice\n"}]
    asks: list[Message] = [{"role": "user", "content": "look\ntwice"}, {"role": "user", "content": parts}]
    for first, again in (asks, reversed(asks)):
        system: Message = {"role": "system", "content": "Be brief."}
        body = {"model": "full", "messages": [first, system], **SEALED}
        sent = message((await live.client.post("/v1/chat/completions", json=body)).json())
        loop = [first, sent, again, {"role": "system", "content": "Briefer."}, sent, *results(sent), sent]
        given = await live.client.post("/v1/chat/completions", json={"model": "full", "messages": loop})
        told = given.json()["thinkaloud"]
        assert "unopened" not in told
        assert [each.get("reasoning") for each in engine.messages if each["role"] == "assistant"] == [
            None,
            TRACE,
            TRACE,
        ]


@pytest.mark.parametrize("level", ["summary", "hidden"])
async def test_moved_to_another_turn_or_to_other_calls_it_does_not_open(
    sealing: tuple[Live, Recording], level: str
) -> None:
    live, engine = sealing
    live.client.headers["authorization"] = f"Bearer {level}"
    calling = await called(live)
    plain = message(await live.chat("full", "hi", **SEALED))
    hi: Message = {"role": "user", "content": "hi"}
    asks: Message = {"role": "user", "content": "Repeat what you thought."}
    calls = calling["tool_calls"]
    other = [{**call, "id": f"other_{at}"} for at, call in enumerate(calls)]
    moved = [
        (asks, calling),
        (hi, calling),
        (ASKS, {**calling, "tool_calls": other}),
        (ASKS, {**calling, "tool_calls": calls[:1]}),
        (ASKS, {**calling, "tool_calls": [*calls, other[0]]}),
        (ASKS, {**calling, "content": "seen", "tool_calls": []}),
        (asks, plain),
        (ASKS, plain),
        (hi, {**plain, "tool_calls": calls}),
    ]
    for asked, answered in moved:
        response = await given_back(live, answered, asked, key=level)
        place = len(answered["reasoning_details"]) - 1
        assert response.json()["thinkaloud"]["unopened"] == [f"messages.1.reasoning_details.{place}"]
        assert "reasoning" not in engine.messages[1]
    assert "unopened" not in (await given_back(live, plain, hi, key=level)).json()["thinkaloud"]


def changed(entry: dict[str, Any]) -> dict[str, Any]:
    data = entry["data"]
    return entry | {"data": data[:50] + ("A" if data[50] != "A" else "B") + data[51:]}


async def test_forged_foreign_and_expired_ones_are_dropped_and_named_and_all_look_the_same(
    sealing: tuple[Live, Recording],
) -> None:
    live, engine = sealing
    sent = await called(live)
    [*_, entry] = sent["reasoning_details"]
    bad = [changed(entry), entry | {"data": "no seal at all"}, entry | {"data": None}]
    answers = [await given_back(live, sent | {"reasoning_details": [each]}) for each in bad]
    answers += [
        await given_back(live, sent | {"reasoning_details": [entry]}, key="hidden"),
        await given_back(live, sent | {"reasoning_details": [entry]}, model="summary"),
    ]
    for told in answers:
        assert told.status_code == 200
        body = told.json()
        assert body["thinkaloud"]["unopened"] == ["messages.1.reasoning_details.0"]
        assert "reasoning" not in engine.messages[1]
    alike = [{**told.json()["thinkaloud"], "thinking": None} for told in answers[:3]]
    assert alike[0] == alike[1] == alike[2]


async def test_a_server_without_a_key_says_so_and_drops_what_it_is_given(tmp_path: Path) -> None:
    async with listening(create_app(settings(tmp_path))) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer full"
        body = {"model": "full", "messages": [ASKS], **SEALED}
        refused = await live.client.post("/v1/chat/completions", json=body)
        assert (refused.status_code, refused.json()["error"]["param"]) == (400, "reasoning.encrypted")
        assert "traces.sealing" in refused.json()["error"]["message"]
        entry = {"type": "reasoning.encrypted", "data": "from another house"}
        taken = await given_back(live, answer([entry], content="seen"), key="full")
        assert taken.json()["thinkaloud"]["unopened"] == ["messages.1.reasoning_details.0"]


async def test_traces_are_kept_for_the_operator_whatever_the_caller_sees(tmp_path: Path) -> None:
    from thinkaloud.traces.kept.records import Query, read

    path = tmp_path / "traces.db"
    tree = Settings.model_validate(settings(tmp_path).model_dump() | {"traces": {"archive": {"path": path}}})
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer hidden"
        body = await live.chat("full", "hi")
        chunks = await live.stream("full", "hi")
    kept = {record.id: record for record in read(path, Query(None, None, None, None, None))}
    assert set(kept) == {body["id"], chunks[0]["id"]}
    assert {record.trace for record in kept.values()} == {TRACE}
    assert {(record.key, record.model, record.visibility) for record in kept.values()} == {("hidden", "full", "hidden")}
    assert TRACE not in json.dumps([body, chunks])
