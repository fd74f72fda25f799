"""A stream that hesitates tells the same events, and fails before its first where the second fails."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.hesitating import hesitant


async def numbers(count: int, error: Exception | None = None) -> AsyncGenerator[int, None]:
    for number in range(count):
        yield number
    if error:
        raise error


@given(st.integers(1, 6))
async def test_it_tells_the_same(count: int) -> None:
    assert [number async for number in hesitant(numbers(count), 60)] == list(range(count))


async def test_what_fails_at_once_has_not_begun() -> None:
    with pytest.raises(OSError, match="gone"):
        await anext(hesitant(numbers(1, OSError("gone")), 60))


async def test_what_fails_later_has() -> None:
    stream = hesitant(numbers(2, OSError("gone")), 60)
    assert [await anext(stream), await anext(stream)] == [0, 1]
    with pytest.raises(OSError, match="gone"):
        await anext(stream)


async def test_it_begins_when_its_patience_ends_and_closes_what_it_read() -> None:
    closed = asyncio.Event()

    async def stalling() -> AsyncGenerator[int, None]:
        try:
            yield 0
            await asyncio.Event().wait()
        finally:
            closed.set()

    stream = hesitant(stalling(), 0.01)
    assert await asyncio.wait_for(anext(stream), 30) == 0
    await stream.aclose()
    assert closed.is_set()
