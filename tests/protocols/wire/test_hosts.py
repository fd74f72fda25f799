"""A server without keys answers to its own names and its own page; one with keys does not ask."""

import hashlib
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from thinkaloud.app import create_app
from thinkaloud.protocols.wire.hosts import is_loopback
from thinkaloud.settings import KeySettings, ServerSettings, Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
KEY = "ta-key-of-the-test"
APP = {"name": "app", "secret": {"sha256": hashlib.sha256(KEY.encode()).hexdigest()}}
EVERYWHERE = "0.0.0.0"  # noqa: S104


def settings(keys: bool = False, **server: Any) -> Settings:
    return Settings.model_validate(
        {
            "server": server,
            "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {"m": {"engine": "tape"}},
            "keys": [APP] if keys else [],
        }
    )


@cache
def app(keys: bool, **server: Any) -> FastAPI:
    """Made once for all who ask a server of these settings."""
    return create_app(settings(keys, **server))


@asynccontextmanager
async def asking(keys: bool = False, **server: Any) -> AsyncGenerator[httpx.AsyncClient, None]:
    transport = httpx.ASGITransport(app(keys, **server))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


OWN = [
    "localhost",
    "LocalHost:8000",
    "localhost.",
    "localhost.:1",
    "127.0.0.1:8000",
    "127.255.3.4",
    "[::1]",
    "[::1]:65535",
    "[0:0:0:0:0:0:0:1]",
]
FOREIGN = [
    "",
    " ",
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "evil.localhost.example",
    "notlocalhost",
    "localhost..",
    "127.0.0.1.evil.example",
    "128.0.0.1",
    "10.0.0.1:8000",
    EVERYWHERE,
    "::1",
    "[::1",
    "[::1]evil.example",
    "[::2]",
    "localhost:8000:80",
    "localhost:port",
    "localhost/evil.example",
    "localhost@evil.example",
    "evil.example@localhost",
    "localhost, evil.example",
    "localhost evil.example",
    "localhost\x00",
    "2130706433",
    "xn--lcalhost-xya",
]


@pytest.mark.parametrize("host", OWN)
async def test_loopback_is_served_by_all_its_names_and_at_any_port(host: str) -> None:
    async with asking() as client:
        assert (await client.get("/v1/models", headers={"host": host})).status_code == 200


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", ["/v1/models", "/", "/health", "/nothing"])
async def test_any_other_name_is_refused_and_told_of_the_setting(host: str, path: str) -> None:
    async with asking() as client:
        answer = await client.get(path, headers={"host": host})
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "host_not_allowed"
        assert "server.hosts" in answer.json()["error"]["message"]


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
async def test_no_name_but_those_is_served(host: str) -> None:
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    async with asking() as client:
        served = (await client.get("/health", headers={"host": host})).status_code == 200
    assert not served or is_loopback(name.strip("[]").rstrip(".:"))


async def test_settings_add_names() -> None:
    async with asking(host="192.0.2.1", hosts=("Box.Example", "fd00::1")) as client:
        for host in ("192.0.2.1:80", "box.example", "BOX.example.:8000", "[fd00::1]", "localhost"):
            assert (await client.get("/health", headers={"host": host})).status_code == 200
        for host in ("192.0.2.2", "a.box.example", "box"):
            assert (await client.get("/health", headers={"host": host})).status_code == 403


@pytest.mark.parametrize("name", ["http://a", "a:80", "a/b", "[::1]", "a@b", "", " "])
def test_a_name_in_the_settings_is_a_name_alone(name: str) -> None:
    with pytest.raises(ValidationError):
        ServerSettings.model_validate({"hosts": [name]})


async def test_a_server_that_is_open_to_a_network_is_asked_by_addresses_and_its_names() -> None:
    async with asking(host=EVERYWHERE, hosts=("box",)) as client:
        for host in ("192.0.2.7:8000", "[2001:db8::1]", "box:8000", "localhost"):
            assert (await client.get("/health", headers={"host": host})).status_code == 200
        assert (await client.get("/health", headers={"host": "evil.example"})).status_code == 403


async def test_what_a_proxy_adds_is_not_believed() -> None:
    for header in ("x-forwarded-host", "x-host", "x-original-host", "forwarded"):
        async with asking() as client:
            foreign = {"host": "evil.example", header: "localhost"}
            assert (await client.get("/health", headers=foreign)).status_code == 403
            assert (await client.get("/health", headers={header: "evil.example"})).status_code == 200


BODY = {"model": "m", "messages": [{"role": "user", "content": "the capital of France"}]}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:3000"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "localhost"},
        {"origin": "http://localhost", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "Cross-Site"},
        {"sec-fetch-site": ""},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost:3000"},
    ],
)
async def test_the_page_of_another_origin_can_neither_ask_nor_read(headers: Mapping[str, str]) -> None:
    async with asking() as client:
        for answer in (
            await client.post("/v1/chat/completions", json=BODY, headers=headers),
            await client.post("/v1/chat/completions/chatcmpl-1/answer", headers=headers),
            await client.post("/", headers={"sec-fetch-mode": "navigate", **headers}),
            await client.get("/v1/models", headers=headers),
            await client.get("/metrics", headers=headers),
            await client.options("/v1/chat/completions", headers=headers),
        ):
            assert answer.status_code == 403
            assert answer.json()["error"]["code"] == "origin_not_allowed"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://localhost", "sec-fetch-site": "same-origin"},
        {"origin": "http://LOCALHOST:8000", "host": "localhost:8000"},
        {"origin": "https://box.example", "host": "box.example"},
        {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"},
        {"sec-fetch-mode": "cors"},
    ],
    ids=["a program", "the page", "at a port", "behind TLS", "typed", "Node"],
)
async def test_the_servers_own_page_and_every_program_are_served(headers: Mapping[str, str]) -> None:
    async with asking(hosts=("box.example",)) as client:
        assert (await client.get("/v1/models", headers=headers)).status_code == 200


async def test_a_link_from_elsewhere_leads_to_the_page_and_to_nothing_else() -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    async with asking() as client:
        assert (await client.get("/", headers=link)).status_code == 200
        assert (await client.get("/v1/models", headers=link)).status_code == 403
        assert (await client.get("/", headers={**link, "host": "evil.example"})).status_code == 403


async def test_a_server_that_is_given_keys_asks_no_longer() -> None:
    key = KeySettings.model_validate(APP)
    without = create_app(settings())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(without), base_url="http://localhost") as client:
        headers = {"authorization": f"Bearer {KEY}", "host": "api.example"}
        assert (await client.get("/v1/models", headers=headers)).status_code == 403
        without.state.pipeline.reload_keys([key])
        assert (await client.get("/v1/models", headers=headers)).status_code == 200


async def test_with_keys_nobody_asks_for_names_or_pages() -> None:
    headers = {"authorization": f"Bearer {KEY}", "host": "api.example", "origin": "https://app.example"}
    async with asking(keys=True) as client:
        assert (await client.get("/v1/models", headers=headers)).status_code == 200
