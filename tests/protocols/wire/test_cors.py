"""Pages of other origins: a preflight needs no key, responses say who may read them, and who is not listed may not."""

import hashlib
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from live import NO_TLS, Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import ServerSettings, Settings

APP, OTHER = "https://app.example", "https://evil.example"
PATH = "/v1/chat/completions"
KEY = "ta-key-of-the-test"
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}
PATHS = ["/", "/health", "/ready", "/metrics", "/v1/models", "/v1/models/m", PATH, f"{PATH}/", "/v1/route", "/nowhere"]
ORIGINS: list[Any] = [(APP, "http://localhost:3000"), "*", ["*"]]


@asynccontextmanager
async def serving(origins: Any, *, keys: bool, **limits: Any) -> AsyncGenerator[Live, None]:
    tape = Path(__file__).parents[2] / "transcripts/emily.jsonl"
    key = {"name": "app", "secret": {"sha256": hashlib.sha256(KEY.encode()).hexdigest()}, "requests_per_minute": 1000}
    settings = Settings.model_validate(
        {
            "server": {"cors_origins": origins},
            "engines": {"tape": {"kind": "scripted", "transcript": tape}},
            "models": {"m": {"engine": "tape", "thinking": {"format": "think"}}},
            "keys": [key] if keys else [],
            "limits": limits,
        }
    )
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        if keys:
            live.client.headers["authorization"] = f"Bearer {KEY}"
        yield live


@pytest.fixture(scope="module", params=[True, False], ids=["keys", "open"])
async def listed(request: Any) -> AsyncGenerator[Live, None]:
    """A server that lists `APP`."""
    async with serving(ORIGINS[0], keys=request.param) as live:
        yield live


@pytest.fixture(scope="module", params=[True, False], ids=["keys", "open"])
async def anyone(request: Any) -> AsyncGenerator[Live, None]:
    """A server that lists all."""
    async with serving("*", keys=request.param) as live:
        yield live


@pytest.fixture(scope="module", params=[True, False], ids=["keys", "open"])
async def nobody(request: Any) -> AsyncGenerator[Live, None]:
    """A server that lists none, as is the default."""
    async with serving((), keys=request.param) as live:
        yield live


@pytest.fixture(scope="module", params=ORIGINS, ids=str)
async def narrow(request: Any) -> AsyncGenerator[Live, None]:
    """A server that takes small bodies."""
    async with serving(request.param, keys=True, body=1_024) as live:
        yield live


