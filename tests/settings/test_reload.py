"""Keys without a restart: what the file says holds, a mistake changes nothing, and who may call no more is ended."""

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx
import pytest

from live import Live, listening, until
from thinkaloud.app import create_app
from thinkaloud.settings.file import load
from thinkaloud.settings.reload import KeyReloader

TRANSCRIPT = json.dumps({"text": "and so on, " * 20_000, "finish_reason": "length"})
SETTINGS = """
server: {port: 0, drain: 0}
engines: {tape: {kind: scripted, transcript: tape.jsonl, delay: 0.01}}
models: {m: {engine: tape}, other: {engine: tape}}
"""


def line(name: str, secret: str, more: str = "") -> str:
    return f"  - {{name: {name}, secret: {{sha256: {hashlib.sha256(secret.encode()).hexdigest()}}}{more}}}\n"


class Server:
    """A listening server and its settings file; `reload` is what happens within two seconds of a change."""

    def __init__(self, live: Live, file: Path) -> None:
        self.live, self.file = live, file
        self._reloader = KeyReloader(file, load(file), live.pipeline.reload_keys)

    def write(self, *keys: str, more: str = "") -> None:
        self.file.write_text(SETTINGS + more + ("keys:\n" + "".join(keys) if keys else ""))

    async def reload(self) -> None:
        for _ in range(2):
            await self._reloader.check()

    async def status(self, secret: str, **fields: object) -> int:
        return (await self.asked(secret, max_tokens=1, **fields)).status_code

    @asynccontextmanager
    async def streamed(self, secret: str) -> AsyncGenerator[AsyncIterator[str], None]:
        body = {"model": "m", "messages": [{"role": "user", "content": "Count."}], "stream": True}
        headers = {"authorization": f"Bearer {secret}"}
        async with self.live.client.stream("POST", "/v1/chat/completions", json=body, headers=headers) as response:
            yield response.aiter_lines()

    async def asked(self, secret: str, **fields: object) -> httpx.Response:
        body = {"model": "m", "messages": [{"role": "user", "content": "Count."}], **fields}
        headers = {"authorization": f"Bearer {secret}"}
        return await self.live.client.post("/v1/chat/completions", json=body, headers=headers)


