"""Traces in a database: sealed where there is a key, else not at all; and read back as far as they were sent."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from itertools import product
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from live import Live
from protocols.levels import LEVELS
from protocols.recording import Recording, recording
from protocols.responses.speaking import ANSWER, TRACE, respond, settings, stream
from protocols.responses.test_background import ended, events_of

WINDOW = 16
"""Characters of a trace that occur nowhere else."""
WINDOWS = {TRACE[at : at + WINDOW] for at in range(len(TRACE) - WINDOW)}
PIECE = "let me check that again"
LOOK: dict[str, Any] = {"tools": [{"type": "function", "name": "look"}]}
FORMS: dict[str, dict[str, Any]] = {
    "plain": {},
    "sealed for the client": {"include": ["reasoning.encrypted_content"]},
    "tagged": {"reasoning_format": "tags"},
    "with its trace in the input": {
        "input": [
            {"role": "user", "content": "hi"},
            {"type": "reasoning", "summary": [], "content": [{"type": "reasoning_text", "text": TRACE}]},
            {
                "role": "assistant",
                "content": [{"type": "reasoning_text", "text": TRACE}, {"type": "text", "text": "4"}],
            },
            {"role": "user", "content": "hi"},
        ]
    },
}

Open = Callable[[bool], AbstractAsyncContextManager[tuple[Live, Recording]]]


@pytest.fixture
def opening(tmp_path: Path) -> Open:
    """Opens a server on the one database, with a key to seal with or without."""
    store = {"url": f"sqlite:///{tmp_path / 'kept.db'}"}
    return lambda sealing: recording(settings(tmp_path, sealing=sealing, store=store), "full")


def database(folder: Path) -> bytes:
    """All that its files hold."""
    return b"".join(file.read_bytes() for file in folder.glob("kept.db*"))


def require_no_trace(folder: Path) -> None:
    """No file of the database has a window of the trace, or an event that could have a piece of it."""
    found = database(folder)
    assert b"resp_" in found
    assert not [window for window in WINDOWS if window.encode() in found]
    assert b"reasoning_text.delta" not in found


async def fetched(live: Live, path: str) -> Any:
    answered = await live.client.get(f"/v1/responses/{path}")
    assert answered.status_code == 200, answered.text
    return answered.json()


def without_trace(response: dict[str, Any], form: str) -> dict[str, Any]:
    """The response as it is where its trace was not kept."""
    output = []
    for item in response["output"]:
        rest = {name: value for name, value in item.items() if name != "content"}
        if form == "tagged":
            output.append(rest | {"content": []})
        else:
            output.append(rest if item["type"] == "reasoning" else item)
    return response | {"output": output}


@pytest.mark.parametrize("sealing", [True, False], ids=["sealing", "without a key"])
async def test_no_window_of_a_trace_is_in_the_database_and_what_is_read_back_is_what_was_sent(
    opening: Open, tmp_path: Path, sealing: bool
) -> None:
    sent: list[tuple[str, str, dict[str, Any]]] = []
    async with opening(sealing) as (live, _):
        for level, form in product(LEVELS, FORMS):
            fields: dict[str, Any] = {"input": "hi", "model": level, **FORMS[form]}
            begun = await respond(live, **fields, background=True)
            sent += [
                (level, form, await respond(live, **fields)),
                (level, form, (await stream(live, **fields))[-1]["response"]),
                (level, form, await ended(live, begun["id"])),
            ]
        require_no_trace(tmp_path)
    async with opening(sealing) as (live, _):
        for level, form, each in sent:
            is_cut = level == "full" and not sealing
            assert await fetched(live, each["id"]) == (without_trace(each, form) if is_cut else each), (level, form)
            items = (await fetched(live, f"{each['id']}/input_items?order=asc"))["data"]
            brought = form == "with its trace in the input"
            assert [PIECE in str(item) for item in items] == ([False, sealing, sealing, False] if brought else [False])
    require_no_trace(tmp_path)


@pytest.mark.parametrize("sealing", [True, False], ids=["sealing", "without a key"])
async def test_events_with_a_trace_are_kept_sealed_or_not_at_all(opening: Open, tmp_path: Path, sealing: bool) -> None:
    async with opening(sealing) as (live, _):
        for level, form in product(LEVELS, FORMS):
            body = {"model": level, "input": "hi", "background": True, "stream": True, **FORMS[form]}
            seen = events_of((await live.client.post("/v1/responses", json=body)).text)
            path = f"/v1/responses/{seen[0]['response']['id']}?stream=true"
            again = await live.client.get(f"{path}&starting_after=3")
            if sealing or level != "full":
                assert events_of(again.text) == seen[4:], (level, form)
            else:
                assert (again.status_code, again.json()["error"]["param"]) == (400, "stream"), form
    require_no_trace(tmp_path)


@pytest.mark.parametrize("sealing", [True, False], ids=["sealing", "without a key"])
async def test_a_tool_loop_goes_on_with_its_trace_after_a_restart_where_that_was_sealed(
    opening: Open, tmp_path: Path, sealing: bool
) -> None:
    async with opening(sealing) as (live, _):
        first = await respond(live, "call once", **LOOK)
    reasoning, call = first["output"]
    output = {"type": "function_call_output", "call_id": call["call_id"], "output": "blue"}
    referring = [{"role": "user", "content": "call once"}, *({"id": item["id"]} for item in (reasoning, call)), output]
    async with opening(sealing) as (live, engine):
        continued = await respond(live, [output], previous_response_id=first["id"], **LOOK)
        for _ in range(2):
            assert engine.messages[1].get("reasoning_content") == (TRACE if sealing else None)
            referred = await respond(live, referring, **LOOK)
        for each in (continued, referred):
            items = (await fetched(live, f"{each['id']}/input_items"))["data"]
            assert (PIECE in str(items)) == (sealing and each is referred)
        last = await respond(live, "and now?", previous_response_id=referred["id"], **LOOK)
        assert last["output"][-1]["content"][0]["text"] == ANSWER
    require_no_trace(tmp_path)
