"""An engine that takes too long is given up, wherever it stands, and told to abort."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from thinkaloud.access.deadlines import in_time
from thinkaloud.errors import GenerationTimedOut
from thinkaloud.events import Chunk
from thinkaloud.settings import LimitsSettings

LIMITS = LimitsSettings(first_token=30, between_tokens=30, total=30)


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
