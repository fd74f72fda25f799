"""A generator in a task of its own gives the same chunks, and ends in order whatever becomes of its reader."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.support import apart, read
from live import until
from thinkaloud.engine.upstream.exchange import ExchangeTasks
from thinkaloud.engine.upstream.joined_tokens import join_tokens
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk, TokenLogprob, ToolCallDelta

LAST = Chunk(finish_reason="stop")


class Source:
    """Gives chunks, then waits; tells whether it cleaned up, which takes it some turns."""

    def __init__(self, chunks: list[Chunk], error: Exception | None = None) -> None:
        self.chunks, self.error = chunks, error
        self.waiting = self.cleaned = False

    async def stream(self) -> AsyncGenerator[Chunk, None]:
        try:
            for chunk in self.chunks:
                yield chunk
            if self.error is not None:
                raise self.error
            self.waiting = True
            await asyncio.Event().wait()
        finally:
            for _ in range(10):
                await asyncio.sleep(0)
            self.cleaned = True


@given(st.lists(st.text(min_size=1), max_size=40))
async def test_it_gives_the_same_chunks_up_to_the_last(texts: list[str]) -> None:
    chunks = [*(Chunk(texts=[text]) for text in texts), LAST]
    source, exchanges = Source(chunks), ExchangeTasks(limit=1)
    assert [chunk async for chunk in exchanges.read(source.stream())] == chunks
    await until(lambda: source.waiting)  # the last one's reader is gone, and it goes on
    await exchanges.stop()
    assert source.cleaned


@given(st.lists(st.text(min_size=1), max_size=40))
async def test_an_error_comes_behind_the_chunks_before_it(texts: list[str]) -> None:
    source, seen = Source([Chunk(texts=[text]) for text in texts], ValueError("broken")), list[Chunk]()
    with pytest.raises(ValueError, match="broken"):
        await read(ExchangeTasks(limit=1).read(source.stream()), seen)
    assert seen == source.chunks
    await until(lambda: source.cleaned)


@pytest.mark.parametrize(("readers", "is_joined"), [(1, False), (4, False), (5, True)])
async def test_tokens_are_joined_where_more_than_a_few_read(readers: int, is_joined: bool) -> None:
    tokens, exchanges = [Chunk(["a"], tokens=1), Chunk(["b"], tokens=1)], ExchangeTasks(limit=9)
    async with AsyncExitStack() as stack:
        streams = [
            await stack.enter_async_context(aclosing(exchanges.read(Source([*tokens, LAST]).stream())))
            for _ in range(readers)
        ]
        first = [await anext(stream) for stream in streams]
        assert first[-1] == (Chunk(["a", "b"], tokens=2) if is_joined else tokens[0])
        assert apart([first[-1], *[chunk async for chunk in streams[-1]]]) == [*tokens, LAST]
    await exchanges.stop()


SINGLE = st.builds(
    lambda text, channel: Chunk([text], channel=channel, tokens=1),
    st.text(max_size=2000),
    st.sampled_from([None, "trace", "answer"]),
)
OTHERS = st.sampled_from([
    Chunk(["a", "b"], tokens=3),
    Chunk(["long"], tokens=9),
    Chunk(["x"], tokens=1, logprobs=[TokenLogprob("x", -1.0)]),
    Chunk(tool_calls=[ToolCallDelta(0, 0, "id", "f")]),
    Chunk(["end"], tokens=1, finish_reason="stop"),
])  # fmt: skip


@given(st.lists(st.one_of(SINGLE, OTHERS), max_size=30))
def test_joined_tokens_are_the_same_tokens_in_the_same_channels(chunks: list[Chunk]) -> None:
    joined = list(join_tokens(chunks))
    assert apart(joined) == apart(chunks)
    assert all(sum(map(len, chunk.texts[:-1])) < 4096 for chunk in joined)
    neighbours = [(one, two) for one, two in pairwise(joined) if is_plain(one) and is_plain(two)]
    assert all(one.channel != two.channel or sum(map(len, one.texts)) >= 4096 for one, two in neighbours)


def is_plain(chunk: Chunk) -> bool:
    return chunk == Chunk(chunk.texts, channel=chunk.channel, tokens=len(chunk.texts))


@pytest.mark.parametrize("times", [1, 3])
async def test_a_reader_that_is_cancelled_again_and_again_leaves_it_to_clean_up(times: int) -> None:
    source, exchanges = Source([Chunk(texts=["a"])]), ExchangeTasks(limit=1)

    async def reader() -> None:
        async with aclosing(exchanges.read(source.stream())) as chunks:
            await read(chunks, [])

    reading = asyncio.create_task(reader())
    await until(lambda: source.waiting)
    for _ in range(times):
        reading.cancel()
        await asyncio.sleep(0)
    await until(lambda: source.cleaned)


async def test_one_too_many_is_cut_short_behind_its_last_chunk() -> None:
    exchanges = ExchangeTasks(limit=1)
    first, second = Source([LAST]), Source([LAST])
    for source in (first, second):
        assert [chunk async for chunk in exchanges.read(source.stream())] == [LAST]
    await until(lambda: second.cleaned)
    assert not first.cleaned
    await exchanges.stop()


async def test_what_stops_tells_its_readers() -> None:
    source, exchanges = Source([Chunk(texts=["a"])] * 100), ExchangeTasks(limit=1)
    chunks = exchanges.read(source.stream())
    await anext(chunks)
    await exchanges.stop()
    assert source.cleaned
    with pytest.raises(EngineFailed, match="stopped"):
        await read(chunks, [])
