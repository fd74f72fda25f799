"""Tasks end with what began them, and are cancelled once, however often that is; or they are finished."""

import asyncio

import anyio
import pytest

from thinkaloud.runtime import tasks


@pytest.mark.parametrize("count", [1, 3])
async def test_a_scope_that_is_cancelled_leaves_them_to_clean_up(count: int) -> None:
    cleaned: list[int] = []
    all_wait = asyncio.Event()

    async def working(number: int) -> None:
        if number == count - 1:
            all_wait.set()
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(10):
                await asyncio.sleep(0)
            cleaned.append(number)

    async def owner() -> None:
        begun = [asyncio.create_task(working(number)) for number in range(count)]
        try:
            await asyncio.wait(begun)
        finally:
            await tasks.end(begun)
            assert all(task.done() for task in begun)

    async with anyio.create_task_group() as group:
        group.start_soon(owner)
        await all_wait.wait()
        group.cancel_scope.cancel()
    assert cleaned == list(range(count))


async def test_one_that_is_cancelled_a_second_time_hands_nothing_on() -> None:
    cleaning, go_on, cleaned = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def working() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaning.set()
            await go_on.wait()
            cleaned.set()

    begun = asyncio.create_task(working())
    await asyncio.sleep(0)
    ending = asyncio.create_task(tasks.end([begun]))
    await cleaning.wait()
    ending.cancel()
    await asyncio.wait([ending])
    go_on.set()
    await asyncio.wait([begun])
    assert cleaned.is_set()


async def test_what_they_raise_is_nobody_s() -> None:
    async def failing() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("said by a conversation")

    begun = asyncio.create_task(failing())
    await asyncio.sleep(0)
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    await tasks.end([begun])
    del begun
    assert not told


async def test_none_is_none() -> None:
    await tasks.end([])


async def test_work_that_is_to_be_finished_is_where_its_caller_is_cancelled() -> None:
    begun, goes_on, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        await goes_on.wait()
        done.set()

    caller = asyncio.create_task(tasks.finish(work()))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    goes_on.set()
    await done.wait()


async def test_what_finished_work_returns_or_raises_is_the_callers() -> None:
    async def work(fails: bool) -> str:
        if fails:
            raise ValueError("no")
        return "done"

    assert await tasks.finish(work(False)) == "done"
    with pytest.raises(ValueError, match="no"):
        await tasks.finish(work(True))
