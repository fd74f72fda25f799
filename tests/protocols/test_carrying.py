"""Sealed traces over HTTP: out with the answer, back in the history, and used where the format wants earlier traces."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, listening
from protocols.test_visibility import TRACE, delta, message, settings
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.generation import NO_TOOLS, Message, Prompt, Tooling
from thinkaloud.settings import ScriptedEngine as ScriptedSettings
from thinkaloud.settings import Settings

SEALED: dict[str, Any] = {"reasoning": {"encrypted": True}}
CALL = {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{}"}}
ASKS = {"role": "user", "content": "hi"}


class Reading(ScriptedEngine):
    """Remembers what it was given to read."""

    read: list[Message]

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        self.read = messages
        return await super().render(messages, template_arguments, tooling)


@pytest.fixture
async def sealing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[tuple[Live, Reading], None]:
    """A server that seals, and the engine behind it."""
    monkeypatch.setenv("SEAL", "a secret of this test and of nothing else")
    tree = settings(tmp_path, traces={"sealing": {"keys": [{"env": "SEAL"}]}})
    engines = {name: build(name, engine) for name, engine in tree.engines.items()}
    tape = tree.engines["tape"]
    assert isinstance(tape, ScriptedSettings)
    engines["tape"] = reading = Reading("tape", tape)
    async with listening(create_app(tree, engines)) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer summary"
        yield live, reading


async def given_back(
    live: Live, details: list[dict[str, Any]], model: str = "full", key: str = "summary", **fields: Any
) -> httpx.Response:
    """A tool loop in progress, with what came with the assistant's message."""
    answered: Message = {"role": "assistant", "content": None, "tool_calls": [CALL], "reasoning_details": details}
    result = {"role": "tool", "tool_call_id": "call_1", "content": "seen"}
    body = {"model": model, "messages": [ASKS, answered | fields, result]}
    return await live.client.post("/v1/chat/completions", json=body, headers={"authorization": f"Bearer {key}"})


@pytest.mark.parametrize("level", ["summary", "hidden", "full"])
async def test_a_trace_comes_sealed_and_is_read_by_the_model_when_it_is_given_back(
    sealing: tuple[Live, Reading], level: str
) -> None:
    live, engine = sealing
    live.client.headers["authorization"] = f"Bearer {level}"
    sent = message(await live.chat("full", "hi", **SEALED))
    [entry] = sent["reasoning_details"] if level != "summary" else sent["reasoning_details"][-1:]
    assert entry["type"] == "reasoning.encrypted"
    fields = {name: sent[name] for name in ("reasoning", "reasoning_content") if name in sent}
    response = await given_back(live, sent["reasoning_details"], key=level, **fields)
    assert "unopened" not in response.json()["thinkaloud"]
    assert engine.read[1]["reasoning_content"] == engine.read[1]["reasoning"] == TRACE


async def test_a_stream_brings_it_once_behind_the_answer(sealing: tuple[Live, Reading]) -> None:
    live, engine = sealing
    chunks = await live.stream("full", "hi", include=["reasoning.encrypted_content"])
    entries = [entry for chunk in chunks for entry in delta(chunk).get("reasoning_details", ())]
    assert [entry["type"] for entry in entries][-1] == "reasoning.encrypted"
    assert [entry["index"] for entry in entries] == list(range(len(entries)))
    await given_back(live, entries)
    assert engine.read[1]["reasoning"] == TRACE


def changed(entry: dict[str, Any]) -> dict[str, Any]:
    data = entry["data"]
    return entry | {"data": data[:50] + ("A" if data[50] != "A" else "B") + data[51:]}


async def test_forged_foreign_and_expired_ones_are_dropped_and_named_and_all_look_the_same(
    sealing: tuple[Live, Reading],
) -> None:
    live, engine = sealing
    [*_, entry] = message(await live.chat("full", "hi", **SEALED))["reasoning_details"]
    answers = [
        await given_back(live, [changed(entry)]),
        await given_back(live, [entry], key="hidden"),
        await given_back(live, [entry], model="summary"),
        await given_back(live, [entry | {"data": "no seal at all"}]),
        await given_back(live, [entry | {"data": None}]),
    ]
    for answer in answers:
        assert answer.status_code == 200
        body = answer.json()
        assert body["thinkaloud"]["unopened"] == ["messages.1.reasoning_details.0"]
        assert "reasoning" not in engine.read[1]
    told = [{**answer.json()["thinkaloud"], "thinking": None} for answer in (answers[0], answers[3], answers[4])]
    assert told[0] == told[1] == told[2]


async def test_a_server_without_a_key_says_so_and_drops_what_it_is_given(tmp_path: Path) -> None:
    async with listening(create_app(settings(tmp_path))) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer full"
        body = {"model": "full", "messages": [ASKS], **SEALED}
        refused = await live.client.post("/v1/chat/completions", json=body)
        assert (refused.status_code, refused.json()["error"]["param"]) == (400, "reasoning.encrypted")
        assert "traces.sealing" in refused.json()["error"]["message"]
        taken = await given_back(live, [{"type": "reasoning.encrypted", "data": "from another house"}], key="full")
        assert taken.json()["thinkaloud"]["unopened"] == ["messages.1.reasoning_details.0"]


async def test_traces_are_kept_for_the_operator_whatever_the_caller_sees(tmp_path: Path) -> None:
    from thinkaloud.traces.records import Wanted, read

    path = tmp_path / "traces.db"
    tree = Settings.model_validate(settings(tmp_path).model_dump() | {"traces": {"archive": {"path": path}}})
    async with listening(create_app(tree)) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer hidden"
        body = await live.chat("full", "hi")
        chunks = await live.stream("full", "hi")
    kept = {record.id: record for record in read(path, Wanted(None, None, None, None, None))}
    assert set(kept) == {body["id"], chunks[0]["id"]}
    assert {record.trace for record in kept.values()} == {TRACE}
    assert {(record.key, record.model, record.visibility) for record in kept.values()} == {("hidden", "full", "hidden")}
    assert TRACE not in json.dumps([body, chunks])
