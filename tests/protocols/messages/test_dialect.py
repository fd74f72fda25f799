"""Errors, headers and models in Anthropic's form, for its paths and for models by its header."""

import re
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening
from protocols.levels import level_settings
from protocols.messages.speaking import request, send, shape
from protocols.responses.speaking import ANSWER, REPLIES, TRACE
from thinkaloud.app import create_app
from thinkaloud.errors import RequestError
from thinkaloud.protocols.messages.dialect import MESSAGES
from thinkaloud.settings import Settings

VERSION = {"anthropic-version": "2026-10-21"}


@pytest.fixture
async def live(tmp_path: Path) -> AsyncGenerator[Live, None]:
    limited = {"requests_per_minute": 1, "tokens_per_minute": 1000, "max_tokens": 200}
    tree = level_settings(tmp_path, REPLIES, limits={"body": 2_000_000})
    keys = tuple(key.model_copy(update=limited) if key.name == "summary" else key for key in tree.keys)
    async with listening(create_app(tree.model_copy(update={"keys": keys}))) as live:
        await live.ready(10)
        live.client.headers["x-api-key"] = "full"
        yield live


@pytest.mark.parametrize(
    ("asked", "status", "kind", "said"),
    [
        ({"json": {}}, 400, "invalid_request_error", "max_tokens: Field required"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, "invalid_request_error", "JSON"),
        ({"content": b"x", "headers": {"content-type": "text/plain"}}, 415, "invalid_request_error", "content-type"),
        ({"json": request("x" * 2_000_000)}, 413, "request_too_large", "larger"),
        ({"json": request("hi", model="nope")}, 404, "not_found_error", "model: nope"),
        ({"json": request("hi"), "headers": {"x-api-key": "wrong"}}, 401, "authentication_error", "key"),
        (
            {"json": request("hi"), "headers": {"authorization": "Bearer hidden"}},
            401,
            "authentication_error",
            "key",
        ),
        ({"json": request("word " * 140_000)}, 400, "invalid_request_error",
         "prompt is too long: 131073 tokens > 131072 maximum"),
        ({"json": request("hi", tools=[{"name": "a b"}])}, 400, "invalid_request_error", "tools.0.name"),
        ({"json": request("hi", logit_bias={"1": 5}, model="hidden")}, 400, "invalid_request_error", "logit_bias"),
        ({"json": request("fail at once")}, 503, "overloaded_error", "failed"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
async def test_errors_have_its_form(live: Live, asked: dict[str, Any], status: int, kind: str, said: str) -> None:
    answered = await live.client.post("/v1/messages", **asked)
    assert answered.status_code == status, answered.text
    body = answered.json()
    assert body.keys() == {"type", "error", "request_id"}
    assert (body["type"], body["error"]["type"]) == ("error", kind)
    assert said in body["error"]["message"]
    assert body["request_id"] == answered.headers["request-id"] == answered.headers["x-request-id"]


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "", 405), ("POST", "/batches", 404)])
async def test_paths_below_it_fail_in_its_form_too(live: Live, method: str, path: str, status: int) -> None:
    answered = await live.client.request(method, f"/v1/messages{path}")
    assert (answered.status_code, answered.json()["type"]) == (status, "error")


@pytest.mark.parametrize(
    "kind",
    [each for each in RequestError.__subclasses__() if each.__name__ != "Stopping"],
    ids=lambda each: each.__name__,
)
def test_every_error_has_a_type_that_its_clients_know(kind: type[RequestError]) -> None:
    told = MESSAGES.error(kind("why", param="field"), "req")["error"]
    assert told["type"] in {
        "invalid_request_error", "authentication_error", "permission_error", "not_found_error", "request_too_large",
        "rate_limit_error", "api_error", "overloaded_error",
    }  # fmt: skip
    assert told["message"] == "field: why"


async def test_limits_of_a_key_clamp_are_told_under_its_names_and_count_no_counting(live: Live) -> None:
    live.client.headers["x-api-key"] = "summary"
    answered = await live.client.post("/v1/messages", json=request("hi", max_tokens=32_000))
    assert answered.json()["thinkaloud"]["max_tokens"] == {"asked": 32_000, "given": 200}
    assert answered.headers["anthropic-ratelimit-requests-limit"] == "1"
    assert answered.headers["anthropic-ratelimit-requests-remaining"] == "0"
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", answered.headers["anthropic-ratelimit-tokens-reset"])
    assert not [name for name in answered.headers if name.startswith("x-ratelimit")]
    refused = await live.client.post("/v1/messages", json=request("hi"))
    assert (refused.status_code, refused.json()["error"]["type"]) == (429, "rate_limit_error")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    for _ in range(3):
        counted = await live.client.post("/v1/messages/count_tokens", json=request("hi"))
        assert counted.json().keys() == {"input_tokens"}


async def test_models_are_in_its_form_where_its_header_is_there(live: Live) -> None:
    listed = (await live.client.get("/v1/models?limit=1000", headers=VERSION)).json()
    assert listed.keys() == {"data", "has_more", "first_id", "last_id"}
    ids = [model["id"] for model in listed["data"]]
    assert (listed["first_id"], listed["last_id"], listed["has_more"]) == (ids[0], ids[-1], False)
    model = (await live.client.get("/v1/models/full", headers=VERSION)).json()
    assert model == listed["data"][ids.index("full")]
    assert model.keys() == {
        "type", "id", "display_name", "created_at", "lifecycle", "max_input_tokens", "max_tokens",
    }  # fmt: skip
    assert (await live.client.get("/v1/models")).json()["object"] == "list"
    missing = await live.client.get("/v1/models/nope", headers=VERSION)
    assert (missing.status_code, missing.json()["error"]["type"]) == (404, "not_found_error")


async def test_a_prompt_is_not_counted_where_another_server_renders_it(tmp_path: Path) -> None:
    async with listening(create_app(level_settings(tmp_path, REPLIES, keys=[]))) as behind:
        await behind.ready(10)
        upstream = {"kind": "upstream", "base_url": f"{behind.url}/v1", "model": "full"}
        tree = {"engines": {"far": upstream}, "models": {"far": {"engine": "far", "thinking": {"format": "think"}}}}
        async with listening(create_app(Settings.model_validate(tree))) as live:
            await live.ready(10)
            answered = await live.client.post("/v1/messages/count_tokens", json=request("hi", model="far"))
            assert (answered.status_code, answered.json()["error"]["type"]) == (404, "not_found_error")
            message = await send(live, "hi", model="far")
            assert shape(message) == [("thinking", TRACE), ("text", ANSWER)]
