"""Outcomes over HTTP: by the id of any API's answer, of the caller's own answers alone, the last one counts."""

import hashlib
import json
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from dialects.asking import ask
from dialects.dialect import Dialect, Question
from dialects.every import CHAT, DIALECTS, each_dialect
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings
from thinkaloud.store.build import build_routed
from thinkaloud.store.routed import RatedRequest

PATHS = {"gemini": "/v1beta/route/outcomes"}
HEADERS: Mapping[str, dict[str, str]] = {"messages": {"anthropic-version": "2023-06-01"}}
FRUIT = "Emily buys 3 apples and 2 oranges for 13 dollars. Each orange costs 2 dollars. What does one apple cost?"


def settings(folder: Path, **routes: Any) -> Settings:
    """Every key is its own name."""
    fast, slow = folder / "fast.jsonl", folder / "slow.jsonl"
    fast.write_text(json.dumps({"text": "At once."}))
    slow.write_text(json.dumps({"opens_trace": True, "text": "Let me see.</think>With thought."}))
    limits: dict[str, dict[str, int]] = {"app": {}, "other": {}, "busy": {"requests_per_minute": 2}}
    return Settings.model_validate(
        {
            "keys": [
                {"name": name, "secret": {"sha256": hashlib.sha256(name.encode()).hexdigest()}, **more}
                for name, more in limits.items()
            ],
            "store": {"url": f"sqlite:///{folder / 'store.db'}", "routes": routes},
            "engines": {
                name: {"kind": "scripted", "transcript": folder / f"{name}.jsonl"} for name in ("fast", "slow")
            },
            "models": {
                "quick": {"engine": "fast"},
                "deep": {"engine": "slow", "thinking": {"format": "think"}},
                "auto": {"route": {"fast": "quick", "thinking": "deep"}},
            },
        }
    )


@pytest.fixture
async def live(tmp_path: Path) -> AsyncGenerator[Live, None]:
    async with listening(create_app(settings(tmp_path, features=True))) as served:
        await served.ready(10)
        yield served


async def answer_id(live: Live, dialect: Dialect, key: str = "app", *, stream: bool = False, text: str = FRUIT) -> str:
    answered = await ask(live, dialect, Question([{"role": "user", "content": text}], "auto", stream=stream), key)
    assert answered.status == 200, str(answered)
    document = answered.document
    return str(document.get("id") or document["responseId"])


async def rate(live: Live, id: Any, outcome: Any, key: str = "app", dialect: Dialect = CHAT) -> httpx.Response:
    headers = {**dialect.key_headers(key), **HEADERS.get(dialect.name, {}), "x-request-id": "asked"}
    path = PATHS.get(dialect.name, "/v1/route/outcomes")
    return await live.client.post(path, json={"id": id, "outcome": outcome}, headers=headers)


async def read(live: Live, what: str, *arguments: Any) -> Any:
    routed = build_routed(live.server.config.app.state.settings.store)  # type: ignore[union-attr]
    assert routed is not None
    await routed.start()
    try:
        return [*await getattr(routed, what)(*arguments)]
    finally:
        await routed.close()


@each_dialect
@pytest.mark.parametrize("stream", [False, True])
async def test_an_answer_of_any_api_can_be_rated_as_soon_as_it_is_there_and_the_last_outcome_counts(
    live: Live, dialect: Dialect, *, stream: bool
) -> None:
    id = await answer_id(live, dialect, stream=stream)
    for outcome in ("right", "wrong", "wrong", "up"):
        response = await rate(live, id, outcome, dialect=dialect)
        assert response.status_code == 200, response.text
        assert response.json() == {"object": "route.outcome", "id": id, "outcome": outcome}
    [rated] = await read(live, "rated", "auto")
    assert isinstance(rated, RatedRequest)
    assert (rated.id, rated.lane, rated.by, rated.outcome) == (id, "thinking", "kind", "up")


@each_dialect
async def test_another_keys_id_and_one_of_nothing_are_refused_alike_and_change_nothing(
    live: Live, dialect: Dialect
) -> None:
    id = await answer_id(live, dialect)
    other, none = [await rate(live, each, "wrong", "other", dialect) for each in (id, "chatcmpl-nothing")]
    for response in (other, none):
        assert response.status_code == 404
        assert dialect.failure(response.json()).code == dialect.codes.get(404, "not_found")
    assert other.text.replace(id, "") == none.text.replace("chatcmpl-nothing", "")
    assert await read(live, "rated", "auto") == []


