"""A pool whose members die, refuse and hang, behind the whole server: what is tried elsewhere, and what is told."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable

import pytest

from engine.pool.gateway import Gateway, gateway, member_of
from engine.raw_upstream import HEAD, WHOLE, Answer, Asked, status
from engine.wire import TOLD, delta, event
from live import until

CHUNK = event(delta(content="one"))


def says(*pieces: bytes, then: Callable[[Asked], Awaitable[None]] | None = None) -> Answer:
    """Writes these and hangs up, or does what comes then."""

    async def answer(asked: Asked) -> bytes | None:
        for piece in pieces:
            asked.writer.write(piece)
        await asked.writer.drain()
        if then is not None:
            await then(asked)
        return None

    return answer


async def reset(asked: Asked) -> None:
    raw: socket.socket = asked.writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    asked.writer.transport.abort()


async def silence(asked: Asked) -> None:
    await asked.left()


async def whole(_: Asked) -> bytes:
    return WHOLE


CHUNKED = HEAD + b"transfer-encoding: chunked\r\n\r\n"
BEFORE_A_BYTE: dict[str, Answer] = {
    "hangs up": says(),
    "resets": says(then=reset),
    "begins and resets": says(CHUNKED, then=reset),
    "begins and is killed": says(CHUNKED),
    "says who speaks and is killed": says(CHUNKED, b"2f\r\ndata: " + b" " * 41),
    "has no gateway behind it": says(status("502 No", TOLD.encode())),
    "is overloaded": says(status("503 No", TOLD.encode())),
    "is late": says(status("504 No", TOLD.encode())),
    "has no room": says(status("429 No", TOLD.encode())),
}


@pytest.mark.parametrize("answer", BEFORE_A_BYTE.values(), ids=BEFORE_A_BYTE.keys())
async def test_a_request_that_fails_before_its_first_event_is_answered_by_another_member(answer: Answer) -> None:
    async with gateway(answer, whole) as pool:
        complete = await pool.post()
        assert (complete.status_code, complete.json()["choices"][0]["message"]["content"]) == (200, "hello")
        streamed = await pool.post(stream=True)
        assert streamed.status_code == 200
        assert streamed.text.endswith("data: [DONE]\n\n")
        assert pool.asked() == [2, 2]
        assert TOLD not in streamed.text


REFUSED = {
    400: "upstream_rejected",
    404: "engine_failed",
    409: "upstream_rejected",
    422: "upstream_rejected",
    500: "engine_failed",
}


@pytest.mark.parametrize(("code", "told"), REFUSED.items())
async def test_what_is_not_tried_elsewhere_is_told_by_the_member_that_was_asked(code: int, told: str) -> None:
    async with gateway(says(status(f"{code} No")), whole) as pool:
        for stream in (False, True):
            assert (await pool.post(stream=stream)).json()["error"]["code"] == told
        assert pool.asked() == [2, 0]


@pytest.mark.parametrize("code", [400, 401, 404, 422, 429])
async def test_a_bad_request_never_marks_a_member_sick(code: int) -> None:
    async with gateway(says(status(f"{code} No")), cooldown=3600) as pool:
        for _ in range(5):
            assert (await pool.post()).status_code in {400, 503}
            assert pool.states() == ["ready"]


async def test_a_member_that_fails_three_times_gets_no_more_work_and_without_another_one_it_does() -> None:
    async with gateway(says(status("500 No")), whole, cooldown=3600) as pool:
        for _ in range(3):
            assert (await pool.post()).status_code == 503
        assert pool.states() == ["cooling", "ready"]
        assert (await pool.post()).status_code == 200
        assert pool.asked() == [3, 1]
    async with gateway(says(status("500 No")), cooldown=3600) as pool:
        for _ in range(5):
            assert (await pool.post()).status_code == 503
        assert (pool.states(), pool.asked()) == (["cooling"], [5])


async def test_a_stream_that_is_cut_ends_in_an_error_and_is_not_begun_again() -> None:
    released = asyncio.Event()

    async def cut(asked: Asked) -> None:
        await released.wait()
        await reset(asked)

    async with gateway(says(HEAD, b"\r\n", CHUNK, then=cut), whole) as pool:
        body = {"model": "m", "messages": [{"role": "user", "content": "hi"}], "stream": True}
        path = "/v1/chat/completions"
        async with pool.live.client.stream("POST", path, json=body, headers=pool.session()) as response:
            lines = response.aiter_lines()
            while '"one"' not in await anext(lines):
                pass
            released.set()
            rest = [line async for line in lines if line]
        assert json.loads(rest[-1].removeprefix("data: "))["error"]["code"] == "engine_failed"
        assert "[DONE]" not in "".join(rest)
        assert pool.asked() == [1, 0]


async def test_a_member_that_hangs_is_not_left_for_another_one() -> None:
    async with gateway(says(then=silence), whole, read_timeout=0.2) as pool:
        response = await pool.post()
        assert (response.status_code, response.json()["error"]["code"]) == (503, "engine_failed")
        assert pool.asked() == [1, 0]


async def test_a_slow_member_is_waited_for() -> None:
    begun, released = asyncio.Event(), asyncio.Event()

    async def slow(_: Asked) -> bytes:
        begun.set()
        await released.wait()
        return WHOLE

    async with gateway(slow, whole) as pool:
        asking = asyncio.create_task(pool.post())
        await begun.wait()
        released.set()
        assert (await asking).status_code == 200
        assert pool.asked() == [1, 0]


@pytest.mark.parametrize("code", [429, 503])
async def test_a_pause_that_a_member_asks_for_is_kept(code: int) -> None:
    tired = says(status(f"{code} No", b"", "retry-after: 50"))
    async with gateway(tired, whole) as pool:
        for _ in range(3):
            assert (await pool.post()).status_code == 200
        assert (pool.asked(), pool.states()) == ([1, 3], ["cooling", "ready"])
    async with gateway(tired, tired) as pool:
        for expected in ([1, 1], [1, 1]):
            response = await pool.post()
            assert (response.status_code, response.json()["error"]["code"]) == (503, "overloaded")
            assert 40 < int(response.headers["retry-after"]) <= 50
            assert pool.asked() == expected


async def test_only_so_many_members_are_asked_for_one_request() -> None:
    async with gateway(*[says()] * 4, retry={"attempts": 3}, health={"every": 60}) as pool:
        assert (await pool.post()).status_code == 503
        assert sorted(pool.asked()) == [0, 1, 1, 1]
    async with gateway(says(), whole, retry={"attempts": 1}) as pool:
        assert (await pool.post()).status_code == 503
        assert pool.asked() == [1, 0]


async def test_retries_end_with_their_budget() -> None:
    async with gateway(says(status("429 No")), whole, retry={"budget": 0.1}) as pool:
        codes = [(await pool.post()).status_code for _ in range(15)]
        assert codes[:10] == [200] * 10
        assert codes.count(503) >= 3
        assert pool.asked() == [15, codes.count(200)]


DRAINED = status("503 Draining")
HEALTHY = status("200 OK", b"{}", "content-type: application/json")


async def test_a_draining_member_gets_no_new_work_and_ends_what_it_has() -> None:
    begun, released = asyncio.Event(), asyncio.Event()

    async def slow(asked: Asked) -> bytes:
        begun.set()
        await released.wait()
        return WHOLE

    async with gateway(slow, whole, looks=HEALTHY, health={"every": 0.05, "path": "/ready"}) as pool:
        running = asyncio.create_task(pool.post())
        await begun.wait()
        pool.upstreams[0].look = DRAINED
        await until(lambda: pool.states() == ["draining", "ready"])
        assert (await pool.post()).status_code == 200
        assert pool.asked() == [1, 1]
        assert pool.members()[member_of(pool.upstreams[0])].running == 1
        released.set()
        assert (await running).status_code == 200
        pool.upstreams[0].look = HEALTHY
        await until(lambda: pool.states() == ["ready", "ready"])
        assert (await pool.post()).status_code == 200
        assert pool.asked() == [2, 1]


async def test_a_member_with_another_answer_at_its_health_path_is_down_after_so_many() -> None:
    async with gateway(whole, whole, looks=HEALTHY, health={"every": 0.05, "path": "/ready", "fall": 3}) as pool:
        pool.upstreams[1].look = status("500 No")
        await until(lambda: pool.states() == ["ready", "down"])


async def headers_of(pool: Gateway, upstream: int) -> dict[str, str]:
    assert (await pool.post(upstream)).status_code == 200
    head = pool.upstreams[upstream].asked[-1].head.decode()
    return dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:-2])


async def test_the_conversation_s_name_is_passed_on_and_each_member_gets_its_own_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COMMON_KEY", "sk-common")
    monkeypatch.setenv("OWN_KEY", "sk-own")
    async with gateway(whole, whole, api_key={"env": "COMMON_KEY"}) as pool:
        for upstream in (0, 1):
            headers = await headers_of(pool, upstream)
            assert headers["authorization"] == "bearer sk-common"
            assert headers["x-session-id"] == pool.session(upstream)["x-session-id"]