def asked(content: str = "the capital of France", **fields: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": content}], **fields}


def granted(response: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.startswith("access-control-")}


async def preflight(live: Live, path: str, origin: str, **more: str) -> httpx.Response:
    """As a browser sends it: without a key."""
    async with httpx.AsyncClient(base_url=live.url, verify=NO_TLS) as browser:
        return await browser.options(path, headers={"origin": origin, **PREFLIGHT, **more})


@pytest.mark.parametrize("path", PATHS)
async def test_fc046_a_preflight_passes_without_a_key_on_every_path(listed: Live, anyone: Live, path: str) -> None:
    for live, allowed in ((listed, APP), (anyone, "*")):
        response = await preflight(live, path, APP)
        assert response.status_code == 200
        found = granted(response)
        assert found["access-control-allow-origin"] == allowed
        assert "POST" in found["access-control-allow-methods"]
        assert found["access-control-allow-headers"] == "authorization,content-type"
        assert "access-control-allow-credentials" not in found
        assert "Origin" in response.headers["vary"]


async def test_a_preflight_from_a_public_page_to_this_machine_passes(listed: Live) -> None:
    response = await preflight(listed, PATH, APP, **{"access-control-request-private-network": "true"})
    assert granted(response)["access-control-allow-private-network"] == "true"


@pytest.mark.parametrize("origin", [OTHER, "null", f"{APP}.evil.example", f"{APP}:444", "http://app.example"])
async def test_an_origin_that_is_not_listed_gets_nothing(listed: Live, nobody: Live, origin: str) -> None:
    refused = await preflight(listed, PATH, origin)
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "origin_not_allowed"
    for response in (refused, await preflight(nobody, PATH, origin), await preflight(nobody, PATH, APP)):
        assert response.status_code >= 400
        assert granted(response) == {}
    for live in (listed, nobody):
        response = await live.client.post(PATH, json=asked(), headers={"origin": origin})
        assert "access-control-allow-origin" not in response.headers
        is_open = "authorization" not in live.client.headers
        assert response.status_code == (403 if is_open else 200), "without keys, pages are all that is to be feared"


@pytest.mark.parametrize("stream", [False, True])
async def test_fc046_answers_say_who_may_read_them_and_which_headers(listed: Live, anyone: Live, stream: bool) -> None:
    for live, allowed in ((listed, APP), (anyone, "*")):
        headers = {"origin": APP, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
        response = await live.client.post(PATH, json=asked(stream=stream, zeta=1), headers=headers)
        assert response.status_code == 200
        assert "Paris" in response.text
        found = granted(response)
        assert found["access-control-allow-origin"] == allowed
        assert "access-control-allow-credentials" not in found
        assert "Origin" in response.headers["vary"]
        exposed = set(found["access-control-expose-headers"].split(", "))
        own = {name for name in response.headers if name.startswith("x-") and name != "x-accel-buffering"}
        assert own <= exposed
        assert {"x-request-id", "x-thinkaloud-model", "x-thinkaloud-ignored"} <= own


FAILURES: list[Any] = [
    pytest.param({"path": "/nowhere"}, 404, id="no such path"),
    pytest.param({"method": "DELETE"}, 405, id="no such method"),
    pytest.param({"json": {}}, 400, id="a bad request"),
    pytest.param({"content": b"{"}, 400, id="no JSON"),
    pytest.param({"content": b"x", "headers": {"content-type": "text/plain"}}, 415, id="no content type"),
    pytest.param({"content": b" " * 2_000}, 413, id="too large"),
    pytest.param({"json": asked() | {"model": "gone"}}, 404, id="no such model"),
    pytest.param({"json": asked(), "headers": {"authorization": "Bearer no"}}, 401, id="a wrong key"),
    pytest.param({"json": asked("break off")}, 500, id="an engine that fails"),
]


@pytest.mark.parametrize(("sent", "status"), FAILURES)
async def test_errors_can_be_read_too(narrow: Live, sent: dict[str, Any], status: int) -> None:
    sent = {"method": "POST", "path": PATH, **sent}
    headers = {"origin": APP, "content-type": "application/json", **sent.pop("headers", {})}
    response = await narrow.client.request(sent.pop("method"), sent.pop("path"), headers=headers, **sent)
    if status != 500:
        assert response.status_code == status, response.text
    assert response.status_code >= 400
    assert "error" in response.json()
    settings: Settings = narrow.server.config.app.state.settings  # type: ignore[union-attr]
    allowed = APP if APP in settings.server.cors_origins else "*"
    assert granted(response)["access-control-allow-origin"] == allowed
    assert "x-request-id" in granted(response)["access-control-expose-headers"]


async def test_an_error_in_a_stream_is_read_by_the_page_that_asked(listed: Live) -> None:
    response = await listed.client.post(PATH, json=asked("break off", stream=True), headers={"origin": APP})
    assert granted(response)["access-control-allow-origin"] == APP
    assert "error" in json.loads(response.text.split("data: ")[-1])


async def test_who_is_no_browser_sees_no_difference(listed: Live, nobody: Live) -> None:
    for live in (listed, nobody):
        response = await live.client.post(PATH, json=asked())
        assert response.status_code == 200
        assert granted(response) == {}


async def test_a_listed_origin_opens_no_name_of_the_server() -> None:
    async with serving("*", keys=False) as live:
        headers = {"origin": OTHER, "host": "rebound.example"}
        response = await live.client.post(PATH, json=asked(), headers=headers)
        assert (response.status_code, response.json()["error"]["code"]) == (403, "host_not_allowed")


@given(st.sampled_from(["https://app.example", "http://localhost:3000", "http://[::1]:8000", "capacitor://localhost",
                        "chrome-extension://abcdefgh", "*"]))  # fmt: skip
def test_an_origin_is_scheme_host_and_port(origin: str) -> None:
    assert ServerSettings(cors_origins=(origin,)).cors_origins == (origin,)


@pytest.mark.parametrize(
    "origins",
    ["https://app.example", ["app.example"], ["https://app.example/"], ["https://App.example"], ["null"], [""], ["**"],
     ["https://a b"], ["https://user@app.example"], [1]],
    ids=str,
)  # fmt: skip
def test_what_no_browser_sends_as_an_origin_is_a_mistake_in_the_settings(origins: Any) -> None:
    with pytest.raises(ValidationError):
        ServerSettings.model_validate({"cors_origins": origins})
