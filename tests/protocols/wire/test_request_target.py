"""HEAD is GET without its body, a slash behind a path is none, and 405 says what there is."""

import hashlib
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

KEY = "ta-key-of-the-test"
CHAT = "/v1/chat/completions"
ASKED: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "the capital of France"}]}
READ = ["/", "/health", "/ready", "/metrics", "/openapi.json", "/v1/models", "/v1/models/m", "/v1/models/gone", "/no"]


@pytest.fixture(scope="module", params=[False, True], ids=["open", "keys"])
async def served(request: Any) -> AsyncGenerator[Live, None]:
    tape = Path(__file__).parents[2] / "transcripts/emily.jsonl"
    key = {"name": "app", "secret": {"sha256": hashlib.sha256(KEY.encode()).hexdigest()}}
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": tape}},
            "models": {"m": {"engine": "tape"}},
            "keys": [key] if request.param else [],
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        live.client.headers["authorization"] = f"Bearer {KEY}"
        yield live


def told(response: httpx.Response) -> dict[str, str]:
    """The headers, without those that differ between any two responses."""
    return {name: value for name, value in response.headers.items() if name not in {"date", "x-request-id"}}


@pytest.mark.parametrize("path", READ)
async def test_fc047_head_is_as_get_without_a_body(served: Live, path: str) -> None:
    got, headed = await served.client.get(path), await served.client.head(path)
    assert headed.status_code == got.status_code
    assert headed.content == b""
    same = told(got)
    if path in {"/ready", "/metrics"}:  # they have times in them
        same |= {"content-length": headed.headers["content-length"]}
    assert told(headed) == same
    assert (await served.client.get("/health")).json() == {"status": "ok"}, "the connection goes on"


@pytest.mark.parametrize("path", [path for path in READ if path != "/"])
async def test_a_slash_behind_a_path_changes_nothing(served: Live, path: str) -> None:
    plain, slashed = await served.client.get(path), await served.client.get(f"{path}/")
    assert slashed.status_code == plain.status_code
    assert "location" not in slashed.headers
    if path not in {"/ready", "/metrics"}:
        assert slashed.content == plain.content


@pytest.mark.parametrize("stream", [False, True])
async def test_a_slash_behind_the_path_of_a_post_loses_no_body(served: Live, stream: bool) -> None:
    response = await served.client.post(f"{CHAT}/", json=ASKED | {"stream": stream})
    assert response.status_code == 200
    assert "Paris" in response.text


@pytest.mark.parametrize("path", ["//", "/health//", "//health", "/v1//models", f"{CHAT}//"])
async def test_more_slashes_are_another_path(served: Live, path: str) -> None:
    response = await served.client.request("GET", f"{served.url}{path}")
    assert response.status_code == 404


async def test_a_key_is_asked_for_with_the_slash_and_with_head_as_without() -> None:
    tape = Path(__file__).parents[2] / "transcripts/emily.jsonl"
    key = {"name": "app", "secret": {"sha256": hashlib.sha256(KEY.encode()).hexdigest()}}
    engines = {"tape": {"kind": "scripted", "transcript": tape}}
    settings = Settings.model_validate({"engines": engines, "models": {"m": {"engine": "tape"}}, "keys": [key]})
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        for path in ("/v1/models", "/v1/models/", "/metrics/", f"{CHAT}/"):
            assert (await live.client.head(path)).status_code == 401
            assert (await live.client.get(path)).status_code == 401
        for path in ("/health", "/health/", "/ready", "/ready/", "/"):
            assert (await live.client.head(path)).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/health", "GET, HEAD"),
        ("DELETE", "/v1/models", "GET, HEAD"),
        ("PUT", "/v1/models/m", "GET, HEAD"),
        ("POST", "/", "GET, HEAD"),
        ("GET", CHAT, "POST"),
        ("GET", f"{CHAT}/", "POST"),
        ("HEAD", CHAT, "POST"),
        ("OPTIONS", CHAT, "POST"),
        ("OPTIONS", "/v1/models", "GET, HEAD"),
        ("PATCH", "/v1/route", "POST"),
    ],
)
async def test_a_method_that_a_path_does_not_take_is_a_405_with_those_that_it_takes(
    served: Live, method: str, path: str, allowed: str
) -> None:
    response = await served.client.request(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allowed)
    if method != "HEAD":
        assert json.loads(response.content)["error"]["code"] == "method_not_allowed"


@pytest.mark.parametrize("path", ["/v1/models", "/v1/messages", "/v1beta/models/m:generateContent", "/no"])
async def test_a_query_of_very_many_fields_is_refused_in_the_form_of_its_dialect_and_without_a_key(
    served: Live, path: str
) -> None:
    fields = "&".join(["key=x"] + ["a"] * 99)
    assert "fields" not in (await served.client.get(f"{path}?{fields}")).text
    refused = await served.client.get(f"{path}?{fields}&", headers={"authorization": ""})
    assert refused.status_code == 400
    assert "the query has more than 100 fields" in refused.json()["error"]["message"]
