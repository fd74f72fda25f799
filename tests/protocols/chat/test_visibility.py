"""Visibility over HTTP: the lowest of request, key and served model, and what each of the three sends."""

import itertools
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from openai import AsyncOpenAI

from live import Live, joined, listening
from protocols.levels import LEVELS, level_settings
from thinkaloud.app import create_app
from thinkaloud.settings import Settings
from thinkaloud.traces.seen.progress import REPORT_INTERVAL

STEPS = (
    "The question is what one of the apples costs, with the whole price known.\n\n",
    "The oranges cost 2 * 2 = 4 dollars, and so the apples cost 13 - 4 = 9 dollars together.\n\n",
    "Wait, let me check whether the fruit adds up to the total that is given.\n\n",
    "So the answer is 3.",
)
TRACE = "".join(STEPS)
ANSWER = "It is \\boxed{3}."
ASKED: dict[str, dict[str, Any]] = {
    "full": {"include_reasoning": True},
    "summary": {"reasoning": {"summary": "auto"}},
    "hidden": {"include_reasoning": False},
}
SUMMED: dict[str, Any] = {"reasoning": {"summary": "detailed", "details": True}}


def settings(folder: Path, **more: Any) -> Settings:
    return level_settings(folder, [{"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"}], **more)


@pytest.fixture(scope="module")
async def tape(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A model and a key of each visibility; every key is its own name."""
    folder = tmp_path_factory.mktemp("tape")
    async with listening(create_app(settings(folder, server={"heartbeat": 0.1}))) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer full"
        yield live


async def asked(live: Live, model: str, key: str, **fields: Any) -> dict[str, Any]:
    body = {"model": model, "messages": [{"role": "user", "content": "hi"}], **fields}
    response = await live.client.post("/v1/chat/completions", json=body, headers={"authorization": f"Bearer {key}"})
    assert response.status_code == 200, response.text
    return dict(response.json())


def message(body: dict[str, Any]) -> dict[str, Any]:
    return dict(body["choices"][0]["message"])


@pytest.mark.parametrize(("model", "key", "request_"), itertools.product(LEVELS, LEVELS, LEVELS))
async def test_the_lowest_of_request_key_and_model_is_what_is_sent(
    tape: Live, model: str, key: str, request_: str
) -> None:
    body = await asked(tape, model, key, **ASKED[request_])
    lowest = max((model, key, request_), key=LEVELS.index)
    assert body["thinkaloud"]["visibility"] == lowest
    sent = message(body)
    assert sent["content"] == ANSWER
    assert sent.get("reasoning") == sent.get("reasoning_content")
    match lowest:
        case "full":
            assert sent["reasoning"] == TRACE
        case "summary":
            assert sent["reasoning"].startswith("**Setting up:** ")
            assert not any(step.strip() in sent["reasoning"] for step in STEPS)
        case "hidden":
            assert "reasoning" not in sent


LANES = list(itertools.product(LEVELS, LEVELS))


@pytest.fixture(scope="module")
async def aliases(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """An alias for each pair of models, and one whose fast model always fails at once."""
    folder = tmp_path_factory.mktemp("aliases")
    (folder / "broken.jsonl").write_text(json.dumps({"text": "no", "fail_after": 0}))
    tree = settings(folder).model_dump()
    tree["engines"]["broken"] = {"kind": "scripted", "transcript": folder / "broken.jsonl"}
    thinking = {"format": "think"}
    tree["models"] |= {
        f"broken-{level}": {"engine": "broken", "thinking": thinking, "visibility": level} for level in LEVELS
    }
    tree["routes"] = {f"{fast}-{slow}": {"fast": fast, "thinking": slow} for fast, slow in LANES}
    tree["routes"] |= {f"broken-{fast}-{slow}": {"fast": f"broken-{fast}", "thinking": slow} for fast, slow in LANES}
    async with listening(create_app(Settings.model_validate(tree))) as live:
        await live.ready(10)
        yield live


@pytest.mark.parametrize("key", LEVELS)
@pytest.mark.parametrize(("fast", "slow"), LANES)
async def test_an_alias_shows_what_it_says_whichever_model_answers(
    aliases: Live, fast: str, slow: str, key: str
) -> None:
    headers = {"authorization": f"Bearer {key}"}
    lowest = max((key, fast, slow), key=LEVELS.index)
    for alias, lane, answers in (
        (f"{fast}-{slow}", "fast", fast),
        (f"{fast}-{slow}", "thinking", slow),
        (f"broken-{fast}-{slow}", "fast", slow),
    ):
        said = (await aliases.client.get(f"/v1/models/{alias}", headers=headers)).json()["visibility"]
        body = {"model": alias, "messages": [{"role": "user", "content": "hi"}], **ASKED["full"]}
        response = await aliases.client.post(
            "/v1/chat/completions", json=body, headers={**headers, "x-thinkaloud-route": lane}
        )
        told = response.json()
        assert told["thinkaloud"]["model"] == answers
        assert said == told["thinkaloud"]["visibility"] == lowest
        assert (message(told).get("reasoning") == TRACE) is (lowest == "full")
        assert message(told)["content"] == ANSWER


@pytest.mark.parametrize("key", LEVELS)
async def test_the_list_of_models_says_what_the_caller_may_have(tape: Live, key: str) -> None:
    response = await tape.client.get("/v1/models", headers={"authorization": f"Bearer {key}"})
    rows = {row["id"]: row["visibility"] for row in response.json()["data"]}
    assert {name: rows[name] for name in LEVELS} == {name: max((name, key), key=LEVELS.index) for name in LEVELS}


async def test_the_settings_say_what_a_request_gets_that_asks_for_nothing(tmp_path: Path) -> None:
    async with listening(create_app(settings(tmp_path, traces={"visibility": "hidden"}))) as live:
        await live.ready(10)
        assert "reasoning" not in message(await asked(live, "full", "full"))
        assert message(await asked(live, "full", "full", include_reasoning=True))["reasoning"] == TRACE


@pytest.mark.parametrize("detail", ["auto", "concise", "detailed"])
async def test_a_streamed_summary_is_the_complete_one_line_by_line_before_the_answer(tape: Live, detail: str) -> None:
    fields: dict[str, Any] = {"reasoning": {"summary": detail, "details": True}}
    chunks = await tape.stream("full", "hi", **fields)
    complete = message(await tape.chat("full", "hi", **fields))
    assert joined(chunks, "reasoning") == joined(chunks, "reasoning_content") == complete["reasoning"]
    lines = [each["reasoning_details"] for chunk in chunks if (each := delta(chunk)).get("reasoning_details")]
    assert all(len(each) == 1 for each in lines)
    streamed = [untimed(each[0]) for each in lines]
    assert streamed == [untimed(each) for each in complete["reasoning_details"]]
    assert [each["index"] for each in streamed] == list(range(len(streamed)))
    assert "\n\n".join(each["summary"] for each in streamed) == complete["reasoning"]
    kinds = [next((name for name in ("reasoning", "content") if delta(chunk).get(name)), None) for chunk in chunks]
    assert [kind for kind, _ in itertools.groupby(filter(None, kinds))] == ["reasoning", "content"]


def delta(chunk: dict[str, Any]) -> dict[str, Any]:
    return dict(chunk["choices"][0]["delta"]) if chunk["choices"] else {}


def untimed(entry: dict[str, Any]) -> dict[str, Any]:
    assert entry["seconds"] >= 0
    return {name: value for name, value in entry.items() if name != "seconds"}


async def test_details_of_a_trace_that_is_shown_are_its_steps(tape: Live) -> None:
    chunks = await tape.stream("full", "hi", reasoning={"details": True})
    entries = [entry for chunk in chunks for entry in delta(chunk).get("reasoning_details", ())]
    assert "".join(entry["text"] for entry in entries) == joined(chunks, "reasoning") == TRACE
    assert [entry["move"] for entry in entries] == ["setting up", "computing", "checking", "concluding"]
    assert {entry["type"] for entry in entries} == {"reasoning.text"}
    complete = message(await tape.chat("full", "hi", reasoning={"details": True}))
    assert list(map(untimed, complete["reasoning_details"])) == list(map(untimed, entries))


async def test_details_are_sent_only_on_request_and_never_of_a_hidden_trace(tape: Live) -> None:
    assert "reasoning_details" not in message(await tape.chat("full", "hi"))
    assert "reasoning_details" not in message(await tape.chat("summary", "hi"))
    assert "reasoning_details" not in message(await tape.chat("hidden", "hi", reasoning={"details": True}))


async def test_the_sdks_own_way_of_adding_up_a_stream_gives_the_details(tape: Live) -> None:
    async with (
        AsyncOpenAI(base_url=f"{tape.url}/v1", api_key="full", max_retries=0) as client,
        client.chat.completions.stream(
            model="full", messages=[{"role": "user", "content": "hi"}], extra_body=SUMMED
        ) as stream,
    ):
        final = (await stream.get_final_completion()).choices[0].message
    complete = message(await tape.chat("full", "hi", **SUMMED))
    details = getattr(final, "reasoning_details", None)
    assert isinstance(details, list)
    assert list(map(untimed, details)) == list(map(untimed, complete["reasoning_details"]))


async def test_a_summary_can_come_at_once_and_inside_the_content(tape: Live) -> None:
    whole = message(await tape.chat("full", "hi", reasoning={"summary": "auto"}))["reasoning"]
    chunks = await tape.stream("full", "hi", reasoning={"summary": "auto"}, stream_reasoning=False)
    assert joined(chunks, "reasoning") == whole
    tagged = message(await tape.chat("full", "hi", reasoning={"summary": "auto"}, reasoning_format="tags"))
    assert tagged["content"] == f"<think>{whole}</think>{ANSWER}"


@pytest.mark.parametrize("model", ["full", "fast"])
async def test_the_tokens_of_a_summary_are_reported_apart_and_only_with_one(tape: Live, model: str) -> None:
    shown = (await tape.chat(model, "hi"))["usage"]
    summed = (await tape.chat(model, "hi", reasoning={"summary": "auto"}))["usage"]
    assert "summary_tokens" not in shown["completion_tokens_details"]
    assert summed["completion_tokens_details"].pop("summary_tokens") == 0
    assert summed == shown


@pytest.mark.parametrize("level", ["summary", "hidden"])
async def test_progress_is_told_on_request_while_the_trace_is_not_shown(tape: Live, level: str) -> None:
    chunks = await tape.stream(level, "hi", reasoning={"progress": True})
    told = [found for chunk in chunks if (found := (chunk.get("thinkaloud") or {}).get("progress"))]
    spent = chunks[-1]["thinkaloud"]["thinking"]["tokens"]
    assert [each["tokens"] for each in told] == list(range(REPORT_INTERVAL, spent, REPORT_INTERVAL))
    assert all(each.keys() == {"tokens", "seconds"} and isinstance(each["seconds"], int) for each in told)
    assert not any((chunk.get("thinkaloud") or {}).get("progress") for chunk in await tape.stream(level, "hi"))
    assert not any((chunk.get("thinkaloud") or {}).get("progress") for chunk in await tape.stream("full", "hi"))


async def test_votes_tell_their_progress_while_nothing_can_be_shown(tape: Live) -> None:
    chunks = await tape.stream("full", "hi", reasoning={"progress": True, "votes": 3}, seed=1)
    kinds = ["progress" if "progress" in (chunk.get("thinkaloud") or {}) else "more" for chunk in chunks]
    assert [kind for kind, _ in itertools.groupby(kinds)] == ["more", "progress", "more"]


async def test_a_heartbeat_says_how_far_a_hidden_trace_is(tape: Live) -> None:
    body = {"model": "slow", "messages": [{"role": "user", "content": "hi"}], "stream": True}
    response = await tape.client.post("/v1/chat/completions", json={**body, "include_reasoning": False})
    comments = [line for line in response.text.split("\n") if line.startswith(":")]
    told = [int(each.removeprefix(": thinking, ").removesuffix(" tokens")) for each in comments if "thinking" in each]
    assert told
    assert told == sorted(told)
    assert all(tokens % REPORT_INTERVAL == 0 for tokens in told)


async def test_the_metrics_count_the_lines_by_who_wrote_them(tape: Live) -> None:
    async def counted() -> float:
        page = (await tape.client.get("/metrics")).text.split("\n")
        start = 'thinkaloud_summary_lines_total{by="extractive",model="full"} '
        return next((float(line.removeprefix(start)) for line in page if line.startswith(start)), 0)

    before = await counted()
    details = message(await tape.chat("full", "hi", **SUMMED))["reasoning_details"]
    assert await counted() == before + len(details)


async def test_a_served_model_writes_the_lines_and_its_tokens_are_counted_apart(tmp_path: Path) -> None:
    writer = tmp_path / "writer.jsonl"
    writer.write_text(json.dumps({"text": "Comparing prices of fruit"}))
    tree = settings(tmp_path).model_dump()
    tree["engines"]["writer"] = {"kind": "scripted", "transcript": writer}
    tree["engines"]["tape"]["delay"] = 0.02  # so that there is time to write in
    tree["models"]["writer"] = {"engine": "writer"}
    tree["traces"]["summaries"]["model"] = "writer"
    async with listening(create_app(Settings.model_validate(tree))) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer full"
        body = await live.chat("full", "hi", **SUMMED)
        details = message(body)["reasoning_details"]
        assert "**Checking:** Comparing prices of fruit" in [entry["summary"] for entry in details]
        usage = body["usage"]
        assert usage["completion_tokens_details"]["summary_tokens"] > 0
        assert usage["completion_tokens"] == (await live.chat("full", "hi"))["usage"]["completion_tokens"]
        page = (await live.client.get("/metrics")).text
        assert 'thinkaloud_summary_lines_total{by="model",model="full"}' in page
