"""An engine that takes too long is given up, wherever it stands, and told to abort."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thinkaloud.access.deadlines import Deadlines
from thinkaloud.errors import GenerationTimedOut
from thinkaloud.events import Chunk
from thinkaloud.runtime.wait import Wait
from thinkaloud.settings import LimitsSettings

LIMITS = LimitsSettings(first_token=30, between_tokens=30, total=30)


async def in_time(chunks: AsyncGenerator[Chunk, None], limits: LimitsSettings) -> AsyncGenerator[Chunk, None]:
    """The same chunks, each waited for within `limits`."""
    with closing(Deadlines(limits, Wait())) as deadlines:
        async with aclosing(chunks):
            while True:
                with deadlines:
                    chunk = await anext(chunks, None)
                if chunk is None:
                    return
                if chunk.ended_by is not None or chunk.retry:
                    deadlines.restart()
                yield chunk


class Engine:
    """Gives so many chunks, then nothing any more."""

    def __init__(self, chunks: int) -> None:
        self.aborted = False
        self._chunks = chunks

    async def generate(self) -> AsyncGenerator[Chunk, None]:
        try:
            for _ in range(self._chunks):
                yield Chunk(tokens=1)
            await asyncio.Event().wait()
        finally:
            self.aborted = True


@pytest.mark.parametrize(
    ("limit", "chunks", "said"),
    [("first_token", 0, "its first token"), ("between_tokens", 2, "its next token"), ("total", 2, "its answer")],
)
async def test_each_limit_ends_the_generation_and_says_which_it_was(limit: str, chunks: int, said: str) -> None:
    engine = Engine(chunks)
    told = in_time(engine.generate(), LIMITS.model_copy(update={limit: 0.02}))
    for _ in range(chunks):
        await anext(told)
    with pytest.raises(GenerationTimedOut, match=said) as caught:
        await anext(told)
    assert engine.aborted
    assert caught.value.retry_after in range(1, 61)


@pytest.mark.parametrize("ours", [Chunk(ended_by="budget"), Chunk(retry=True)])
async def test_a_generation_that_begins_anew_behind_words_of_ours_has_the_time_of_a_first_token(ours: Chunk) -> None:
    async def steered() -> AsyncGenerator[Chunk, None]:
        yield ours
        await asyncio.sleep(0.05)
        yield Chunk(tokens=1)
        await asyncio.Event().wait()

    told = in_time(steered(), LIMITS.model_copy(update={"between_tokens": 0.02}))
    assert [await anext(told), (await anext(told)).tokens] == [ours, 1]
    with pytest.raises(GenerationTimedOut, match="its next token"):
        await anext(told)


async def test_a_reader_who_takes_long_does_not_count_as_an_engine_that_does() -> None:
    limits = LIMITS.model_copy(update={"between_tokens": 0.02})
    chunks = in_time(Engine(2).generate(), limits)
    assert await anext(chunks)
    await asyncio.sleep(0.05)
    assert await anext(chunks)
    await chunks.aclose()


async def test_an_error_of_the_engines_own_stays_what_it_is() -> None:
    async def failing() -> AsyncGenerator[Chunk, None]:
        yield Chunk()
        raise TimeoutError("the engine's")

    with pytest.raises(TimeoutError, match="the engine's"):
        async for _ in in_time(failing(), LIMITS):
            pass


async def test_what_comes_in_time_comes_unchanged() -> None:
    async def three() -> AsyncGenerator[Chunk, None]:
        for number in range(3):
            yield Chunk(tokens=number)

    assert [chunk.tokens async for chunk in in_time(three(), LIMITS)] == [0, 1, 2]


async def test_closing_early_aborts() -> None:
    engine = Engine(5)
    chunks = in_time(engine.generate(), LIMITS)
    await anext(chunks)
    await chunks.aclose()
    assert engine.aborted


class Virtual(asyncio.SelectorEventLoop):
    """A loop whose clock goes on to the next timer as soon as nothing else is to be done."""

    now = 0.0

    def time(self) -> float:
        return self.now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]  # asyncio's own, which has no such clock
            self.now = max(self.now, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.integers(0, 9)), max_size=12),
    st.integers(1, 9),
    st.integers(1, 9),
    st.integers(1, 60),
    st.none() | st.integers(0, 80),
)
@example([(4, False, 0), (4, False, 0)], 5, 9, 60, None)
@example([(0, False, 9), (2, False, 0)], 5, 1, 60, None)
def test_it_is_given_up_where_the_engine_and_not_the_reader_takes_too_long_and_nowhere_else(
    steps: list[tuple[int, bool, int]], first: int, between: int, total: int, cancelled: int | None
) -> None:
    """Of each step: seconds of the engine, whether its words are ours, seconds of the reader. None lasts as long as a
    limit: all limits are longer by half a second.
    """
    limits = LimitsSettings(first_token=first + 0.5, between_tokens=between + 0.5, total=total + 0.5)
    time, pause, told, late = 0.0, limits.first_token, 0, False
    for takes, ours, reads in steps:
        if takes and time + takes > min(time + pause, limits.total):
            time, late = min(time + pause, max(time, limits.total)), True
            break
        time, told = time + takes + reads, told + 1
        pause = limits.first_token if ours else limits.between_tokens
    cancelled_first = cancelled is not None and cancelled + 0.25 < time

    async def engine() -> AsyncGenerator[Chunk, None]:
        for takes, ours, _ in steps:
            await asyncio.sleep(takes)
            yield Chunk(retry=ours)

    async def read(seen: list[Chunk]) -> None:
        async with aclosing(in_time(engine(), limits)) as chunks:
            async for chunk in chunks:
                await asyncio.sleep(steps[len(seen)][2])
                seen.append(chunk)

    async def run() -> None:
        seen: list[Chunk] = []
        reading = asyncio.create_task(read(seen))
        if cancelled is not None:
            asyncio.get_running_loop().call_at(cancelled + 0.25, reading.cancel)
        await asyncio.wait([reading])
        assert reading.cancelled() == cancelled_first
        if not cancelled_first:
            assert isinstance(reading.exception(), GenerationTimedOut) == late
            assert len(seen) == told

    with asyncio.Runner(loop_factory=Virtual) as runner:
        runner.run(run())


def test_who_is_cancelled_in_the_moment_in_which_the_time_is_over_is_cancelled() -> None:
    async def run() -> None:
        told = in_time(Engine(0).generate(), LIMITS)
        reading = asyncio.create_task(anext(told))
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_at(LIMITS.first_token, reading.cancel)
        await asyncio.wait([reading])
        assert reading.cancelled()

    with asyncio.Runner(loop_factory=Virtual) as runner:
        runner.run(run())
