"""A key without thinking tokens for the day: aliases answer at once, and who asks for thinking is told until when."""

import hashlib
import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from dialects.asking import Answered, ask
from dialects.dialect import Dialect, Question
from dialects.every import CHAT, each_dialect
from live import Live, listening, until
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

TRACE = "Let me see. " * 20
PROOF = "Prove that the square root of 2 is irrational, and that the square root of 4 is not."
ASKED = Question([{"role": "user", "content": PROOF}], "deep")
CAPS = {"none": 0, "some": 1, "much": 1_000_000, "free": None}
CODE = "thinking_tokens_spent"


def settings(folder: Path, **engine: Any) -> Settings:
    """Every key is its own name."""
    tapes = {"fast": {"text": "At once."}, "slow": {"opens_trace": True, "text": f"{TRACE}</think>With thought."}}
    for name, reply in tapes.items():
        (folder / f"{name}.jsonl").write_text(json.dumps(reply))
    keys = [
        {
            "name": name,
            "secret": {"sha256": hashlib.sha256(name.encode()).hexdigest()},
            "thinking_tokens_per_day": cap,
            "admin": True,
        }
        for name, cap in CAPS.items()
    ]
    thinking = {"format": "think", "switch": "enable_thinking", "loop_guard": False}
    return Settings.model_validate(
        {
            "keys": keys,
            "engines": {name: {"kind": "scripted", "transcript": folder / f"{name}.jsonl", **engine} for name in tapes},
            "models": {
                "quick": {"engine": "fast"},
                "deep": {"engine": "slow", "thinking": thinking},
                "auto": {"route": {"fast": "quick", "thinking": "deep"}},
            },
        }
    )


@pytest.fixture
async def capped(tmp_path: Path) -> AsyncGenerator[Live, None]:
    async with listening(create_app(settings(tmp_path))) as live:
        await live.ready(10)
        yield live


async def thought(live: Live, key: str) -> int:
    """The thinking tokens of the day that the operator sees."""
    told = (await live.client.get("/admin/overview", headers={"authorization": "Bearer free"})).json()
    row = next(row for row in told["keys"] if row["name"] == key)
    assert row["thinking_tokens_per_day"] == CAPS[key]
    return int(row["thinking_tokens"])


def refused(answered: Answered) -> None:
    dialect = answered.dialect
    assert answered.status == 429, str(answered)
    error = dialect.failure(json.loads(answered.body))
    assert error.code == dialect.codes.get(429, CODE)
    assert "thinking tokens of the day" in error.message
    assert 1 <= int(answered.response.headers["retry-after"]) <= 86_400


@each_dialect
@pytest.mark.parametrize("stream", [False, True])
async def test_who_asks_for_thinking_is_refused_in_form_and_an_alias_answers_at_once(
    capped: Live, dialect: Dialect, *, stream: bool
) -> None:
    question = replace(ASKED, stream=stream)
    refused(await ask(capped, dialect, question, "none"))
    answered = await ask(capped, dialect, replace(question, model="auto"), "none")
    assert answered.status == 200, str(answered)
    assert answered.reply.choices[0].text == "At once."
    assert answered.response.headers["x-thinkaloud-route"] == "cap"
    refused(await ask(capped, dialect, replace(question, model="auto"), "none", {"x-thinkaloud-route": "thinking"}))
    free = await ask(capped, dialect, replace(question, model="auto"), "free")
    assert free.reply.choices[0].text == "With thought."
    assert await thought(capped, "none") == 0


@each_dialect
async def test_the_last_request_below_the_cap_runs_to_its_end_and_the_next_one_is_refused(
    capped: Live, dialect: Dialect
) -> None:
    answered = await ask(capped, dialect, ASKED, "some")
    assert answered.reply.choices[0].text == "With thought."
    assert answered.reply.usage is not None
    assert await thought(capped, "some") == answered.reply.usage[2] > 1
    refused(await ask(capped, dialect, ASKED, "some"))
    assert await thought(capped, "free") == 0, "who has no cap is not counted"


async def test_who_turns_thinking_off_is_served_beyond_the_cap(capped: Live) -> None:
    for asked in (replace(ASKED, enabled=False), replace(ASKED, budget=0), replace(ASKED, model="quick")):
        assert (await ask(capped, CHAT, asked, "none")).status == 200


async def test_every_vote_and_every_choice_is_counted(capped: Live) -> None:
    counted = 0
    for asked in (ASKED, replace(ASKED, n=3), replace(ASKED, votes=3)):
        answered = await ask(capped, CHAT, asked, "much")
        assert answered.reply.usage is not None
        more = await thought(capped, "much") - counted
        assert more == answered.reply.usage[2] > 0
        counted += more


async def test_what_was_thought_before_the_client_went_away_is_counted(tmp_path: Path) -> None:
    async with listening(create_app(settings(tmp_path, delay=0.02))) as live:
        await live.ready(10)
        body = CHAT.write(replace(ASKED, stream=True))
        headers = {"authorization": "Bearer some"}
        async with live.client.stream("POST", "/v1/chat/completions", json=body, headers=headers) as response:
            lines = response.aiter_lines()
            while "see" not in await anext(lines):
                pass
        await until(lambda: live.pipeline.requests.count_begun() == 0)
        assert await thought(live, "some") >= 1
        again = await live.client.post("/v1/chat/completions", json=body, headers=headers)
        assert again.status_code == httpx.codes.TOO_MANY_REQUESTS
