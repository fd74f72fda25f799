"""Upstreams that die, stall and lie, behind the whole server: a clear end for the caller, and no connection held."""

import asyncio
import gzip
import itertools
import json
import logging
import socket
import struct
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from engine.raw_upstream import HEAD, HELLO, WHOLE, Answer, Asked, RawUpstream, gateway, status
from engine.wire import DONE, TOLD, delta, event, usage
from live import Live, until

Ask: TypeAlias = Callable[[Answer], Live]

CHUNK = event(delta(content="one"))
FINISH = event(delta("stop"))


def says(*pieces: bytes, then: Callable[[Asked], Awaitable[bytes | None]] | None = None) -> Answer:
    """Writes these and hangs up, or does what comes then."""

    async def answer(asked: Asked) -> bytes | None:
        for piece in pieces:
            asked.writer.write(piece)
        await asked.writer.drain()
        return await then(asked) if then else None

    return answer


async def silence(asked: Asked) -> None:
    await asked.left()


async def reset(asked: Asked) -> None:
    raw: socket.socket = asked.writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    asked.writer.transport.abort()


@pytest.fixture(scope="module")
async def front() -> AsyncGenerator[tuple[Live, RawUpstream], None]:
    async with gateway(says(), {"first_token": 5}) as both:
        yield both


@pytest.fixture
async def ask(front: tuple[Live, RawUpstream]) -> AsyncGenerator[Ask, None]:
    """Has the upstream behind the server answer in that way. Afterwards nothing of it is held."""
    live, upstream = front
    upstream.asked.clear()

    def answering(answer: Answer) -> Live:
        upstream.answer = answer
        return live

    yield answering
    await until(lambda: live.fleet.engines["up"].running() == 0 and upstream.open == 0)


@pytest.fixture(scope="module")
async def impatient() -> AsyncGenerator[tuple[Live, RawUpstream], None]:
    async with gateway(says(), {"first_token": 0.3, "between_tokens": 0.3}) as both:
        yield both


async def post(live: Live, **fields: Any) -> tuple[int, dict[str, Any]]:
    response = await live.client.post("/v1/chat/completions", json=body(**fields))
    assert TOLD not in response.text
    return response.status_code, response.json()