async def test_what_went_through_no_alias_cannot_be_rated(live: Live) -> None:
    answered = await ask(live, CHAT, Question([{"role": "user", "content": FRUIT}], "deep"), "app")
    assert (await rate(live, answered.document["id"], "right")).status_code == 404


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
@pytest.mark.parametrize(
    ("id", "outcome"),
    [("", "right"), (7, "right"), (None, "up"), ("x" * 257, "up"), ("a", "good"), ("a", 1), ("a", [])],
)
async def test_what_is_wrong_is_a_400_in_the_dialects_form(live: Live, dialect: Dialect, id: Any, outcome: Any) -> None:
    response = await rate(live, id, outcome, dialect=dialect)
    assert response.status_code == 400
    assert dialect.failure(response.json()).code == dialect.codes.get(400, "invalid_value")


async def test_it_counts_as_a_request_and_needs_a_key(live: Live) -> None:
    assert (await live.client.post("/v1/route/outcomes", json={"id": "a", "outcome": "up"})).status_code == 401
    id = await answer_id(live, CHAT, "busy")
    statuses = [(await rate(live, id, "up", "busy")).status_code for _ in range(2)]
    assert statuses == [200, 429]


async def test_unknown_fields_are_named(live: Live) -> None:
    id = await answer_id(live, CHAT)
    body = {"id": id, "outcome": "up", "comment": "thanks"}
    response = await live.client.post("/v1/route/outcomes", json=body, headers=CHAT.key_headers("app"))
    assert (response.status_code, response.headers["x-thinkaloud-ignored"]) == (200, "comment")


async def test_replicas_on_one_database_know_each_others_answers(tmp_path: Path) -> None:
    tree = settings(tmp_path)
    async with listening(create_app(tree)) as one, listening(create_app(tree)) as other:
        await one.ready(10)
        await other.ready(10)
        for _ in range(5):
            id = await answer_id(one, CHAT)
            assert (await rate(other, id, "right")).status_code == 200


async def test_a_record_has_the_route_and_the_tokens_and_features_only_where_they_are_wanted(
    tmp_path: Path, live: Live
) -> None:
    for text in ("Hello", FRUIT, FRUIT):
        await answer_id(live, CHAT, text=text)
    fast, thinking = await read(live, "totals")
    assert (fast.owner, fast.alias, fast.routed, fast.lane, fast.requests) == ("app", "auto", "fast", "fast", 1)
    assert (thinking.routed, thinking.requests, fast.thinking_tokens) == ("thinking", 2, 0)
    answered = await ask(live, CHAT, Question([{"role": "user", "content": FRUIT}], "auto"), "app")
    assert answered.reply.usage is not None
    _, output, thought = answered.reply.usage
    [_, now] = await read(live, "totals")
    assert now.thinking_tokens == 3 * thought > 0
    assert now.answer_tokens == 3 * (output - thought)
    async with listening(create_app(settings(tmp_path))) as without:
        await without.ready(10)
        id = await answer_id(without, CHAT)
        assert (await rate(without, id, "up")).status_code == 200
        assert id not in {each.id for each in await read(without, "rated", "auto")}


def contents(folder: Path) -> bytes:
    """All that the database's files hold."""
    return b"".join(file.read_bytes() for file in folder.glob("store.db*"))


async def test_the_database_has_no_word_of_a_prompt_a_trace_or_a_key(tmp_path: Path, live: Live) -> None:
    id = await answer_id(live, CHAT, text=f"zebrafinch {FRUIT}")
    assert (await rate(live, id, "up")).status_code == 200
    await read(live, "totals")
    held = contents(tmp_path)
    assert id.encode() in held
    for word in (b"zebrafinch", b"Let me see", b"With thought", b"Emily", hashlib.sha256(b"app").hexdigest().encode()):
        assert word not in held


async def test_a_server_that_keeps_no_records_says_what_it_needs(tmp_path: Path) -> None:
    tree = settings(tmp_path)
    without = tree.model_copy(update={"store": tree.store.model_copy(update={"routes": None})})
    async with listening(create_app(without)) as served:
        await served.ready(10)
        response = await rate(served, await answer_id(served, CHAT), "up")
    assert response.status_code == 404
    assert "store.routes" in response.text
