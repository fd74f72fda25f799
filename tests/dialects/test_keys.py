"""One key is one caller, however it is spelt and whichever dialect is spoken; two that differ are none."""

import hashlib
import json
import logging
from collections.abc import AsyncGenerator
from itertools import combinations
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialects.dialect import Dialect, Question
from dialects.every import DIALECTS, each_dialect
from live import Live, listening
from plain_http import Reply, exchange
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

ONE, OTHER = "ta-canary+one/1=", "ta-canary-other"
MODELS = {ONE: "one", OTHER: "other"}
HEADERS = {
    "bearer": ("authorization", "Bearer {}"),
    "bearer in small letters": ("authorization", "bearer  {} "),
    "x-api-key": ("x-api-key", "{}"),
    "x-goog-api-key in capitals": ("X-Goog-Api-Key", "{}"),
}
"""A header for each spelling, and what stands in it."""
QUERY = "query"
SPELLINGS = (*HEADERS, QUERY)


@pytest.fixture(scope="module")
async def keyed(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A server with two keys, each of which may use one model."""
    tape = tmp_path_factory.mktemp("keyed") / "tape.jsonl"
    tape.write_text(json.dumps({"text": "Yes."}))
    keys = [
        {"name": model, "secret": {"sha256": hashlib.sha256(key.encode()).hexdigest()}, "models": [model]}
        for key, model in MODELS.items()
    ]
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": tape}},
            "models": {model: {"engine": "tape"} for model in MODELS.values()},
            "keys": [*keys, {**keys[0], "name": "full", "secret": {"sha256": hashlib.sha256(b"full").hexdigest()}}],
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live


async def sent(live: Live, dialect: Dialect, model: str, spelt: list[tuple[str, str]], path: str = "") -> Reply:
    """The answer to a question to `model`, with these keys, each in its spelling."""
    question = Question([{"role": "user", "content": "Is it?"}], model)
    headers: dict[str, str] = {}
    query = ""
    for spelling, key in spelt:
        if spelling == QUERY:
            query = urlencode({"key": key, "alt": "json"})
        else:
            name, value = HEADERS[spelling]
            headers[name] = value.format(key)
    whole = f"{path or dialect.path(question)}{'?' if query else ''}{query}"
    return await exchange(httpx.URL(live.url), whole, json.dumps(dialect.write(question)).encode(), headers)


def spellings_of(dialect: Dialect) -> tuple[str, ...]:
    return SPELLINGS if dialect.has_key_in_query else tuple(HEADERS)


@each_dialect
@given(data=st.data())
async def test_every_spelling_gives_the_same_caller_alone_and_beside_others(
    keyed: Live, dialect: Dialect, data: st.DataObject
) -> None:
    used = data.draw(st.lists(st.sampled_from(spellings_of(dialect)), min_size=1, unique_by=header_of))
    key = data.draw(st.sampled_from([ONE, OTHER]))
    for other, model in MODELS.items():
        reply = await sent(keyed, dialect, model, [(spelling, key) for spelling in used])
        assert reply.status == (200 if other == key else 403), (used, reply.body)


def header_of(spelling: str) -> str:
    return HEADERS.get(spelling, (QUERY, ""))[0]


@pytest.mark.parametrize(
    ("dialect", "first", "second"),
    [
        (dialect, *pair)
        for dialect in DIALECTS
        for pair in combinations(spellings_of(dialect), 2)
        if header_of(pair[0]) != header_of(pair[1])
    ],
    ids=str,
)
async def test_two_that_differ_are_401_in_the_dialects_form_and_neither_is_told(
    keyed: Live, dialect: Dialect, first: str, second: str
) -> None:
    for keys in ((ONE, OTHER), (OTHER, ONE), (ONE, "ta-canary-unknown")):
        reply = await sent(keyed, dialect, "one", list(zip((first, second), keys, strict=True)))
        assert reply.status == 401
        error = dialect.failure(json.loads(reply.body))
        assert error.code == dialect.codes.get(401, "invalid_api_key")
        assert b"canary" not in reply.body


@each_dialect
async def test_a_key_in_the_query_is_one_in_the_dialect_whose_clients_send_it_there(
    keyed: Live, dialect: Dialect
) -> None:
    reply = await sent(keyed, dialect, "one", [(QUERY, ONE)])
    assert reply.status == (200 if dialect.has_key_in_query else 401)


PLACES = ("", "/v1/models", "/v1beta/models/one:none", "/nothing", "/", "/health", "/metrics", "/v1/messages/x")


@each_dialect
@pytest.mark.parametrize("path", PLACES)
async def test_a_key_in_the_query_reaches_no_answer_log_or_metric_whether_it_is_read_or_not(
    keyed: Live, dialect: Dialect, path: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[Reply] = []
    own = path or dialect.path(Question([], "one"))
    for key in (ONE, OTHER, "ta-canary-unknown"):
        queries = (f"%6Bey={quote(key)}", f"a=1&key={key}&key={key}", f"key={key}#x")
        beside: list[list[tuple[str, str]]] = [[], [("x-api-key", ONE)]]
        told += [await sent(keyed, dialect, "one", [(QUERY, key), *more], path) for more in beside]
        told += [await exchange(httpx.URL(keyed.url), f"{own}?{query}", b"", {}) for query in queries]
    told.append(await exchange(httpx.URL(keyed.url), "/metrics", b"", {"authorization": "Bearer full"}))
    assert told[-1].status == 200
    assert "canary" not in f"{[(reply.body, reply.fields) for reply in told]}"
    assert not keyed.server.config.access_log  # pytest has its handler there all the same
    records = [record for record in caplog.records if record.name != "uvicorn.access"]
    assert records or path in {"/", "/health"}
    logged = [record.getMessage() + str(record.__dict__) for record in records]
    assert not [line for line in logged if "canary" in line]
    assert "canary" not in "".join(capfd.readouterr())
