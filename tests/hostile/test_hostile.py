"""Whatever is sent: the right status, the dialect's error form and nothing of the server's inside; the event loop is
never blocked, and the next good request is served."""

import asyncio
import dataclasses
import json
import re
import time
from pathlib import Path

import pytest

from computing import LONGEST_BLOCK
from hostile import access, bulk, documents, everywhere, fields, gemini, odd, outcomes, prompts, responses, transport
from hostile.case import GOOD, PATH, Case, http_request
from hostile.judging import check, sent, watched
from hostile.serving import TRANSCRIPT, hostile_settings
from hostile.watchdog import Watchdog
from live import Live, listening
from thinkaloud.app import create_app

CASES = [
    *(transport.CASES + everywhere.CASES + documents.CASES + bulk.CASES + fields.CASES + access.CASES),
    *(responses.CASES + gemini.CASES + outcomes.CASES),
]
KEYED = {case.name for case in (*access.CASES, *everywhere.KEYLESS)}

_GOOD = Case("good", lambda: [http_request(json.dumps(GOOD).encode())], (200,))
_GOOD_WITH_KEY = Case("good", lambda: [access.request(f"Bearer {access.OPEN_KEY}")], (200,))


@pytest.mark.parametrize("case", CASES + everywhere.KEYLESS, ids=str)
async def test_refused_in_form_without_a_block_and_the_next_is_served(
    case: Case, open_server: Live, keyed_server: Live
) -> None:
    pieces = list(case.pieces())  # made before the watch begins: making them is not the server's work
    case = dataclasses.replace(case, pieces=lambda: pieces)
    live, good = (keyed_server, _GOOD_WITH_KEY) if case.name in KEYED else (open_server, _GOOD)
    answer, blocked = await watched(live, case)
    check(case, answer)
    assert blocked <= LONGEST_BLOCK
    assert (await sent(live, good)).status == 200


@pytest.mark.parametrize("case", odd.CASES + bulk.SERVED, ids=str)
async def test_odd_but_good_is_served_without_a_block_and_does_nothing_beside(case: Case, open_server: Live) -> None:
    pieces = list(case.pieces())
    answer, blocked = await watched(open_server, dataclasses.replace(case, pieces=lambda: pieces))
    assert answer.status == 200, answer.body
    assert blocked <= LONGEST_BLOCK
    assert "set-cookie" not in answer.headers
    assert re.fullmatch(r"[\w.:-]{1,128}", answer.headers["x-request-id"], re.ASCII)
    assert len(answer.headers.get("x-thinkaloud-ignored", "")) <= 1_024
    assert json.loads(answer.body)["choices"][0]["message"]["content"] == "Here is the answer."


@pytest.mark.parametrize("case", responses.SERVED, ids=str)
async def test_an_odd_response_is_served_without_a_block_and_does_nothing_beside(case: Case, open_server: Live) -> None:
    pieces = list(case.pieces())
    answer, blocked = await watched(open_server, dataclasses.replace(case, pieces=lambda: pieces))
    assert answer.status == 200, answer.body[:300]
    assert blocked <= LONGEST_BLOCK
    assert "x-injected" not in answer.headers
    assert len(answer.headers.get("x-thinkaloud-ignored", "")) <= 1_024
    assert json.loads(answer.body)["output"][-1]["content"][0]["text"] == "Here is the answer."


@pytest.mark.parametrize("case", prompts.CASES, ids=str)
async def test_a_prompt_of_any_form_is_routed_without_a_block(case: Case, open_server: Live) -> None:
    pieces = list(case.pieces())
    answer, blocked = await watched(open_server, dataclasses.replace(case, pieces=lambda: pieces))
    assert answer.status == 200, answer.body[:300]
    assert blocked <= LONGEST_BLOCK


async def test_who_asks_too_often_is_told_when_to_come_back(keyed_server: Live) -> None:
    case = Case("busy", lambda: [access.request(f"Bearer {access.BUSY_KEY}")], (200, 429), "rate_limit_exceeded")
    assert (await sent(keyed_server, case)).status == 200
    answer = await sent(keyed_server, case)
    assert answer.status == 429
    check(case, answer)


async def test_a_full_server_says_when_to_come_back() -> None:
    tape = {"kind": "scripted", "transcript": TRANSCRIPT, "delay": 60}
    settings = hostile_settings(engines={"tape": tape}, limits={"running": 1, "queue": 0})
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        async with live.client.stream("POST", PATH, json=GOOD | {"stream": True}) as running:
            assert running.status_code == 200
            answer = await sent(live, _GOOD)
        assert answer.status == 503
        check(dataclasses.replace(_GOOD, status=(503,), code="overloaded"), answer)


def test_there_are_a_hundred_and_more_and_each_has_a_name_of_its_own() -> None:
    names = [case.name for case in CASES + everywhere.KEYLESS]
    assert len(names) >= 100
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


@pytest.mark.parametrize("fields", [{}, {"stream": True, "stream_reasoning": False}], ids=["whole", "in blocks"])
async def test_a_long_answer_with_all_log_probabilities_blocks_nobody(fields: dict[str, bool], tmp_path: Path) -> None:
    transcript = tmp_path / "long.jsonl"
    counted = "".join(f" {number}" for number in range(4_000))
    transcript.write_text(json.dumps({"opens_trace": True, "text": f"{counted}</think>{counted}"}))
    tape = {"kind": "scripted", "transcript": transcript, "chunk_tokens": 32}
    body = json.dumps(GOOD | {"logprobs": True, "top_logprobs": 20, **fields}).encode()
    case = Case("long", lambda: [http_request(body)], (200,))
    async with listening(create_app(hostile_settings(engines={"tape": tape}))) as live:
        await live.ready(10)
        answer, blocked = await watched(live, case)
    assert answer.status == 200
    assert answer.body.count(b'"top_logprobs"') >= 8_000
    assert blocked <= LONGEST_BLOCK


def _compute(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


async def test_the_watchdog_sees_a_block_on_the_loop() -> None:
    async with Watchdog() as watchdog:
        await asyncio.sleep(0)
        _compute(1.5 * LONGEST_BLOCK)
    assert watchdog.worst > LONGEST_BLOCK


async def test_the_watchdog_sees_one_call_in_a_thread_that_keeps_the_interpreter_to_itself() -> None:
    async with Watchdog() as watchdog:
        await asyncio.to_thread(sum, range(20_000_000))
    assert watchdog.worst > LONGEST_BLOCK


async def test_the_watchdog_sees_no_block_where_the_machine_or_another_thread_is_busy() -> None:
    async with Watchdog() as watchdog:
        await asyncio.to_thread(_compute, 3 * LONGEST_BLOCK)
        time.sleep(1.5 * LONGEST_BLOCK)  # noqa: ASYNC251  as if the machine had given the time to another process
    assert watchdog.worst < LONGEST_BLOCK