@pytest.fixture
async def server(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncGenerator[Server, None]:
    file = tmp_path / "settings.yaml"
    (tmp_path / "tape.jsonl").write_text(TRANSCRIPT)
    file.write_text(SETTINGS + getattr(request, "param", "keys:\n" + line("one", "s-one")))
    async with listening(create_app(load(file))) as live:
        await live.ready(10)
        server = Server(live, file)
        await server.reload()
        yield server


async def test_keys_are_added_changed_and_taken_away(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    assert [await server.status(secret) for secret in ("s-one", "s-two")] == [200, 401]
    server.write(line("one", "s-one", ", models: [other]"), line("two", "s-two"))
    await server.reload()
    assert [await server.status(secret) for secret in ("s-one", "s-two")] == [403, 200]
    server.write(line("two", "s-other"))
    await server.reload()
    assert [await server.status(secret) for secret in ("s-one", "s-two", "s-other")] == [401, 401, 200]
    assert [entry.message for entry in caplog.records if entry.name == "thinkaloud.keys"] == [
        "keys: new: two; changed: one",
        "keys: with a new secret: two; taken away: one",
    ]


async def test_a_secret_in_a_file_is_read_again(server: Server) -> None:
    secret = server.file.with_name("secret")
    secret.write_text("s-file")
    server.write("  - {name: app, secret: {file: secret}}\n")
    await server.reload()
    assert await server.status("s-file") == 200
    secret.write_text("s-new")
    await server.reload()
    assert [await server.status(each) for each in ("s-file", "s-new")] == [401, 200]


async def test_a_stream_of_a_key_that_is_gone_ends_with_an_error_and_others_go_on(server: Server) -> None:
    server.write(line("one", "s-one"), line("two", "s-two"))
    await server.reload()
    async with AsyncExitStack() as stack:
        streams = []
        for secret in ("s-one", "s-two"):
            streams.append(await stack.enter_async_context(server.streamed(secret)))
            assert (await anext(streams[-1])).startswith("data: ")
        server.write(line("two", "s-two", ", visibility: hidden"))
        await server.reload()
        gone, other = streams
        last = [event async for event in gone if event][-1]
        assert json.loads(last.removeprefix("data: "))["error"]["code"] == "invalid_api_key"
        assert [await anext(other) for _ in range(200)]


@pytest.mark.parametrize("mistake", ["keys: [", "keys: [{name: one}]", "", "keys: [{name: a, secret: {file: gone}}]"])
async def test_a_mistake_is_one_line_and_the_keys_stay(
    server: Server, mistake: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.file.write_text(SETTINGS + mistake if mistake else "")
    for _ in range(3):
        await server.reload()
    assert await server.status("s-one") == 200
    said = [entry.getMessage() for entry in caplog.records if entry.levelno == logging.ERROR]
    assert len(said) == 1
    assert str(server.file) in said[0]
    assert "\n" not in said[0]
    server.write(line("two", "s-two"))
    await server.reload()
    assert [await server.status(secret) for secret in ("s-one", "s-two")] == [401, 200]


async def test_half_a_file_is_not_taken_for_a_whole_one(server: Server) -> None:
    server.write(line("one", "s-one"), line("two", "s-two"))
    await server.reload()
    whole = server.file.read_text()
    for end in range(whole.index("keys:"), len(whole) + 1, 7):  # as an editor that writes in place may be met
        server.file.write_text(whole[:end])
        await server._reloader.check()
        assert [await server.status(secret) for secret in ("s-one", "s-two")] == [200, 200]


async def test_taking_the_last_key_away_opens_nothing(server: Server) -> None:
    server.write()
    await server.reload()
    assert [await server.status(secret) for secret in ("s-one", "s-none")] == [401, 401]
    server.write(line("one", "s-one"))
    await server.reload()
    assert [await server.status(secret) for secret in ("s-one", "s-none")] == [200, 401]


@pytest.mark.parametrize("server", [""], indirect=True)
async def test_an_open_server_can_be_given_keys(server: Server) -> None:
    assert await server.status("anything") == 200
    server.write(line("one", "s-one"))
    await server.reload()
    assert [await server.status(secret) for secret in ("s-one", "anything")] == [200, 401]


async def test_what_a_key_has_used_up_stays_used_up(server: Server) -> None:
    server.write(line("one", "s-one", ", requests_per_minute: 2"))
    await server.reload()
    assert await server.status("s-one") == 200
    server.write(line("one", "s-one", ", requests_per_minute: 2, visibility: hidden"), line("two", "s-two"))
    await server.reload()
    assert [await server.status("s-one") for _ in range(2)] == [200, 429]
    server.write(line("one", "s-one", ", requests_per_minute: 3"))
    await server.reload()
    assert await server.status("s-one") == 200


async def test_what_needs_a_restart_is_named_and_the_keys_hold(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.write(line("two", "s-two"), more="limits: {running: 3}\ntraces: {visibility: hidden}\n")
    for _ in range(3):
        await server.reload()
    assert [entry.message for entry in caplog.records if "restart" in entry.message] == [
        "a restart is needed for what else has changed in the settings: limits.running, traces.visibility"
    ]
    assert await server.status("s-two") == 200


async def test_a_request_whose_key_goes_while_its_body_comes_is_refused(server: Server) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(server.live.url.rpartition(":")[2]))
    body = json.dumps({"model": "m", "messages": [{"role": "user", "content": "Count."}], "max_tokens": 1})
    head = "POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
    writer.write(f"{head}authorization: Bearer s-one\r\ncontent-length: {len(body)}\r\n\r\n{body[:9]}".encode())
    await until(lambda: len(server.live.server.server_state.tasks) == 1)
    await asyncio.sleep(0)
    server.write(line("two", "s-two"))
    await server.reload()
    writer.write(body[9:].encode())
    assert b" 401 " in await reader.readline()
    writer.close()
