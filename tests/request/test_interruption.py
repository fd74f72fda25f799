"""Requests that are ended from outside: their error comes where they wait, and nobody else's cancellation is lost."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from functools import partial
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.errors import RequestError, Stopping, Unauthorized
from thinkaloud.request.interruption import Interruption
from thinkaloud.request.other_processes import OtherProcesses
from thinkaloud.request.registry import Registry
from thinkaloud.runtime.peers import Peers
from thinkaloud.state.memory import MemoryState


async def numbers(count: int, closed: list[bool], pause: float = 0) -> AsyncGenerator[int, None]:
    try:
        for number in range(count):
            await asyncio.sleep(pause)
            yield number
    finally:
        closed.append(True)


async def interrupted(numbers: AsyncGenerator[int, None], interruption: Interruption) -> AsyncGenerator[int, None]:
    """The numbers, each waited for where the request can be ended."""
    async with aclosing(numbers):
        while True:
            with interruption:
                number = await anext(numbers, None)
            if number is None:
                return
            yield number


@given(st.integers(0, 6), st.integers(0, 8))
async def test_the_events_pass_until_the_request_is_ended_and_then_its_error_comes(count: int, seen: int) -> None:
    ending, closed, passed = Interruption(), list[bool](), list[int]()
    error: RequestError | None = None
    try:
        async with aclosing(interrupted(numbers(count, closed), ending)) as events:
            async for number in events:
                passed.append(number)
                if len(passed) == seen:
                    ending.raise_soon(Stopping())
    except Stopping as told:
        error = told
    ended = 0 < seen <= count
    assert passed == list(range(seen if ended else count))
    assert (error is not None) is ended
    assert closed == [True]


async def test_one_that_waits_is_ended_there_and_its_task_goes_on() -> None:
    ending, closed = Interruption(), list[bool]()
    after: list[str] = []

    async def consumer() -> None:
        with suppress(Stopping):
            async for _ in interrupted(numbers(1, closed, pause=3600), ending):
                pass
        await asyncio.sleep(0)
        after.append("goes on")

    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    ending.raise_soon(Stopping())
    await task
    assert (closed, after) == ([True], ["goes on"])


@pytest.mark.parametrize("ended_too", [False, True])
async def test_a_client_that_leaves_is_a_cancellation_whatever_else_ends_it(*, ended_too: bool) -> None:
    ending = Interruption()

    async def waits() -> None:
        with ending:
            await asyncio.sleep(3600)

    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    task.cancel()
    if ended_too:
        ending.raise_soon(Stopping())
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_closing_ends_those_that_wait_refuses_new_ones_and_leaves_the_rest() -> None:
    registry = Registry(OtherProcesses(MemoryState(), Peers()))

    async def held(*, waits: bool) -> str:
        try:
            with registry.enter(uuid4().hex, LOCAL) as request:
                interruption = request.interruption
                with interruption.while_queued() if waits else interruption:
                    await asyncio.sleep(0.01)
        except Stopping:
            return "refused"
        return "done"

    tasks = [asyncio.create_task(held(waits=waits)) for waits in (True, False)]
    await asyncio.sleep(0)
    registry.close(Stopping)
    assert await asyncio.gather(*tasks, held(waits=False)) == ["refused", "done", "refused"]


async def test_the_requests_of_one_caller_are_ended_and_no_others() -> None:
    registry, one = Registry(OtherProcesses(MemoryState(), Peers())), Caller("one")

    async def held(caller: Caller) -> str:
        try:
            with registry.enter(uuid4().hex, caller) as request, request.interruption:
                await asyncio.sleep(0.01)
        except Unauthorized:
            return "ended"
        return "done"

    tasks = [asyncio.create_task(held(caller)) for caller in (one, LOCAL, one)]
    await asyncio.sleep(0)
    gone = partial(Unauthorized, "gone")
    assert registry.end(gone, lambda request: request.caller is one) == 2
    assert await asyncio.gather(*tasks) == ["ended", "done", "ended"]
    assert registry.end(gone) == 0
