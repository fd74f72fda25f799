"""Responses in the background: left and taken up again, cancelled, failed, and gone with their server."""

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from live import Live, listening, until
from protocols.responses.speaking import ANSWER, TRACE, read_stream, require_rules, respond, settings, texts
from thinkaloud.app import create_app
from thinkaloud.protocols.responses.record import fail_record
from thinkaloud.store.base import StoredResponse


@pytest.fixture
async def live(tmp_path: Path) -> AsyncGenerator[Live, None]:
    async with listening(create_app(settings(tmp_path))) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer full"
        yield live


async def ended(live: Live, id: str) -> dict[str, Any]:
    """The response, once it has ended."""
    while True:
        answered = await live.client.get(f"/v1/responses/{id}")
        assert answered.status_code == 200, answered.text
        if answered.json()["status"] not in {"queued", "in_progress"}:
            return dict(answered.json())
        await asyncio.sleep(0.02)


def events_of(text: str) -> list[dict[str, Any]]:
    frames = [frame for frame in text.split("\n\n") if frame and not frame.startswith(":")]
    assert frames.pop() == "data: [DONE]"
    return [json.loads(frame.split("\ndata: ", 1)[1]) for frame in frames]


async def test_it_is_queued_at_once_and_read_when_it_has_ended(live: Live) -> None:
    begun = await respond(live, "hi", background=True, model="slow")
    assert (begun["status"], begun["output"], begun["background"]) == ("queued", [], True)
    response = await ended(live, begun["id"])
    assert (response["status"], texts(response)) == ("completed", (TRACE, [], ANSWER))
    assert response.keys() >= begun.keys()


async def test_a_stream_is_left_and_taken_up_behind_any_number_while_it_runs_and_afterwards(live: Live) -> None:
    body = {"model": "slow", "input": "hi", "background": True, "stream": True}
    seen: list[dict[str, Any]] = []
    async with live.client.stream("POST", "/v1/responses", json=body) as left:
        async for line in left.aiter_lines():
            if line.startswith("data: "):
                seen.append(json.loads(line.removeprefix("data: ")))
            if len(seen) == 7:
                break
    id, at = seen[0]["response"]["id"], seen[-1]["sequence_number"]
    assert [event["type"] for event in seen[:3]] == ["response.created", "response.queued", "response.in_progress"]
    path = f"/v1/responses/{id}?stream=true"
    running = events_of((await live.client.get(f"{path}&starting_after={at}")).text)
    whole = seen + running
    require_rules([whole[0], *({**event, "sequence_number": n} for n, event in enumerate(whole[2:], 1))])
    assert [event["sequence_number"] for event in whole] == list(range(len(whole)))
    response = await ended(live, id)
    assert whole[-1]["response"] == response
    assert events_of((await live.client.get(path)).text) == whole
    assert events_of((await live.client.get(f"{path}&starting_after={len(whole) - 2}")).text) == whole[-1:]
    assert events_of((await live.client.get(f"{path}&starting_after={len(whole)}")).text) == []
    for query in ("stream=maybe", "stream=true&starting_after=x", "stream=true&starting_after=-1"):
        assert (await live.client.get(f"/v1/responses/{id}?{query}")).status_code == 400


async def test_it_is_cancelled_once_and_its_engine_stops(live: Live) -> None:
    begun = await respond(live, "hi", background=True, model="slow")
    await until(lambda: live.pipeline.requests.count_begun() == 1)
    for _ in range(2):
        answered = await live.client.post(f"/v1/responses/{begun['id']}/cancel")
        assert (answered.status_code, answered.json()["status"]) == (200, "cancelled")
    assert live.pipeline.requests.count_begun() == 0
    assert (await ended(live, begun["id"]))["status"] == "cancelled"
    whole = events_of((await live.client.get(f"/v1/responses/{begun['id']}?stream=true")).text)
    assert (whole[-1]["type"], whole[-1]["response"]["status"]) == ("response.incomplete", "cancelled")


async def test_only_what_runs_in_the_background_is_cancelled_or_followed_and_by_its_owner(live: Live) -> None:
    plain = await respond(live, "hi")
    for answered in (
        await live.client.post(f"/v1/responses/{plain['id']}/cancel"),
        await live.client.get(f"/v1/responses/{plain['id']}?stream=true"),
    ):
        assert answered.status_code == 400
    begun = await respond(live, "hi", background=True, model="slow")
    foreign = {"authorization": "Bearer hidden"}
    for answered in (
        await live.client.post(f"/v1/responses/{begun['id']}/cancel", headers=foreign),
        await live.client.get(f"/v1/responses/{begun['id']}?stream=true", headers=foreign),
        await live.client.delete(f"/v1/responses/{begun['id']}", headers=foreign),
    ):
        assert answered.status_code == 404
    refused = await live.client.post(
        "/v1/responses", json={"model": "full", "input": "hi", "previous_response_id": begun["id"]}
    )
    assert (refused.status_code, refused.json()["error"]["param"]) == (400, "previous_response_id")
    assert (await live.client.delete(f"/v1/responses/{begun['id']}")).json()["deleted"] is True
    assert (await live.client.get(f"/v1/responses/{begun['id']}")).status_code == 404
    assert live.pipeline.requests.count_begun() == 0
    refusal = await respond(live, "hi", 400, background=True, store=False)
    assert refusal["error"]["param"] == "background"


@pytest.mark.parametrize(
    ("input", "code"),
    [("fail in the answer", "engine_failed"), ("word " * 140_000, "context_length_exceeded")],
    ids=["engine", "context"],
)
async def test_a_failure_is_told_by_the_response(live: Live, input: str, code: str) -> None:
    begun = await respond(live, input, background=True)
    response = await ended(live, begun["id"])
    assert (response["status"], response["error"]["code"]) == ("failed", code)


@pytest.mark.parametrize(
    "model", ["none", "\r\nx-injected: 1", "\u2028é", "m" * 100_000], ids=["", "lines", "é", "long"]
)
async def test_the_name_of_a_model_that_is_not_there_is_told_as_a_header_can_have_it(live: Live, model: str) -> None:
    answered = await live.client.post("/v1/responses", json={"model": model, "input": "hi", "background": True})
    assert answered.status_code == 200
    assert answered.headers["x-thinkaloud-model"] == (model if model == "none" else "?")
    assert (await ended(live, answered.json()["id"]))["error"]["code"] == "model_not_found"


async def test_its_thinking_is_ended_by_its_id(live: Live) -> None:
    begun = await respond(live, "hi", background=True, model="slow")
    await until(lambda: live.pipeline.requests.count_begun() == 1)
    answered = await live.client.post(f"/v1/responses/{begun['id']}/answer")
    assert answered.status_code == 200
    assert (await ended(live, begun["id"]))["thinkaloud"]["thinking"]["ended_by"] == "user"


async def test_a_foreground_stream_reads_back_as_it_was(live: Live) -> None:
    body = {"model": "full", "input": "hi", "stream": True}
    last = read_stream((await live.client.post("/v1/responses", json=body)).text)[-1]["response"]
    assert await ended(live, last["id"]) == last


def test_what_a_restart_has_ended_is_failed() -> None:
    response = msgspec.json.encode({"id": "resp_1", "status": "in_progress", "error": None})
    failed = fail_record(StoredResponse("resp_1", "me", 1.0, "in_progress", "m", response, b"[]", b"[]"))
    told = msgspec.json.decode(failed.response)
    assert (failed.status, told["status"], told["error"]["code"]) == ("failed", "failed", "server_error")
