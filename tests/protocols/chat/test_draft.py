"""The gate over HTTP: a draft is sent as if it had never been held, or nobody ever sees a word of it."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from live import Live, joined, listening
from thinkaloud.app import create_app
from thinkaloud.routing.confidence import Confidence, Signals
from thinkaloud.routing.gain import Outcome, fit_pair
from thinkaloud.settings import Settings

DRAFT = "At once I say what comes to my mind, and that is sixteen."
SURE, UNSURE = "in doubt, stay", "in doubt, think"


def fitted(path: Path, bias: float) -> Path:
    """A fit whose gate says yes to every draft, or to none."""
    rows = [Outcome(f"Use the tool for a question {at}", at % 2, 1, Signals(-1, -1, -1, 1, 1)) for at in range(40)]
    found = replace(fit_pair(rows, "quick", "deep").fitted, confidence=Confidence(0, Signals(0, 0, 0, 0, 0), bias))
    path.write_bytes(replace(found, threshold=0.99, band=(0, 1)).dump())
    return path


@pytest.fixture(scope="module")
async def gated(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    folder = tmp_path_factory.mktemp("gated")
    (folder / "fast.jsonl").write_text(
        "\n".join(
            [
                json.dumps({"prompt": "the tool", "text": "", "tool_calls": [{"name": "f", "arguments": "{}"}]}),
                json.dumps({"prompt": "Use a question", "text": DRAFT, "fail_after": 2}),
                json.dumps({"text": DRAFT}),
            ]
        )
    )
    (folder / "slow.jsonl").write_text(json.dumps({"opens_trace": True, "text": "Let me see.</think>Four."}))
    route = {"fast": "quick", "thinking": "deep", "gate": {"tokens": 5}}
    tree = {
        "engines": {name: {"kind": "scripted", "transcript": folder / f"{name}.jsonl"} for name in ("fast", "slow")},
        "models": {
            "quick": {"engine": "fast"},
            "deep": {"engine": "slow", "thinking": {"format": "think"}},
            SURE: {"route": route | {"fit": fitted(folder / "stay.json", -5)}},
            UNSURE: {"route": route | {"fit": fitted(folder / "think.json", 10)}},
            "apart": {"route": route | {"fit": folder / "think.json", "gate": {"tokens": 5, "band": [0.9999, 1]}}},
        },
    }
    async with listening(create_app(Settings.model_validate(tree))) as live:
        await live.ready(10)
        yield live


async def test_a_good_draft_goes_out_as_the_fast_models_own_answer(gated: Live) -> None:
    held, own = await gated.chat(SURE, "A question"), await gated.chat("quick", "A question")
    assert held["choices"] == own["choices"]
    assert held["usage"] == own["usage"]
    route = held["thinkaloud"]["route"]
    assert (route["model"], route["by"]) == ("quick", "gate")
    assert 0 < route["score"] < 0.01


async def test_a_good_draft_streams_on(gated: Live) -> None:
    held, own = await gated.stream(SURE, "A question"), await gated.stream("quick", "A question")
    assert joined(held, "content") == joined(own, "content") == DRAFT
    assert all(choice["logprobs"] is None for chunk in held for choice in chunk["choices"])


async def test_a_bad_draft_is_never_seen_and_its_tokens_are_told_apart(gated: Live) -> None:
    body = await gated.chat(UNSURE, "A question")
    assert body["choices"][0]["message"]["content"] == "Four."
    assert "At once" not in json.dumps(body)
    route = body["thinkaloud"]["route"]
    assert (route["model"], route["by"]) == ("deep", "gate")
    own = (await gated.chat("deep", "A question"))["usage"]
    assert body["usage"]["completion_tokens_details"].pop("draft_tokens") == 5
    assert body["usage"] == own


async def test_a_stream_begins_with_the_model_that_ends_it(gated: Live) -> None:
    chunks = await gated.stream(UNSURE, "A question", stream_options={"include_usage": True})
    assert {chunk["model"] for chunk in chunks} == {"deep"}
    assert joined(chunks, "content") == "Four."
    assert chunks[0]["thinkaloud"]["route"]["by"] == "gate"
    assert chunks[-1]["usage"]["completion_tokens_details"]["draft_tokens"] == 5


async def test_log_probabilities_are_those_that_were_asked_for(gated: Live) -> None:
    for fields in ({"logprobs": True}, {"logprobs": True, "top_logprobs": 2}, {"logprobs": True, "top_logprobs": 7}):
        held, own = await gated.chat(SURE, "A question", **fields), await gated.chat("quick", "A question", **fields)
        assert held["choices"][0]["logprobs"] == own["choices"][0]["logprobs"]


@pytest.mark.parametrize(
    ("alias", "fields"),
    [
        (UNSURE, {"n": 2}),
        (UNSURE, {"reasoning": {"votes": 3}}),
        (UNSURE, {"reasoning": {"enabled": False}}),
        ("apart", {}),
    ],
)
async def test_what_has_several_answers_or_is_decided_has_no_draft(
    gated: Live, alias: str, fields: dict[str, Any]
) -> None:
    body = await gated.chat(alias, "A question", **fields)
    assert body["thinkaloud"]["route"]["by"] != "gate"
    assert "draft_tokens" not in body["usage"]["completion_tokens_details"]


async def test_a_dry_run_asks_no_model_and_says_that_a_draft_would_decide(gated: Live) -> None:
    for alias, tentative in ((UNSURE, True), ("apart", False)):
        body = {"model": alias, "messages": [{"role": "user", "content": "A question"}]}
        assert (await gated.client.post("/v1/route", json=body)).json()["tentative"] == tentative


async def test_a_call_of_a_tool_is_no_draft_to_be_judged(gated: Live) -> None:
    tool = {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}
    body = await gated.chat(UNSURE, "Use the tool", tools=[tool])
    assert body["choices"][0]["finish_reason"] == "tool_calls"
    assert body["thinkaloud"]["route"]["by"] == "gain"


async def test_drafts_are_counted_and_are_no_requests_of_their_own(gated: Live) -> None:
    def count(page: str, line: str) -> float:
        return sum(float(each.rpartition(" ")[2]) for each in page.splitlines() if each.startswith(line))

    counted = f'thinkaloud_draft_tokens_total{{alias="{UNSURE}"}}'
    lines = (counted, 'thinkaloud_requests_total{model="quick"}', "thinkaloud_requests_aborted_total{")
    before = (await gated.client.get("/metrics")).text
    await gated.chat(UNSURE, "A question")
    after = (await gated.client.get("/metrics")).text
    assert [count(after, line) - count(before, line) for line in lines] == [5, 0, 0]


async def test_nothing_of_a_dropped_draft_is_left_in_work(gated: Live) -> None:
    await gated.chat(UNSURE, "A question")
    assert gated.fleet.engines["fast"].running() == 0


async def test_a_draft_that_fails_is_counted_and_logged_though_the_other_model_answers(
    gated: Live, caplog: pytest.LogCaptureFixture
) -> None:
    body = await gated.chat(SURE, "Use a question")
    assert body["choices"][0]["message"]["content"] == "Four."
    page = (await gated.client.get("/metrics")).text
    assert 'thinkaloud_errors_total{code="engine_failed",model="quick"} 1.0' in page
    assert [entry for entry in caplog.messages if "model=quick" in entry and "503 engine_failed: " in entry]