def body(**fields: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": "hi"}], **fields}


async def streamed(live: Live, **fields: Any) -> list[str]:
    """The data of every event of a stream."""
    response = await live.client.post("/v1/chat/completions", json=body(stream=True, **fields))
    assert response.status_code == 200, response.text
    assert TOLD not in response.text
    return [line[6:] for line in response.text.splitlines() if line.startswith("data: ")]


DYING: dict[str, Answer] = {
    "hangs up in the middle": says(HEAD, b"\r\n", CHUNK),
    "resets in the middle": says(HEAD, b"\r\n", CHUNK, then=reset),
    "says DONE without an end": says(HEAD, b"\r\n", CHUNK, DONE),
    "breaks its chunked coding": says(HEAD, b"transfer-encoding: chunked\r\n\r\n", b"2c\r\n", CHUNK[:20]),
    "sends less than it said": says(HEAD, b"content-length: 9999\r\n\r\n", CHUNK),
    "tells of an error": says(HEAD, b"\r\n", CHUNK, event({"error": {"message": TOLD, "code": 500}}), FINISH, DONE),
    "sends what is no JSON": says(HEAD, b"\r\n", CHUNK, b"data: {" + TOLD.encode() + b"\n\n"),
    "sends an event without an end": says(HEAD, b"\r\n", CHUNK, b"data: ", b"x" * (17 * 1024 * 1024), then=silence),
}


@pytest.mark.parametrize("answer", DYING.values(), ids=DYING.keys())
async def test_an_upstream_that_dies_while_it_answers_is_an_error_and_no_end(answer: Answer, ask: Ask) -> None:
    live = ask(answer)
    code, told = await post(live)
    assert (code, told["error"]["code"]) == (503, "engine_failed")
    async with live.client.stream("POST", "/v1/chat/completions", json=body(stream=True)) as response:
        text = (await response.aread()).decode()
    # The error may come before the stream begins, and is a status then.
    assert '"engine_failed"' in text
    assert "[DONE]" not in text
    assert '"finish_reason":"stop"' not in text
    assert TOLD not in text


NOTHING: dict[str, Answer] = {
    "hangs up": says(),
    "resets": says(then=reset),
    "speaks another language": says(b"SSH-2.0-OpenSSH\r\n\r\n"),
    "sends headers without end": says(HEAD, *[b"x-more: " + b"x" * 1000 + b"\r\n"] * 200, then=silence),
    "switches protocols": says(
        b"HTTP/1.1 101 Switching\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n", then=silence
    ),
    "sends a page": says(status("200 OK", b"<html>" + TOLD.encode(), "content-type: text/html")),
    "sends nothing": says(status("200 OK", b"", "content-type: text/event-stream")),
    "sends another object": says(status("200 OK", b'{"ok": true}', "content-type: application/json")),
    "sends an error as if all were well": says(status("200 OK", b'{"error": {"message": "' + TOLD.encode() + b'"}}')),
    "redirects": says(status("307 Elsewhere", b"", "location: http://127.0.0.1:1/")),
    "fails": says(status("500 No", TOLD.encode())),
    "is behind a proxy that fails": says(status("520 No", TOLD.encode())),
    "has left": says(status("499 No", TOLD.encode())),
    "does not have the model": says(status("404 No", b'{"error": {"code": "model_not_found"}}')),
    "has another address": says(status("410 No")),
    "takes no POST": says(status("405 No")),
    "waits no longer": says(status("408 No")),
    "says too early": says(status("425 No")),
    "refuses the key": says(status("401 No", TOLD.encode())),
    "forbids": says(status("403 No", TOLD.encode())),
}


@pytest.mark.parametrize("answer", NOTHING.values(), ids=NOTHING.keys())
@pytest.mark.parametrize("stream", [False, True], ids=["complete", "stream"])
async def test_an_upstream_that_does_not_answer_is_a_503_that_says_when_to_come_back(
    answer: Answer, stream: bool, ask: Ask, front: tuple[Live, RawUpstream]
) -> None:
    live = ask(answer)
    _, upstream = front
    response = await live.client.post("/v1/chat/completions", json=body(stream=stream))
    assert (response.status_code, response.json()["error"]["code"]) == (503, "engine_failed")
    assert 1 <= int(response.headers["retry-after"]) <= 60
    assert TOLD not in response.text
    assert len(upstream.asked) == 1  # and it is not asked a second time


STALLING: dict[str, Answer] = {
    "accepts and says nothing": says(then=silence),
    "sends half a head": says(HEAD, then=silence),
    "sends comments": lambda asked: _endless(asked, b": still here\n\n"),
    "sends empty deltas": lambda asked: _endless(asked, event(delta(role="assistant", content=""))),
    "goes ahead of itself": lambda asked: _endless(asked, b"HTTP/1.1 103 Early Hints\r\n\r\n", head=b""),
}


async def _endless(asked: Asked, piece: bytes, head: bytes = HEAD + b"\r\n") -> None:
    asked.writer.write(head)
    while not asked.reader.at_eof():
        asked.writer.write(piece)
        await asked.writer.drain()
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("answer", STALLING.values(), ids=STALLING.keys())
async def test_an_upstream_that_stalls_is_given_up_at_the_deadline_of_the_first_token(
    answer: Answer, impatient: tuple[Live, RawUpstream]
) -> None:
    live, upstream = impatient
    upstream.answer = answer
    code, told = await post(live)
    assert (code, told["error"]["code"]) == (503, "generation_timeout")


async def test_an_upstream_that_stalls_in_the_middle_is_given_up_at_the_next_deadline(
    impatient: tuple[Live, RawUpstream],
) -> None:
    async def answer(asked: Asked) -> None:
        asked.writer.write(HEAD + b"\r\n" + CHUNK)
        await _endless(asked, b": still here\n\n", head=b"")

    live, upstream = impatient
    upstream.answer = answer
    code, told = await post(live)
    assert (code, told["error"]["code"]) == (503, "generation_timeout")


USAGE = event(usage(7, 3))
COUNTED = {"prompt_tokens": 7, "completion_tokens": 3}
ENDS: dict[str, tuple[Answer, dict[str, int]]] = {
    "finish reason, then silence": (says(HEAD, b"\r\n", CHUNK, FINISH, then=silence), {}),
    "usage, then silence": (says(HEAD, b"\r\n", CHUNK, FINISH, USAGE, then=silence), COUNTED),
    "DONE, then silence": (says(HEAD, b"\r\n", CHUNK, FINISH, DONE, then=silence), {}),
    "DONE, then a flood": (
        says(HEAD, b"\r\n", CHUNK, FINISH, USAGE, DONE, then=lambda asked: _flood(asked)),
        COUNTED,
    ),
    "finish reason, then comments": (
        says(HEAD, b"\r\n", CHUNK, FINISH, then=lambda asked: _endless(asked, b": more\n\n", head=b"")),
        {},
    ),
}


async def _flood(asked: Asked) -> None:
    while not asked.reader.at_eof():
        asked.writer.write(b"x" * 65_536)
        await asked.writer.drain()


@pytest.mark.parametrize(("answer", "counted"), ENDS.values(), ids=ENDS.keys())
async def test_an_answer_ends_with_its_finish_reason_whatever_the_upstream_does_then(
    answer: Answer, counted: dict[str, int], ask: Ask
) -> None:
    live = ask(answer)
    code, told = await post(live)
    assert (code, told["choices"][0]["message"]["content"]) == (200, "one")
    assert told["choices"][0]["finish_reason"] == "stop"
    assert told["usage"].items() >= counted.items()


async def test_the_place_is_free_while_the_upstream_s_connection_is_still_read_to_its_end() -> None:
    async with gateway(says(HEAD, b"\r\n", CHUNK, FINISH, DONE, then=silence), max_connections=1) as (live, _):
        for _ in range(3):
            assert (await post(live))[0] == 200


async def test_many_small_events_leave_turns_to_the_others(ask: Ask) -> None:
    one = event(delta(content="x"))
    flood = one * (512 * 1024 // len(one))
    events = len(flood) // len(one)

    live = ask(says(HEAD, b"\r\n", flood, FINISH, DONE))
    asking = asyncio.create_task(post(live))
    turns = 0
    while not asking.done():
        turns += 1
        await asyncio.sleep(0)
    code, told = asking.result()
    assert (code, len(told["choices"][0]["message"]["content"])) == (200, events)
    assert turns > events / 64


async def test_a_connection_that_the_upstream_was_closing_is_no_failure() -> None:
    async def answer(asked: Asked) -> bytes | None:
        return None if asked.again else WHOLE

    async with gateway(answer) as (live, upstream):
        for _ in range(3):
            code, told = await post(live)
            assert (code, told["choices"][0]["message"]["content"]) == (200, "hello")
        assert len(upstream.asked) == 5
        assert len({asked.head for asked in upstream.asked[1:3]}) == 1


async def test_only_one_more_try_is_made() -> None:
    count = itertools.count()

    async def answer(asked: Asked) -> bytes | None:
        return WHOLE if next(count) == 0 else None

    async with gateway(answer) as (live, upstream):
        assert (await post(live))[0] == 200
        assert (await post(live))[0] == 503
        assert len(upstream.asked) == 3


async def test_no_cookie_of_an_upstream_is_kept() -> None:
    answer = says(status("200 OK", HELLO, "set-cookie: who=one; Path=/", "set-cookie: x=y; Domain=127.0.0.1"))
    async with gateway(answer) as (live, upstream):
        for _ in range(2):
            assert (await post(live))[0] == 200
        assert not any(b"cookie" in asked.head.lower() for asked in upstream.asked)


WHOLES: dict[str, bytes] = {
    "JSON": status(
        "200 OK",
        json.dumps(
            {
                "object": "chat.completion",
                "choices": [
                    {
                        "index": 0,
                        "message": {"role": "assistant", "reasoning_content": "think", "content": "say"},
                        "finish_reason": "stop",
                    }
                ],
                "usage": {"prompt_tokens": 7, "completion_tokens": 3},
            },
            indent=1,
        ).encode(),
        "content-type: application/json",
    ),
    "one event": HEAD
    + b"\r\n"
    + event(
        {
            "choices": [{"message": {"reasoning": "think", "content": "say"}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 7, "completion_tokens": 3},
        }
    ),
    "events, compressed all the same": status(
        "200 OK",
        gzip.compress(event(delta(reasoning="think")) + event(delta("stop", content="say")) + USAGE + DONE),
        "content-type: text/event-stream",
        "content-encoding: gzip",
    ),
}


@pytest.mark.parametrize("whole", WHOLES.values(), ids=WHOLES.keys())
async def test_an_upstream_that_does_not_stream_is_read_all_the_same(whole: bytes, ask: Ask) -> None:
    live = ask(says(whole))
    code, told = await post(live, model="thinker")
    message = told["choices"][0]["message"]
    assert (code, message["reasoning_content"], message["content"]) == (200, "think", "say")
    assert (told["usage"]["prompt_tokens"], told["usage"]["completion_tokens"]) == (7, 3)
    assert (await streamed(live, model="thinker"))[-1] == "[DONE]"


async def test_what_an_upstream_s_failure_was_is_logged_and_no_text_of_it(
    caplog: pytest.LogCaptureFixture, ask: Ask
) -> None:
    caplog.set_level(logging.INFO, "thinkaloud")
    live = ask(says(then=reset))
    await post(live, messages=[{"role": "user", "content": "the-words-of-the-user"}])
    assert "engine up: the upstream broke the connection (ReadError)" in caplog.text
    caplog.clear()
    live = ask(says(status("404 No", b'{"error": {"message": "%s"}}' % TOLD.encode())))
    await post(live)
    assert "engine up: the upstream does not serve what the server's settings name (status 404)" in caplog.text
    assert TOLD not in caplog.text
