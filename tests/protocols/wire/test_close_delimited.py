"""Clients of HTTP/1.0, and those that want the connection closed: what they get, byte by byte."""

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.settings import ScriptedEngine as Scripted
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
QUESTION = "Emily buys 3 apples and 2 oranges"


@pytest.fixture(scope="module")
async def served() -> AsyncGenerator[Live, None]:
    """A server with heartbeats between the tokens of its second model."""
    engines = {
        "tape": {"kind": "scripted", "transcript": TRANSCRIPT},
        "slow": {"kind": "scripted", "transcript": TRANSCRIPT, "delay": 0.05},
    }
    models = {name: {"engine": name, "thinking": {"format": "think"}} for name in engines}
    settings = Settings.model_validate({"engines": engines, "models": models, "server": {"heartbeat": 0.02}})
    built = {name: ScriptedEngine(name, Scripted.model_validate(each)) for name, each in engines.items()}
    async with listening(create_app(settings, built)) as live:
        await live.ready(10)
        yield live


async def sent(live: Live, request: bytes) -> tuple[int, dict[str, list[str]], bytes]:
    """Status, headers and all that comes until the server closes the connection."""
    reader, writer = await asyncio.open_connection(live.client.base_url.host, live.client.base_url.port)
    try:
        writer.write(request)
        head, _, body = (await asyncio.wait_for(reader.read(), 60)).partition(b"\r\n\r\n")
    finally:
        writer.close()
    first, *lines = head.decode("latin-1").split("\r\n")
    headers: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.lower(), []).append(value.strip())
    return int(first.split()[1]), headers, body


def post(version: str, *headers: str, model: str = "tape", **fields: Any) -> bytes:
    body = {"model": model, "messages": [{"role": "user", "content": fields.pop("content", QUESTION)}], **fields}
    text = json.dumps(body).encode()
    lines = [f"POST /v1/chat/completions HTTP/{version}", "host: localhost", "content-type: application/json"]
    return "\r\n".join([*lines, f"content-length: {len(text)}", *headers, "", ""]).encode() + text


def events(body: bytes) -> list[Any]:
    """The events of a stream, of which nothing but whole lines may be there."""
    blocks = body.decode().split("\n\n")
    assert blocks.pop() == ""
    assert all(block.startswith(("data: ", ":")) for block in blocks), blocks
    return [block[6:] for block in blocks if block.startswith("data: ")]


@pytest.mark.parametrize("model", ["tape", "slow"])
@pytest.mark.parametrize("connection", [(), ("connection: keep-alive",), ("connection: close",)], ids=str)
async def test_fc048_a_stream_of_http_1_0_has_no_chunks_and_ends_with_the_connection(
    served: Live, connection: tuple[str, ...], model: str
) -> None:
    extra = {"max_tokens": 12} if model == "slow" else {}
    status, headers, body = await sent(served, post("1.0", *connection, model=model, stream=True, **extra))
    assert status == 200
    assert "transfer-encoding" not in headers
    assert "content-length" not in headers
    assert headers["connection"] == ["close"]
    told = events(body)
    assert told[-1] == "[DONE]"
    assert json.loads(told[0])["choices"][0]["delta"]["role"] == "assistant"
    if model == "slow":
        assert b": thinking" in body or b": keep-alive" in body, "heartbeats are lines, too"


async def test_a_stream_of_http_1_0_that_fails_ends_with_its_error(served: Live) -> None:
    _, headers, body = await sent(served, post("1.0", stream=True, content="break off"))
    assert "transfer-encoding" not in headers
    assert "error" in json.loads(events(body)[-1])


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (post("1.0"), 200),
        (post("1.0", model="gone", stream=True), 404),
        (b"GET /v1/models HTTP/1.0\r\n\r\n", 200),
        (b"HEAD /v1/models HTTP/1.0\r\n\r\n", 200),
        (b"GET /nowhere HTTP/1.0\r\n\r\n", 404),
        (b"GET / HTTP/1.0\r\naccept-encoding: gzip\r\n\r\n", 200),
    ],
    ids=["chat", "no such model", "models", "HEAD", "no such path", "the page"],
)
async def test_what_has_a_length_is_as_long_as_that(served: Live, request_: bytes, status: int) -> None:
    found, headers, body = await sent(served, request_)
    assert found == status
    assert "transfer-encoding" not in headers
    assert headers["connection"] == ["close"]
    [length] = headers["content-length"]
    assert len(body) == (0 if request_.startswith(b"HEAD") else int(length))


@pytest.mark.parametrize("stream", [False, True])
async def test_who_wants_the_connection_closed_is_told_that_it_is_and_nothing_else(served: Live, stream: bool) -> None:
    status, headers, body = await sent(served, post("1.1", "connection: close", stream=stream))
    assert status == 200
    assert headers["connection"] == ["close"]
    assert headers.get("transfer-encoding") == (["chunked"] if stream else None)
    assert body.endswith(b"0\r\n\r\n") == stream


@pytest.mark.parametrize("stream", [False, True])
async def test_others_keep_the_connection_and_are_told_nothing(served: Live, stream: bool) -> None:
    twice = post("1.1", stream=stream) + post("1.1", "connection: close", stream=stream)
    _, headers, body = await sent(served, twice)
    assert "connection" not in headers
    assert body.count(b"HTTP/1.1 200 OK") == 1, "the second response is on the same connection"
    assert b"\r\nconnection: close\r\n" in body
