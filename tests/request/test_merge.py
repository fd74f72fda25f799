"""Several streams as one: nothing lost, order kept within each, the first error ends all, closing closes all."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.request.merge import Failed, merge


class Source:
    """Streams its items, and notes that it was closed."""

    def __init__(self, items: list[int], fails: bool = False) -> None:
        self.items, self.fails = items, fails
        self.begun = self.closed = False

    async def stream(self) -> AsyncGenerator[int, None]:
        self.begun = True
        try:
            for item in self.items:
                await asyncio.sleep(0)
                yield item
            if self.fails:
                raise ValueError("broken")
        finally:
            self.closed = True


@given(st.lists(st.lists(st.integers(), max_size=6), min_size=1, max_size=5))
def test_every_item_comes_once_in_the_order_of_its_stream(lists: list[list[int]]) -> None:
    async def run() -> list[tuple[int, int]]:
        async def tagged(number: int, source: Source) -> AsyncGenerator[tuple[int, int], None]:
            async for item in source.stream():
                yield number, item

        streams = [tagged(n, Source(items)) for n, items in enumerate(lists)]
        return [pair async for pair in merge(streams) if not isinstance(pair, Failed)]

    merged = asyncio.run(run())
    for number, items in enumerate(lists):
        assert [item for tag, item in merged if tag == number] == items


@pytest.mark.parametrize("count", [1, 3])
async def test_the_first_error_ends_all_and_every_stream_is_closed(count: int) -> None:
    sources = [Source([1], fails=True), *(Source(list(range(10_000))) for _ in range(count - 1))]
    with pytest.raises(ValueError, match="broken"):
        async for _ in merge([source.stream() for source in sources]):
            pass
    assert all(source.closed for source in sources)


@pytest.mark.parametrize("count", [1, 3])
async def test_closing_early_closes_every_stream(count: int) -> None:
    sources = [Source(list(range(10_000))) for _ in range(count)]
    merged = merge([source.stream() for source in sources])
    seen = [await anext(merged) for _ in range(20)]
    await merged.aclose()
    assert seen
    assert all(source.closed for source in sources)


@pytest.mark.parametrize("count", [1, 3])
async def test_a_stream_that_is_cancelled_from_within_ends_all_and_hangs_nobody(count: int) -> None:
    async def cancelled() -> AsyncGenerator[int, None]:
        yield 1
        raise asyncio.CancelledError

    sources = [Source(list(range(10_000))) for _ in range(count - 1)]

    async def read() -> None:
        async for _ in merge([cancelled(), *(source.stream() for source in sources)]):
            pass

    reading = asyncio.create_task(read())
    await asyncio.wait([reading], timeout=20)
    assert reading.cancelled()
    assert all(source.closed for source in sources)


@given(st.lists(st.integers(0, 8), min_size=1, max_size=4), st.integers(0, 12), st.booleans())
def test_wherever_it_is_closed_or_cancelled_every_stream_that_has_begun_is_closed_and_no_task_is_left(
    lengths: list[int], taken: int, cancel: bool
) -> None:
    async def run() -> None:
        sources = [Source(list(range(length)), fails=length == 7) for length in lengths]
        merged = merge([source.stream() for source in sources])

        async def read() -> None:
            async with aclosing(merged):
                for _ in range(taken):
                    await anext(merged)

        reading = asyncio.create_task(read())
        if cancel:
            for _ in range(taken):
                await asyncio.sleep(0)
            reading.cancel()
        await asyncio.wait([reading], timeout=20)
        assert reading.done()
        assert all(source.closed or not source.begun for source in sources)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        if not reading.cancelled():
            reading.exception()

    asyncio.run(run())
