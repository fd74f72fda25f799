"""The upstream engine's connections, to a real server on loopback."""

import asyncio
import gzip
import logging
import zlib
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from engine.fake_upstream import HANGS, SILENT, FakeUpstream, new_upstream
from engine.support import ask, collect, quiet, read, text_of, user
from engine.wire import KEY, SAID, Body, hello, upstream
from live import until
from thinkaloud.engine.upstream.response_body import open_body
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt, Sampling


async def test_nothing_of_a_conversation_and_no_key_is_logged(
    fake_upstream: FakeUpstream, key: dict[str, Path], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    engine = new_upstream(fake_upstream.url, api_key=key)
    await engine.start(quiet)
    assert text_of(await ask(engine, f"{SAID}: what is the capital of France?")) == "The capital of France is Paris."
    await engine.stop()
    assert "/chat/completions" in caplog.text  # httpx did log
    for hidden in (KEY, SAID, "Paris"):
        assert hidden not in caplog.text


@pytest.mark.parametrize("question", [HANGS, SILENT])
async def test_closing_a_generation_closes_the_upstream_s(fake_upstream: FakeUpstream, question: str) -> None:
    engine = new_upstream(fake_upstream.url)
    await engine.start(quiet)
    task = asyncio.create_task(ask(engine, question))
    await until(lambda: fake_upstream.open == 1)
    assert engine.running() == 1
    task.cancel()
    await until(lambda: fake_upstream.open == 0)
    assert engine.running() == 0
    with pytest.raises(asyncio.CancelledError):
        await task
    await engine.stop()


async def test_a_finished_generation_leaves_its_connection_to_the_next(fake_upstream: FakeUpstream) -> None:
    engine = new_upstream(fake_upstream.url)
    await engine.start(quiet)
    before, tasks = len(fake_upstream.ports), len(asyncio.all_tasks())
    for _ in range(3):
        await ask(engine, "What is the capital of France?")
        await until(lambda: len(asyncio.all_tasks()) == tasks)  # it is read to its end behind the last chunk
    assert len(set(fake_upstream.ports[before:])) == 1
    await engine.stop()


async def test_an_upstream_that_falls_silent_fails_the_generation(fake_upstream: FakeUpstream) -> None:
    engine = new_upstream(fake_upstream.url, read_timeout=0.1)
    await engine.start(quiet)
    seen: list[Chunk] = []
    with pytest.raises(EngineFailed, match="did not answer in time"):
        await read(engine.generate(Prompt(user(HANGS)), Sampling(), "silent"), seen)
    assert text_of(seen) == "one"
    await until(lambda: fake_upstream.open == 0)
    await engine.stop()


@pytest.mark.parametrize("kind", ["gzip", "deflate"])
async def test_what_is_compressed_all_the_same_is_inflated_bit_by_bit(kind: str) -> None:
    comments = b": " + b"x" * 65_533 + b"\n"
    body = comments * 200 + hello(httpx.Request("GET", "http://upstream")).content
    packed = gzip.compress(body) if kind == "gzip" else zlib.compress(body)
    largest = 0

    async def measured(response: httpx.Response) -> None:
        nonlocal largest
        async with open_body(response) as pieces:
            async for piece in pieces:
                largest = max(largest, len(piece))

    head = {"content-encoding": kind}
    await measured(httpx.Response(200, headers=head, stream=Body([packed])))
    assert 0 < largest <= 65_536
    async with upstream(lambda _: httpx.Response(200, headers=head, stream=Body([packed]))) as engine:
        assert text_of(await collect(engine, Prompt([]))) == "hello"


async def test_what_only_says_that_it_is_compressed_is_a_failure() -> None:
    head = {"content-encoding": "gzip"}
    async with upstream(lambda _: httpx.Response(200, headers=head, stream=Body([b"data: {}\n\n"]))) as engine:
        with pytest.raises(EngineFailed, match="broke the connection"):
            await collect(engine, Prompt([]))


class Endless(httpx.AsyncByteStream):
    """A whole answer on a connection that stays open."""

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        yield hello(httpx.Request("GET", "http://upstream")).content
        await asyncio.Event().wait()


async def test_an_upstream_that_does_not_hang_up_does_not_hold_the_answer() -> None:
    async with upstream(lambda _: httpx.Response(200, stream=Endless())) as engine:
        assert text_of(await collect(engine, Prompt([]))) == "hello"
